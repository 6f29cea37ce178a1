import Taro from '@tarojs/taro'
import type { PaymentVersionView } from '../../../../shared/api/merchant/payment'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { CodeCard } from '../../../kit/components/CodeCard'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { ProblemBar } from '../../../kit/components/ProblemBar'
import { SaveButton } from '../../../kit/components/SaveButton'
import { Part } from '../../../kit/components/Screen'
import { StatusDot } from '../../../kit/components/StatusDot'
import { Steps } from '../../../kit/components/Steps'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { replace } from '../../navigate'
import { testSteps } from './testSteps'

const loadCode = () => call('GET /payment/test-code', {})

const tellSaved = (): void => void Taro.showToast({ title: '已保存，去微信扫一扫', icon: 'none' })

const dots = { good: 'done', waiting: 'waiting', wrong: 'failing' } as const

/** 收款测试: one fen, paid in the store's own mini-program, which goes back by itself. */
export function Test({ using }: { using: PaymentVersionView }) {
  const isDone = using.test.state === 'returned'
  return (
    <>
      {using.state === 'proved' && !using.problem && (
        <NoticeBar tone="done">微信支付已经接受您的收款资料，可以收款了</NoticeBar>
      )}
      {using.problem && <ProblemBar problem={using.problem} />}
      {!isDone && !using.problem && <Code />}
      <Card title="测试进度">
        <Steps steps={testSteps(using.test)} />
      </Card>
      <Card title="检查结果" isFlush>
        {using.checks.map(({ name, state, text }) => (
          <Cell key={name} lead={<StatusDot state={dots[state]} />} title={text} />
        ))}
      </Card>
      <ActionBar>
        <Button kind={isDone ? 'primary' : 'quiet'} onClick={() => replace('payment')}>
          {isDone ? '完成' : '以后再测'}
        </Button>
      </ActionBar>
    </>
  )
}

function Code() {
  const [code] = useRemote(loadCode)
  return (
    <Part of={code}>
      {({ src }) => (
        <>
          <CodeCard title="微信扫一扫，付 0.01 元试一试" note="也可以长按识别。付的钱会自动原路退回" src={src}>
            <SaveButton src={src} name="payment-test" kind="plain" onSaved={tellSaved} />
          </CodeCard>
        </>
      )}
    </Part>
  )
}
