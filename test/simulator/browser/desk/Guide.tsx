import { useState } from 'react'
import { useObserved } from '../kit/observable'
import type { Desk } from './desk'
import { steps } from './guideSteps'
import type { DeskState } from './types'

/** A short tour that goes on by itself as things happen. */
export function Guide({ desk, state }: { desk: Desk; state: DeskState }) {
  const journal = useObserved(desk.journal)
  const [isClosed, setClosed] = useState(false)
  const done = steps.map((step) => step.isDone(state, journal))
  const current = done.lastIndexOf(true) + 1
  const step = steps[current]
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
        <small>{step ? `第 ${current + 1} 步，共 ${steps.length} 步` : `共 ${steps.length} 步`}</small>
      </header>
      <ol>
        {steps.map(({ key, title }, at) => (
          <li
            key={key}
            className={at < current ? 'is-done' : at === current ? 'is-now' : ''}
            title={title}
            data-testid={`step-${key}`}
          />
        ))}
      </ol>
      <p data-testid="guide-hint">{step?.hint ?? '整个流程走完了。可以打开“故障”，看看出错时会怎样。'}</p>
      <button className="close" aria-label="收起导览" onClick={() => setClosed(true)}>
        ×
      </button>
    </section>
  )
}
