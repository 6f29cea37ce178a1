import { useCallback } from 'react'
import type { PaymentVersionView, PaymentView } from '../../../../shared/api/merchant/payment'
import { dayOf } from '../../../../shared/day'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { ProblemBar } from '../../../kit/components/ProblemBar'
import { SwitchCell } from '../../../kit/components/SwitchCell'
import { Tag } from '../../../kit/components/Tag'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { open } from '../../navigate'
import { standingOf, testTones } from './standing'

interface Props {
  payment: PaymentView
  onChange(payment: PaymentView): void
}

/** What the store collects with, and the way to change it. */
export function Account({ payment, onChange }: Props) {
  const { using, draft } = payment
  return (
    <>
      {using?.problem && <ProblemBar problem={using.problem} hasWayElsewhere />}
      <Standing payment={payment} />
      {using && <Using using={using} payment={payment} onChange={onChange} />}
      {draft && (
        <Card isFlush>
          <Cell
            title={using ? '新的收款资料还没有启用' : '收款资料填了一半'}
            note={`商户号 ${draft.mchid}，填过的都还在`}
            onClick={() => open('payment-setup')}
          />
        </Card>
      )}
    </>
  )
}

function Standing({ payment }: { payment: PaymentView }) {
  const { tone, word, note } = standingOf(payment)
  return (
    <Card isFlush>
      <Cell title={payment.using ? `商户号 ${payment.using.mchid}` : '微信支付'} note={note}>
        <Tag tone={tone}>{word}</Tag>
      </Cell>
    </Card>
  )
}

function Using({ using, payment, onChange }: Props & { using: PaymentVersionView }) {
  const turning = useAction(
    useCallback(async (isOn: boolean) => onChange(await call('PUT /payment/collecting', { isOn })), [onChange]),
  )
  const { certificateEndsAt, test } = using
  return (
    <>
      {turning.failure && <ProblemBar problem={turning.failure} hasWayElsewhere />}
      <Card isFlush>
        <SwitchCell
          title="在小程序里收款"
          note="关闭后顾客不能用微信支付下单，已经下的单照常退款"
          isOn={payment.isCollecting}
          isDisabled={turning.isRunning}
          onChange={turning.run}
        />
        <Cell title="收款测试" note={test.text} onClick={() => open('payment-setup', { step: 'test' })}>
          <Tag tone={testTones[test.state].tone}>{testTones[test.state].word}</Tag>
        </Cell>
        {certificateEndsAt && <Cell title="商户证书有效到">{dayOf(new Date(certificateEndsAt))}</Cell>}
      </Card>
    </>
  )
}
