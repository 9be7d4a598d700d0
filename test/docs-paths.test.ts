// What the documents for developers name is there: a reader is sent to the room, not to where it was.

import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '..')
const DOCUMENTS = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'docs/**/*.md']

/** A path of ours between backquotes; one with `<name>`, `*` or `NNNN` stands for many. */
const PATH = /`((?:src|test|docs|deploy|scripts|bench|migrations|locales|facts)\/[^`\s<>*]+)`/g

test('every file and folder that the documents name is there', () => {
  const documents = globSync(DOCUMENTS, { cwd: ROOT })
  assert.ok(documents.length > 20, `only ${documents.length} documents were seen`)
  const named = documents.flatMap((document) =>
    [...readFileSync(join(ROOT, document), 'utf8').matchAll(PATH)].map(([, path = '']) => ({
      document,
      path,
    })),
  )
  assert.ok(named.length > 50, `only ${named.length} paths were seen`)
  const missing = named.filter(({ path }) => !existsSync(join(ROOT, path)))
  assert.deepEqual(missing, [])
})
