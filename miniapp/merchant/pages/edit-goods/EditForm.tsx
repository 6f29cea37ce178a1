import Taro from '@tarojs/taro'
import type { MerchantCategoryView, MerchantGoodsView } from '../../../../shared/api/merchant/goods'
import { goodsLimits } from '../../../../shared/goods'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Restored } from '../../../kit/components/Restored'
import { SwitchCell } from '../../../kit/components/SwitchCell'
import { TextField } from '../../../kit/components/TextField'
import { useForm } from '../../../kit/useForm'
import { call } from '../../api'
import * as checks from '../../checks'
import { currentStoreKey, hasTables } from '../../currentStore'
import { leave } from '../../navigate'
import { CategoryField } from './CategoryField'
import { Conflict } from './Conflict'
import { GroupsCard } from './GroupsCard'
import { OfferCard } from './OfferCard'
import { PicturesCard } from './PicturesCard'
import { RemoveGoods } from './RemoveGoods'
import { offerProblem } from './offer'
import { feeProblem, groupsProblem, limitProblem, valuesOf, wantedOf, type Values } from './values'
import './EditGoods.scss'

interface Props {
  goods: MerchantGoodsView | null
  categories: readonly MerchantCategoryView[]
  onReload(): void
}

async function save(id: string | null, values: Values): Promise<void> {
  const wanted = wantedOf(values)
  if (id === null) await call('POST /goods', { ...wanted, requestKey: values.requestKey })
  else await call('PUT /goods/:goodsId', { ...wanted, goodsId: id, rev: values.rev })
  leave()
  void Taro.showToast({ title: '已保存', icon: 'success' })
}

/** What is seen first comes first; what few goods need comes last. */
export function EditForm({ goods, categories, onReload }: Props) {
  const id = goods?.id ?? null
  const form = useForm<Values>({
    draft: `goods:${currentStoreKey()}:${id ?? 'new'}`,
    initial: valuesOf(goods),
    checks: {
      name: checks.required('请填写商品名称'),
      offer: offerProblem,
      groups: groupsProblem,
      packingFee: feeProblem,
      limit: limitProblem,
    },
    send: (values) => save(id, values),
  })
  const { value: isOnShelf, onChange: putOnShelf } = form.field('isOnShelf')
  const rev = form.field('rev')
  return (
    <>
      {form.isRestored && <Restored onDrop={form.reset} />}
      <PicturesCard {...form.field('pictures')} />
      <Card isFlush>
        <TextField label="商品名称" placeholder="如：红烧牛肉面" maxLength={goodsLimits.name} {...form.field('name')} />
        <TextField
          label="卖点"
          placeholder="一句话，如：现熬牛骨汤"
          maxLength={goodsLimits.summary}
          isOptional
          {...form.field('summary')}
        />
        <CategoryField categories={categories} {...form.field('categoryId')} />
      </Card>
      <OfferCard {...form.field('offer')} />
      {hasTables() && <GroupsCard {...form.field('groups')} />}
      <Card isFlush>
        {hasTables() && (
          <TextField
            label="打包费（元）"
            placeholder="0"
            keyboard="decimal"
            hint="外带时每份加收"
            isOptional
            {...form.field('packingFee')}
          />
        )}
        <TextField
          label="每单限购"
          placeholder="不限"
          keyboard="number"
          maxLength={3}
          isOptional
          {...form.field('limit')}
        />
        <TextField
          label="商品描述"
          placeholder="用料、产地、保存方法等"
          maxLength={goodsLimits.description}
          isLong
          isOptional
          {...form.field('description')}
        />
        <SwitchCell title="上架销售" note="关掉后顾客看不到" isOn={isOnShelf} onChange={putOnShelf} />
      </Card>
      {goods && <RemoveGoods goods={goods} />}
      <ActionBar failure={form.failure}>
        <Button isBusy={form.isSending} onClick={form.submit}>
          保存
        </Button>
      </ActionBar>
      {goods && form.failure?.code === 'EDITED_MEANWHILE' && (
        <Conflict goodsId={goods.id} onMine={rev.onChange} onTheirs={form.reset} onReload={onReload} />
      )}
    </>
  )
}
