import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { product } from '../scripts/setup.mjs'
import { commandHere } from './support/command-here.ts'
import { startTestNode } from './support/node.ts'
import { runFolder } from './support/run-folder.ts'

/** Columns of a record, each changed once in two records by the real command's test. */
const COLUMNS = [
  'id',
  'at',
  'type',
  'action',
  'actor',
  'subject',
  'area',
  'marking',
  'body',
  'salt',
] as const

/** The command as its own process. */
function verifyAside(env: Readonly<Record<string, string>>) {
  const done = spawnSync(process.execPath, [...product, 'verify'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return { code: done.status, out: done.stdout }
}

/** Changes one character or byte of a record's column. */
function damage(file: string, seq: number, column: string): void {
  const database = new DatabaseSync(file)
  const row = database.prepare(`select ${column} as value from record where seq = ?`).get(seq)
  const value = row?.['value']
  const changed =
    typeof value === 'string'
      ? `${value.slice(0, -2)}${value.at(-2) === '1' ? '2' : '1'}${value.slice(-1)}`
      : Uint8Array.from(value as Uint8Array, (byte, index) => (index === 0 ? byte ^ 1 : byte))
  database.prepare(`update record set ${column} = ? where seq = ?`).run(changed, seq)
  database.close()
}

test('the verify command accepts a sound log and names the record of each of twenty changes', async () => {
  const node = await startTestNode('sqlite')
  const copies = mkdtempSync(join(runFolder(), 'verify-'))
  try {
    for (const name of ['North', 'South', 'East']) {
      await node.call('territory.addArea', { parent: '/', name })
    }
    await node.node.settled()
    await node.stop()
    const data = node.env['SCRUTINEER_DATA'] ?? ''
    const sound = verifyAside(node.env)
    assert.equal(sound.code, 0, sound.out)
    // Three areas, the scripts that the node serves, and its key of custody.
    assert.match(sound.out, /5 records of .* are sound, 5 of them under the signed checkpoint/)
    for (const [index, column] of COLUMNS.entries()) {
      for (const seq of [0, 2]) {
        const copy = join(copies, `${index}-${seq}`)
        cpSync(data, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') })
        damage(join(copy, 'scrutineer.db'), seq, column)
        const env = { ...node.env, SCRUTINEER_DATA: copy }
        const found = await commandHere(env, 'verify')
        assert.equal(found.code, 1, `${column} of record ${seq}: ${found.said}`)
        assert.match(found.said, new RegExp(`was changed at record ${seq} `), column)
      }
    }
  } finally {
    await node.remove()
    rmSync(copies, { recursive: true, force: true })
  }
})
