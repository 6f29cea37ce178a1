import Taro from '@tarojs/taro'

interface Box {
  top: number
  bottom: number
}

/** Pixels that the button at the bottom may lie over, and that are left above what is brought into view. */
const room = { below: 140, above: 24 }

/** Says why a form cannot be sent, and brings the first field that is wrong into view: it may be screens away. */
export function showProblem(text: string): void {
  void Taro.showToast({ title: text, icon: 'none' })
  Taro.nextTick(bringIntoView) // once it is marked on the screen, not before
}

/** One that can be seen, in a sheet above all, stays where it is. */
function bringIntoView(): void {
  const query = Taro.createSelectorQuery()
  query.select('.k-wrong').boundingClientRect()
  query.selectViewport().scrollOffset()
  query.exec(([wrong, page]: [Box?, { scrollTop: number }?]) => {
    if (!wrong || !page) return
    const { windowHeight } = Taro.getWindowInfo()
    if (wrong.top >= 0 && wrong.bottom <= windowHeight - room.below) return
    void Taro.pageScrollTo({ scrollTop: Math.max(0, page.scrollTop + wrong.top - room.above), duration: 200 })
  })
}
