import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import type { MerchantCategoryView } from '../../../../shared/api/merchant/goods'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Screen } from '../../../kit/components/Screen'
import { useAction } from '../../../kit/useAction'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { ManagedPage } from '../../Managed'
import { AddCategory } from './AddCategory'
import { CategorySheet } from './CategorySheet'
import './GoodsCategories.scss'

const loadCategories = () => call('GET /goods-categories', {})

/** 商品分类: what customers choose from, in the order they see it. */
export default function GoodsCategories() {
  const [categories, putCategories] = useRemote(loadCategories)
  return (
    <ManagedPage>
      <Screen of={categories}>
        {(list) => (
          <>
            <List categories={list} onChange={putCategories} />
            <AddCategory onChange={putCategories} />
          </>
        )}
      </Screen>
    </ManagedPage>
  )
}

interface Props {
  categories: MerchantCategoryView[]
  onChange(categories: MerchantCategoryView[]): void
}

function List({ categories, onChange }: Props) {
  const [opened, setOpened] = useState<MerchantCategoryView | null>(null)
  const move = useCallback(
    async (at: number) => {
      const ids = categories.map(({ id }) => id)
      const [id] = ids.splice(at, 1)
      if (id !== undefined) ids.splice(at - 1, 0, id)
      onChange(await call('PUT /goods-categories-order', { ids }))
    },
    [categories, onChange],
  )
  const moving = useAction(move)
  return (
    <Card title="分类" extra={`${categories.length} 个`} isFlush>
      {categories.length === 0 && <Cell title="还没有分类" note="分好类，顾客更容易找到想要的" />}
      {categories.map((category, at) => (
        <Cell key={category.id} title={category.name} note={`${category.count} 件商品`}>
          <View className="categories-ways">
            {at > 0 && (
              <Button kind="plain" size="small" isDisabled={moving.isRunning} onClick={() => moving.run(at)}>
                上移
              </Button>
            )}
            <Button kind="plain" size="small" onClick={() => setOpened(category)}>
              修改
            </Button>
          </View>
        </Cell>
      ))}
      {moving.failure && <NoticeBar tone="failing">{moving.failure.text}</NoticeBar>}
      {opened && <CategorySheet category={opened} onChange={onChange} onClose={() => setOpened(null)} />}
    </Card>
  )
}
