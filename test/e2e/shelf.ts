import type { CategoryView } from '../../shared/api/customer/catalogue'
import type { MerchantGoodsView } from '../../shared/api/merchant/goods'
import type { PictureView } from '../../shared/api/picture'
import type { Flavour } from '../../shared/store'
import { aKey, type Ask } from './asking'

type Shelf = Record<string, object[]>

const plain = (name: string, priceFen: number, stock: number | null = null) => ({
  name,
  variants: [{ values: [], priceFen, stock }],
})

const shelves: Record<Flavour, Shelf> = {
  retail: {
    器物: [
      plain('手作花器，青釉开片，一物一图，敬请留意细节图', 12800, 6),
      plain('粗陶茶杯', 4500),
      plain('香插', 2900, 0),
    ],
    衣物: [
      {
        name: '亚麻衬衫',
        summary: '夏天穿不闷',
        description: '100% 亚麻。\n可以机洗，低温熨烫。',
        properties: [{ name: '颜色', values: ['米白', '雾蓝'] }],
        variants: [
          { values: ['米白'], priceFen: 19900, stock: 3 },
          { values: ['雾蓝'], priceFen: 21900, stock: 0 },
        ],
      },
    ],
  },
  dining: {
    面: [
      {
        ...plain('红烧牛肉面', 2200),
        summary: '牛腱肉慢炖四小时，汤头每天现熬',
        packingFeeFen: 100,
        groups: [
          {
            ...{ id: 'spice', name: '辣度', isRequired: false, most: 1 },
            choices: ['微辣', '重辣'].map((name, index) => ({ id: `spice${index}`, name, extraFen: 0 })),
          },
        ],
      },
      plain('葱油拌面', 1500, 0),
    ],
    饮料: [plain('桂花酸梅汤', 800)],
  },
}

/** Puts goods with photos on the shelf of a store; answers them in order. */
export async function fillShelf(say: Ask, kind: Flavour, photo: () => FormData): Promise<MerchantGoodsView[]> {
  const all: MerchantGoodsView[] = []
  for (const [name, goods] of Object.entries(shelves[kind])) {
    const categories = await say<CategoryView[]>('POST', '/goods-categories', { name, requestKey: aKey('category') })
    const categoryId = categories.find((each) => each.name === name)?.id
    for (const one of goods) {
      const picture = await say<PictureView>('POST', '/goods-pictures', photo())
      const body = { ...one, categoryId, pictures: [picture.name], requestKey: aKey('goods') }
      all.push(await say<MerchantGoodsView>('POST', '/goods', body))
    }
  }
  return all
}

/** The photos that came with the phone, one after the other. */
export async function photosOf(wechat: Ask): Promise<() => FormData> {
  const samples = await wechat<{ name: string; base64: string }[]>('GET', '/phones/merchant/samples')
  let taken = 0
  return () => {
    const { name = '', base64 = '' } = samples[taken++ % samples.length] ?? {}
    const form = new FormData()
    form.append('file', new Blob([Buffer.from(base64, 'base64')], { type: 'image/jpeg' }), name)
    return form
  }
}
