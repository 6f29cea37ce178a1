import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { useStorefront } from '../../storefront'

/** Where it is fetched. */
export function PlaceCard() {
  const store = useStorefront()
  if (!store) return null
  return (
    <Card isFlush>
      <Cell
        lead={<Icon name="shop" colour="text" />}
        title={store.address ?? store.name}
        note={store.address ? `到 ${store.name} 自取` : '到店自取'}
      />
    </Card>
  )
}
