import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkVector, kinds, type Vector } from '../test/vectors/kinds'

interface Tally {
  passed: number
  failed: number
}

/** `npm run test:vectors -- <folder>…`: runs every vector of every JSON file in the folders, ours by default. */
function main(folders: string[]): void {
  const tally: Tally = { passed: 0, failed: 0 }
  for (const file of folders.flatMap(vectorFiles)) runFile(file, tally)
  if (tally.passed + tally.failed === 0) fail(tally, 'no vectors found', folders.join(', '))
  console.log(`${tally.passed} passed, ${tally.failed} failed`)
  process.exitCode = tally.failed > 0 ? 1 : 0
}

const vectorFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))

function runFile(file: string, tally: Tally): void {
  const content = JSON.parse(readFileSync(file, 'utf8')) as {
    kinds?: object
    keys?: Record<string, string>
    vectors?: Vector[]
  }
  if (!Array.isArray(content.vectors)) return // another kind of data beside the vectors
  for (const kind of Object.keys(content.kinds ?? {})) {
    if (!kinds[kind]) fail(tally, file, `unknown kind ${kind}`)
  }
  for (const vector of content.vectors) runVector(file, vector, content.keys, tally)
}

function runVector(file: string, vector: Vector, keys: Record<string, string> | undefined, tally: Tally): void {
  const wrong = checkVector(vector, keys)
  if (wrong === null) tally.passed++
  else fail(tally, `${file} ${vector.name} (${vector.kind})`, wrong)
}

function fail(tally: Tally, where: string, what: string): void {
  tally.failed++
  console.error(`FAILED ${where}: ${what}`)
}

main(process.argv.length > 2 ? process.argv.slice(2) : ['test/vectors'])
