import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runFolder } from '../../../test/support/run-folder.ts'

test('a full disk refuses with a clear error, loses nothing acknowledged, and writes go on once there is room', () => {
  const folder = mkdtempSync(join(runFolder(), 'full-'))
  const child = join(import.meta.dirname, '../../../test/support/full-disk-child.ts')
  // A mount of its own, which ends with the process; without root inside a namespace of users.
  const namespaces = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m']
  const script = 'mount -t tmpfs -o size=1m tmpfs "$1" && exec "$2" "$3" "$1"'
  const answer = spawnSync(
    'unshare',
    [...namespaces, 'sh', '-c', script, 'sh', folder, process.execPath, child],
    { encoding: 'utf8', timeout: 60_000 },
  )
  assert.equal(answer.status, 0, answer.stderr)
  const { codes, whenFull, isOpenAgain, ...rest } = JSON.parse(answer.stdout)
  assert.deepEqual(codes, ['store.full'])
  assert.ok(whenFull.acknowledged > 50, `${whenFull.acknowledged} were acknowledged`)
  assert.equal(whenFull.stored, whenFull.acknowledged)
  assert.equal(isOpenAgain, true)
  assert.deepEqual(rest, { missing: 0, surplus: 0, fault: null })
})
