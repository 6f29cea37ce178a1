import { App } from 'antd'
import { useCallback } from 'react'
import { asFailure } from '../call'

/** Does something and says how it went. Answers whether it worked. */
export function useAct(): (work: () => Promise<unknown>, done?: string) => Promise<boolean> {
  const { message } = App.useApp()
  return useCallback(
    async (work, done) => {
      try {
        await work()
        if (done !== undefined) void message.success(done)
        return true
      } catch (thrown) {
        void message.error(asFailure(thrown).text, 5)
        return false
      }
    },
    [message],
  )
}
