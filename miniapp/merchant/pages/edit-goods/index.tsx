import { useCallback, useEffect } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { ManagedPage } from '../../Managed'
import { EditForm } from './EditForm'

async function loadGoods(id: string | undefined) {
  const [categories, goods] = await Promise.all([
    call('GET /goods-categories', {}),
    id ? call('GET /goods/:goodsId', { goodsId: id }) : null,
  ])
  return { categories, goods }
}

/** 编辑商品: everything about one thing that is sold, in one scroll, pictures first. */
export default function EditGoods() {
  const { id } = useRouter<{ id?: string }>().params
  const [loaded] = useRemote(useCallback(() => loadGoods(id), [id]))
  useEffect(() => void Taro.setNavigationBarTitle({ title: id ? '编辑商品' : '添加商品' }), [id])
  return (
    <ManagedPage>
      <Screen of={loaded}>
        {({ goods, categories }) => (
          <EditForm
            key={goods?.id ?? 'new'}
            goods={goods}
            categories={categories}
            onReload={() => void loaded.reload()}
          />
        )}
      </Screen>
    </ManagedPage>
  )
}
