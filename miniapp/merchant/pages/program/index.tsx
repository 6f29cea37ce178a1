import { useCallback } from 'react'
import type { AuthorizerView } from '../../../../shared/api/merchant/authorisation'
import type { ProgramView } from '../../../../shared/api/merchant/program'
import type { OpeningView } from '../../../../shared/api/merchant/releases'
import { Button } from '../../../kit/components/Button'
import { Empty } from '../../../kit/components/Empty'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { ProblemBar } from '../../../kit/components/ProblemBar'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { Managed } from '../../Managed'
import { open } from '../../navigate'
import { AccountCard } from './AccountCard'
import { ServiceBar } from './ServiceBar'
import { SettingsCard } from './SettingsCard'
import { VersionCard } from './VersionCard'

export interface ProgramPageView {
  authorizer: AuthorizerView | null
  program: ProgramView
  opening: OpeningView
}

async function loadProgram(): Promise<ProgramPageView> {
  const [authorizer, program, opening] = await Promise.all([
    call('GET /authorizer', {}),
    call('GET /program', {}),
    call('GET /opening', {}),
  ])
  return { authorizer, program, opening }
}

/** 小程序: everything about the store's mini-program, each thing a row. */
export default function Program() {
  const [view, putView] = useRemote(loadProgram)
  return (
    <Screen of={view}>
      {(it) => (it.authorizer ? <Shown view={it} authorizer={it.authorizer} onChange={putView} /> : <NotYet />)}
    </Screen>
  )
}

const NotYet = () => (
  <Empty text="店铺还没有授权小程序">
    <Managed>
      <Button size="small" onClick={() => open('authorise')}>
        授权小程序
      </Button>
    </Managed>
  </Empty>
)

interface Props {
  view: ProgramPageView
  authorizer: AuthorizerView
  onChange(view: ProgramPageView): void
}

function Shown({ view, authorizer, onChange }: Props) {
  const { program, opening } = view
  const put = useCallback((changed: ProgramView) => onChange({ ...view, program: changed }), [view, onChange])
  return (
    <>
      <Warnings program={program} />
      <AccountCard authorizer={authorizer} nickname={program.nickname} />
      <VersionCard opening={opening} program={program} onChange={put} />
      <SettingsCard program={program} />
      {(opening.live ?? program.isSuspended) && (
        <Managed>
          <ServiceBar program={program} name={program.nickname ?? authorizer.name ?? '小程序'} onChange={put} />
        </Managed>
      )}
    </>
  )
}

const Warnings = ({ program: { isSuspended, problem } }: { program: ProgramView }) => (
  <>
    {isSuspended && <NoticeBar tone="failing">小程序已暂停服务，顾客现在打不开</NoticeBar>}
    {problem && <ProblemBar problem={problem} tone="waiting" />}
  </>
)
