import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

export interface BrowserFile {
  type: string
  body: Buffer | string
}

/** What the browser needs, by name: `desk.html` belongs at `/`, `phone.html` at `/_sim/phone/:who`, all at `/_sim/ui/<name>`. */
export interface BrowserFiles {
  files: Map<string, BrowserFile>
}

let built: Promise<BrowserFiles> | undefined

/** Bundles desk and phone. A process builds once, unless the build failed: its sources do not change while it runs. */
export function buildBrowser(): Promise<BrowserFiles> {
  built ??= bundle().catch((error: unknown) => {
    built = undefined
    throw error
  })
  return built
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
}

async function bundle(): Promise<BrowserFiles> {
  const [bundles, ...pages] = await Promise.all([scripts(), page('desk'), page('phone')])
  return { files: new Map([...bundles, ...pages].map(([name, body]) => [name, { type: typeOf(name), body }])) }
}

async function scripts(): Promise<[string, string][]> {
  const { outputFiles } = await build({
    entryPoints: { desk: join(__dirname, 'desk/main.tsx'), phone: join(__dirname, 'phone/main.tsx') },
    outdir: '/',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    loader: { '.wxss': 'text' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  })
  return outputFiles.map((file) => [file.path.replace(/^.*[\\/]/, ''), file.text])
}

async function page(name: string): Promise<[string, string]> {
  return [`${name}.html`, await readFile(join(__dirname, name, `${name}.html`), 'utf8')]
}

const typeOf = (name: string): string => types[name.replace(/^.*\./, '')] ?? 'application/octet-stream'
