import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { openZip } from '../../src/lib/zip/index.ts'

/** Written outside of the runner, which follows every promise and takes ten times as long. */
const MANY = `
  const { writeZip } = await import(process.argv[1])
  const open = () => [Uint8Array.of(7)]
  const many = Array.from({ length: 65_600 }, (_, n) => ({ path: 'f/' + n, size: 1, open }))
  process.stdout.write(Buffer.concat(await Array.fromAsync(writeZip(many))))
`

test('an archive of more entries than 16 bits count is written and read, and by unzip', async () => {
  const program = join(import.meta.dirname, '..', '..', 'src', 'lib', 'zip', 'index.ts')
  const options = { maxBuffer: 64 << 20 }
  const argv = ['--input-type=module', '--eval', MANY, program]
  const bytes = execFileSync(process.execPath, argv, options)
  const zip = await openZip({
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  })
  assert.equal(zip.entries.length, 65_600)
  const last = zip.entries.at(-1)
  assert.ok(last)
  assert.deepEqual(await buffer(zip.content(last)), Buffer.of(7))
  const folder = mkdtempSync(join(tmpdir(), 'zip-'))
  try {
    writeFileSync(join(folder, 'a.zip'), bytes)
    const list = ['-qql', join(folder, 'a.zip'), 'f/65599']
    assert.match(execFileSync('unzip', list, { encoding: 'utf8' }), /f\/65599/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
