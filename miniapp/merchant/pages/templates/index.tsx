import type { StoreView } from '../../../../shared/api/merchant/store'
import type { TemplateView } from '../../../../shared/api/merchant/releases'
import { Button } from '../../../kit/components/Button'
import { Empty } from '../../../kit/components/Empty'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { leave } from '../../navigate'
import { Choice } from './Choice'

interface TemplatesView {
  store: StoreView
  templates: TemplateView[]
}

async function loadTemplates(): Promise<TemplatesView> {
  const [store, templates] = await Promise.all([call('GET /', {}), call('GET /templates', {})])
  return { store, templates }
}

/** 选一个样子: what the store's next version is made of. */
export default function Templates() {
  const [view] = useRemote(loadTemplates)
  return (
    <Screen of={view}>
      {({ store, templates }) => (templates.length > 0 ? <Choice store={store} templates={templates} /> : <None />)}
    </Screen>
  )
}

const None = () => (
  <Empty text="服务商还没有准备好这类店铺的样子，准备好后会出现在这里">
    <Button size="small" kind="plain" onClick={leave}>
      返回
    </Button>
  </Empty>
)
