import Taro from '@tarojs/taro'
import { createHeld } from './held'

/** WeChat holds back what touches personal data until this was answered. */
interface Asked {
  /** Which of several questions it is: each is asked anew. */
  id: number
}

type Resolve = Parameters<Parameters<typeof Taro.onNeedPrivacyAuthorization>[0]>[0]

const asked = createHeld<Asked | null>(null)
let waiting: Resolve[] = []
let questions = 0

/** The name of the button that WeChat looks for: only a tap on it counts as consent. */
export const agreeButtonId = 'privacy-agree'

/** Null while nothing waits for the person's consent. */
export const usePrivacyQuestion = asked.use

/**
 * 隐私授权: takes WeChat's question over, so that it is asked in our words on the page that is open. Call it once, when the
 * program starts. Clients before base library 2.32.3 do not ask.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
export function hearPrivacyQuestions(): void {
  const { onNeedPrivacyAuthorization: listen } = Taro as Partial<typeof Taro>
  listen?.((resolve) => {
    resolve({ event: 'exposureAuthorization' })
    waiting.push(resolve)
    asked.set({ id: ++questions })
  })
}

/** From the tap on the button with open-type agreePrivacyAuthorization. What waited goes on. */
export const agreeToPrivacy = (): void => settle({ event: 'agree', buttonId: agreeButtonId })

/** What waited fails, and will ask again at the next tap. */
export const disagreeToPrivacy = (): void => settle({ event: 'disagree' })

function settle(answer: Parameters<Resolve>[0]): void {
  const settled = waiting
  waiting = []
  asked.set(null)
  settled.forEach((resolve) => resolve(answer))
}
