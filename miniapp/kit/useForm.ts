import { useCallback, useState } from 'react'
import { asFailure, type CallFailure } from './call'
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
  values: V
  field<Name extends keyof V>(name: Name): FieldProps<V[Name]>
  submit(): void
  isSending: boolean
  /** What is wrong that no field can show. */
  failure: CallFailure | null
}

interface Options<V> {
  /** Names the draft, which lives until it was sent. */
  draft: string
  initial: V
  checks: Checks<V>
  send(values: V): Promise<void>
}

/** A form that checks a field when the person leaves it, keeps what was typed, and shows refusals where they belong. */
export function useForm<V extends object>({ draft, initial, checks, send }: Options<V>): Form<V> {
  const [values, write, clear] = useDraft(draft, initial)
  const [problems, setProblems] = useState<Problems<V>>({})

  const say = (name: keyof V, problem: string | null) => setProblems((before) => ({ ...before, [name]: problem }))
  const verdict = <Name extends keyof V>(name: Name): string | null => checks[name]?.(values[name]) ?? null

  const submitting = useCallback(async () => {
    const found = findings(values, checks)
    setProblems(found)
    if (Object.values(found).some(Boolean)) return
    await send(values).catch((thrown: unknown) => {
      const failure = asFailure(thrown)
      if (!failure.field || !(failure.field in values)) throw failure
      setProblems({ [failure.field]: failure.text } as Problems<V>)
      throw failure
    })
    clear()
  }, [values, checks, send, clear])
  const { run, isRunning, failure } = useAction(submitting)

  return {
    values,
    field: (name) => ({
      value: values[name],
      problem: problems[name] ?? null,
      onChange: (value) => {
        write({ ...values, [name]: value })
        say(name, null)
      },
      onBlur: () => say(name, verdict(name)),
    }),
    submit: run,
    isSending: isRunning,
    failure: failure?.field && failure.field in values ? null : failure,
  }
}

function findings<V extends object>(values: V, checks: Checks<V>): Problems<V> {
  const found: Problems<V> = {}
  for (const name of Object.keys(values) as (keyof V)[]) found[name] = checks[name]?.(values[name]) ?? null
  return found
}
