import { buildSync } from 'esbuild'
import { rmSync } from 'node:fs'
import path from 'node:path'

let built: string | undefined

/**
 * The program of a child in one file, made once for a whole proof: hundreds of processes start, and each would compile and
 * gather the same files again. It lies where packages are found from.
 */
export function childProgram(): string {
  built ??= build()
  return built
}

function build(): string {
  const file = path.resolve(__dirname, `../../../node_modules/.cache/kaidian/child-${process.pid}.cjs`)
  buildSync({
    entryPoints: [path.join(__dirname, 'main.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    packages: 'external',
    define: { 'require.main': 'null' }, // nothing in it is what was started
    sourcemap: 'inline',
    logLevel: 'warning',
  })
  process.once('exit', () => rmSync(file, { force: true }))
  return file
}
