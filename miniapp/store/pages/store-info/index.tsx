import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { Logo } from '../../../kit/components/Logo'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { ClosedBar } from '../../ClosedBar'
import { loadStorefront } from '../../storefront'
import { StorePage } from '../../StorePage'
import { StoreFacts } from '../home/StoreFacts'
import { flavour } from '../../flavours'

/** 门店信息: what hangs at the door. WeChat's map wants coordinates, which nobody gave us: the address can be copied. */
export default function StoreInfo() {
  const [store] = useRemote(loadStorefront)
  return (
    <StorePage>
      <Screen of={store}>
        {(known) => (
          <>
            <Card isFlush>
              <Cell
                lead={<Logo name={known.name} url={known.logoUrl} />}
                title={known.name}
                note={known.texts.welcome}
              />
            </Card>
            <ClosedBar store={known} />
            <StoreFacts title={flavour.visit} store={known} />
            {!known.address && !known.contactPhone && known.hours.length === 0 && (
              <Empty text="店家还没有填写地址和电话" />
            )}
          </>
        )}
      </Screen>
    </StorePage>
  )
}
