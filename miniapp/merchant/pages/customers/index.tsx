import { useState } from 'react'
import { Page } from '../../../kit/components/Screen'
import { SearchField } from '../../../kit/components/SearchField'
import { Tabs } from '../../../kit/components/Tabs'
import { ManagedPage } from '../../Managed'
import { List, type By } from './List'

const tabs: { value: By; name: string }[] = [
  { value: 'recent', name: '最近来过' },
  { value: 'spent', name: '消费最多' },
]

/** 顾客: who came, and who came often. */
export default function Customers() {
  const [by, setBy] = useState<By>('recent')
  const [search, setSearch] = useState('')
  return (
    <ManagedPage>
      <Page>
        <Tabs tabs={tabs} value={by} onChange={setBy} />
        <SearchField value={search} placeholder="名字或手机号的开头" onChange={setSearch} />
        <List key={`${by} ${search.trim()}`} by={by} search={search.trim()} />
      </Page>
    </ManagedPage>
  )
}
