import { useState } from 'react'
import { View } from '@tarojs/components'
import type { DiningTableView } from '../../../../shared/api/merchant/storefront'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { mayI } from '../../currentStore'
import { open } from '../../navigate'
import { AddTables } from './AddTables'
import { TableSheet } from './TableSheet'
import './index.scss'

const loadTables = () => call('GET /tables', {})

/** 桌码: every table with the code that opens the menu at it. */
export default function Tables() {
  const [tables, putTables] = useRemote(loadTables)
  return (
    <Screen of={tables}>
      {(list) =>
        mayI('decorate') ? (
          <AddTables tables={list} onChange={putTables}>
            <List tables={list} onChange={putTables} />
          </AddTables>
        ) : (
          <List tables={list} onChange={putTables} />
        )
      }
    </Screen>
  )
}

interface Props {
  tables: DiningTableView[]
  onChange(tables: DiningTableView[]): void
}

function List({ tables, onChange }: Props) {
  const [opened, setOpened] = useState<DiningTableView | null>(null)
  return (
    <Card title="桌子" extra={`${tables.length} 张`} isFlush>
      {tables.length === 0 && <Cell title="还没有桌子" note="添加后，把每张桌子的码打印出来贴上，顾客扫一扫就能点餐" />}
      {tables.map((table) => (
        <Cell key={table.id} lead={<Icon name="qr" />} title={table.name}>
          <View className="tables-ways">
            {mayI('decorate') && (
              <Button kind="quiet" size="small" onClick={() => setOpened(table)}>
                修改
              </Button>
            )}
            <Button kind="plain" size="small" onClick={() => open('table-code', { id: table.id, name: table.name })}>
              桌码
            </Button>
          </View>
        </Cell>
      ))}
      {opened && <TableSheet table={opened} onChange={onChange} onClose={() => setOpened(null)} />}
    </Card>
  )
}
