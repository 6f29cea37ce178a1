import type { ProgramView } from '../../../../shared/api/merchant/program'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { Interfaces } from './Interfaces'

const loadProgram = () => call('GET /program', {})

const waitingSeconds = 30

const soon = ({ interfaces }: ProgramView): number | null =>
  interfaces?.some(({ state }) => state === 'inReview') ? waitingSeconds : null

/** 隐私与位置接口: what customers are told about their data, and what WeChat must allow first. */
export default function Privacy() {
  const [program, putProgram] = useRemote(loadProgram, soon)
  return (
    <Screen of={program}>
      {({ privacy, interfaces }) => (
        <>
          {interfaces ? (
            <Interfaces interfaces={interfaces} onChange={putProgram} />
          ) : (
            <NoticeBar tone="waiting">微信没有给出位置接口的情况，下拉刷新再试</NoticeBar>
          )}
          <Card title="顾客会看到的隐私说明" isFlush>
            {privacy.map(({ key, name, purpose }) => (
              <Cell key={key} title={name} note={`为了${purpose}`} />
            ))}
            {privacy.length === 0 && <Cell title="店铺页面不收集顾客信息" />}
          </Card>
          <NoticeBar tone="info">隐私说明按店铺页面用到的信息自动填写，每次提交审核前会更新，不用您动手。</NoticeBar>
        </>
      )}
    </Screen>
  )
}
