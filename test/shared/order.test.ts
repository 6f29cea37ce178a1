import type { Machine } from '../../shared/machine'
import {
  busyDesks,
  closeText,
  customerActions,
  deskOf,
  desks,
  endedStates,
  openStates,
  orderMachine,
  orderMethods,
  orderStateText,
  orderTones,
  refundMachine,
  refundTexts,
  spoken,
  staffActions,
  type OrderFacts,
} from '../../shared/order'

const totalFen = 1280

/** Nothing, some, everything; and some or everything given back. */
const moneys = [
  { paidFen: 0, heldFen: 0 },
  { paidFen: 1, heldFen: 1 },
  { paidFen: totalFen, heldFen: totalFen },
  { paidFen: totalFen, heldFen: 1 },
  { paidFen: totalFen, heldFen: 0 },
]

/** Orders of every kind, in every state, with every kind of money in hand. */
const everyOrder: OrderFacts[] = orderMachine.states.flatMap((state) =>
  orderMethods.flatMap((method) =>
    (['online', 'offline'] as const).flatMap((payMethod) =>
      moneys.map((money) => ({ state, method, payMethod, totalFen, ...money })),
    ),
  ),
)

const reached = ({ initial, states, arrows }: Machine<string, string>): string[] => {
  const found = new Set([initial])
  for (const state of found) for (const next of Object.values(arrows[state] ?? {})) found.add(next)
  return states.filter((state) => found.has(state))
}

it.each([orderMachine, refundMachine] as Machine<string, string>[])('can reach every state: $name', (machine) => {
  expect(reached(machine)).toEqual(machine.states)
})

it('has a way out of every state that is still going on, and none out of a completed order', () => {
  for (const state of openStates) expect(orderMachine.events(state)).not.toEqual([])
  expect(orderMachine.events('completed')).toEqual([])
  expect([...openStates, ...endedStates, 'latePaid'].sort()).toEqual([...orderMachine.states].sort())
})

it('offers the staff only arrows of the machine, or what changes money and no state', () => {
  for (const order of everyOrder) {
    const arrows = staffActions(order).filter((action) => action !== 'collect' && action !== 'reprice')
    for (const action of arrows) expect(orderMachine.events(order.state)).toContain(action)
  }
})

it('offers customers only arrows of the machine, or what changes no state', () => {
  for (const order of everyOrder) {
    const arrows = customerActions(order).filter((action) => action !== 'askRefund' && action !== 'reorder')
    for (const action of arrows) expect(orderMachine.events(order.state)).toContain(action)
  }
})

it('lets nobody close an order whose money the store still holds', () => {
  for (const order of everyOrder.filter(({ heldFen }) => heldFen > 0))
    expect(staffActions(order)).not.toContain('close')
})

it('collects and changes the price only of what is paid on the spot and still owed', () => {
  for (const order of everyOrder) {
    const actions = staffActions(order)
    const owes = order.payMethod === 'offline' && order.paidFen < totalFen
    if (actions.includes('collect')) expect(owes).toBe(true)
    if (actions.includes('reprice')) expect(order.state === 'unpaid' || (owes && order.paidFen === 0)).toBe(true)
  }
})

it('takes no online order before its money has come', () => {
  const unpaid = everyOrder.filter(({ state, payMethod }) => state === 'unpaid' && payMethod === 'online')

  for (const order of unpaid) expect(staffActions(order)).not.toContain('accept')
})

it('gives customers money back only where the store holds some', () => {
  for (const order of everyOrder.filter(({ heldFen }) => heldFen === 0))
    expect(customerActions(order)).not.toContain('askRefund')
})

it('lets customers say that something has come only once it is paid', () => {
  for (const order of everyOrder.filter(({ payMethod, paidFen }) => payMethod === 'offline' && paidFen < totalFen))
    expect(customerActions(order)).not.toContain('receive')
})

it('leaves nothing to do on a busy desk without a button for it', () => {
  for (const order of everyOrder.filter((each) => busyDesks.includes(deskOf(each))))
    expect(staffActions(order)).not.toEqual([])
})

it('has a desk, a word and a colour for every order', () => {
  for (const order of everyOrder) {
    expect(desks).toContain(deskOf(order))
    expect(orderStateText(order)).toMatch(/\S/)
    expect(orderTones[order.state]).toBeDefined()
  }
  for (const state of refundMachine.states) expect(refundTexts[state].name).toMatch(/\S/)
})

it('brings an order that is sent from desk to desk until the customer has it', () => {
  const at = (state: OrderFacts['state']) => deskOf({ state, method: 'express', payMethod: 'offline' })

  expect((['unpaid', 'preparing', 'shipped', 'completed'] as const).map(at)).toEqual([
    'accept',
    'send',
    'shipped',
    'completed',
  ])
})

it('writes a number so that it can be read aloud', () => {
  expect(spoken('261128482739')).toBe('2611 2848 2739')
})

it('says why an order was closed to each in their words', () => {
  const reasons = ['cancelled', 'expired', 'byStore', 'erased', 'refunded'] as const
  for (const reason of reasons)
    for (const payMethod of ['online', 'offline'] as const) {
      expect(closeText(reason, payMethod, 'staff')).not.toContain('您')
      expect(closeText(reason, payMethod, 'customer')).not.toContain('顾客')
    }
  expect(closeText('cancelled', 'online', 'customer')).toBe('订单已取消')
  expect(closeText('refunded', 'online', 'customer')).toBe('已全额退款')
  expect(closeText('expired', 'online', 'customer')).toContain('付款') // nobody but the customer let the time pass
  expect(closeText('expired', 'offline', 'customer')).toContain('接单')
})
