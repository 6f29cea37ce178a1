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

const tiles: Record<PaymentMode, Tile<PaymentMode>> = {
  direct: { value: 'direct', name: '自己的商户号', hint: '在微信支付商户平台自己申请的', icon: 'shop' },
  partner: { value: 'partner', name: '通过服务商', hint: '服务商帮您申请的，只要填商户号', icon: 'people' },
  v2: { value: 'v2', name: '旧版密钥', hint: '只有 APIv2密钥，没有 APIv3密钥的商户号', icon: 'history' },
}

/** What there is to choose from; one alone is no choice. */
const modesOf = ({ isPartnerOffered, isV2Offered }: PaymentView): Tile<PaymentMode>[] => [
  tiles.direct,
  ...(isPartnerOffered ? [tiles.partner] : []),
  ...(isV2Offered ? [tiles.v2] : []),
]

const mchid: Check<string> = (typed) => (/^\d{8,10}$/.test(typed.trim()) ? null : '商户号是 8 到 10 位数字')

/** Whose number collects the money. */
export function MerchantNumber({ payment, onDone }: Props) {
  const known = payment.draft ?? payment.using
  const modes = modesOf(payment)
  const form = useForm<{ mode: PaymentMode; mchid: string }>({
    draft: 'payment-number',
    initial: { mode: known?.mode ?? 'direct', mchid: known?.mchid ?? '' },
    checks: { mchid },
    send: async (wish) => onDone(await call('POST /payment/draft', { ...wish, mchid: wish.mchid.trim() })),
  })
  return (
    <>
      <Card isFlush>
        {modes.length > 1 && <Tiles label="用哪种商户号" tiles={modes} {...form.field('mode')} />}
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
