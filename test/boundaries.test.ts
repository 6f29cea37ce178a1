import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { files, isIn, root, sources } from './sources'

interface Import {
  from: string
  /** A file of ours without extension, or a package. */
  to: string
  typesOnly: boolean
}

/** `../db/rows` as seen from a file of ours: `server/db/rows`. */
const target = (from: string, specifier: string): string =>
  specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : specifier

function importsOf(from: string, source: ts.SourceFile): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, typesOnly: boolean) => {
    if (specifier && ts.isStringLiteral(specifier)) found.push({ from, to: target(from, specifier.text), typesOnly })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importsTypesOnly(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && isLoading(node)) add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const named = clause.namedBindings
  return !clause.name && !!named && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly)
}

const isLoading = ({ expression }: ts.CallExpression): boolean =>
  expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require')

const imports = [...sources].flatMap(([file, source]) => importsOf(file, source))
const isOurs = isIn('server', 'shared', 'miniapp', 'test', 'config', 'scripts')
const from = (...folders: string[]): Import[] => imports.filter((one) => isIn(...folders)(withoutExtension(one.from)))
const shown = (list: Import[]): string[] =>
  list.map(({ from, to, typesOnly }) => `${from} → ${to}${typesOnly ? ' (types)' : ''}`)

/** The server from the bottom up: a file imports from its own floor and those below. */
const floors: string[][] = [
  ['shared'],
  [
    ...[
      'config',
      'environment',
      'environmentRules',
      'masterKey',
      'clock',
      'failures',
      'duplicate',
      'gather',
      'heartbeat',
      'ids',
      'recent',
      'objects',
      'sealedPlace',
      'trouble',
      'xml',
    ],
    ...['log', 'censor', 'metrics', 'middleware', 'input', 'mount', 'httpServer', 'runMain'],
  ],
  ['db', 'wechat', 'pay'],
  ['store', 'authorizer', 'platform', 'tokens', 'advance', 'payAccess', 'wechatFailure'],
  ['services'],
  ['routes', 'callbacks', 'jobs'],
  ['app', 'consolePages', 'health', 'media', 'openapi', 'docsPage'],
  ['index', 'base', 'domain', 'commands'],
]
/** Neighbours on one floor that know nothing of each other. */
const strangers = ['db', 'wechat', 'pay', 'routes', 'callbacks', 'jobs']

const part = (file: string): string =>
  withoutExtension(file.startsWith('shared/') ? 'shared' : (file.split('/')[1] ?? ''))
const floorOf = (file: string): number => floors.findIndex((parts) => parts.includes(part(file)))

/** The console stands in the server's folder and runs in a browser. */
const isServer = (file: string): boolean => isIn('server')(file) && !isIn('server/console')(file)
const inServer = from('server').filter((one) => isServer(one.from))

describe('the server', () => {
  const own = inServer.filter(({ to }) => isOurs(to))

  it.each(files.filter(isServer))('has a floor for %s', (file) => {
    expect(floorOf(file)).toBeGreaterThanOrEqual(0)
  })

  it('imports downwards only', () => {
    const upwards = own.filter((one) => floorOf(one.to) > floorOf(one.from))

    expect(shown(upwards)).toEqual([])
  })

  it('keeps neighbours apart that know nothing of each other', () => {
    const crossing = own.filter(
      (one) =>
        part(one.from) !== part(one.to) &&
        strangers.includes(part(one.from)) &&
        strangers.includes(part(one.to)) &&
        floorOf(one.from) === floorOf(one.to),
    )

    expect(shown(crossing)).toEqual([])
  })

  it('knows the protocols without knowing itself: they could be lifted into another product', () => {
    const knowing = [...from('server/wechat'), ...from('server/pay')].filter(
      ({ to }) => isOurs(to) && !isIn('server/wechat', 'server/pay', 'server/xml', 'shared')(to),
    )

    expect(shown(knowing)).toEqual([])
  })

  it('reaches rows through handles: services, routes, callbacks and jobs take only types from db', () => {
    const reaching = from('server/services', 'server/routes', 'server/callbacks', 'server/jobs').filter(
      ({ to, typesOnly }) => isIn('server/db')(to) && !typesOnly,
    )

    expect(shown(reaching)).toEqual([])
  })

  it('reads the time in one place only', () => {
    const readers = files.filter(isServer).filter((file) => file !== 'server/clock.ts' && readsTime(file))

    expect(readers).toEqual([])
  })

  it('imports nothing that is only there for development', () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const packages = [...inServer, ...from('shared')]
      .filter(({ to, typesOnly }) => !isOurs(to) && !to.startsWith('node:') && !typesOnly)
      .filter(({ to }) => !(packageOf(to) in dependencies))

    expect(shown(packages)).toEqual([])
  })
})

