import { useCallback, useState } from 'react'
import type { ReleaseView } from '../../../../shared/api/merchant/releases'
import { wishesIn } from '../../../../shared/release'
import { ActionBar } from '../../../kit/components/ActionBar'
import { Button } from '../../../kit/components/Button'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'
import { open, replace } from '../../navigate'
import { wayFor } from '../../nextStep'
import { makeRelease } from '../../releases'
import { AskSheet } from './AskSheet'
import { asksOf, labels, type Ask } from './asks'

interface Props {
  release: ReleaseView
  onChange(release: ReleaseView): void
}

const needsWord: readonly Ask[] = ['withdraw', 'discard', 'hurry']

/** What can be done with it now; the first is the wide button. What cannot be taken back is asked once more. */
export function ReleaseBar({ release, onChange }: Props) {
  const { id, state } = release
  const [asking, setAsking] = useState<Ask | null>(null)
  const act = useCallback(
    async (ask: Ask) => {
      onChange(await call(`POST /releases/:releaseId/${ask}`, { releaseId: id }))
      setAsking(null)
    },
    [id, onChange],
  )
  const acting = useAction(act)
  if (state === 'rejected' || state === 'failed') return <Again />
  if (state === 'live' && wishesIn(state).length > 0 && release.wish === null) return <Spread />
  const asks = asksOf(release)
  const way = release.problem && wayFor(release.problem)
  if (asks.length === 0 && !way) return null

  return (
    <ActionBar failure={asking ? null : acting.failure}>
      {way && <Button onClick={way.go}>{way.label}</Button>}
      {asks.map((ask, at) => (
        <Button
          key={ask}
          kind={kindOf(ask, way ? at + 1 : at)}
          isBusy={acting.isRunning && !asking && at === 0}
          isDisabled={acting.isRunning}
          onClick={() => (needsWord.includes(ask) ? setAsking(ask) : acting.run(ask))}
        >
          {labels[ask]}
        </Button>
      ))}
      {asking && (
        <AskSheet
          ask={asking}
          release={release}
          isBusy={acting.isRunning}
          problem={acting.failure?.text ?? null}
          onConfirm={() => acting.run(asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </ActionBar>
  )
}

function kindOf(ask: Ask, at: number) {
  if (at > 0) return 'quiet'
  return needsWord.includes(ask) ? 'plain' : 'primary'
}

/** A new release in the place of one that came to a bad end. */
function Again() {
  const again = useCallback(async () => replace('release', { id: (await makeRelease(true)).id }), [])
  const making = useAction(again)
  return (
    <ActionBar failure={making.failure}>
      <Button isBusy={making.isRunning} onClick={making.run}>
        重新提交
      </Button>
    </ActionBar>
  )
}

const Spread = () => (
  <ActionBar>
    <Button icon="qr" onClick={() => open('store-code')}>
      店铺小程序码
    </Button>
  </ActionBar>
)
