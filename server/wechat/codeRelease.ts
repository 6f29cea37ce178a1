import { endpoint, type Done, type Nothing } from './endpoint'

// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/code-management/, one page for
// each, named as the constant here; getHistoryVersion is on that of revertCodeRelease.

/** A version that can be rolled back to. */
export interface HistoryVersion {
  app_version: number
  user_version: string
  user_desc: string
  /** Unix seconds. */
  commit_time: number
}

/** Who gets it first, besides a part of the customers. `debuger` is WeChat's spelling. */
interface Stage {
  /** 0 to 100, never less than before. 0 only with one of the two below. */
  gray_percentage: number
  support_debuger_first?: boolean
  support_experiencer_first?: boolean
}

export interface GrayReleasePlan extends Stage {
  /** 0 not begun, 1 running, 2 paused, 3 finished, 4 deleted. */
  status: 0 | 1 | 2 | 3 | 4
  /** Unix seconds. */
  create_timestamp?: number
}

interface SupportVersion {
  /** The lowest library that may open the mini-program. */
  now_version: string
  /** How many people have which, in percent. */
  uv_info?: { items: { version: string; percentage: number }[] }
}

/**
 * 发布已通过审核的小程序: makes the version that passed the live one, for everybody within minutes.
 *
 * A second call finds nothing to release: `getVersionInfo` tells what became of the first. Without a body 44002.
 */
export const release = endpoint<Nothing, Done>({
  method: 'POST',
  path: '/wxa/release',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})

/**
 * 小程序版本回退: makes one of the last five released versions live again, the one before unless said.
 *
 * A GET that changes something. WeChat allows no second one until the next release (87012), and none while a staged release
 * runs (87011). 40097: not one of `getHistoryVersion`.
 */
export const revertCodeRelease = endpoint<{ app_version?: number }, Done>({
  method: 'GET',
  path: '/wxa/revertcoderelease',
  token: 'authorizer',
  body: 'query',
  repeatable: false,
  errors: { 40097: 'NO_VERSION_TO_ROLL_BACK' },
})

/**
 * 获取可回退的版本: at most five; 87012 when there is none.
 *
 * The path is that of `revertCodeRelease`: without `action` it would roll back.
 */
export const getHistoryVersion = endpoint<{ action: 'get_history_version' }, { version_list: HistoryVersion[] }>({
  method: 'GET',
  path: '/wxa/revertcoderelease',
  token: 'authorizer',
  body: 'query',
  needs: ['version_list'],
  repeatable: true,
})

/**
 * 分阶段发布: gives the version that passed to a part of the customers, then to more.
 *
 * Wants a live version (85079). A second call with the same percentage answers 85082, for it may only grow.
 */
export const grayRelease = endpoint<Stage, Done>({
  method: 'POST',
  path: '/wxa/grayrelease',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})

/** 获取分阶段发布详情, also of one that is over. */
export const getGrayReleasePlan = endpoint<Nothing, { gray_release_plan?: GrayReleasePlan }>({
  method: 'GET',
  path: '/wxa/getgrayreleaseplan',
  token: 'authorizer',
  body: 'query',
  repeatable: true,
})

/** 取消分阶段发布: everybody keeps the version from before. A GET that changes something. */
export const revertGrayRelease = endpoint<Nothing, Done>({
  method: 'GET',
  path: '/wxa/revertgrayrelease',
  token: 'authorizer',
  body: 'query',
  repeatable: false,
})

/** 设置小程序服务状态: closed, the live version opens for nobody. 85021 when the state cannot change. */
export const setVisitStatus = endpoint<{ action: 'open' | 'close' }, Done>({
  method: 'POST',
  path: '/wxa/change_visitstatus',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})

/** 查询小程序服务状态: 0 closed, 1 open. */
export const getVisitStatus = endpoint<Nothing, { status: 0 | 1 }>({
  method: 'POST',
  path: '/wxa/getvisitstatus',
  token: 'authorizer',
  body: 'json',
  needs: ['status'],
  repeatable: true,
})

/** 查询各版本用户占比: which versions of WeChat's base library people have. */
export const getSupportVersion = endpoint<Nothing, SupportVersion>({
  method: 'POST',
  path: '/cgi-bin/wxopen/getweappsupportversion',
  token: 'authorizer',
  body: 'json',
  needs: ['now_version'],
  repeatable: true,
})

/** 设置最低基础库版本, `2.30.0`: with an older one WeChat asks people to update. */
export const setSupportVersion = endpoint<{ version: string }, Done>({
  method: 'POST',
  path: '/cgi-bin/wxopen/setweappsupportversion',
  token: 'authorizer',
  body: 'json',
  repeatable: true,
  errors: { 85015: 'LIBRARY_VERSION_WRONG' },
})
