import { collected, privacyText } from './privacyTable'

/** 用户隐私保护指引: what one mini-program says about personal data. */
export interface Guideline {
  owner: Record<string, string>
  settings: { privacy_key: string; privacy_text: string }[]
  sdks: unknown[]
  /** Seconds. */
  updatedAt: number
}

export interface Guidelines {
  /** 开发版: counts after review and release. */
  dev: Guideline | null
  /** 现网版 */
  live: Guideline | null
}

/** What the person reads: which data, and what for. */
export const purposes = (guideline: Guideline | null): { name: string; purpose: string }[] =>
  (guideline?.settings ?? []).map((one) => ({
    name: privacyText(one.privacy_key) || one.privacy_key,
    purpose: one.privacy_text,
  }))

/** Functions and open-types that fail on a phone, because the guideline does not say what their data are for. */
export const undeclaredApis = (guideline: Guideline | null): string[] => {
  const keys = missingKeys(
    guideline,
    collected.map(({ key }) => key),
  )
  return collected.filter(({ key }) => keys.includes(key)).flatMap(({ calls, openTypes }) => [...calls, ...openTypes])
}

/** Kinds of data the code asks for and the guideline says nothing about. */
export const missingKeys = (guideline: Guideline | null, keys: readonly string[]): string[] =>
  keys.filter((key) => !guideline?.settings.some((one) => one.privacy_key === key && one.privacy_text))
