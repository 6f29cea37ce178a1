import { useCallback, useEffect, useRef, useState } from 'react'
import type { PaymentStartView } from '../../../shared/api/customer/payment'
import { asFailure, passes, type CallFailure } from '../../kit/call'
import { useAction } from '../../kit/useAction'
import { requestPayment } from '../../kit/wechat'

/** Something that is paid in the mini-program. */
interface Deed<Told> {
  begin(): Promise<PaymentStartView>
  /** Has the server ask WeChat Pay. */
  look(): Promise<Told>
  /** Nothing more is to be waited for. */
  isOver(told: Told): boolean
}

/**
 * `idle`: not begun, or given up. `asking`: WeChat's sheet is on its way, or open. `confirming`: the phone says that it has
 * paid. `late`: the money was not seen in good time; it may still come. `over`: the server knows the end.
 */
export type PayingStage = 'idle' | 'asking' | 'confirming' | 'late' | 'over'

interface Paying<Told> {
  stage: PayingStage
  /** What the server said last; null before it was asked. */
  told: Told | null
  isRunning: boolean
  failure: CallFailure | null
  pay(): void
}

const pausesSeconds = [0, 1, 2, 3, 4, 5, 6, 7] // half a minute: WeChat's word has come by then, or is long in coming

/**
 * Pays, then asks until the money is seen: what the phone says is no proof. Where WeChat's sheet failed it asks once: nobody
 * is to try again what has ended meanwhile.
 */
export function usePaying<Told>({ begin, look, isOver }: Deed<Told>, onCancelled: () => void): Paying<Told> {
  const [stage, setStage] = useState<PayingStage>('idle')
  const [told, setTold] = useState<Told | null>(null)
  const isHere = useIsHere()

  const confirm = useCallback(async () => {
    setStage('confirming')
    for (const seconds of pausesSeconds) {
      await pause(seconds)
      if (!isHere()) return
      const answer = await look().catch(passing)
      if (answer) setTold(answer)
      if (answer && isOver(answer)) return setStage('over')
    }
    setStage('late')
  }, [look, isOver, isHere])

  const failed = useCallback(
    async (failure: unknown) => {
      const answer = await look().catch(() => null)
      if (!answer || !isOver(answer)) throw failure
      setTold(answer)
      setStage('over')
      return 'over' as const
    },
    [look, isOver],
  )

  const act = useCallback(async () => {
    setStage('asking')
    const { parameters } = await begin()
    const end = parameters ? await requestPayment(parameters).catch(failed) : 'ok'
    if (end === 'ok') return confirm()
    if (end === 'over') return
    setStage('idle')
    onCancelled()
  }, [begin, confirm, failed, onCancelled])
  const { run, isRunning, failure } = useAction(act)

  return { stage: failure ? 'idle' : stage, told, isRunning, failure, pay: run }
}

const pause = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** The network may be gone for a moment just now: the next look tells. */
function passing(thrown: unknown): null {
  if (passes(asFailure(thrown))) return null
  throw thrown
}

/** Whether the page is still there: nobody waits for what a closed page asked. */
function useIsHere(): () => boolean {
  const here = useRef(true)
  useEffect(
    () => () => {
      here.current = false
    },
    [],
  )
  return useCallback(() => here.current, [])
}
