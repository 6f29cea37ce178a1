import type { Context } from 'koa'
import type { z } from 'zod'
import type { Entry } from '../shared/api/contract'
import { Failure } from './failures'

type Fields = Record<string, unknown>

/**
 * Path, query and body as the one input of an entry. A field of the path beats one of the body, and the body one of the
 * query, so nobody can name another row than the address does.
 *
 * @throws INVALID_INPUT with the field and what is wrong with it
 */
export function readInput(entry: Entry, ctx: Context): unknown {
  const result = entry.input.safeParse({ ...ctx.query, ...bodyOf(ctx), ...pathOf(ctx) }, { reportInput: true })
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw issue ? invalid(issue) : new Failure('INVALID_INPUT')
}

const pathOf = (ctx: Context): Fields => (ctx as Context & { params?: Fields }).params ?? {}

function bodyOf(ctx: Context): Fields {
  const { body } = ctx.request as { body?: unknown }
  if (body === undefined || body === null) return {}
  if (typeof body !== 'object' || Array.isArray(body)) throw new Failure('INVALID_INPUT', { body: typeof body })
  return body as Fields
}

type Issue = z.core.$ZodIssue

function invalid(issue: Issue): Failure {
  const field = String(issue.path[0] ?? '')
  const detail = { path: issue.path.join('.'), code: issue.code }
  return new Failure('INVALID_INPUT', detail, { ...(field && { field }), text: sentence(issue) })
}

/** What is wrong, in words for the person. A sentence written in the schema is used as it stands. */
function sentence(issue: Issue): string {
  if (/\p{Script=Han}/u.test(issue.message)) return issue.message
  if (issue.input === undefined && issue.code !== 'custom') return '请填写这一项'
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return issue.origin === 'string' ? `最多 ${issue.maximum} 个字` : `不能大于 ${issue.maximum}`
    case 'invalid_value':
      return '请从给出的选项中选择'
    default:
      return '格式不对，请检查后再试'
  }
}

function tooSmall({ origin, minimum }: Extract<Issue, { code: 'too_small' }>): string {
  if (minimum === 1 && origin !== 'number') return '请填写这一项'
  return origin === 'string' ? `至少 ${minimum} 个字` : `不能小于 ${minimum}`
}
