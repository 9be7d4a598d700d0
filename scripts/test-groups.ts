// Which test files share a process. Loading the house takes a second of CPU, longer than most of its tests.

import { statSync } from 'node:fs'

/** Files that share a process, one after the other. */
export interface Group {
  name: string
  files: string[]
}

/** Test files that share a process, by the part of the path that names it; a file has its own where none matches. */
const SHARED = [
  /^src\/lib(?=\/)/,
  // The largest slices, and all others.
  /^src\/domains\/(?:alerting|monitoring)(?=\/)/,
  /^src\/domains(?=\/)/,
  /^src\/platform(?:\/store|\/lookout)?(?=\/)/,
  // The other floors.
  /^src(?=\/)/,
  /^test\/(?:attack|browser|deploy)(?=\/)/,
  /^test(?=\/(?:support\/)?[^/]+$)/,
  /^scripts(?=\/)/,
  // The sweep over all pages runs beside the others.
  /^test\/whole-house(?:\/tasks)?(?=\/(?!pages\.)[^/]+$)/,
]

/** Test files that need a process for themselves. */
const ALONE = new Set([
  // They measure what a process shares, or move its clock.
  'src/platform/apart/apart.test.ts',
  'src/platform/loop.test.ts',
  'src/platform/probe/hostile.test.ts',
  'test/attack/connections.test.ts',
  'test/attack/fuzz.test.ts',
  'test/attack/linear.test.ts',
  'test/attack/visits.test.ts',
  'test/clock.test.ts',
  // Its modules are resolved otherwise.
  'test/generated-client.test.ts',
  // It listens at every address.
  'src/platform/probe/places.test.ts',
  // The unit of the system that it starts fails in a process in which others of its folder ran before.
  'test/deploy/install.test.ts',
  // The longest of the whole house, so that all lanes end at about the same time.
  'test/whole-house/breached-site.test.ts',
  'test/whole-house/newcomer.test.ts',
  'test/whole-house/real-site.test.ts',
  'test/whole-house/walk-through.test.ts',
])

/** Test files of `test/` that mostly wait for processes of their own: these take a lane beside the others. */
const WAITING = new Set([
  'test/bench-here.test.ts',
  'test/command-line.test.ts',
  'test/crash.test.ts',
  'test/evidence-crash.test.ts',
  'test/report-door-crash.test.ts',
  'test/half-requests.test.ts',
  'test/hang-up.test.ts',
  'test/kill-rounds.test.ts',
  'test/log-damage.test.ts',
  'test/lookout.test.ts',
  'test/new-slice.test.ts',
  'test/runbooks.test.ts',
  'test/stopping.test.ts',
])

/** Groups that take longest, by what they were measured to take, so that none is left alone at the end. */
const LONGEST: readonly string[] = [
  'test',
  'test/whole-house',
  'test/browser',
  'src/domains',
  'src',
  'test/whole-house/tasks',
  'test/whole-house/walk-through.test.ts',
  'src/domains/monitoring',
  'test/whole-house/pages.test.ts',
  'test, with processes of their own',
  'test/attack',
  'src/platform',
  'test/whole-house/real-site.test.ts',
  'test/whole-house/breached-site.test.ts',
  'test/whole-house/newcomer.test.ts',
  'src/domains/alerting',
  'src/lib',
]

/** Files by the process that they share. */
export function grouped(files: readonly string[]): Group[] {
  return [...Map.groupBy(files, processOf)].map(([name, of]) => ({ name, files: of }))
}

/** Orders groups: the longest, then files by their size, since those of many steps wait for most of them. */
export function longestFirst(a: Group, b: Group): number {
  return rankOf(a) - rankOf(b) || sizeOf(b) - sizeOf(a)
}

function rankOf({ name }: Group): number {
  const at = LONGEST.indexOf(name)
  return at === -1 ? LONGEST.length : at
}

function processOf(file: string): string {
  if (ALONE.has(file)) return file
  if (WAITING.has(file)) return 'test, with processes of their own'
  return SHARED.map((part) => part.exec(file)?.[0]).find((name) => name !== undefined) ?? file
}

function sizeOf({ files }: Group): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0)
}
