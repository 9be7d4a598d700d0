import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runFolder } from './support/run-folder.ts'

test('on a disk with less than a third free words are taken and files are not; then files are again', () => {
  const folder = mkdtempSync(join(runFolder(), 'room-'))
  const child = join(import.meta.dirname, 'support/report-room-child.ts')
  // A mount of its own, which ends with the process; without root inside a namespace of users.
  const namespaces = process.getuid?.() === 0 ? ['-m'] : ['-r', '-m']
  const script = 'mount -t tmpfs -o size=64m tmpfs "$1" && exec "$2" "$3" "$1"'
  const answer = spawnSync(
    'unshare',
    [...namespaces, 'sh', '-c', script, 'sh', folder, process.execPath, child],
    { encoding: 'utf8', timeout: 120_000 },
  )
  assert.equal(answer.status, 0, answer.stderr)
  assert.deepEqual(JSON.parse(answer.stdout.split('\n')[0] ?? ''), {
    before: 'taken',
    whileFull: 'core.no_room',
    afterwards: 'taken',
    reports: 3,
  })
})
