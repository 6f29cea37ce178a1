import type { ReactNode } from 'react'
import './app.scss'

/** 店铺: what a customer holds. One code for every store; `ext.json` says whose it is, the server what it looks like. */
export default function App({ children }: { children?: ReactNode }) {
  return children
}
