import type { ReactNode } from 'react'
import { Button as NativeButton, View, type ButtonProps } from '@tarojs/components'
import { Icon } from './Icon'
import type { IconColour, IconName } from './icons'
import './Button.scss'

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger'

interface Props {
  children: ReactNode
  kind?: ButtonKind
  /** `wide` is the one main action of a screen; `small` sits inside a row. */
  size?: 'wide' | 'small'
  icon?: IconName
  /** While it works it turns and cannot be tapped again. */
  isBusy?: boolean
  isDisabled?: boolean
  onClick?: () => void
  onPhoneNumber?: ButtonProps['onGetPhoneNumber']
}

const iconColour: Record<ButtonKind, IconColour> = {
  primary: 'onBrand',
  plain: 'text',
  quiet: 'quiet',
  danger: 'failing',
}

export function Button(props: Props) {
  const { children, kind = 'primary', size = 'wide', icon, isBusy = false, isDisabled = false } = props
  const isOff = isBusy || isDisabled
  const { onPhoneNumber } = props
  return (
    <NativeButton
      className={`k-button k-button-${kind} k-button-${size} ${isOff ? 'k-button-off' : ''}`}
      hoverClass={isOff ? 'none' : 'k-button-down'}
      disabled={isOff}
      onClick={() => props.onClick?.()}
      {...(onPhoneNumber && { openType: 'getPhoneNumber' as const, onGetPhoneNumber: onPhoneNumber })}
    >
      <View className="k-button-face">
        {isBusy && <View className="k-button-turn" />}
        {icon && !isBusy && <Icon name={icon} colour={iconColour[kind]} size={size === 'wide' ? 40 : 32} />}
        <View>{children}</View>
      </View>
    </NativeButton>
  )
}
