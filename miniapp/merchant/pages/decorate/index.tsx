import type { MerchantStorefrontView } from '../../../../shared/api/merchant/storefront'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { hasTables } from '../../currentStore'
import { beginLook, lookOf, recallLook, useLook } from '../../decoration/look'
import { StorePreview } from '../../decoration/StorePreview'
import { usePreview } from '../../decoration/usePreview'
import { ManagedPage } from '../../Managed'
import { open } from '../../navigate'
import { PublishBar } from './PublishBar'
import { Sections } from './Sections'
import { ThemeCell } from './ThemeCell'

async function loadStorefront(): Promise<MerchantStorefrontView> {
  recallLook()
  return call('GET /storefront', {})
}

/** 装修: how the store looks, before and after it is shown to customers. */
export default function Decorate() {
  const [storefront, putStorefront] = useRemote(loadStorefront)
  return (
    <ManagedPage>
      <Screen of={storefront}>{(view) => <Overview view={view} onPublished={putStorefront} />}</Screen>
    </ManagedPage>
  )
}

interface Props {
  view: MerchantStorefrontView
  onPublished(view: MerchantStorefrontView): void
}

function Overview({ view, onPublished }: Props) {
  const draft = useLook()
  const look = draft?.look ?? lookOf(view)
  const home = usePreview({ ...view.content, ...look })
  const begin = () => beginLook(view)
  return (
    <>
      <StorePreview home={home} theme={look.theme} />
      {draft && <NoticeBar tone="info">这是修改后的样子，发布后顾客才看得到</NoticeBar>}
      <Card isFlush>
        <ThemeCell theme={look.theme} onBegin={begin} />
        <Cell lead={<Icon name="paper" />} title="欢迎语和提示语" onClick={() => open('store-texts')} />
      </Card>
      <Sections home={look.home} onBegin={begin} />
      {hasTables() && <MenuCell />}
      <Card isFlush>
        <Cell
          lead={<Icon name="history" />}
          title="历史版本"
          note="改坏了可以换回去"
          onClick={() => open('storefront-versions')}
        />
      </Card>
      {draft && <PublishBar draft={draft} onPublished={onPublished} />}
    </>
  )
}

/** Below what stands above it, the menu is arranged where its dishes are. */
const MenuCell = () => (
  <Card isFlush>
    <Cell
      lead={<Icon name="food" />}
      title="菜单"
      note="分类和菜品的顺序，在“商品”里排"
      onClick={() => open('goods')}
    />
  </Card>
)
