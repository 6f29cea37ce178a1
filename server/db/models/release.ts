import type { ProgramFacts } from '../../../shared/program'
import type { ReleaseState, ReleaseWish } from '../../../shared/release'
import { flag, id, integer, json, longText, optional, text, time } from '../columns'

export interface ReleaseRow {
  id: string
  storeId: string
  /** 1 is the store's first. */
  number: number
  state: ReleaseState
  /** WeChat's number of the template it is made of. */
  templateId: string
  userVersion: string
  /** What WeChat calls it: names this release and no other, so that WeChat's answers about a version are about ours. */
  userDesc: string
  /** As `commit` takes it. */
  extJson: string
  /** SHA-256 over what it is made of: equal for two releases that would show the same. */
  configHash: string
  /** Whose mini-program it goes into: another one makes another release. */
  appid: string
  /** The merchant who made it. */
  createdBy: string
  /** The requestKey of the phone that made it. */
  requestKey: string
  /** Why, in the merchant's or operator's words. */
  reason: string | null
  /** The store while this is under way: one release at a time, by a unique index. */
  inFlightOf: string | null
  /** What the merchant has asked for and has not been done yet. */
  wish: ReleaseWish | null
  /** Of a roll back: the app_version it leads to. */
  rollBackTo: number | null
  /** What WeChat calls that version: once it is live, the roll back has taken effect. */
  rollBackDesc: string | null
  /** What is wrong: a code of `failures` or of WeChat's. */
  problemCode: string | null
  /** When the state it is in was entered: how old a claim is. */
  stateAt: Date
  /** What WeChat showed before the call that is claimed: an answer counts only if it is newer. */
  auditIdBefore: string | null
  auditId: string | null
  /** How a review ended, as reviewers wrote it, and the pictures they made. */
  reviewReason: string | null
  screenshotIds: string[]
  isHurried: boolean
  submittedAt: Date | null
  publishedAt: Date | null
  createdAt: Date
}

export const releases = {
  columns: {
    id: id(),
    storeId: text(96),
    number: integer(),
    state: text(16),
    templateId: text(32),
    userVersion: text(64),
    userDesc: text(255),
    extJson: longText(),
    configHash: text(64),
    appid: text(32),
    createdBy: text(96),
    requestKey: text(64),
    reason: optional(text(255)),
    inFlightOf: optional(text(96)),
    wish: optional(text(16)),
    rollBackTo: optional(integer()),
    rollBackDesc: optional(text(255)),
    problemCode: optional(text(64)),
    stateAt: time(),
    auditIdBefore: optional(text(32)),
    auditId: optional(text(32)),
    reviewReason: optional(longText()),
    screenshotIds: json(),
    isHurried: flag(),
    submittedAt: optional(time()),
    publishedAt: optional(time()),
    createdAt: time(),
  },
  indexes: [
    { fields: ['storeId', 'number'], unique: true },
    { fields: ['storeId', 'requestKey'], unique: true },
    { fields: ['inFlightOf'], unique: true },
    { fields: ['state', 'stateAt'] },
  ],
}

/** A store's mini-program: how the merchant wants it, and how WeChat last showed it. Its id is the store's. */
export interface ProgramRow {
  id: string
  storeId: string
  /** The template the merchant picked; null takes the default of the flavour. */
  templateId: string | null
  /** Goes live as soon as it has passed review. */
  autoPublish: boolean
  /** The merchant closed it; null while it is open. */
  suspendedAt: Date | null
  /** Null before WeChat was asked for the first time. */
  facts: ProgramFacts | null
  /** Whose facts they are. */
  factsOf: string | null
  learnedAt: Date
}

export const programs = {
  columns: {
    id: id(),
    storeId: text(96),
    templateId: optional(text(32)),
    autoPublish: flag(),
    suspendedAt: optional(time()),
    facts: optional(json()),
    factsOf: optional(text(32)),
    learnedAt: time(),
  },
  indexes: [{ fields: ['storeId'], unique: true }],
}

/** A picture for the store's staff alone, under a name that says nothing: a reviewer's screenshot. */
export interface PrivatePictureRow {
  id: string
  storeId: string
  /** The row it belongs to. */
  subjectId: string
  /** WeChat's media id: fetched once. */
  mediaId: string
  /** Null when WeChat no longer had it. */
  fileName: string | null
  createdAt: Date
}

export const privatePictures = {
  columns: {
    id: id(),
    storeId: text(96),
    subjectId: text(96),
    mediaId: text(255),
    fileName: optional(text(128)),
    createdAt: time(),
  },
  indexes: [{ fields: ['storeId', 'subjectId'] }],
}

/** A picture that the store shows reviewers with each of its submissions. */
export interface ReviewPictureRow {
  id: string
  storeId: string
  /** A private picture of the store. */
  fileName: string
  createdAt: Date
}

export const reviewPictures = {
  columns: { id: id(), storeId: text(96), fileName: text(128), createdAt: time() },
  indexes: [{ fields: ['storeId'] }],
}

/** Somebody who may open the trial, by the WeChat id the merchant typed: WeChat's list names nobody. */
export interface TesterRow {
  id: string
  storeId: string
  appid: string
  wechatId: string
  userstr: string
  createdAt: Date
}

export const testers = {
  columns: { id: id(), storeId: text(96), appid: text(32), wechatId: text(64), userstr: text(255), createdAt: time() },
  indexes: [{ fields: ['storeId', 'appid', 'wechatId'], unique: true }],
}

/** Something the merchant should know or do, told once. */
export interface NoticeRow {
  id: string
  storeId: string
  /** The kind: `RELEASE_REJECTED` … */
  code: string
  /** What it is about. */
  subjectId: string
  text: string
  at: Date
  readAt: Date | null
}

export const notices = {
  columns: {
    id: id(),
    storeId: text(96),
    code: text(48),
    subjectId: text(96),
    text: text(500),
    at: time(),
    readAt: optional(time()),
  },
  indexes: [{ fields: ['storeId', 'at'] }],
}

/** Which call was given away last, of those that all processes together may make. */
export interface CallBudgetRow {
  id: string
  /** Unix seconds. */
  second: number
  /** The how manieth of that second, from 0: calls of a second are evenly apart. */
  used: number
}

export const callBudgets = {
  columns: { id: id(), second: integer(), used: integer() },
  indexes: [],
}
