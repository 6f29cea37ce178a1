/** WeChat's `errMsg` of something its API threw, or nothing. */
export function errMsgOf(thrown: unknown): string {
  const { errMsg } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as { errMsg?: unknown }
  return typeof errMsg === 'string' ? errMsg : ''
}

/** The person did not agree to the privacy guideline (errno 103 and 104): WeChat asks again at the next tap. */
export const isDisagreement = (errMsg: string): boolean => /privacy permission is not authorized/.test(errMsg)
