/** One category that is set at WeChat. */
export interface ProgramCategory {
  first: number
  second: number
  firstName: string
  secondName: string
  state: 'inReview' | 'rejected' | 'passed'
  reason: string | null
}

/** 备案, as WeChat last said. */
export type IcpState = 'none' | 'reviewing' | 'rejected' | 'filed'

/** An interface about places that must be asked for: `wx.chooseAddress`. */
export interface ProgramInterface {
  name: string
  state: 'closed' | 'forbidden' | 'inReview' | 'refused' | 'open'
  reason: string | null
}

/** The servers a mini-program may reach, each with its scheme. */
export interface ProgramDomains {
  request: string[]
  socket: string[]
  upload: string[]
  download: string[]
}

/**
 * What WeChat last told about one mini-program. Null: WeChat would not say (a permission set is missing, or it is only
 * for other kinds of accounts), and then no rule is built on it.
 */
export interface ProgramFacts {
  /** 名称, 头像, 简介: each set at least once. */
  profile: { nickname: string; hasAvatar: boolean; introduction: string } | null
  principal: { kind: 'person' | 'company' | 'media' | 'government' | 'other'; isVerified: boolean } | null
  categories: ProgramCategory[] | null
  /** How many categories may still be added in this period. */
  categoriesLeft: number | null
  icp: { state: IcpState; reasons: string[] } | null
  /** What is set now, and what phones obey since the last release. */
  domains: ProgramDomains | null
  interfaces: ProgramInterface[] | null
  /** What the privacy guideline tells customers that each kind of data is for, by its key. */
  purposes?: Record<string, string> | null
  /** Of this month, for all stores of the platform together. */
  reviews: { left: number; limit: number; hurriesLeft: number } | null
  isOpen: boolean | null
}
