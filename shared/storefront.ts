import type { OrderMethod } from './order'
import type { StoreKind } from './store'
import { themeOfKind, type Theme } from './theme'

/**
 * Everything of a store that its customers see and its merchant changes without a release: look, home page, words, and how
 * one may order. One value, kept in versions.
 */
export interface StorefrontContent {
  theme: Theme
  home: Section[]
  texts: StorefrontTexts
  ordering: Ordering
}

/** One part of the home page. Its id stays the same while it is moved and edited. */
export type Section = { id: string } & (
  | { kind: 'banner'; slides: Slide[] }
  | { kind: 'notice'; text: string }
  | { kind: 'goods'; title: string; source: GoodsSource; layout: GoodsLayout; most: number }
  | { kind: 'categories'; title: string }
  | { kind: 'store'; title: string }
)

export type SectionKind = Section['kind']

/** A picture across the page; a tap opens the goods it shows. */
export interface Slide {
  /** The picture's name under /media. */
  picture: string
  goodsId: string | null
}

export type GoodsSource =
  | { from: 'newest' }
  | { from: 'popular' }
  | { from: 'category'; categoryId: string }
  | { from: 'picked'; goodsIds: string[] }

export type GoodsLayout = 'grid' | 'row' | 'list'

export interface StorefrontTexts {
  /** Below the name on the home page. */
  welcome: string
  /** In the box for notes. */
  noteHint: string
  /** After an order was placed. */
  thanks: string
}

export interface Ordering {
  methods: Record<OrderMethod, MethodRules>
  /** New orders are accepted by themselves. */
  isAutoAccepted: boolean
  /** How long an order waits for its payment, or for the store to accept it. */
  waitMinutes: number
  /** After so many days an order on its way is taken as received. */
  receivedAfterDays: number
}

/** How one way of getting the goods works. Money in fen. */
export interface MethodRules {
  isOn: boolean
  /** May be paid on the spot. */
  isPaidOffline: boolean
  /** Of goods, below which it is not offered. */
  minimumFen: number
  feeFen: number
  freeFromFen: number | null
  /** Districts or provinces it goes to; empty for everywhere. A part of the name is enough. */
  areas: string[]
  /** About how long it takes; 0 where that is not said. */
  minutes: number
}

export const sectionTexts: Record<SectionKind, { name: string; hint: string }> = {
  banner: { name: '轮播图', hint: '最多 5 张，点开可以到商品' },
  notice: { name: '公告', hint: '一句话，放在醒目的地方' },
  goods: { name: '商品', hint: '新品、热销、某个分类，或自己挑' },
  categories: { name: '分类入口', hint: '顾客从这里进入分类' },
  store: { name: '门店信息', hint: '营业时间、电话和地址' },
}

export const storefrontLimits = {
  sections: 12,
  slides: 5,
  picked: 30,
  title: 12,
  notice: 80,
  text: 60,
  areas: 40,
  areaName: 20,
} as const

const rules = (values: Partial<MethodRules> = {}): MethodRules => ({
  isOn: false,
  isPaidOffline: true,
  minimumFen: 0,
  feeFen: 0,
  freeFromFen: null,
  areas: [],
  minutes: 0,
  ...values,
})

const ready = (kind: StoreKind): Record<OrderMethod, MethodRules> => ({
  express: rules({ isPaidOffline: false, feeFen: 800, freeFromFen: 9900 }),
  delivery: rules({ feeFen: 500, minimumFen: 2000, minutes: 40 }),
  pickup: rules({ isOn: true, minutes: kind === 'dining' ? 15 : 0 }),
  dineIn: rules({ isOn: kind === 'dining' }),
})

/** How a store of this kind begins, before its merchant changes anything. */
export const firstContent = (kind: StoreKind): StorefrontContent => ({
  theme: themeOfKind[kind],
  home: [
    {
      id: 'newest',
      kind: 'goods',
      title: kind === 'dining' ? '新菜' : '新品',
      source: { from: 'newest' },
      layout: 'grid',
      most: 6,
    },
    { id: 'categories', kind: 'categories', title: '分类' },
    { id: 'store', kind: 'store', title: '门店信息' },
  ],
  texts: {
    welcome: '欢迎光临',
    noteHint: kind === 'dining' ? '忌口、口味等，选填' : '想对店家说的话，选填',
    thanks: '感谢光临，期待再次见到您',
  },
  ordering: {
    methods: ready(kind),
    isAutoAccepted: false,
    waitMinutes: kind === 'dining' ? 30 : 120,
    receivedAfterDays: 10,
  },
})

/** Why a method does not go to this place, or null. `region`: province, city and district, as WeChat names them. */
export const isOutside = ({ areas }: Pick<MethodRules, 'areas'>, region: readonly string[]): boolean =>
  areas.length > 0 && !areas.some((area) => region.some((part) => part.includes(area)))
