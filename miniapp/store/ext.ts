import { CallFailure } from '../kit/call'
import { extConfig } from '../kit/wechat'

/** Which store this program is, and where its server stands. */
interface Ext {
  storeKey: string
  apiBase: string
}

/** @throws CallFailure for a package that no store was written into */
export function readExt(): Ext {
  const { storeKey, apiBase } = extConfig()
  if (isText(storeKey) && isText(apiBase)) return { storeKey, apiBase: apiBase.replace(/\/+$/, '') }
  throw new CallFailure({ code: 'NO_STORE', text: '这个小程序还没有配置好店铺，请联系店家' })
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
