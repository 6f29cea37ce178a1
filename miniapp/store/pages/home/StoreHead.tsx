import { View } from '@tarojs/components'
import type { StorefrontView } from '../../../../shared/api/customer/catalogue'
import { Logo } from '../../../kit/components/Logo'
import { flavour } from '../../flavours'
import './StoreHead.scss'

interface Props {
  store: StorefrontView
  logoSize?: number
}

/** The sign above the door, in the store's own colour. A store that has named no hours does not claim to be open. */
export function StoreHead({ store: { name, logoUrl, texts, hours, isOpenNow }, logoSize = 112 }: Props) {
  return (
    <View className="store-head">
      <View className="store-head-logo">
        <Logo name={name} url={logoUrl} size={logoSize} />
      </View>
      <View className="store-head-words">
        <View className="store-head-name">{name}</View>
        <View className="store-head-tags">
          {(hours.length > 0 || !isOpenNow) && <OpenState isOpen={isOpenNow} />}
          <View className="store-head-welcome">{texts.welcome}</View>
        </View>
      </View>
    </View>
  )
}

const OpenState = ({ isOpen }: { isOpen: boolean }) => (
  <View className={`store-head-state ${isOpen ? 'store-head-open' : ''}`}>
    {isOpen ? flavour.open : flavour.closed}
  </View>
)
