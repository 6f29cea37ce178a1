import type { Program } from './program'

const statusBar = 44
const navigationBar = 44
const tabBar = 50
const homeIndicator = 34

/** The phone's screen, in its own pixels. The numbers are those of a phone with a notch. */
export const screen = {
  ...{ width: 375, height: 812, statusBar, navigationBar, tabBar, homeIndicator },
  /** The capsule (菜单按钮) at the top right. */
  capsule: { width: 87, height: 32, top: 48, right: 368, bottom: 80, left: 281 },
  window: (program: Program) => {
    const page = program.navigation.stack.get().at(-1)
    const top = page?.bar.get().isCustom ? 0 : statusBar + navigationBar
    const hasTabs = page !== undefined && showsTabs(program, page.route)
    const bottom = hasTabs ? tabBar + homeIndicator : 0
    const safeBottom = 812 - homeIndicator
    return {
      windowWidth: 375,
      windowHeight: 812 - top - bottom,
      statusBarHeight: statusBar,
      screenTop: top,
      safeArea: { left: 0, right: 375, top: statusBar, bottom: safeBottom, width: 375, height: safeBottom - statusBar },
    }
  },
}

const showsTabs = (program: Program, route: string): boolean =>
  program.navigation.isTab(route) && !program.tabBar.get().isHidden

/** How much of a page's window lies under the home indicator: with tabs below it, nothing does. */
export const coveredBelow = (program: Program, route: string): number => (showsTabs(program, route) ? 0 : homeIndicator)
