import type { Problem } from '../../shared/next'
import type { Way } from '../kit/nextSteps'
import { firstPage, open } from './navigate'
import { showOrders } from './orders/shownOrders'

const lookAround: Way = { label: '去逛逛', go: () => open(firstPage) }

/** What a customer can do about a problem beside trying again. */
const ways: Record<string, Way> = {
  GOODS_NOT_FOUND: lookAround,
  ORDER_NOT_FOUND: lookAround,
  CART_EMPTY: lookAround,
  UNPAID_ORDERS_FULL: { label: '查看订单', go: () => showOrders('unpaid') },
}

export const wayFor = ({ code }: Problem): Way | null => ways[code] ?? null
