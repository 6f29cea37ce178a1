import { useMemo, useState } from 'react'
import type { CategoryOption } from '../../../../shared/api/merchant/program'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Screen } from '../../../kit/components/Screen'
import { SearchField } from '../../../kit/components/SearchField'
import { Tag } from '../../../kit/components/Tag'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { ManagedPage } from '../../Managed'
import { AddSheet } from './AddSheet'
import { found } from './found'

const loadOptions = () => call('GET /program/category-options', {})

/** 添加类目: what fits this store first, everything else by its name. */
export default function AddCategory() {
  return (
    <ManagedPage>
      <Options />
    </ManagedPage>
  )
}

function Options() {
  const [options] = useRemote(loadOptions)
  return <Screen of={options}>{(list) => <Choice options={list} />}</Screen>
}

function Choice({ options }: { options: CategoryOption[] }) {
  const [sought, setSought] = useState('')
  const [chosen, setChosen] = useState<CategoryOption | null>(null)
  const { fitting, others, hidden } = useMemo(() => found(options, sought), [options, sought])
  return (
    <>
      <SearchField value={sought} placeholder="输入您卖什么，如：蛋糕、餐馆" onChange={setSought} />
      {fitting.length > 0 && <Group title="适合您的店铺" options={fitting} onChoose={setChosen} />}
      {others.length > 0 && <Group title="其他类目" options={others} onChoose={setChosen} />}
      {fitting.length + others.length === 0 && <Empty text="没有找到，换个说法试试" />}
      {hidden > 0 && <NoticeBar tone="info">还有 {hidden} 个没有显示，输入名称就能找到</NoticeBar>}
      {chosen && <AddSheet option={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}

interface GroupProps {
  title: string
  options: CategoryOption[]
  onChoose(option: CategoryOption): void
}

function Group({ title, options, onChoose }: GroupProps) {
  return (
    <Card title={title} isFlush>
      {options.map((one) => (
        <Cell
          key={`${one.first}-${one.second}`}
          title={one.secondName}
          note={one.firstName}
          onClick={() => onChoose(one)}
        >
          {one.wantsProof && <Tag tone="waiting">要资质</Tag>}
        </Cell>
      ))}
    </Card>
  )
}
