import { useCallback } from 'react'
import type { FormerVersionView, ReleaseSummary } from '../../../../shared/api/merchant/releases'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { replace } from '../../navigate'
import { releaseName } from '../../releases'

interface Props {
  live: ReleaseSummary
  version: FormerVersionView
  name: string
  onClose(): void
}

export function RollBackSheet({ live, version: { appVersion }, name, onClose }: Props) {
  const rollBack = useCallback(async () => {
    const { id } = await call('POST /roll-back', { appVersion })
    onClose()
    replace('release', { id })
  }, [appVersion, onClose])
  const rolling = useAction(rollBack)
  return (
    <DangerSheet
      title={`回退到${name}？`}
      consequence={`顾客会马上看到${name}，现在的${releaseName(live)}下线。微信只让回退一次：下次发布新版本之前，不能再回退，也不能撤销。`}
      confirm="回退"
      isBusy={rolling.isRunning}
      problem={rolling.failure?.text ?? null}
      onConfirm={rolling.run}
      onClose={onClose}
    />
  )
}
