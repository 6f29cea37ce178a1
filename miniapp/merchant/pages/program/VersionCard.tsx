import { useCallback } from 'react'
import type { ProgramView } from '../../../../shared/api/merchant/program'
import type { OpeningView } from '../../../../shared/api/merchant/releases'
import { isInFlight } from '../../../../shared/release'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Icon } from '../../../kit/components/Icon'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { SwitchCell } from '../../../kit/components/SwitchCell'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { mayManage } from '../../currentStore'
import { open } from '../../navigate'
import { ReleaseCell } from '../../ReleaseCell'

interface Props {
  opening: OpeningView
  program: ProgramView
  onChange(program: ProgramView): void
}

/** 版本: what customers see, what comes next, and how it comes. */
export function VersionCard({ opening: { live, current, template }, program, onChange }: Props) {
  const trial = current && isInFlight(current.state) ? current : null
  const put = useCallback(
    async (autoPublish: boolean) => onChange(await call('PUT /program', { autoPublish })),
    [onChange],
  )
  const putting = useAction(put)
  return (
    <>
      <Card title="版本" isFlush>
        {live && <ReleaseCell release={live} />}
        {current && <ReleaseCell release={current} />}
        {!live && !current && <Cell title="还没有提交过" note="去看看还差什么" onClick={() => open('open-store')} />}
        <SwitchCell
          title="审核通过后自动发布"
          note={program.autoPublish ? '通过后顾客马上就能看到' : '通过后等您点“发布”'}
          isOn={program.autoPublish}
          isDisabled={!mayManage() || putting.isRunning}
          onChange={putting.run}
        />
      </Card>
      <Card isFlush>
        {trial && (
          <Cell lead={<Icon name="eye" />} title="体验版" onClick={() => open('trial', { id: trial.id })}>
            先看一看
          </Cell>
        )}
        {live && <Cell lead={<Icon name="qr" />} title="店铺小程序码" onClick={() => open('store-code')} />}
        <Cell lead={<Icon name="layout" />} title="店铺的样子" onClick={() => open('templates')}>
          {template?.userVersion ?? '还没有'}
        </Cell>
        <Cell lead={<Icon name="history" />} title="版本记录" onClick={() => open('history')} />
      </Card>
      {putting.failure && <NoticeBar tone="failing">{putting.failure.text}</NoticeBar>}
    </>
  )
}
