// Every runbook, walked through block by block against a real node.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { blocksOf, holdsLine, notRunList, openPlace, walk } from './support/runbook.ts'
import { PLACES } from './support/runbook-places.ts'
import { runFolder } from './support/run-folder.ts'

const folder = join(import.meta.dirname, '..', 'docs', 'runbooks')
const notRun = notRunList(join(import.meta.dirname, 'runbooks-not-run.txt'))
const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

/** A node keeps its port over restarts, so it cannot take one by itself each time. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

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
  for (const name of pages) {
    test(name, async () => {
      const page = read(name)
      const { settings, placeholders } = PLACES[name] ?? {}
      const aside = mkdtempSync(join(runFolder(), 'runbook-aside-'))
      const port = await freePort()
      const place = await openPlace(page, port, settings?.(aside, port) ?? {})
      try {
        const env = { ...place.env, ...(await placeholders?.(place)) }
        assert.deepEqual(await walk({ ...place, env }, blocksOf(page)), [])
      } finally {
        await place.remove()
        rmSync(aside, { recursive: true, force: true })
      }
    })
  }
})
