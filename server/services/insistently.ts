import { isFailure } from '../failures'

/**
 * Asks once more after a lost answer: for calls whose second time tells what became of the first, by doing what is left
 * to do or by saying "it is so already".
 */
export async function insistently<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    if (isFailure(error, 'WECHAT_NO_ANSWER', 'WECHAT_BUSY')) return call()
    throw error
  }
}
