// One runbook, walked through block by block against a real node.

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { blocksOf, openPlace, walk } from './runbook.ts'
import { PLACES } from './runbook-places.ts'
import { runFolder } from './run-folder.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'runbooks')

/** Names of all runbooks. */
export const RUNBOOKS: readonly string[] = readdirSync(folder).filter(
  (name) => name.endsWith('.md') && name !== 'README.md',
)

/** Text of a page of the folder. */
export function readRunbook(name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

/** Does what the page says, in order, on a node of its own. Throws AssertionError with what went otherwise. */
export async function walkRunbook(name: string): Promise<void> {
  const page = readRunbook(name)
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
}

/** A node keeps its port over restarts, so it cannot take one by itself each time. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
