import type { ProgramRow } from '../db/models/release'
import { Failure, isFailure } from '../failures'
import type { Store } from '../store'
import { applyPrivacyInterface } from '../wechat/privacy'
import { insistently } from './insistently'
import { learnProgramNow } from './programs'

/** 地理位置接口 that a store may want, each with what it is for: what reviewers read, at most 300 characters. */
const interfaces: Readonly<Record<string, { name: string; reason: string }>> = {
  'wx.chooseAddress': {
    name: '选择收货地址',
    reason:
      '顾客在提交订单页面点击“选择收货地址”后，由顾客本人在微信地址列表里选择一个地址，用于填写本次订单的收货人、电话和地址，店铺据此发货或配送。不选择也可以手动填写，到店自提和堂食的订单不需要地址。',
  },
  'wx.chooseLocation': {
    name: '在地图上选择位置',
    reason:
      '顾客在选择配送或自提方式时点击“在地图上选择”后，由顾客本人在地图上选择一个地点，用于判断是否在店铺的配送范围内、计算配送距离，以及确定自提地点。不在后台获取位置，不选择也可以手动填写。',
  },
}

/** One we know nothing of is called as WeChat calls it. */
export const interfaceName = (name: string): string => `接口「${known(name)?.name ?? name}」`

/** Whether we can say what a store wants it for. */
export const isExplained = (name: string): boolean => known(name) !== undefined

const known = (name: string) => (Object.hasOwn(interfaces, name) ? interfaces[name] : undefined)

/**
 * Asks WeChat for an interface about places, for the reason that stores have for it. One that is in review or open already
 * is done.
 *
 * WeChat wants a proof: the store's public page, which says what it is and what it does with such data.
 *
 * @throws INVALID_INPUT, PRIVACY_API_UNFIT without a category that passed, PRIVACY_API_QUOTA_USED_UP
 */
export async function applyForInterface(store: Store, name: string, now: Date): Promise<ProgramRow> {
  const content = known(name)?.reason
  if (content === undefined) throw new Failure('INVALID_INPUT', { name }, { field: 'name' })
  const apply = () => store.wechat(applyPrivacyInterface, { api_name: name, content, url_list: [storePageUrl(store)] })
  try {
    await insistently(apply)
  } catch (error) {
    if (!isFailure(error, 'PRIVACY_API_IN_REVIEW', 'PRIVACY_API_OPEN')) throw error
  }
  return learnProgramNow(store, now)
}

/** What everybody may know of a store, as a page for a browser. */
export const storePageUrl = ({ platform, row }: Store): string => `${platform.config.http.publicUrl}/s/${row.key}`
