import { useState } from 'react'
import type { ProgramView } from '../../../../shared/api/merchant/program'
import type { ProgramCategory } from '../../../../shared/program'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { NoticeBar, type Tone } from '../../../kit/components/NoticeBar'
import { ProblemBar } from '../../../kit/components/ProblemBar'
import { Screen } from '../../../kit/components/Screen'
import { Tag } from '../../../kit/components/Tag'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { mayManage } from '../../currentStore'
import { Managed } from '../../Managed'
import { open } from '../../navigate'
import { RemoveSheet } from './RemoveSheet'

const loadProgram = () => call('GET /program', {})

const waitingSeconds = 30

const soon = ({ categories }: ProgramView): number | null =>
  categories?.some(({ state }) => state === 'inReview') ? waitingSeconds : null

/** 经营类目: what the store may sell, in WeChat's words. */
export default function Categories() {
  const [program, putProgram] = useRemote(loadProgram, soon)
  return (
    <Screen of={program}>
      {(view) => (
        <>
          {view.categories === null && <Missing problem={view.problem} />}
          {view.categories?.length === 0 && <Empty text="还没有经营类目，添加一个和您卖的东西相符的" />}
          {view.categories && view.categories.length > 0 && <List categories={view.categories} onChange={putProgram} />}
          {!view.problem && (
            <Managed>
              <AddBar left={view.categoriesLeft} />
            </Managed>
          )}
        </>
      )}
    </Screen>
  )
}

/** WeChat tells nothing of a mini-program that it does not know to be ours. */
const Missing = ({ problem }: Pick<ProgramView, 'problem'>) =>
  problem ? (
    <ProblemBar problem={problem} tone="waiting" />
  ) : (
    <NoticeBar tone="waiting">微信没有给出类目，下拉刷新再试</NoticeBar>
  )

const states: Record<ProgramCategory['state'], { tone: Tone; text: string; note: string }> = {
  passed: { tone: 'done', text: '已通过', note: '可以使用' },
  inReview: { tone: 'waiting', text: '审核中', note: '微信审核一般 1 到 3 天' },
  rejected: { tone: 'failing', text: '没通过', note: '资质不符合要求' },
}

interface ListProps {
  categories: ProgramCategory[]
  onChange(program: ProgramView): void
}

function List({ categories, onChange }: ListProps) {
  const [leaving, setLeaving] = useState<ProgramCategory | null>(null)
  return (
    <>
      <Card isFlush>
        {categories.map((one) => (
          <Cell
            key={`${one.first}-${one.second}`}
            title={`${one.firstName} › ${one.secondName}`}
            note={one.reason ?? states[one.state].note}
            {...(mayManage() && { onClick: () => setLeaving(one) })}
          >
            <Tag tone={states[one.state].tone}>{states[one.state].text}</Tag>
          </Cell>
        ))}
      </Card>
      {leaving && <RemoveSheet category={leaving} onChange={onChange} onClose={() => setLeaving(null)} />}
    </>
  )
}

/** Each addition counts against a limit, so what is left is said before it is spent. */
function AddBar({ left }: { left: number | null }) {
  if (left === 0) return <NoticeBar tone="waiting">这个月能添加的类目已经用完，下个月再来添加</NoticeBar>
  return (
    <ActionBar>
      <Button icon="plus" onClick={() => open('add-category')}>
        {left === null ? '添加类目' : `添加类目（本月还能加 ${left} 个）`}
      </Button>
    </ActionBar>
  )
}
