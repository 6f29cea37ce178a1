import type { CategoryOption } from '../../../../shared/api/merchant/program'

/** A phone draws a few hundred rows only with pain. */
const mostShown = 40

interface Found {
  fitting: CategoryOption[]
  others: CategoryOption[]
  /** How many more there are. */
  hidden: number
}

const matches = ({ firstName, secondName }: CategoryOption, sought: string): boolean =>
  `${firstName}${secondName}`.includes(sought)

/** What can be had at once before what wants proof. */
const easyFirst = (options: CategoryOption[]): CategoryOption[] => [
  ...options.filter(({ wantsProof }) => !wantsProof),
  ...options.filter(({ wantsProof }) => wantsProof),
]

/** Those that fit come first; the rest are as many as can be shown. */
export function found(options: readonly CategoryOption[], sought: string): Found {
  const matching = options.filter((one) => matches(one, sought.trim()))
  const fitting = easyFirst(matching.filter(({ isFitting }) => isFitting)).slice(0, mostShown)
  const others = easyFirst(matching.filter(({ isFitting }) => !isFitting)).slice(0, mostShown - fitting.length)
  return { fitting, others, hidden: matching.length - fitting.length - others.length }
}
