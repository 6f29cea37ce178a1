import type { PaymentView } from '../../../../shared/api/merchant/payment'
import type { PaymentMode } from '../../../../shared/payment'
import { paymentValueTexts } from '../../../../shared/payment'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { TextField } from '../../../kit/components/TextField'
import { Tiles, type Tile } from '../../../kit/components/Tiles'
import { useForm, type Check } from '../../../kit/useForm'
import { call } from '../../api'

interface Props {
  payment: PaymentView
  onDone(payment: PaymentView): void
}

const modes: readonly Tile<PaymentMode>[] = [
  { value: 'direct', name: '自己的商户号', hint: '在微信支付商户平台自己申请的', icon: 'shop' },
  { value: 'partner', name: '通过服务商', hint: '服务商帮您申请的，只要填商户号', icon: 'people' },
]

const mchid: Check<string> = (typed) => (/^\d{8,10}$/.test(typed.trim()) ? null : '商户号是 8 到 10 位数字')

/** Whose number collects the money. */
export function MerchantNumber({ payment: { using, draft, isPartnerOffered }, onDone }: Props) {
  const known = draft ?? using
  const form = useForm<{ mode: PaymentMode; mchid: string }>({
    draft: 'payment-number',
    initial: { mode: known?.mode ?? 'direct', mchid: known?.mchid ?? '' },
    checks: { mchid },
    send: async (wish) => onDone(await call('POST /payment/draft', { ...wish, mchid: wish.mchid.trim() })),
  })
  return (
    <>
      <Card isFlush>
        {isPartnerOffered && <Tiles label="用哪种商户号" tiles={modes} {...form.field('mode')} />}
        <TextField
          label="商户号"
          placeholder="如：1900000109"
          hint={paymentValueTexts.mchid.where}
          keyboard="number"
          maxLength={10}
          {...form.field('mchid')}
        />
      </Card>
      <ActionBar failure={form.failure}>
        <Button isBusy={form.isSending} onClick={form.submit}>
          下一步
        </Button>
      </ActionBar>
    </>
  )
}
