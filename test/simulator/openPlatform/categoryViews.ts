import type { AppCategory } from '../accounts'
import { categories } from '../programs/categoryTree'

const qualify = (proofs: readonly string[]) => ({
  exter_list: proofs.length ? [{ inner_list: proofs.map((name) => ({ name, url: '' })) }] : [],
  remark: '',
})

const node = (
  id: number,
  name: string,
  level: number,
  father: number,
  children: number[],
  proofs: readonly string[],
) => ({
  ...{ id, name, level, father, children, sensitive_type: proofs.length ? 1 : 0 },
  qualify: qualify(proofs),
})

/** The tree as one flat list: root, first level, second level; of what a kind of principal may have. */
export function treeView(isPerson: boolean) {
  const list = categories.filter((category) => !isPerson || category.isForPersons)
  const firsts = [...new Map(list.map(({ first }) => [first.id, first])).values()]
  const below = (id: number) => list.filter(({ first }) => first.id === id).map((one) => one.id)
  return {
    categories: [
      node(
        0,
        'root',
        0,
        0,
        firsts.map(({ id }) => id),
        [],
      ),
      ...firsts.map(({ id, name }) => node(id, name, 1, 0, below(id), [])),
      ...list.map(({ id, name, first, proofs }) => node(id, name, 2, first.id, [], proofs)),
    ],
  }
}

export const categoryView = ({ category: { first, id, name }, status, reason }: AppCategory) => ({
  first: first.id,
  first_name: first.name,
  second: id,
  second_name: name,
  audit_status: status,
  audit_reason: reason,
})