describe('the console', () => {
  it('knows the server by its contract alone, and takes only types from that', () => {
    const knowing = from('server/console')
      .filter(({ to }) => isOurs(to) && !isIn('server/console')(to))
      .filter(({ to, typesOnly }) => !isIn('shared')(to) || (isIn('shared/api')(to) && !typesOnly))

    expect(shown(knowing)).toEqual([])
  })

  it('is known to nobody but its build', () => {
    const knowing = imports.filter(
      ({ from, to }) => isIn('server/console')(to) && !isIn('server/console', 'test')(from),
    )

    expect(shown(knowing)).toEqual([])
  })
})

describe('what both sides share', () => {
  it('stands on nothing but itself', () => {
    const outside = from('shared').filter(({ to }) => !isIn('shared')(to) && !(to === 'zod'))

    expect(shown(outside)).toEqual([])
  })

  it('needs no validator outside of the contracts', () => {
    const needing = from('shared').filter(({ from, to }) => to === 'zod' && !isIn('shared/api')(from))

    expect(shown(needing)).toEqual([])
  })
})

describe('the mini-programs', () => {
  it('know the server by its contract alone', () => {
    const knowing = from('miniapp').filter(({ to }) => isIn('server', 'test', 'scripts', 'config')(to))

    expect(shown(knowing)).toEqual([])
  })

  it('take only types from the contracts: the schemas would bring a validator along', () => {
    const values = from('miniapp').filter(({ to, typesOnly }) => isIn('shared/api')(to) && !typesOnly)

    expect(shown(values)).toEqual([])
  })

  it('share through kit, never with each other', () => {
    const crossing = [
      ...from('miniapp/merchant').filter(({ to }) => isIn('miniapp/store')(to)),
      ...from('miniapp/store').filter(({ to }) => isIn('miniapp/merchant')(to)),
      ...from('miniapp/kit').filter(({ to }) => isIn('miniapp/merchant', 'miniapp/store')(to)),
    ]

    expect(shown(crossing)).toEqual([])
  })
})

describe('the simulator', () => {
  it('is a second opinion: it imports nothing of ours', () => {
    const agreeing = from('test/simulator').filter(({ to }) => isOurs(to) && !isIn('test/simulator')(to))

    expect(shown(agreeing)).toEqual([])
  })
})

it('sees the imports it judges', () => {
  expect(shown(from('server/app'))).toContain('server/app.ts → server/middleware/errors')
  expect(shown(from('server/app'))).toContain('server/app.ts → server/config (types)')
  expect(from('miniapp').filter(({ to }) => isIn('shared/api')(to)).length).toBeGreaterThan(0)
})

function withoutExtension(file: string): string {
  return file.replace(/\.tsx?$/, '')
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** `Date.now()`, or `new Date()` without arguments. */
function readsTime(file: string): boolean {
  let found = false
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) found = true
    if (ts.isPropertyAccessExpression(node) && node.getText() === 'Date.now') found = true
    ts.forEachChild(node, visit)
  }
  const source = sources.get(file)
  if (source) visit(source)
  return found
}
