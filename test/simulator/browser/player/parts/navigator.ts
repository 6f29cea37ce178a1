import { textOf, numberOf } from '../../kit/value'
import type { Program } from '../program'
import { element, type Attributes, type PartMaker } from './part'

const moves: Record<string, (program: Program, attributes: Attributes) => unknown> = {
  navigate: ({ navigation }, { url }) => navigation.navigateTo(textOf(url), {}),
  redirect: ({ navigation }, { url }) => navigation.redirectTo(textOf(url)),
  reLaunch: ({ navigation }, { url }) => navigation.reLaunch(textOf(url)),
  switchTab: ({ navigation }, { url }) => navigation.switchTab(textOf(url)),
  navigateBack: ({ navigation }, { delta }) => navigation.navigateBack(numberOf(delta, 1)),
  exit: ({ host }) => host.goHome(),
}

export const navigator: PartMaker = ({ page, emit }) => {
  const host = element('wx-navigator')
  host.setAttribute('role', 'link')
  let now: Attributes = {}
  return {
    host,
    update: (attributes) => void (now = attributes),
    tapped: () => {
      const type = textOf(now['open-type'], 'navigate')
      try {
        moves[type]?.(page.program, now)
        emit('success', { errMsg: `${type}:ok` })
      } catch (error) {
        emit('fail', { errMsg: `${type}:fail ${String(error)}` })
      }
    },
  }
}
