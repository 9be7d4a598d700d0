// What a stranger is told to run: never a name that some registry resolves. Whoever registers it there would be run by
// courts, defence counsel and citizens.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { makeVerifier } from '../src/keeping/verifier/index.ts'

const FETCHED = /\b(?:npx|npm exec|pnpm dlx|yarn dlx|bunx)\s+(?:-\S+\s+)*@?\w/

/** Pages and texts of the console: whoever runs the node stands in its folder. */
const OF_CONSOLE = [
  'src/domains/accounts/pages/office.ts',
  'src/domains/record/pages/backup.ts',
  'src/domains/record/pages/capacity.ts',
  'src/domains/record/pages/lookout.ts',
  'src/domains/record/texts/readiness.ts',
  'src/domains/settings/pages/settings.ts',
  'src/domains/settings/texts.ts',
  'src/domains/territory/pages/import.ts',
  'src/domains/territory/pages/roster.ts',
  'src/domains/words/pages.ts',
]

/** All that a page, a letter or a bundle may take its words from. */
const SOURCES = ['src/**/*.{ts,js}', 'locales/**/*.json', 'content/**/*.*', 'facts/*.csv']

test('no page, letter or bundle tells a stranger to run what a registry gives', () => {
  const files = SOURCES.flatMap((pattern) => globSync(pattern)).filter(
    (path) => !path.endsWith('.test.ts'),
  )
  assert.ok(files.length > 2_000, `${files.length} files`)
  const telling = files.filter((path) => FETCHED.test(readFileSync(path, 'utf8')))
  assert.deepEqual(telling.toSorted(), OF_CONSOLE)
  const surfaces = OF_CONSOLE.flatMap(
    (path) => readFileSync(path, 'utf8').match(/surface: '[^']+'/g) ?? [],
  )
  assert.deepEqual([...new Set(surfaces)], ["surface: 'console'"])
})

test('the page that checks bundles names no such command', async () => {
  assert.doesNotMatch(await makeVerifier(), FETCHED)
})
