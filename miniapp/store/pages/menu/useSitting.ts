import { useCallback } from 'react'
import Taro from '@tarojs/taro'
import type { TableView } from '../../../../shared/api/customer/cart'
import { asFailure } from '../../../kit/call'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { hearOfSitting, standUp, useTable } from '../../table'

const everySeconds = () => 5

const say = (content: string) => void Taro.showModal({ content, showCancel: false, confirmText: '知道了' })

/**
 * The table somebody sits at, as the server knows it; null for those who take away. Whoever scanned a code that is no
 * longer valid, or whose table was cleared, is told so and sits nowhere.
 */
export function useSitting(): TableView | null {
  const code = useTable()
  const load = useCallback(() => (code === null ? Promise.resolve(null) : look(code)), [code])
  const [remote] = useRemote(load, everySeconds)
  const table = remote.state === 'ready' ? remote.value : null
  return table?.code === code ? table : null
}

async function look(code: string): Promise<TableView | null> {
  try {
    const table = await call('GET /tables/:code', { code })
    if (hearOfSitting(table.sitting !== null)) return table
    standUp()
    say('这桌已经结好账了，谢谢光临。还想点的话，请再扫一次桌上的码')
    return null
  } catch (thrown) {
    const failure = asFailure(thrown)
    if (failure.code !== 'TABLE_NOT_FOUND') throw failure
    standUp()
    say(failure.text)
    return null
  }
}
