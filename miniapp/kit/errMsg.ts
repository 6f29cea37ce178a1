/** WeChat's `errMsg` of something its API threw, or nothing. */
export function errMsgOf(thrown: unknown): string {
  const { errMsg } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as { errMsg?: unknown }
  return typeof errMsg === 'string' ? errMsg : ''
}
