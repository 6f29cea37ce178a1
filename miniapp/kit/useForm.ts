import { useCallback, useEffect, useState } from 'react'
import { asFailure, type CallFailure } from './call'
import { showProblem } from './showProblem'
import { useAction } from './useAction'
import { useDraft } from './useDraft'

/** The sentence under a field, or null when its value will do. */
export type Check<V> = (value: V) => string | null
type Checks<V> = { [Name in keyof V]?: Check<V[Name]> }
type Problems<V> = { [Name in keyof V]?: string | null }

export interface FieldProps<V> {
  value: V
  problem: string | null
  onChange(value: V): void
  onBlur(): void
}

interface Form<V> {
  field<Name extends keyof V>(name: Name): FieldProps<V[Name]>
  submit(): void
  isSending: boolean
  /** What is wrong that no field can show. */
  failure: CallFailure | null
  /** What is shown was typed on an earlier visit and never sent. */
  isRestored: boolean
  /** Drops what was typed. */
  reset(): void
}

interface Options<V> {
  /** Names the draft, which lives until it was sent. */
  draft: string
  initial: V
  checks: Checks<V>
  send(values: V): Promise<void>
}

/**
 * A form that checks a field when the person leaves it, keeps what was typed, and shows refusals where they belong: a tap
 * that sends nothing says why, wherever the field is. What shows a problem has the class `k-wrong`, by which it is found.
 */
export function useForm<V extends object>({ draft: name, initial, checks, send }: Options<V>): Form<V> {
  const { value: values, latest, write, clear, reset, isRestored } = useDraft(name, initial)
  const [problems, setProblems] = useState<Problems<V>>({})
  const [refused, setRefused] = useState<{ text: string } | null>(null)
  useEffect(() => {
    if (refused) showProblem(refused.text)
  }, [refused])
  const say = (field: keyof V, problem: string | null) => setProblems((before) => ({ ...before, [field]: problem }))

  const sending = useCallback(async () => {
    const values = latest()
    const found = findings(values, checks)
    setProblems(found)
    const first = Object.values<string | null | undefined>(found).find(Boolean)
    if (first) return setRefused({ text: first })
    try {
      await send(values)
      clear()
    } catch (thrown) {
      const { field, text } = asFailure(thrown)
      if (field && field in values) {
        setProblems({ [field]: text } as Problems<V>)
        setRefused({ text })
      }
      throw thrown
    }
  }, [latest, checks, send, clear])
  const { run, isRunning, failure } = useAction(sending)

  return {
    field: (field) => ({
      value: values[field],
      problem: problems[field] ?? null,
      onChange: (value) => {
        write({ ...latest(), [field]: value })
        say(field, null)
      },
      onBlur: () => say(field, checks[field]?.(latest()[field]) ?? null),
    }),
    submit: run,
    isSending: isRunning,
    failure: failure?.field && failure.field in values ? null : failure,
    isRestored,
    reset: () => {
      reset()
      setProblems({})
    },
  }
}

function findings<V extends object>(values: V, checks: Checks<V>): Problems<V> {
  const found: Problems<V> = {}
  for (const field of Object.keys(values) as (keyof V)[]) found[field] = checks[field]?.(values[field]) ?? null
  return found
}
