import { useCallback } from 'react'
import Taro from '@tarojs/taro'
import { Input, View, type ButtonProps } from '@tarojs/components'
import type { QuoteView } from '../../../../shared/api/customer/orders'
import { asFailure } from '../../../kit/call'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { useAction } from '../../../kit/useAction'
import { phoneNumberProof, type PhoneNumberProof } from '../../../kit/wechat'
import { call } from '../../api'
import { contactOf, type Details } from './useDetails'
import './ContactCard.scss'

interface Props {
  quote: QuoteView
  details: Details
  onChange(some: Partial<Details>): void
  /** WeChat gave the number; the server knows it now. */
  onGiven(): void
}

type PhoneEvent = Parameters<NonNullable<ButtonProps['onGetPhoneNumber']>>[0]

const say = (thrown: unknown) => void Taro.showToast({ title: asFailure(thrown).text, icon: 'none' })

/** Whom to call when it is ready: given by WeChat with one tap, or typed. */
export function ContactCard({ quote, details, onChange, onGiven }: Props) {
  const { phone } = contactOf(quote, details)
  const giving = useAction(
    useCallback(
      async (proof: PhoneNumberProof) => {
        await call('POST /me/phone', proof).then(onGiven, say)
      },
      [onGiven],
    ),
  )
  const give = (event: PhoneEvent) => {
    try {
      const proof = phoneNumberProof(event.detail)
      if (proof) giving.run(proof)
    } catch (thrown) {
      say(thrown)
    }
  }
  return (
    <Card>
      <View className="contact">
        <View className="contact-label">联系电话</View>
        <Input
          className="contact-input"
          type="number"
          maxlength={13}
          value={phone}
          placeholder="做好了打给您"
          placeholderClass="k-placeholder"
          onInput={(event) => onChange({ contactPhone: event.detail.value })}
        />
        {phone === '' && (
          <Button kind="plain" size="small" isBusy={giving.isRunning} onPhoneNumber={give}>
            一键填写
          </Button>
        )}
      </View>
    </Card>
  )
}
