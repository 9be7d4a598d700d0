import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { floorViolations, namedSlices } from './support/floors.ts'

const src = join(import.meta.dirname, '..', 'src')
const leastFiles = 60

const sourcesOf = () => {
  const paths = globSync('**/*.{ts,js}', { cwd: src })
  return new Map(paths.map((path) => [path, readFileSync(join(src, path), 'utf8')]))
}

test('every file of the house keeps to its floor', () => {
  const sources = sourcesOf()
  assert.ok(sources.size >= leastFiles, `only ${sources.size} files were seen`)
  assert.deepEqual(floorViolations(sources), [])
})

/** What the doors and the core know of single slices: the log of the node itself, what persons and areas are called, who two persons are, where claims go, the public feeds. */
const NAMED = [
  'core/contacts.ts: directory.publicContacts',
  'core/figures.ts: record.figures',
  'core/forgotten.ts: record.forget',
  'core/handed-claim.ts: claims.handIn',
  'core/handed-claim.ts: claims.handedIn',
  'core/handed-claim.ts: claims:hand-in',
  'core/log-damage.ts: record.checkLog',
  'core/names.ts: accounts.personLabels',
  'core/names.ts: incidents.named',
  'core/names.ts: incidents:read',
  'core/names.ts: territory.areaChoices',
  'core/names.ts: territory.areaNames',
  'core/names.ts: territory.areasByWay',
  'core/quote-standing.ts: sources.quotesStand',
  'core/same-source.ts: sources.sameSources',
  'core/surplus.ts: record.tellSurplus',
  'core/two-persons.ts: accounts.reachable',
  'core/two-persons.ts: accounts.sessionEnders',
  'http/app.ts: record:read',
  'http/feeds.ts: alerting.capXml',
  'http/feeds.ts: alerting.publicAlerts',
  'http/outage.ts: record.damages',
  'http/pages/day.ts: record:day',
  'http/pages/search.ts: accounts:names',
  'http/pages/situation.ts: accounts:names',
  'http/waiting.ts: work.marks',
]

test('what arranges the parts of slices names no slice, but for a short list', (t) => {
  t.diagnostic(`slices are named in ${NAMED.length} places: ${NAMED.join(', ')}`)
  assert.deepEqual(namedSlices(sourcesOf()), NAMED, 'let the slice bring it as one of its parts')
})

test('a door that names a slice is told of', () => {
  const sources = {
    'domains/exercises/index.ts': "const name = 'exercises.start'",
    'http/pages/a.ts': "// 'exercises.start'\nconst permission = 'exercise:run'",
    'http/pages/b.ts': 'const query = `exercises.status`',
    'gateway/c.ts': "const name = 'exercises.start'",
  }
  assert.deepEqual(namedSlices(new Map(Object.entries(sources))), [
    'http/pages/a.ts: exercise:run',
    'http/pages/b.ts: exercises.status',
  ])
})

