// The runbooks: all are listed, and the ones for the worst hours are walked through block by block against a real node.
// `npm run test:nightly` walks through every one.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { blocksOf, holdsLine, notRunList } from './support/runbook.ts'
import { readRunbook as read, RUNBOOKS as pages, walkRunbook } from './support/runbook-walk.ts'

const notRun = notRunList(join(import.meta.dirname, 'runbooks-not-run.txt'))

/** A lost node and a full disk: nobody reads slowly then. */
const WORST = ['restore.md', 'disk-full.md']

test('every page is on the list, and every block that is not run is there with its reason', () => {
  const index = read('README.md')
  for (const name of pages) assert.ok(index.includes(`](${name})`), `${name} is not listed`)
  const named = pages.flatMap((name) =>
    blocksOf(read(name)).flatMap((block) =>
      block.notRun === null ? [] : [`${name} ${block.notRun}`],
    ),
  )
  assert.deepEqual(named.toSorted(), [...notRun.keys()].toSorted())
})

test('a block is read with its mark and what it must print; a stray one is refused', () => {
  const page = '```sh\na\n```\n\n```text\nx…z\n```\n```sh not-run=big\nb\n```\n```text\ny\n```\n'
  assert.deepEqual(
    blocksOf(page).map(({ notRun: name, expected }) => [name, expected]),
    [
      [null, ['x…z']],
      ['big', ['y']],
    ],
  )
  assert.throws(() => blocksOf('```sh skip\na\n```\n'), /marked/)
  assert.throws(() => blocksOf('```bash\na\n```\n'), /run by nobody/)
  assert.ok(holdsLine('one\nx (y) z', 'x … z'))
  assert.ok(!holdsLine('one\nxz', 'x.z'))
})

describe('a reader gets through', { concurrency: 2 }, () => {
  for (const name of WORST) test(name, () => walkRunbook(name))
})
