import { useState } from 'react'
import { useObserved } from '../kit/observable'
import type { Desk } from './desk'
import { steps } from './guideSteps'
import type { DeskState } from './types'

/** A short tour that goes on by itself as things happen. A tap on the bar looks at another step, until something happens. */
export function Guide({ desk, state }: { desk: Desk; state: DeskState }) {
  const journal = useObserved(desk.journal)
  const [isClosed, setClosed] = useState(false)
  const [looked, setLooked] = useState({ at: 0, from: -1 })
  const now = useFurthest(steps.map((step) => step.isDone(state, journal)).lastIndexOf(true) + 1)
  const shown = looked.from === now ? looked.at : now
  const step = steps[shown]
  if (isClosed) {
    return (
      <button className="guide-opener" onClick={() => setClosed(false)}>
        显示导览
      </button>
    )
  }
  return (
    <section className="guide" data-testid="guide" data-step={step?.key ?? 'end'}>
      <header>
        <b>{step?.title ?? '走完了'}</b>
        <small>{step ? `第 ${shown + 1} 步，共 ${steps.length} 步` : `共 ${steps.length} 步`}</small>
        {shown !== now && (
          <button className="link" data-testid="guide-now" onClick={() => setLooked({ at: now, from: now })}>
            回到现在这一步
          </button>
        )}
      </header>
      <ol>
        {steps.map(({ key, title }, at) => (
          <li key={key} className={at < now ? 'is-done' : at === now ? 'is-now' : ''}>
            <button
              title={title}
              aria-label={`看第 ${at + 1} 步：${title}`}
              data-testid={`step-${key}`}
              onClick={() => setLooked({ at, from: now })}
            />
          </li>
        ))}
      </ol>
      <p data-testid="guide-hint">{step?.hint ?? '整个流程走完了。可以打开“故障”，看看出错时会怎样。'}</p>
      <button className="close" aria-label="收起导览" onClick={() => setClosed(true)}>
        ×
      </button>
    </section>
  )
}

/** What was once reached stays so, though what tells of it may be forgotten: the tour does not go back. */
function useFurthest(reached: number): number {
  const [furthest, setFurthest] = useState(reached)
  if (reached > furthest) setFurthest(reached)
  return Math.max(reached, furthest)
}
