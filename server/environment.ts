/** A value of the environment that stops the start. The message is one line: the variable, what is wrong, where to look. */
export class ConfigError extends Error {
  override name = 'ConfigError'

  constructor(
    readonly variable: string,
    problem: string,
    where: string,
  ) {
    super(`${variable}：${problem}。${where}`)
  }
}

export type Environment = Readonly<Record<string, string | undefined>>

/** What a value must look like, in words and as a rule. */
export interface Rule<T> {
  /** Where the right value is found: a full sentence, it ends the line. */
  where: string
  /** The parsed value, or a sentence saying what is wrong with it. */
  parse(text: string): { value: T } | { problem: string }
}

/** An empty value counts as none, because that is what a copied `.env.example` holds. */
export const find = (env: Environment, variable: string): string | undefined => env[variable]?.trim() || undefined

/** @throws ConfigError where the value is missing or breaks the rule */
export function required<T>(env: Environment, variable: string, rule: Rule<T>): T {
  const text = find(env, variable)
  if (text === undefined) throw new ConfigError(variable, '没有填写', rule.where)
  return check(variable, text, rule)
}

/** @throws ConfigError where there is a value that breaks the rule */
export function optional<T>(env: Environment, variable: string, rule: Rule<T>): T | undefined {
  const text = find(env, variable)
  return text === undefined ? undefined : check(variable, text, rule)
}

/** @throws ConfigError where there is a value that breaks the rule */
export const withDefault = <T>(env: Environment, variable: string, rule: Rule<T>, value: T): T =>
  optional(env, variable, rule) ?? value

function check<T>(variable: string, text: string, rule: Rule<T>): T {
  const result = rule.parse(text)
  if ('problem' in result) throw new ConfigError(variable, result.problem, rule.where)
  return result.value
}
