import { z } from 'zod'
import { goodsLimits } from '../../goods'
import { rights } from '../../rights'
import { storefrontLimits as limits, type StorefrontContent } from '../../storefront'
import type { HomeView } from '../customer/catalogue'
import { takes } from '../contract'
import { requestKey, rowId } from '../ids'
import type { PictureView } from '../picture'

export interface MerchantStorefrontView {
  content: StorefrontContent
  /** 0 while nothing was changed. */
  version: number
  /** The pictures that the content names. */
  pictures: PictureView[]
}

export interface StorefrontVersionView {
  number: number
  at: string
  by: string | null
  restoredFrom: number | null
  isCurrent: boolean
}

export interface DiningTableView {
  id: string
  name: string
}

const title = z.string().trim().max(limits.title)
const picture = z.string().max(128)
const fen = z.int().min(0).max(goodsLimits.priceFen)
const id = z.string().regex(/^[\w-]{1,40}$/)

const section = z.discriminatedUnion('kind', [
  z.object({
    id,
    kind: z.literal('banner'),
    slides: z
      .array(z.object({ picture, goodsId: rowId.nullable() }))
      .min(1)
      .max(limits.slides),
  }),
  z.object({ id, kind: z.literal('notice'), text: z.string().trim().min(1).max(limits.notice) }),
  z.object({
    id,
    kind: z.literal('goods'),
    title,
    source: z.discriminatedUnion('from', [
      z.object({ from: z.literal('newest') }),
      z.object({ from: z.literal('popular') }),
      z.object({ from: z.literal('category'), categoryId: rowId }),
      z.object({ from: z.literal('picked'), goodsIds: z.array(rowId).min(1).max(limits.picked) }),
    ]),
    layout: z.enum(['grid', 'row', 'list']),
    most: z.int().min(1).max(limits.picked),
  }),
  z.object({ id, kind: z.literal('categories'), title }),
  z.object({ id, kind: z.literal('store'), title }),
])

const rules = z.object({
  isOn: z.boolean(),
  isPaidOffline: z.boolean(),
  minimumFen: fen,
  feeFen: fen,
  freeFromFen: fen.nullable(),
  areas: z.array(z.string().trim().min(1).max(limits.areaName)).max(limits.areas),
  minutes: z.int().min(0).max(1440),
})

const content = z.object({
  theme: z.object({
    brand: z.string().regex(/^#[0-9a-f]{6}$/i),
    corners: z.enum(['square', 'soft', 'round']),
    pictures: z.enum(['square', 'portrait', 'landscape']),
  }),
  home: z
    .array(section)
    .max(limits.sections)
    .refine((all) => new Set(all.map((each) => each.id)).size === all.length, { error: '有两个板块重复了' }),
  texts: z.object({
    welcome: z.string().trim().max(limits.text),
    noteHint: z.string().trim().max(limits.text),
    thanks: z.string().trim().max(limits.text),
  }),
  ordering: z.object({
    methods: z.object({ express: rules, delivery: rules, pickup: rules, dineIn: rules }),
    isAutoAccepted: z.boolean(),
    waitMinutes: z.int().min(5).max(1440),
    receivedAfterDays: z.int().min(1).max(30),
  }),
})

const { roles } = rights.decorate

/** Mounted under /api/merchant/:storeKey. */
export const merchantStorefrontApi = {
  'GET /storefront': takes(z.object({})).gives<MerchantStorefrontView>(),
  /** `version`: of what was edited; another edit meanwhile is not overwritten. Customers see it in seconds. */
  'PUT /storefront': takes(z.object({ content, version: z.int().min(0) }))
    .for(...roles)
    .gives<MerchantStorefrontView>(),
  /** As customers would see it, without keeping it. */
  'POST /storefront/preview': takes(z.object({ content }))
    .for(...roles)
    .gives<HomeView>(),
  'GET /storefront/versions': takes(z.object({}))
    .for(...roles)
    .gives<StorefrontVersionView[]>(),
  'POST /storefront/versions/:number/restore': takes(z.object({ number: z.coerce.number().int().min(0) }))
    .for(...roles)
    .gives<MerchantStorefrontView>(),
  'POST /storefront/pictures': takes(z.object({}))
    .for(...roles)
    .withFile('file', goodsLimits.pictureBytes)
    .gives<PictureView>(),
  /** Closed by hand until it is opened again. */
  'PUT /paused': takes(z.object({ isPaused: z.boolean() }))
    .for(...rights.pauseOrders.roles)
    .gives<Record<string, never>>(),

  'GET /tables': takes(z.object({})).gives<DiningTableView[]>(),
  'POST /tables': takes(z.object({ names: z.array(z.string().trim().min(1).max(12)).min(1).max(100), requestKey }))
    .for(...roles)
    .gives<DiningTableView[]>(),
  'PUT /tables/:tableId': takes(z.object({ tableId: rowId, name: z.string().trim().min(1).max(12) }))
    .for(...roles)
    .gives<DiningTableView[]>(),
  'DELETE /tables/:tableId': takes(z.object({ tableId: rowId }))
    .for(...roles)
    .gives<DiningTableView[]>(),
  /** The picture to print. Before the store is live WeChat makes none. */
  'GET /tables/:tableId/code': takes(z.object({ tableId: rowId })).gives<{ src: string }>(),
}
