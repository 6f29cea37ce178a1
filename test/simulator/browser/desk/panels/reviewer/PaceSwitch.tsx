import type { Desk } from '../../desk'
import { duration } from '../../format'
import type { Pace } from '../../types'

const seconds = [5, 20, 120, 7200]

/** Who decides about what is submitted from now on, and how soon. What waits already keeps its pace. */
export function PaceSwitch({ desk, pace }: { desk: Desk; pace: Pace }) {
  const turn = (review: Pace) =>
    void desk.act('/settings', { review, categoryReview: review, privacyApiReview: review })
  const after = typeof pace === 'object' && 'afterSeconds' in pace ? pace.afterSeconds : undefined
  return (
    <p className="pace" title="从下一次提交起算，已经在排队的不变">
      审核节奏
      <span className="segments" data-testid="pace">
        <button className={pace === 'byHand' ? 'is-on' : ''} data-testid="pace-byHand" onClick={() => turn('byHand')}>
          我来审
        </button>
        <button className={pace === 'atOnce' ? 'is-on' : ''} data-testid="pace-atOnce" onClick={() => turn('atOnce')}>
          马上
        </button>
        {[...new Set([...seconds, ...(after === undefined ? [] : [after])])]
          .sort((a, b) => a - b)
          .map((one) => (
            <button
              key={one}
              className={one === after ? 'is-on' : ''}
              data-testid={`pace-${one}`}
              onClick={() => turn({ afterSeconds: one })}
            >
              {duration(one * 1000)}
            </button>
          ))}
      </span>
    </p>
  )
}
