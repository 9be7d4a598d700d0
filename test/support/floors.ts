// The rules of the house about who may import whom, as pure code over a map from path to text.

import { posix } from 'node:path'

/** Source files by their path below `src/`, with forward slashes. */
export type Sources = ReadonlyMap<string, string>

interface Import {
  target: string
  isTypeOnly: boolean
  /** The names between the braces, as written. */
  names: string
}

interface Floor {
  /** Patterns of paths below src/; `own` is the folder of the importing file's floor or slice. */
  ours: RegExp[]
  /** Packages, by the full specifier or by its first part. */
  packages: string[]
  /** May open sockets and files, wait, and read the environment. */
  mayAct: boolean
}

const lib = /^lib\//
const core = /^core\//
const ui = /^ui\//
const sliceIndex = /^domains\/[^/]+\/index\.ts$/

const floors: Record<string, Floor> = {
  lib: {
    ours: [],
    packages: ['franc', 'pofile', 'saxes', 'parse5', 'snowball-stemmers', 'tldts', 'uqr', 'zod'],
    mayAct: false,
  },
  core: { ours: [lib], packages: ['zod'], mayAct: false },
  platform: {
    ours: [core, lib],
    packages: ['kysely', 'pg', 'ws', 'nodemailer', 'tldts', 'unpdf', 'zod'],
    mayAct: true,
  },
  ui: { ours: [core, lib], packages: [], mayAct: false },
  slice: { ours: [ui, core, lib], packages: ['zod'], mayAct: false },
  'slice store': { ours: [ui, core, lib], packages: ['zod', 'kysely'], mayAct: false },
  domains: { ours: [sliceIndex, core], packages: [], mayAct: false },
  workflows: { ours: [sliceIndex, core, lib], packages: ['zod'], mayAct: false },
  http: { ours: [ui, core, lib], packages: ['hono', '@hono/node-server', 'zod'], mayAct: true },
  taxii: {
    ours: [ui, core, lib, /^domains\/sharing\/index\.ts$/],
    packages: ['hono', 'zod'],
    mayAct: true,
  },
  gateway: {
    ours: [ui, core, lib, /^domains\/alerting\/index\.ts$/],
    packages: ['hono', 'zod'],
    mayAct: true,
  },
  cli: { ours: [ui, core, lib], packages: ['zod'], mayAct: true },
  commands: { ours: [/./], packages: ['zod'], mayAct: true },
  keeping: { ours: [/./], packages: ['zod', 'rolldown'], mayAct: true },
  conductor: { ours: [/./], packages: ['zod'], mayAct: true },
  root: { ours: [/./], packages: ['hono', '@hono/node-server', 'zod'], mayAct: true },
}

/** All that stands right in `src/`; everything else has a room. */
const ROOT = ['main.ts', 'node.ts', 'house.ts', 'identities.ts', 'shipped.ts']
/** Rooms on the floor of the root, which compose what lies below as its files do. */
const ROOMS = ['commands', 'keeping', 'conductor']

// Built-in modules that only compute. Everything else of Node acts on the world.
const pureBuiltins = [
  'assert',
  'assert/strict',
  'async_hooks',
  'buffer',
  'crypto',
  'events',
  'path',
  'path/posix',
  'string_decoder',
  'url',
  'util',
  'zlib',
]

const randomNames =
  /\b(randomBytes|randomInt|randomUUID|randomFill(Sync)?|getRandomValues|webcrypto)\b/
