import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import type { PaymentValueView, PaymentVersionView, PaymentView } from '../../../../shared/api/merchant/payment'
import type { PaymentValueName } from '../../../../shared/payment'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { ProblemBar } from '../../../kit/components/ProblemBar'
import { Steps } from '../../../kit/components/Steps'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { Files } from './Files'
import { TextSheet } from './TextSheet'
import { Value } from './Value'

interface Props {
  draft: PaymentVersionView
  onChange(payment: PaymentView): void
  onNumber(): void
  /** WeChat Pay has said what it thinks of it. */
  onChecked(payment: PaymentView): void
}

/** Whatever is needed is there; a merchant of before has no public key. */
const isComplete = (values: readonly PaymentValueView[]): boolean =>
  values.every(({ name, state }) => state === 'good' || (name === 'publicKey' && state === 'missing'))

/** The set of keys: given as files or as text, each judged at once, then asked of WeChat Pay. */
export function Values({ draft, onChange, onNumber, onChecked }: Props) {
  const [writing, setWriting] = useState<PaymentValueName | null>(null)
  const checking = useAction(
    useCallback(async () => {
      try {
        onChecked(await call('POST /payment/draft/check', {}))
      } catch (thrown) {
        onChange(await call('GET /payment', {})) // what was found out is written on the draft
        throw thrown
      }
    }, [onChecked, onChange]),
  )
  const { values, problem, mode } = draft
  const canCheck = isComplete(values)
  if (checking.isRunning) return <Checking />
  return (
    <>
      {problem && <ProblemBar problem={problem} hasWayElsewhere />}
      {mode !== 'partner' && <Files mode={mode} isFirst={!canCheck} onChange={onChange} />}
      <Card title="收款资料" isFlush>
        {values.map((value) => (
          <Value
            key={value.name}
            value={value}
            problem={problem}
            onClick={() => (value.name === 'mchid' ? onNumber() : setWriting(value.name))}
          />
        ))}
      </Card>
      {canCheck && (
        <ActionBar failure={problem ? null : checking.failure}>
          <Button onClick={checking.run}>检查并启用</Button>
        </ActionBar>
      )}
      {writing && <TextSheet name={writing} onChange={onChange} onClose={() => setWriting(null)} />}
    </>
  )
}

const Checking = () => (
  <Card title="正在向微信支付验证">
    <Steps
      steps={[
        { title: '资料完整', state: 'done' },
        { title: '微信支付检查商户号、证书和密钥', note: '一般几秒钟', state: 'now' },
        { title: '启用，顾客可以付款', state: 'later' },
      ]}
    />
    <View className="setup-note">不会动用商户号里的钱</View>
  </Card>
)
