import { View } from '@tarojs/components'
import type { StoreSummary } from '../../../../shared/api/merchant/me'
import { storeKindTexts, type Role } from '../../../../shared/store'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { Logo } from '../../../kit/components/Logo'
import { Screen } from '../../../kit/components/Screen'
import { Tag } from '../../../kit/components/Tag'
import { useRemote } from '../../../kit/useRemote'
import { callMe } from '../../api'
import { currentStoreKey, takeStore } from '../../currentStore'
import { open, restart } from '../../navigate'

const roleTexts: Record<Role, string> = { owner: '店主', manager: '店长', clerk: '店员' }

const loadStores = async () => (await callMe('GET /', {})).stores

function enter(store: StoreSummary): void {
  takeStore(store)
  restart('today')
}

/** 我的店铺: another store, or a new one. */
export default function Stores() {
  const [stores] = useRemote(loadStores)
  return (
    <Screen of={stores}>
      {(list) => (
        <>
          {list.length > 0 ? <List stores={list} /> : <Empty text="还没有店铺，创建一个就能开始" />}
          <ActionBar>
            <Button kind={list.length > 0 ? 'plain' : 'primary'} icon="plus" onClick={() => open('create-store')}>
              新建店铺
            </Button>
          </ActionBar>
        </>
      )}
    </Screen>
  )
}

function List({ stores }: { stores: StoreSummary[] }) {
  const current = currentStoreKey()
  return (
    <Card isFlush>
      {stores.map((store) => (
        <Cell
          key={store.key}
          lead={<Logo name={store.name} url={store.logoUrl} />}
          title={store.name}
          note={
            <View>
              {storeKindTexts[store.kind].name} · {roleTexts[store.role]}
              {store.isAuthorised ? '' : ' · 小程序未授权'}
            </View>
          }
          onClick={() => enter(store)}
        >
          {store.key === current && <Tag tone="done">当前</Tag>}
        </Cell>
      ))}
    </Card>
  )
}
