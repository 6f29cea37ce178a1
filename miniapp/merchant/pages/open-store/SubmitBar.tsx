import { useCallback } from 'react'
import type { OpeningView } from '../../../../shared/api/merchant/releases'
import { isInFlight } from '../../../../shared/release'
import type { Requirement } from '../../../../shared/requirement'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { useAction } from '../../../kit/useAction'
import { Managed } from '../../Managed'
import { open } from '../../navigate'
import { wayFor } from '../../nextStep'
import { makeRelease } from '../../releases'
import { firstOfMine } from '../../requirements'

interface Props {
  opening: OpeningView
  blocking: readonly Requirement[]
}

/** The one button: the first thing in the way or, where nothing is, 一键提交审核. */
export function SubmitBar({ opening: { current, live }, blocking }: Props) {
  if (current && isInFlight(current.state))
    return <Bar label="查看这一版" onClick={() => open('release', { id: current.id })} />
  const first = firstOfMine(blocking) ?? blocking[0]
  const way = first && wayFor(first)
  if (way) return <Bar label={way.label} onClick={way.go} />
  if (first) return null
  if (current) return <Bar label="看原因，重新提交" onClick={() => open('release', { id: current.id })} />
  return (
    <Managed>
      <Submit isAgain={live !== null} />
    </Managed>
  )
}

const Bar = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <ActionBar>
    <Button onClick={onClick}>{label}</Button>
  </ActionBar>
)

/** A store that is open already has no hurry: its button is the quieter one. */
function Submit({ isAgain }: { isAgain: boolean }) {
  const make = useCallback(async (submits: boolean) => open('release', { id: (await makeRelease(submits)).id }), [])
  const making = useAction(make)
  return (
    <ActionBar failure={making.failure}>
      <Button kind={isAgain ? 'plain' : 'primary'} isBusy={making.isRunning} onClick={() => making.run(true)}>
        {isAgain ? '发布新版本' : '一键提交审核'}
      </Button>
      <Button kind="quiet" isDisabled={making.isRunning} onClick={() => making.run(false)}>
        先看体验版，不提交
      </Button>
    </ActionBar>
  )
}