// What each small house must be told off for; '' stands for nothing.
const houses: [title: string, files: Record<string, string>, expected: string][] = [
  [
    'a house in order',
    {
      'main.ts': "import { a } from './domains/a/index.ts'\nimport { readFileSync } from 'node:fs'",
      'domains/a/index.ts':
        "export { b } from './store/b.ts'\n// import { x } from 'node:fs' and new Date()",
      'domains/a/store/b.ts':
        "import { sql } from 'kysely'\nimport type { C } from '../../../core/c.ts'",
      'core/c.ts':
        "import { z } from 'zod'\nimport { createHash } from 'node:crypto'\nconst name = 'Date'",
      'core/time.ts': 'export const now = () => Date.now()',
      'lib/x/x.ts': 'const at = new Date(text)\nconst route = "/log/*"',
      'http/browser/a.js': "import { b } from './b.js'\nsetTimeout(b, new Date())",
      'http/browser/b.js': 'export const b = () => fetch("/")',
    },
    '',
  ],
  [
    'an upward import',
    { 'core/a.ts': "import { b } from '../platform/b.ts'", 'platform/b.ts': '' },
    'core/a.ts must not import platform/b.ts',
  ],
  [
    'an upward type import',
    { 'lib/a/a.ts': "import type { B } from '../../core/b.ts'", 'core/b.ts': '' },
    'lib/a/a.ts must not import core/b.ts',
  ],
  [
    'an upward import of several lines',
    { 'ui/a.ts': "import {\n  b,\n  type C,\n} from '../platform/b.ts'", 'platform/b.ts': '' },
    'ui/a.ts must not import platform/b.ts',
  ],
  [
    'an upward re-export',
    { 'core/a.ts': "export * from '../ui/b.ts'", 'ui/b.ts': '' },
    'core/a.ts must not import ui/b.ts',
  ],
  [
    'an upward dynamic import',
    { 'core/a.ts': "const b = await import('../ui/b.ts')", 'ui/b.ts': '' },
    'core/a.ts must not import ui/b.ts',
  ],
  [
    'an import type of JSDoc',
    { 'ui/browser/a.js': "/** @param {import('../b.ts').B} b */", 'ui/b.ts': '' },
    'ui/browser/a.js runs in a browser and imports ui/b.ts',
  ],
  ['a computed import', { 'core/a.ts': 'await import(path)' }, 'core/a.ts imports a computed path'],
  [
    'a slice that imports a slice',
    { 'domains/a/index.ts': "import { b } from '../b/index.ts'", 'domains/b/index.ts': '' },
    'domains/a/index.ts must not import domains/b/index.ts',
  ],
  [
    'a test of a slice that reaches into another',
    { 'domains/a/a.test.ts': "import { b } from '../b/store.ts'", 'domains/b/store.ts': '' },
    'domains/a/a.test.ts tests the inside of another slice: domains/b/store.ts',
  ],
  [
    'a workflow that reaches into a slice',
    { 'workflows/a.ts': "import { b } from '../domains/b/store.ts'", 'domains/b/store.ts': '' },
    'workflows/a.ts must not import domains/b/store.ts',
  ],
  [
    'a slice that imports the platform',
    { 'domains/a/jobs.ts': "import { b } from '../../platform/b.ts'", 'platform/b.ts': '' },
    'domains/a/jobs.ts must not import platform/b.ts',
  ],
  [
    'a door that imports a slice',
    { 'http/a.ts': "import { b } from '../domains/b/index.ts'", 'domains/b/index.ts': '' },
    'http/a.ts must not import domains/b/index.ts',
  ],
  [
    'an import of main.ts',
    { 'cli/a.ts': "import { m } from '../main.ts'", 'main.ts': '' },
    'cli/a.ts imports main.ts',
  ],
  [
    'an import of the composition root from below',
    { 'http/a.ts': "import { h } from '../house.ts'", 'house.ts': '' },
    'http/a.ts imports the composition root: house.ts',
  ],
  [
    'an import of nothing',
    { 'core/a.ts': "import './b.ts'" },
    'core/a.ts imports what is not there: core/b.ts',
  ],
  [
    'an import from outside',
    { 'core/a.ts': "import '../../test/b.ts'" },
    'core/a.ts leaves src: ../test/b.ts',
  ],
  ['a file in the root that has a room', { 'tour.ts': '' }, 'tour.ts stands on no floor'],
  [
    'rooms that compose, as the root does',
    {
      'keeping/a.ts': "import { h } from '../house.ts'",
      'house.ts': "import './commands/b.ts'",
      'commands/b.ts': '',
    },
    '',
  ],
  ['a folder that is no floor', { 'utils/a.ts': '' }, 'utils/a.ts stands on no floor'],
  [
    'a package on the wrong floor',
    { 'core/a.ts': "import pg from 'pg'" },
    'core/a.ts must not import the package pg',
  ],
  [
    'SQL outside a store',
    { 'domains/a/actions.ts': "import { sql } from 'kysely'" },
    'domains/a/actions.ts must not import the package kysely',
  ],
  [
    'a socket in a slice',
    { 'domains/a/a.ts': "import { connect } from 'node:net'" },
    'domains/a/a.ts must not act on the world: node:net',
  ],
  [
    'a file in a lib',
    { 'lib/a/a.ts': "import 'node:fs/promises'" },
    'lib/a/a.ts must not act on the world: node:fs/promises',
  ],
  [
    'a timer in core',
    { 'core/a.ts': 'setTimeout(go, 5)' },
    'core/a.ts must not act on the world: setTimeout(',
  ],
  [
    'the environment in a slice',
    { 'domains/a/a.ts': 'const x = process.env.X' },
    'domains/a/a.ts must not act on the world: process.e',
  ],
  [
    'a clock in a lib',
    { 'lib/a/a.ts': 'const now = Date.now()' },
    'lib/a/a.ts reads the time by itself: Date.now',
  ],
  [
    'a date in a door',
    { 'http/a.ts': 'const at = new Date(text)' },
    'http/a.ts reads the time by itself: new Date',
  ],
  [
    'chance in a slice',
    { 'domains/a/a.ts': 'const x = Math.random()' },
    'domains/a/a.ts makes random values',
  ],
  [
    'random bytes outside core/id',
    { 'platform/a.ts': "import { createHash, randomBytes } from 'node:crypto'" },
    'platform/a.ts makes random values',
  ],
  [
    'random keys in a lib',
    { 'lib/a/a.ts': "import { generateKeyPairSync } from 'node:crypto'" },
    'lib/a/a.ts makes random keys',
  ],
  [
    'a circle',
    {
      'core/a.ts': "import './b.ts'",
      'core/b.ts': "import './c.ts'",
      'core/c.ts': "import './a.ts'",
    },
    'circle: core/a.ts → core/b.ts → core/c.ts → core/a.ts',
  ],
]

for (const [title, files, expected] of houses) {
  test(`the floors tell of ${title}`, () => {
    const violations = floorViolations(new Map(Object.entries(files)))
    assert.deepEqual(violations, expected === '' ? [] : [expected])
  })
}
