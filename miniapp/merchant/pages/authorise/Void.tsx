import { useCallback, useState } from 'react'
import type { AttemptView } from '../../../../shared/api/merchant/authorisation'
import { Button } from '../../../kit/components/Button'
import { DangerSheet } from '../../../kit/components/Sheet'
import { useAction } from '../../../kit/useAction'
import { call } from '../../api'

interface Props {
  attempt: AttemptView
  onDone(attempt: AttemptView): void
}

/** For a picture or a link that went to the wrong person. */
export function Void({ attempt, onDone }: Props) {
  const [isAsking, setAsking] = useState(false)
  const cancel = useCallback(
    async () => onDone(await call('DELETE /attempts/:attemptId', { attemptId: attempt.id })),
    [attempt.id, onDone],
  )
  const cancelling = useAction(cancel)
  return (
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        作废这个二维码
      </Button>
      {isAsking && (
        <DangerSheet
          title="作废这个授权二维码？"
          consequence="已经保存的图片和发出去的链接都会失效，要授权需重新生成。"
          confirm="作废"
          isBusy={cancelling.isRunning}
          problem={cancelling.failure?.text ?? null}
          onConfirm={cancelling.run}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
