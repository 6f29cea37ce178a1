import { useState } from 'react'
import { View } from '@tarojs/components'
import { sectionTexts, storefrontLimits, type Section, type SectionKind } from '../../../../shared/storefront'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Sheet } from '../../../kit/components/Sheet'
import { hasTables } from '../../currentStore'
import { partKinds, partsShown } from '../../decoration/kinds'
import { changeLook } from '../../decoration/look'
import { newSection, raised, sectionName, sectionProblem } from '../../decoration/sections'
import { open } from '../../navigate'
import './Decorate.scss'

interface Props {
  home: Section[]
  /** Before the first change. */
  onBegin(): void
}

/** 首页板块: what stands on the home page, or above a restaurant's menu, from top to bottom. */
export function Sections({ home, onBegin }: Props) {
  const [isAdding, setAdding] = useState(false)
  const parts = partsShown(home)
  const edit = (id: string) => {
    onBegin()
    open('edit-section', { id })
  }
  const raise = (id: string, aboveId: string) => {
    onBegin()
    changeLook((look) => ({ ...look, home: raised(look.home, id, aboveId) }))
  }
  const add = (kind: SectionKind) => {
    const section = newSection(kind)
    onBegin()
    changeLook((look) => ({ ...look, home: [...look.home, section] }))
    setAdding(false)
    open('edit-section', { id: section.id })
  }
  return (
    <Card title={hasTables() ? '点餐页上方' : '首页板块'} extra={`${parts.length} 个`} isFlush>
      {parts.length === 0 && <Cell title="还是空的" note={emptyText()} />}
      {parts.map((section, at) => {
        const above = parts[at - 1]
        return (
          <SectionCell
            key={section.id}
            section={section}
            onEdit={() => edit(section.id)}
            {...(above && { onRaise: () => raise(section.id, above.id) })}
          />
        )
      })}
      {home.length < storefrontLimits.sections && (
        <View className="decorate-add">
          <Button kind="plain" icon="plus" onClick={() => setAdding(true)}>
            添加板块
          </Button>
        </View>
      )}
      {isAdding && <AddSheet onAdd={add} onClose={() => setAdding(false)} />}
    </Card>
  )
}

const emptyText = (): string => (hasTables() ? '可以放几张图，或写一句公告' : '加一个“商品”板块，顾客一进来就能看到')

interface CellProps {
  section: Section
  onEdit(): void
  onRaise?(): void
}

function SectionCell({ section, onEdit, onRaise }: CellProps) {
  const problem = sectionProblem(section)
  return (
    <Cell title={sectionName(section)} note={problem ? `${problem}，先不显示` : sectionTexts[section.kind].hint}>
      <View className="decorate-ways">
        {onRaise && (
          <Button kind="quiet" size="small" onClick={onRaise}>
            上移
          </Button>
        )}
        <Button kind="plain" size="small" onClick={onEdit}>
          修改
        </Button>
      </View>
    </Cell>
  )
}

const AddSheet = ({ onAdd, onClose }: { onAdd: (kind: SectionKind) => void; onClose: () => void }) => (
  <Sheet title="添加什么？" onClose={onClose}>
    {partKinds().map((kind) => (
      <Cell key={kind} title={sectionTexts[kind].name} note={sectionTexts[kind].hint} onClick={() => onAdd(kind)} />
    ))}
  </Sheet>
)
