import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { PaymentView } from '../../../../shared/api/merchant/payment'
import { Empty } from '../../../kit/components/Empty'
import { Page, Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { mayI } from '../../currentStore'
import { MerchantNumber } from './MerchantNumber'
import { StepHead } from './StepHead'
import { stepOf, type Step } from './step'
import { Test } from './Test'
import { Values } from './Values'

const load = () => call('GET /payment', {})

/** Files may arrive from another phone, and a test is paid on one. */
const everySeconds = ({ draft, using }: PaymentView): number | null => {
  if (draft) return 10
  return using && using.test.state !== 'returned' ? 2 : null
}

/** 设置收款: number, files, check, test. The server keeps what was given, so that leaving loses nothing. */
export default function PaymentSetup() {
  return mayI('managePayment') ? (
    <Wizard />
  ) : (
    <Page>
      <Empty text="收款账号只有店主能设置，请告诉店主" />
    </Page>
  )
}

function Wizard() {
  const asked = useRouter().params.step
  const [wanted, setWanted] = useState<Step | null>(asked === 'test' ? 'test' : null)
  const [payment, put] = useRemote(load, everySeconds)
  const go = (step: Step | null) => (next: PaymentView) => {
    put(next)
    setWanted(step)
  }
  return (
    <Screen of={payment}>
      {(view) => {
        const step = stepOf(view, wanted)
        return (
          <>
            <StepHead step={step} />
            {step === 'number' && <MerchantNumber payment={view} onDone={go('values')} />}
            {step === 'values' && view.draft && (
              <Values
                draft={view.draft}
                onChange={put}
                onNumber={() => setWanted('number')}
                onChecked={(next) => go(next.draft ? 'values' : 'test')(next)}
              />
            )}
            {step === 'test' && view.using && <Test using={view.using} />}
          </>
        )
      }}
    </Screen>
  )
}
