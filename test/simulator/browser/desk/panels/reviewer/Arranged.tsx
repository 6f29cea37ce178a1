import type { Desk } from '../../desk'
import { reasonLines } from '../../format'
import type { Verdict } from '../../types'

const ends: Record<Verdict['decision'], string> = { pass: '通过', reject: '驳回', delay: '延后' }

export const endOf = ({ decision }: Verdict): string => ends[decision]

interface ArrangedProps {
  desk: Desk
  name: string
  verdict: Verdict & { appid: string }
}

/** How the next submission will end, arranged by whoever furnished this world. */
export function Arranged({ desk, name, verdict }: ArrangedProps) {
  const { appid, decision, reason } = verdict
  return (
    <p className="arranged" data-testid={`arranged-${appid}`}>
      <span>
        <b>{name}</b>的下一次提交，审核员打算<b>{ends[decision]}</b>
        {decision !== 'pass' && <small>{reasonLines(reason).join('')}</small>}
      </span>
      <button
        className="small"
        onClick={() => void desk.act('/decisions', { kind: 'review', appid, decision: 'judge', next: true })}
      >
        改为按规则
      </button>
    </p>
  )
}
