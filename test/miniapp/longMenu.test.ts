import { eventually } from '../eventually'
import { someGoods } from '../services/aGoods'
import { inARestaurant, request, type Restaurant } from './aDiner'
import type { Request } from './merchantPhone'
import { measuring } from './phone'

/** After 面 and 小菜, which every restaurant has. */
const further = { cold: '凉菜', hot: '热菜', sweet: '甜品' }
const [cold, hot, parts] = [2, 3, 5]

/** The way to the server. */
interface Line {
  isCut: boolean
  asked: string[]
  request(what: Request): void
  /** Keeps back what is asked for next at this path. */
  hold(path: string): Held
}

interface Held {
  isAsked(): boolean
  letGo(): void
}

function aLine(): Line {
  const holding = new Map<string, (what: Request) => void>()
  const line: Line = {
    isCut: false,
    asked: [],
    request: (what) => {
      const path = new URL(what.url).pathname.split('/').slice(4).join('/')
      line.asked.push(path)
      if (line.isCut) return void what.fail?.({ errMsg: 'request:fail' })
      const keep = holding.get(path) ?? request
      holding.delete(path)
      return keep(what)
    },
    hold: (path) => {
      let held: Request | null = null
      holding.set(path, (what) => (held = what))
      return { isAsked: () => held !== null, letGo: () => held && request(held) }
    },
  }
  return line
}

describe('a menu that is too long to come at once', () => {
  let place: Restaurant
  inARestaurant(async (opened) => {
    place = opened
    for (const [at, [id, name]] of Object.entries(further).entries())
      await place.store.goodsCategories.create({
        ...{ id, storeId: place.store.row.id, name, position: 90 + at },
        createdAt: new Date(),
      })
    await dishes('cold', 190)
    await dishes('hot', 2)
    await dishes('sweet', 2)
  })

  const dishes = async (categoryId: keyof typeof further, count: number) => {
    for (let position = 1; position <= count; position++)
      await someGoods(place.store, { name: `${further[categoryId]} ${position} 号`, categoryId, position })
  }

  /** The phone of somebody whose eyes are on one part after the other. */
  const aReader = async () => {
    const line = aLine()
    let inFront = 0
    const createSelectorQuery = () => measuring(parts, () => inFront)
    const { weapp } = await place.phone({ request: line.request, createSelectorQuery })
    const lookAt = async (at: number) => {
      inFront = at
      await weapp.scroll('shelf-goods')
    }
    /** Comes back to the page, which reads the menu again: answers how to let that happen. */
    const comeBack = async () => {
      const { isAsked, letGo } = line.hold('menu')
      await eventually(() => {
        if (isAsked()) return true
        weapp.hide()
        weapp.show()
        return false
      })
      return letGo
    }
    /** The merchant adds something, and this page hears of it: the server remembers its answers for a moment. */
    const hearOf = async (name: string) => {
      await someGoods(place.store, { name, categoryId: 'category-0', position: -1 })
      await eventually(async () => {
        if (weapp.text().includes(name)) return true
        ;(await comeBack())()
        return false
      })
    }
    await weapp.until('凉菜 98 号')
    expect(weapp.text()).not.toContain('凉菜 99 号')
    return { weapp, line, lookAt, comeBack, hearOf }
  }

  it('is read on in the part that is looked at, then in the next, and says so meanwhile', async () => {
    const { weapp, line, lookAt } = await aReader()
    const { letGo } = line.hold('menu/cold')
    await lookAt(cold)
    await weapp.until('正在加载…')
    await lookAt(cold)
    letGo()
    await weapp.until('凉菜 148 号')
    await weapp.untilGone('正在加载…')
    expect(weapp.text()).not.toContain('凉菜 149 号')
    await lookAt(cold)
    await weapp.until('凉菜 190 号')
    await weapp.untilGone('正在加载…')
    await lookAt(cold)
    await weapp.until('热菜 2 号')
    expect(weapp.text()).not.toContain('甜品 1 号')
    await lookAt(hot)
    await weapp.until('甜品 2 号')
    expect(weapp.text()).not.toContain('还有更多')
  })

  it('says why a part was not read on, and tries again when that is touched', async () => {
    const { weapp, line, lookAt } = await aReader()
    line.isCut = true
    await lookAt(cold)
    await weapp.until('网络好像断了，请检查后再试，点这里重试')
    const asked = line.asked.length
    await lookAt(cold)
    expect(line.asked).toHaveLength(asked)
    line.isCut = false
    await weapp.tap('，点这里重试')
    await weapp.until('凉菜 148 号')
    expect(weapp.text()).not.toContain('点这里重试')
  })

  it('does not let one part wait for another', async () => {
    const { weapp, line } = await aReader()
    const { letGo } = line.hold('menu/cold')
    await weapp.tap('凉菜')
    await weapp.until('正在加载…')
    await weapp.tap('甜品')
    await weapp.until('甜品 2 号')
    letGo()
    await weapp.until('凉菜 148 号')
  })

  it('loses nothing of what is read on while all of it is read anew', async () => {
    const { weapp, lookAt, comeBack, hearOf } = await aReader()
    const letGo = await comeBack()
    await lookAt(cold)
    await weapp.until('凉菜 148 号')
    letGo()
    await hearOf('今天新上')
    expect(weapp.text()).toContain('凉菜 147 号')
  })

  it('puts what comes late where it belongs, although the menu was read anew', async () => {
    const { weapp, line, lookAt, hearOf } = await aReader()
    const { letGo } = line.hold('menu/cold')
    await lookAt(cold)
    await weapp.until('正在加载…')
    await hearOf('今天新上')
    await weapp.until('凉菜 147 号')
    letGo()
    await weapp.until('凉菜 190 号')
    expect(weapp.text().split('凉菜 120 号')).toHaveLength(2)
  })
})
