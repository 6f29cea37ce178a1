import { useCallback, useState } from 'react'
import Taro from '@tarojs/taro'
import { methodTexts, payTexts, type OrderMethod } from '../../../../shared/order'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Restored } from '../../../kit/components/Restored'
import { SwitchCell } from '../../../kit/components/SwitchCell'
import { useForm } from '../../../kit/useForm'
import { call } from '../../api'
import { currentStoreKey } from '../../currentStore'
import { Conflict } from '../../decoration/Conflict'
import { publishedText, publishPart, type Base } from '../../decoration/publish'
import { leave } from '../../navigate'
import { Money } from './Money'
import { amountProblem, areasProblem, minutesProblem, rulesOf, valuesOf, type Values } from './values'

interface Props {
  method: OrderMethod
  view: Base
}

export function MethodForm({ method, view }: Props) {
  const [base, setBase] = useState<Base>({ content: view.content, version: view.version })
  const { ordering } = base.content
  const form = useForm<Values>({
    draft: `order-method:${currentStoreKey()}:${method}`,
    initial: valuesOf(ordering.methods[method]),
    checks: {
      minimum: amountProblem,
      fee: amountProblem,
      freeFrom: amountProblem,
      areas: areasProblem,
      minutes: minutesProblem,
    },
    send: async (values) => {
      const methods = { ...ordering.methods, [method]: rulesOf(values) }
      await publishPart(base, { ordering: { ...ordering, methods } })
      leave()
      void Taro.showToast({ title: publishedText, icon: 'none' })
    },
  })
  const renew = useCallback(async () => setBase(await call('GET /storefront', {})), [])
  const takeTheirs = useCallback(async () => {
    form.reset()
    leave()
    return Promise.resolve()
  }, [form])
  const isOn = form.field('isOn')
  const isPaidOffline = form.field('isPaidOffline')
  return (
    <>
      {form.isRestored && <Restored onDrop={form.reset} />}
      <Card isFlush>
        <SwitchCell
          title={`开通${methodTexts[method].name}`}
          note={methodTexts[method].hint}
          isOn={isOn.value}
          onChange={isOn.onChange}
        />
        <SwitchCell
          title={`可以${payTexts[method].offline}`}
          note="关掉后只能在线付款；还没开通微信支付时，顾客就选不了这种方式"
          isOn={isPaidOffline.value}
          onChange={isPaidOffline.onChange}
        />
      </Card>
      <Money form={form} method={method} />
      <ActionBar failure={form.failure}>
        <Button isBusy={form.isSending} onClick={form.submit}>
          保存
        </Button>
      </ActionBar>
      {form.failure?.code === 'EDITED_MEANWHILE' && <Conflict onMine={renew} onTheirs={takeTheirs} />}
    </>
  )
}
