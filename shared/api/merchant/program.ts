import { z } from 'zod'
import type { Problem } from '../../next'
import type { IcpState, ProgramCategory, ProgramInterface } from '../../program'
import { takes } from '../contract'
import type { PictureView } from './releases'

/** One kind of server address, as it should be and as it is. */
export interface DomainLine {
  kind: 'request' | 'upload' | 'download' | 'socket'
  name: string
  wanted: string[]
  isSet: boolean
}

/** One kind of personal data the pages use, and what customers are told about it. */
export interface PrivacyLine {
  key: string
  name: string
  purpose: string
}

/** The settings of a store's mini-program. A part WeChat would not tell is null. */
export interface ProgramView {
  autoPublish: boolean
  isSuspended: boolean
  /** When WeChat was last asked about the rest. */
  learnedAt: string | null
  nickname: string | null
  icp: IcpState | null
  domains: DomainLine[]
  privacy: PrivacyLine[]
  interfaces: ProgramInterface[] | null
  categories: ProgramCategory[] | null
  categoriesLeft: number | null
  problem: Problem | null
}

/** A category that may be added. One that wants proof is added on a computer, in WeChat's own pages. */
export interface CategoryOption {
  first: number
  second: number
  firstName: string
  secondName: string
  wantsProof: boolean
  /** Fits what this store sells. */
  isFitting: boolean
}

export interface TesterView {
  id: string
  wechatId: string
  addedAt: string
}

export interface NoticeView {
  id: string
  code: string
  text: string
  at: string
  isRead: boolean
  /** The release it is about, where it is about one. */
  releaseId: string | null
}

/** Mounted under /api/merchant/:storeKey. */
export const programApi = {
  'GET /program': takes(z.object({})).gives<ProgramView>(),
  'PUT /program': takes(z.object({ autoPublish: z.boolean() }))
    .for('owner', 'manager')
    .gives<ProgramView>(),
  /** 暂停服务: customers cannot open it until it is resumed. */
  'POST /program/suspend': takes(z.object({})).for('owner', 'manager').gives<ProgramView>(),
  'POST /program/resume': takes(z.object({})).for('owner', 'manager').gives<ProgramView>(),
  'GET /program/category-options': takes(z.object({})).gives<CategoryOption[]>(),
  'POST /program/categories': takes(z.object({ first: z.int().positive(), second: z.int().positive() }))
    .for('owner', 'manager')
    .gives<ProgramView>(),
  'DELETE /program/categories/:first/:second': takes(
    z.object({ first: z.coerce.number().int().positive(), second: z.coerce.number().int().positive() }),
  )
    .for('owner', 'manager')
    .gives<ProgramView>(),
  /** Asks WeChat for an interface about places, `wx.chooseAddress`, with the reason the store has for it. */
  'POST /program/interfaces': takes(z.object({ name: z.string().max(64) }))
    .for('owner', 'manager')
    .gives<ProgramView>(),
  /** 小程序码 of the live version, to print. */
  'GET /program/store-code': takes(z.object({})).gives<PictureView>(),
  'GET /testers': takes(z.object({})).gives<TesterView[]>(),
  'POST /testers': takes(z.object({ wechatId: z.string().trim().min(1).max(64) }))
    .for('owner', 'manager')
    .gives<TesterView[]>(),
  'DELETE /testers/:testerId': takes(z.object({ testerId: z.string().max(96) }))
    .for('owner', 'manager')
    .gives<TesterView[]>(),
  'GET /notices': takes(z.object({})).gives<NoticeView[]>(),
  'POST /notices/read': takes(z.object({})).gives<NoticeView[]>(),
}
