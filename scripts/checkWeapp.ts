import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'acorn'
import { wxmlToJs, wxssToJs } from 'miniprogram-compiler'
import { buildWeapp, nameOf, weapps } from './buildWeapp'
import { filesIn } from './weappFiles'

const of = (dir: string, extension: string): string[] => filesIn(dir).filter((file) => file.endsWith(extension))

/** The scripts that a phone with an ES5 engine could not read, with the place. */
export const notEs5 = (dir: string): string[] =>
  of(dir, '.js').flatMap((file) => {
    try {
      parse(readFileSync(file, 'utf8'), { ecmaVersion: 5 })
      return []
    } catch (error) {
      return [`${path.relative(dir, file)}: ${String(error)}`]
    }
  })

/** What WeChat's compilers refuse; empty where they cannot run, which is everywhere but on x64. */
export function refusedByCompiler(dir: string): string[] {
  if (process.arch !== 'x64') return []
  return [wxmlToJs, wxssToJs].flatMap((compile) => {
    try {
      compile(dir)
      return []
    } catch (error) {
      return [String(error)]
    }
  })
}

async function main(): Promise<void> {
  for (const weapp of weapps) {
    const { dir } = await buildWeapp({ ...weapp, onProgress: console.log })
    const problems = [...notEs5(dir), ...refusedByCompiler(dir)]
    problems.forEach((problem) => console.error(problem))
    if (problems.length > 0) process.exitCode = 1
    else console.log(`${nameOf(weapp)}: ES5, WXML and WXSS hold`)
  }
}

if (require.main === module) void main()
