import { readFileSync } from 'node:fs'
import path from 'node:path'

const read = (file: string): string => readFileSync(path.join(__dirname, '..', file), 'utf8')
const english = read('README.md')
const chinese = read('README.zh-CN.md')

/** What stands in code, without the comments of a shell and what each language says in its own words. */
const codeIn = (text: string): string[] => {
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '')
  const shell = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.split('\n'))
  const commands = shell.map((line) => line.replace(/ +#.*/, '').trim())
  // Names to fill in, and what has one in it, are said in each language's own words.
  const plain = [...spans, ...commands].map((code) => code.replace(/<[^>]+>/g, '<>'))
  const isForeign = /[^\x20-\x7e]|your-host|user:/
  return [...new Set(plain)].filter((code) => !isForeign.test(code))
}

const headings = (text: string): number => text.match(/^#+ /gm)?.length ?? 0
const listed = (text: string): number => text.match(/^(\s*\||- |\d\. )/gm)?.length ?? 0

it('says the same in both languages', () => {
  expect(codeIn(chinese).sort()).toEqual(codeIn(english).sort())
  expect(headings(chinese)).toBe(headings(english))
  expect(listed(chinese)).toBe(listed(english))
})

it('names only commands and files that are there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [...`${english}${chinese}`.matchAll(/npm (?:run )?(?!run|ci)([\w:]+)/g)].map(([, name]) => name ?? '')
  const links = [...`${english}${chinese}`.matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, file]) => file ?? '')

  expect(named.filter((name) => !(name in scripts))).toEqual([])
  for (const file of links) expect(read(file)).not.toBe('')
})

it('names only settings that .env.example explains', () => {
  const example = read('.env.example')
  const ours = [...english.matchAll(/`(?!TARO_)([A-Z][A-Z0-9_]{4,})/g)].map(([, name]) => name ?? '')

  expect(ours.filter((name) => !new RegExp(`^${name}=`, 'm').test(example))).toEqual([])
})
