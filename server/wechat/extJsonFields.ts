export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue }

/** What a page's frame looks like. Colours as `#ffffff`. */
export interface PageWindow {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationStyle?: 'default' | 'custom'
  backgroundColor?: string
  backgroundColorTop?: string
  backgroundColorBottom?: string
  backgroundTextStyle?: 'dark' | 'light'
  enablePullDownRefresh?: boolean
  /** Pixels. */
  onReachBottomDistance?: number
  pageOrientation?: 'portrait' | 'landscape' | 'auto'
}

export interface Tab {
  pagePath: string
  text: string
  /** Paths of pictures in the template. */
  iconPath?: string
  selectedIconPath?: string
}

export interface TabBar {
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: 'black' | 'white'
  position?: 'bottom' | 'top'
  custom?: boolean
  /** 2 to 5. */
  list?: readonly Tab[]
}

/** APIs about places, which the code may call only when they are declared and granted. */
export type PrivateInfo =
  | 'getFuzzyLocation'
  | 'getLocation'
  | 'onLocationChange'
  | 'startLocationUpdate'
  | 'startLocationUpdateBackground'
  | 'chooseLocation'
  | 'choosePoi'
  | 'chooseAddress'

/** Milliseconds. */
type NetworkTimeout = Partial<Record<'request' | 'connectSocket' | 'uploadFile' | 'downloadFile', number>>

/**
 * What a store changes in its template's app.json. `extEnable` and `directCommit` are not here: they belong to the file
 * ext.json in the template's project alone.
 *
 * `window`, `networkTimeout`, `tabBar` without its list, and each page of `extPages` are merged key by key; everything else
 * replaces what the template says.
 * Source: developers.weixin.qq.com/miniprogram/dev/devtools/ext.html
 */
export interface ExtJson {
  /** Whose mini-program it becomes. */
  extAppid: string
  /** What the code reads with `getExtConfigSync`. Nothing secret: every phone gets it. */
  ext?: { readonly [name: string]: JsonValue }
  /** By path of the page. */
  extPages?: { readonly [page: string]: PageWindow }
  /** A part of the template's pages, the home page first. All of them unless said: an empty list is refused. */
  pages?: readonly string[]
  /** A part of the template's packages. */
  subPackages?: readonly { root: string; pages: readonly string[] }[]
  window?: PageWindow
  networkTimeout?: NetworkTimeout
  tabBar?: TabBar
  plugins?: { readonly [name: string]: { version: string; provider: string } }
  navigateToMiniProgramAppIdList?: readonly string[]
  functionalPages?: boolean | { independent: boolean }
  requiredPrivateInfos?: readonly PrivateInfo[]
  /** What WeChat's search may index. */
  sitemap?: { rules: readonly { action: 'allow' | 'disallow'; page: string }[] }
}
