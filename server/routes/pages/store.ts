import { daysText } from '../../../shared/openingHours'
import { storeKindTexts } from '../../../shared/store'
import { guidelineOf } from '../../services/guideline'
import { chosenTemplate } from '../../services/templates'
import type { Store } from '../../store'
import type { Page } from './html'

/**
 * A store as everybody may know it: what it is, where it is, and what it does with people's data. WeChat's reviewers are
 * sent here when the store asks for an interface.
 */
export async function storePage(store: Store): Promise<Page> {
  const { name, kind, address, contactPhone, hours } = store.row
  const manifest = (await chosenTemplate(store))?.manifest
  const privacy = await guidelineOf(store, manifest?.privacyKeys ?? [])
  const about = [
    `${storeKindTexts[kind].name}小程序店铺`,
    address && `地址：${address}`,
    contactPhone && `电话：${contactPhone}`,
    ...hours.map(({ days, from, to }) => `${daysText(days)} ${from}–${to}`),
  ].filter((line) => line !== null)
  return {
    title: name,
    tone: 'question',
    lines: [...about, ...privacy.map((line) => `使用您的${line.name}，是为了${line.purpose}`)],
    footnote: '在微信里搜索或扫描店铺的小程序码，就可以选购和下单',
  }
}
