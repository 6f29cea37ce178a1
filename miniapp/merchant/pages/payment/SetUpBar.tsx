import type { PaymentView } from '../../../../shared/api/merchant/payment'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { open } from '../../navigate'

/** The way into the wizard; quiet once the store collects and nothing is wrong. */
export function SetUpBar({ payment: { using, draft } }: { payment: PaymentView }) {
  const isQuiet = using !== null && using.problem === null && draft === null
  return (
    <ActionBar>
      <Button kind={isQuiet ? 'plain' : 'primary'} onClick={() => open('payment-setup')}>
        {draft ? '接着设置' : using ? '更换密钥' : '设置收款'}
      </Button>
    </ActionBar>
  )
}
