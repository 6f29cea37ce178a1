import { useCallback, useEffect } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Button } from '../../../kit/components/Button'
import { Page } from '../../../kit/components/Screen'
import { call } from '../../api'
import { leave, replace } from '../../navigate'
import { Outcome } from '../../paying/Outcome'
import { usePaying } from '../../paying/usePaying'
import { StorePage } from '../../StorePage'
import { isOver, outcomeOf } from './outcome'

/** 付款: brings up WeChat's sheet, waits for the money, and says what became of it. */
export default function Pay() {
  const { orderId = '', table } = useRouter().params
  const begin = useCallback(() => call('POST /orders/:orderId/payment', { orderId }), [orderId])
  const look = useCallback(() => call('POST /orders/:orderId/payment/confirm', { orderId }), [orderId])
  const toOrder = useCallback(() => {
    if (isOverOrder()) leave()
    else replace('order', { id: orderId, placed: '1', ...(table && { table }) })
  }, [orderId, table])
  const paying = usePaying({ begin, look, isOver }, toOrder)
  const { pay } = paying
  useEffect(() => pay(), [pay])

  const { canPayAgain, ...shown } = outcomeOf(paying)
  return (
    <StorePage>
      <Page>
        <Outcome {...shown}>
          {canPayAgain && (
            <Button isBusy={paying.isRunning} onClick={pay}>
              再次付款
            </Button>
          )}
          {shown.tone !== 'busy' && (
            <Button kind={canPayAgain ? 'quiet' : 'primary'} onClick={toOrder}>
              查看订单
            </Button>
          )}
        </Outcome>
      </Page>
    </StorePage>
  )
}

/** The order's own page lies below. */
function isOverOrder(): boolean {
  const routes = Taro.getCurrentPages().map((page) => page.route)
  return routes[routes.length - 2] === 'pages/order/index'
}
