import { createContext, type ReactNode } from 'react'

/** What lies over the top of every page, whichever is in front. The program's root provides it. */
export const PageTop = createContext<ReactNode>(null)
