import { useCallback, useState } from 'react'
import type { PaymentView } from '../../../../shared/api/merchant/payment'
import { paymentValueTexts, type PaymentValueName } from '../../../../shared/payment'
import { Button } from '../../../kit/components/Button'
import { Sheet } from '../../../kit/components/Sheet'
import { TextField } from '../../../kit/components/TextField'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'

interface Props {
  name: PaymentValueName
  onChange(payment: PaymentView): void
  onClose(): void
}

const placeholders: Record<PaymentValueName, string> = {
  mchid: '',
  certificate: '粘贴 apiclient_cert.pem 里的全部文字',
  privateKey: '粘贴 apiclient_key.pem 里的全部文字',
  apiV3Key: '粘贴 32 位的 APIv3密钥',
  apiV2Key: '粘贴 32 位的 APIv2密钥',
  publicKey: '粘贴公钥ID，或 pub_key.pem 里的全部文字',
}

const longest = 12_000 // what the contract takes

/** 粘贴文字. A secret stays on this page: unlike other forms it leaves no draft on the phone. */
export function TextSheet({ name, onChange, onClose }: Props) {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const saving = useAction(
    useCallback(async () => {
      if (typed.trim() === '') return setProblem('请先粘贴或填写')
      const { payment, text, isGood } = await call('POST /payment/draft/text', { text: typed })
      onChange(payment)
      if (isGood) onClose()
      else setProblem(text)
    }, [typed, onChange, onClose]),
  )
  return (
    <Sheet title={paymentValueTexts[name].name} onClose={onClose}>
      <TextField
        label="粘贴文字"
        placeholder={placeholders[name]}
        hint={paymentValueTexts[name].where}
        maxLength={longest}
        isLong={name !== 'apiV3Key' && name !== 'apiV2Key'}
        value={typed}
        problem={problem ?? saving.failure?.text ?? null}
        onChange={(text) => {
          setTyped(text)
          setProblem(null)
        }}
        onBlur={() => undefined}
      />
      <Button isBusy={saving.isRunning} onClick={saving.run}>
        保存
      </Button>
      <Button kind="quiet" onClick={onClose}>
        取消
      </Button>
    </Sheet>
  )
}
