import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { recent } from '../../server/recent'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

it('lets go of what is over, also where nobody asks for it again', async () => {
  const remembered = recent<object>(20, 100)
  const made = new WeakRef(await remembered('menu', () => Promise.resolve({ goods: [] })))

  await wait(60)
  collectGarbage()

  expect(made.deref()).toBeUndefined()
})

it('makes it once for all who ask while it is kept', async () => {
  let times = 0
  const remembered = recent<number>(10_000, 100)
  const ask = () => remembered('menu', () => Promise.resolve(++times))

  expect(await Promise.all([ask(), ask()])).toEqual([1, 1])
  expect(await ask()).toBe(1)
})
