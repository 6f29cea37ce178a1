import { fields } from '../kit/value'
import type { Definition } from './definition'

export interface DefinitionBook {
  /** Page or Component as the package calls it: what it defines belongs to the file that is running. */
  register(kind: Definition['kind']): (given: unknown) => void
  /** What a file defines; runs it the first time. */
  find(file: string): Definition
}

export function definitionBook(run: (file: string) => void): DefinitionBook {
  const known = new Map<string, Definition>()
  let running = ''
  return {
    register: (kind) => (given) => void known.set(running, { kind, options: fields(given) }),
    find: (file) => {
      const outer = running
      running = file
      if (!known.has(file)) run(file)
      running = outer
      const found = known.get(file)
      if (!found) throw new Error(`${file}.js calls neither Page nor Component`)
      return found
    },
  }
}
