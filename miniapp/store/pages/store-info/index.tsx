import { Empty } from '../../../kit/components/Empty'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { ClosedBar } from '../../ClosedBar'
import { loadStorefront } from '../../storefront'
import { StorePage } from '../../StorePage'
import { StoreFacts } from '../home/StoreFacts'
import { StoreHead } from '../home/StoreHead'
import { flavour } from '../../flavours'

/** 门店信息: what hangs at the door. WeChat's map wants coordinates, which nobody gave us: the address can be copied. */
export default function StoreInfo() {
  const [store] = useRemote(loadStorefront)
  return (
    <StorePage>
      <Screen of={store}>
        {(known) => (
          <>
            <StoreHead store={known} />
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
