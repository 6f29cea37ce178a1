import { useCallback, useState } from 'react'
import type { ProgramView } from '../../../../shared/api/merchant/program'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'

interface Props {
  program: ProgramView
  name: string
  onChange(program: ProgramView): void
}

/** 暂停与恢复服务: for a move, a repair, a quarrel with the authorities. */
export function ServiceBar(props: Props) {
  return props.program.isSuspended ? <Resume {...props} /> : <Suspend {...props} />
}

function Resume({ onChange }: Props) {
  const resume = useCallback(async () => onChange(await call('POST /program/resume', {})), [onChange])
  const resuming = useAction(resume)
  return (
    <ActionBar failure={resuming.failure}>
      <Button isBusy={resuming.isRunning} onClick={resuming.run}>
        恢复服务
      </Button>
    </ActionBar>
  )
}

function Suspend({ name, onChange }: Props) {
  const [isAsking, setAsking] = useState(false)
  const suspend = useCallback(async () => {
    onChange(await call('POST /program/suspend', {}))
    setAsking(false)
  }, [onChange])
  const suspending = useAction(suspend)
  return (
    <>
      <Button kind="quiet" icon="pause" onClick={() => setAsking(true)}>
        暂停服务
      </Button>
      {isAsking && (
        <DangerSheet
          title={`暂停“${name}”？`}
          consequence="顾客打开小程序只会看到微信的“暂停服务”提示，不能浏览也不能下单，二维码扫了也一样。恢复后马上能用，店铺数据都在。"
          confirm="暂停服务"
          isBusy={suspending.isRunning}
          problem={suspending.failure?.text ?? null}
          onConfirm={suspending.run}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