const keyNames = /\bgenerateKey(Pair)?(Sync)?\b/
const readsClock = /\bnew Date\b(?!\()|\bnew Date\(\s*\)|\bDate\.now\b/
const usesDate = /\bnew Date\b|\bDate\.(now|parse|UTC)\b|(?<![.\w])Date\(/
const acts =
  /(?<![.\w])(setTimeout|setInterval|setImmediate|fetch|require)\(|\bperformance\.now\b|(?<![.\w])process\.[a-z]|\bnew (WebSocket|EventSource|Worker)\b/

/** The one file that loads a package when it is first needed; what it loads is named by a type beside it, which is held to the floor. */
const LOADER = 'lib/late/late.ts'

/** Everything in the sources that breaks a rule, one sentence each, sorted. Empty where the house is in order. */
export function floorViolations(sources: Sources): string[] {
  const found: string[] = []
  const graph = new Map<string, string[]>()
  for (const [path, text] of sources) {
    const imports = importsOf(text)
    const ours = imports.filter(isOurs).map((each) => posix.join(posix.dirname(path), each.target))
    if (/\.test\.[jt]s$/.test(path)) {
      found.push(
        ...ours
          .filter((to) => isInnerOfOtherSlice(path, to))
          .map((to) => `${path} tests the inside of another slice: ${to}`),
      )
      continue
    }
    graph.set(path, ours)
    const floor = floors[floorOf(path)]
    if (floor === undefined) {
      found.push(`${path} stands on no floor`)
      continue
    }
    found.push(...ours.flatMap((to) => wrongTarget(path, to, { floor, sources })))
    found.push(
      ...imports.filter((each) => !isOurs(each)).flatMap((each) => wrongPackage(path, each, floor)),
    )
    found.push(...wrongEffects(path, text, floor))
  }
  return [...found, ...circles(graph)].sort()
}

/** Where no slice is named: what arranges the parts that slices bring. */
const ARRANGERS = /^(http|ui|core)\//

/** Actions, permissions and jobs of a slice that files name which arrange all slices alike: `http/outage.ts: record.damages`. */
export function namedSlices(sources: Sources): string[] {
  const folders = [...sources.keys()].flatMap((path) => /^domains\/([^/]+)\//.exec(path)?.[1] ?? [])
  // The permissions of `exercises` are `exercise:…`.
  const names = [...new Set(folders)].flatMap((name) => [name, name.replace(/s$/, '')])
  const named = new RegExp(`['"\`]((?:${names.join('|')})[.:][\\w-]+)`, 'g')
  return [...sources]
    .filter(([path]) => ARRANGERS.test(path) && !/\.test\.[jt]s$/.test(path) && !isBrowser(path))
    .flatMap(([path, text]) =>
      Array.from(withoutComments(text).matchAll(named), ([, name]) => `${path}: ${name}`),
    )
    .sort()
}

/** Static, type, re-exporting and dynamic imports, and the import types of JSDoc. `?` stands for a computed path. */
function importsOf(text: string): Import[] {
  const statement = /^[ \t]*(?:import|export)\b([^'"`;=()]*?)\bfrom\s*['"]([^'"]+)['"]/gm
  const bare = /^[ \t]*import\s*['"]([^'"]+)['"]/gm
  const call = /(?<![.\w])import\s*\(\s*(?:['"]([^'"]+)['"])?/g
  return [
    ...Array.from(text.matchAll(statement), ([, names = '', target = '']) => ({
      target,
      names,
      isTypeOnly: /^\s*type\b/.test(names),
    })),
    ...Array.from(text.matchAll(bare), ([, target = '']) => ({
      target,
      names: '',
      isTypeOnly: false,
    })),
    ...Array.from(text.matchAll(call), ([, target = '?']) => ({
      target,
      names: '',
      isTypeOnly: false,
    })),
  ]
}

function isOurs({ target }: Import): boolean {
  return target.startsWith('.')
}

function floorOf(path: string): string {
  if (ROOT.includes(path)) return 'root'
  if (path === 'domains/index.ts') return 'domains'
  if (/^domains\/[^/]+\/store(\.ts$|\/)/.test(path)) return 'slice store'
  if (/^domains\/[^/]+\//.test(path)) return 'slice'
  return path.split('/')[0] ?? ''
}

/** The folder inside which imports are free: the floor, or for a slice the slice. */
function home(path: string): string {
  if (!path.includes('/')) return ''
  const parts = path.split('/')
  return parts.slice(0, parts[0] === 'domains' ? 2 : 1).join('/')
}

function isInnerOfOtherSlice(from: string, to: string): boolean {
  return (
    to.startsWith('domains/') &&
    to.split('/').length > 2 &&
    home(from) !== home(to) &&
    !sliceIndex.test(to) &&
    from.startsWith('domains/')
  )
}

function wrongTarget(
  path: string,
  to: string,
  { floor, sources }: { floor: Floor; sources: Sources },
): string[] {
  if (to.endsWith('.json')) return []
  if (to.startsWith('..')) return [`${path} leaves src: ${to}`]
  if (!sources.has(to)) return [`${path} imports what is not there: ${to}`]
  if (to === 'main.ts') return [`${path} imports main.ts`]
  if (!to.includes('/') && path.includes('/') && !ROOMS.includes(home(path)))
    return [`${path} imports the composition root: ${to}`]
  if (/\.test\.[jt]s$/.test(to)) return [`${path} imports a test: ${to}`]
  // Pure scripts that node and browser share: one evaluator of questionnaires.
  const isShared = /^lib\/.+\.js$/.test(to)
  if (isBrowser(path) && !isBrowser(to) && !isShared)
    return [`${path} runs in a browser and imports ${to}`]
  const isAllowed = home(path) === home(to) || floor.ours.some((pattern) => pattern.test(to))
  return isAllowed ? [] : [`${path} must not import ${to}`]
}

function wrongPackage(path: string, { target, names, isTypeOnly }: Import, floor: Floor): string[] {
  if (isBrowser(path)) return [`${path} runs in a browser and imports ${target}`]
  if (target === '?') return floor.mayAct ? [] : [`${path} imports a computed path`]
  if (target.startsWith('node:')) {
    const name = target.slice('node:'.length)
    if (!floor.mayAct && !pureBuiltins.includes(name) && path !== LOADER)
      return [`${path} must not act on the world: ${target}`]
    if (randomNames.test(names) && path !== 'core/id.ts') return [`${path} makes random values`]
    return keyNames.test(names) && !floor.mayAct ? [`${path} makes random keys`] : []
  }
  // A type of the query builder binds nobody to an engine.
  if (isTypeOnly && target === 'kysely') return []
  const isAllowed = floor.packages.some((name) => target === name || target.startsWith(`${name}/`))
  return isAllowed ? [] : [`${path} must not import the package ${target}`]
}

/** Scripts for the browser live in its world: its clock, its timers, its network. */
function isBrowser(path: string): boolean {
  return path.includes('/browser/')
}

function wrongEffects(path: string, text: string, floor: Floor): string[] {
  if (isBrowser(path)) return []
  const code = withoutComments(text)
  const found: string[] = []
  const keepsTime = path === 'core/time.ts' || path === 'platform/clock.ts'
  const date = path.startsWith('lib/') ? readsClock : usesDate
  if (!keepsTime && date.test(code))
    found.push(`${path} reads the time by itself: ${date.exec(code)?.[0]}`)
  if (path !== 'core/id.ts' && /\bMath\.random\b|\bcrypto\.(getRandom|random)/.test(code))
    found.push(`${path} makes random values`)
  if (!floor.mayAct && path !== LOADER && acts.test(code))
    found.push(`${path} must not act on the world: ${acts.exec(code)?.[0]}`)
  return found
}

/** Cuts comments; a slash and star after a quote belong to a path such as '/log/*' and stay. */
function withoutComments(text: string): string {
  return text.replaceAll(/(^|[\s(,;{])\/\*[\s\S]*?\*\//g, '$1').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}

/** Each circle of imports once, as the path that closes it. */
function circles(graph: ReadonlyMap<string, string[]>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (path: string, above: string[]): void => {
    const start = above.indexOf(path)
    if (start >= 0) found.push(`circle: ${[...above.slice(start), path].join(' → ')}`)
    if (start >= 0 || done.has(path)) return
    for (const to of graph.get(path) ?? []) visit(to, [...above, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return found
}
