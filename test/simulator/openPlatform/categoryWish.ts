import type { App, AppCategory } from '../accounts'
import { findCategory, type Category } from '../programs/categoryTree'
import { findMedium } from '../programs/media'
import { no } from './errcodes'
import type { Call } from './row'

export interface Wish {
  category: Category
  proofs: AppCategory['proofs']
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function readProofs({ world }: Call, app: App, list: unknown): Wish['proofs'] {
  if (list !== undefined && !Array.isArray(list)) throw no(53303)
  return ((list ?? []) as unknown[]).map((proof) => {
    if (!isObject(proof) || typeof proof['key'] !== 'string') throw no(53303)
    if (!findMedium(world, app.appid, 'temporary', proof['value'])) throw no(40007)
    const expires = proof['is_permanent'] === 1 ? undefined : proof['expire_time']
    return {
      key: proof['key'],
      value: String(proof['value']),
      expiresAt: typeof expires === 'number' ? expires * 1000 : null,
    }
  })
}

/** Missing papers count as wrong arguments (grade D). */
export function readWish(call: Call, app: App, one: unknown): Wish {
  const category = isObject(one) ? findCategory(one['first'], one['second']) : undefined
  if (!category || !isObject(one)) throw no(53303)
  if (app.principalKind === 'person' && !category.isForPersons) throw no(53302)
  const proofs = readProofs(call, app, one['certicates'])
  if (category.proofs.some((name) => !proofs.some(({ key }) => key === name))) throw no(53303, 'certicates')
  return { category, proofs }
}

export function readWishes(call: Call, app: App): Wish[] {
  const list: unknown = call.body['categories']
  if (!Array.isArray(list) || list.length === 0) throw no(53303)
  return list.map((one) => readWish(call, app, one))
}
