import { useCallback } from 'react'
import type { ProgramView } from '../../../../shared/api/merchant/program'
import type { ProgramInterface } from '../../../../shared/program'
import { Button } from '../../../kit/components/Button'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { NoticeBar, type Tone } from '../../../kit/components/NoticeBar'
import { Tag } from '../../../kit/components/Tag'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { mayManage } from '../../currentStore'

type State = ProgramInterface['state']

const names: Readonly<Record<string, string>> = {
  chooseAddress: '微信收货地址',
  chooseLocation: '地图选点',
  choosePoi: '附近地点',
  getLocation: '当前位置',
  getFuzzyLocation: '大概位置',
  onLocationChange: '位置变化',
  startLocationUpdate: '持续定位',
  startLocationUpdateBackground: '后台定位',
}

const nameOf = (name: string): string => names[name.replace(/^wx\./, '')] ?? name

const states: Record<State, { tone: Tone | 'quiet'; text: string; note: string }> = {
  open: { tone: 'done', text: '已开通', note: '可以使用' },
  inReview: { tone: 'waiting', text: '审核中', note: '微信审核一般 1 到 3 天' },
  refused: { tone: 'failing', text: '没通过', note: '可以再申请一次' },
  closed: { tone: 'quiet', text: '未开通', note: '店铺用到时再申请' },
  forbidden: { tone: 'quiet', text: '不能申请', note: '微信不对这类小程序开放' },
}

const mayApply: readonly State[] = ['closed', 'refused']

interface Props {
  interfaces: ProgramInterface[]
  onChange(program: ProgramView): void
}

/** 位置接口: each is asked for on its own, with a reason that the server writes. */
export function Interfaces({ interfaces, onChange }: Props) {
  const apply = useCallback(
    async (name: string) => onChange(await call('POST /program/interfaces', { name })),
    [onChange],
  )
  const applying = useAction(apply)
  return (
    <>
      <Card title="位置接口" extra="由微信审核" isFlush>
        {interfaces.map(({ name, state, reason }) => (
          <Cell key={name} title={nameOf(name)} note={reason ?? states[state].note}>
            {mayManage() && mayApply.includes(state) ? (
              <Button kind="plain" size="small" isDisabled={applying.isRunning} onClick={() => applying.run(name)}>
                {state === 'refused' ? '再申请' : '申请'}
              </Button>
            ) : (
              <Tag tone={states[state].tone}>{states[state].text}</Tag>
            )}
          </Cell>
        ))}
        {interfaces.length === 0 && <Cell title="店铺页面没有用到位置接口" />}
      </Card>
      {applying.failure && <NoticeBar tone="failing">{applying.failure.text}</NoticeBar>}
    </>
  )
}
