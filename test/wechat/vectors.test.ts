import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import callbacks from '../vectors/callbacks.json'
import official from '../vectors/official.json'
import payments from '../vectors/payments.json'
import { checkVector, kinds, type Vector } from '../vectors/kinds'

const vectors = [...official.vectors, ...callbacks.vectors, ...payments.vectors] as Vector[]

it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, vector) => {
  expect(checkVector(vector, payments.keys)).toBeNull()
})

it('covers every kind', () => {
  expect(new Set(vectors.map(({ kind }) => kind))).toEqual(new Set(Object.keys(kinds)))
})

describe('a check', () => {
  const good: Vector = {
    name: 'n',
    kind: 'xml-parse',
    input: { xml: '<xml><a>1</a></xml>' },
    expected: { fields: { a: '1' } },
  }

  it.each([
    ['another result', { ...good, expected: { fields: { a: '2' } } }],
    ['less than there is', { ...good, expected: { fields: {} } }],
    ['what should have been refused', { ...good, expected: 'reject' }],
    ['a refusal', { ...good, input: { xml: '<xml>' } }],
    ['a broken vector that should be refused', { ...good, input: {}, expected: 'reject' }],
    ['a kind it does not know', { ...good, kind: 'horoscope' }],
  ])('finds fault with %s', (_what, vector) => {
    expect(checkVector(vector)).not.toBeNull()
  })
})

describe('npm run test:vectors', () => {
  const run = (content: unknown): Promise<{ code: number; out: string }> => {
    const folder = mkdtempSync(join(tmpdir(), 'vectors-'))
    writeFileSync(join(folder, 'some.json'), JSON.stringify(content))
    const args = ['--import', 'tsx', 'scripts/testVectors.ts', folder]
    return new Promise((resolve) => {
      execFile(process.execPath, args, (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, out: stdout + stderr }),
      )
    })
  }

  it('counts what passes', async () => {
    const { code, out } = await run({ vectors: vectors.slice(0, 3) })
    expect([code, out]).toEqual([0, '3 passed, 0 failed\n'])
  })

  it('fails when one fails, and says which', async () => {
    const { code, out } = await run({
      vectors: [{ name: 'mine', kind: 'xml-parse', input: { xml: '' }, expected: {} }],
    })
    expect(code).toBe(1)
    expect(out).toMatch(/FAILED .*some\.json mine \(xml-parse\): /)
    expect(out).toMatch(/0 passed, 1 failed\n/)
  })

  it('fails when it knows a kind not at all, or finds nothing', async () => {
    expect(await run({ kinds: { horoscope: '' }, vectors: vectors.slice(0, 1) })).toMatchObject({ code: 1 })
    expect(await run({ vectors: [] })).toMatchObject({ code: 1 })
  })
})
