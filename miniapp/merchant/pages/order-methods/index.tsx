import { useCallback } from 'react'
import Taro from '@tarojs/taro'
import type { MerchantStorefrontView } from '../../../../shared/api/merchant/storefront'
import { methodTexts, orderMethods, type OrderMethod } from '../../../../shared/order'
import type { Ordering } from '../../../../shared/storefront'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Screen } from '../../../kit/components/Screen'
import { SwitchCell } from '../../../kit/components/SwitchCell'
import { Tag } from '../../../kit/components/Tag'
import { useAction } from '../../../kit/useAction'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { hasTables } from '../../currentStore'
import { methodSummary } from '../../decoration/methodSummary'
import { publishedText, publishPart } from '../../decoration/publish'
import { ManagedPage } from '../../Managed'
import { open } from '../../navigate'
import { Waiting } from './Waiting'

const loadStorefront = () => call('GET /storefront', {})

/** 配送和点单: how customers get what they order, and what happens with a new order. */
export default function OrderMethods() {
  const [storefront, putStorefront] = useRemote(loadStorefront)
  return (
    <ManagedPage>
      <Screen of={storefront}>{(view) => <Rules view={view} onChange={putStorefront} />}</Screen>
    </ManagedPage>
  )
}

interface Props {
  view: MerchantStorefrontView
  onChange(view: MerchantStorefrontView): void
}

function Rules({ view, onChange }: Props) {
  const { ordering } = view.content
  const put = useCallback(
    async (changes: Partial<Ordering>) => {
      try {
        onChange(await publishPart(view, { ordering: { ...view.content.ordering, ...changes } }))
        void Taro.showToast({ title: publishedText, icon: 'none' })
      } catch (thrown) {
        onChange(await call('GET /storefront', {})) // the switch shows what is so, and the next tap is about that
        throw thrown
      }
    },
    [view, onChange],
  )
  const putting = useAction(put)
  const offered = orderMethods.filter((method) => method !== 'dineIn' || hasTables())
  const isAnyOn = offered.some((method) => ordering.methods[method].isOn)
  return (
    <>
      {!isAnyOn && <NoticeBar tone="waiting">一种都没开，顾客现在下不了单</NoticeBar>}
      {putting.failure && <NoticeBar tone="failing">{putting.failure.text}</NoticeBar>}
      <Card title="顾客怎么拿到" isFlush>
        {offered.map((method) => (
          <MethodCell key={method} method={method} ordering={ordering} />
        ))}
      </Card>
      <Card title="新订单" isFlush>
        <SwitchCell
          title="自动接单"
          note="打开后不用点“接单”，直接开始备货"
          isOn={ordering.isAutoAccepted}
          isDisabled={putting.isRunning}
          onChange={(isAutoAccepted) => putting.run({ isAutoAccepted })}
        />
        <Waiting ordering={ordering} onChange={putting.run} />
      </Card>
    </>
  )
}

function MethodCell({ method, ordering }: { method: OrderMethod; ordering: Ordering }) {
  const rules = ordering.methods[method]
  const { name, hint } = methodTexts[method]
  return (
    <Cell
      title={name}
      note={rules.isOn ? methodSummary(method, rules) || hint : hint}
      onClick={() => open('order-method', { method })}
    >
      {rules.isOn ? <Tag tone="done">已开</Tag> : <Tag tone="quiet">没开</Tag>}
    </Cell>
  )
}
