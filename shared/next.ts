/** What a person can do about a problem: programs turn it into the button below the sentence. */
export const nextSteps = [
  'refresh', // load the page again, the state has moved on
  'retry', // the same again, now or a little later
  'wait', // nothing to do, it goes on by itself
  'signIn',
  'editStore',
  'authorise', // make a new QR and scan it
  'reauthorise', // the same for an account that was authorised before
  'chooseAnotherAccount', // authorise again, with another mini-program
  'openWeChatAccount', // settle it in mp.weixin.qq.com
  'contactOperator',
  'switchStore',
  'openStore', // the page with everything that stands between the store and its opening
  'openRelease', // the release that is under way or was rejected
  'chooseTemplate',
  'setCategory',
  'setPrivacy', // the privacy guideline and the location interfaces
  'addGoods', // the page with everything that is for sale
  'setPayment', // the payment account: merchant number, certificate, keys
  'resumeService', // open the mini-program again that was suspended
] as const

export type NextStep = (typeof nextSteps)[number]

/** A problem as every answer carries it: `code` for programs, `text` for the person, `next` for the button. */
export interface Problem {
  code: string
  text: string
  next?: NextStep
}
