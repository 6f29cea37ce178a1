import { createContext, useContext } from 'react'
import type { Problem } from '../../shared/next'

/** The button below a problem. */
export interface Way {
  label: string
  go(): void
}

/** What a program offers for each problem; null where trying again is all there is. The program's root provides it. */
export const NextSteps = createContext<(problem: Problem) => Way | null>(() => null)

export const useWay = (problem: Problem | null): Way | null => {
  const ways = useContext(NextSteps)
  return problem && ways(problem)
}
