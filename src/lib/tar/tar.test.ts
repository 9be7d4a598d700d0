import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import fc from 'fast-check'
import { byteReader } from '../bytes/index.ts'
import { TAR_END, tarEntries, type TarEntry, tarEntry, TarError } from './index.ts'

const MAX = 10_000

async function* pieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function read(bytes: Uint8Array, length = 700): Promise<TarEntry[]> {
  const found: TarEntry[] = []
  for await (const entry of tarEntries(byteReader(pieces(bytes, length)), MAX)) found.push(entry)
  return found
}

const files = [
  { name: 'backup.json', bytes: Buffer.from('{}') },
  { name: 'rows/a_b/000001.jsonl', bytes: Buffer.alloc(512, 'x') },
  { name: 'keys/log.pem', bytes: Buffer.alloc(0) },
]
const archive = Buffer.concat([...files.map(({ name, bytes }) => tarEntry(name, bytes)), TAR_END])

test('an archive gives its files back, in pieces of any length', async () => {
  for (const length of [1, 511, 512, 513, 1_000_000])
    assert.deepEqual(await read(archive, length), files)
  assert.deepEqual(await read(TAR_END), [])
})

test('the program tar reads it', () => {
  const list = spawnSync('tar', ['-tf', '-'], { input: archive })
  assert.equal(list.stdout.toString(), files.map(({ name }) => `${name}\n`).join(''))
  const one = spawnSync('tar', ['-xOf', '-', 'rows/a_b/000001.jsonl'], { input: archive })
  assert.deepEqual(one.stdout, files[1]?.bytes)
})

test('an archive that is cut or has a byte changed outside its contents is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(archive.length - 1), async (length) => {
      await assert.rejects(read(archive.subarray(0, length)), TarError)
    }),
  )
  const contents = [
    [512, 514],
    [1536, 2048],
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.nat(archive.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, x) => {
        fc.pre(!contents.some(([from = 0, to = 0]) => at >= from && at < to))
        const changed = Buffer.from(archive)
        changed[at] = (changed[at] ?? 0) ^ x
        await assert.rejects(read(changed), TarError)
      },
    ),
  )
  await assert.rejects(read(Buffer.concat([archive, Buffer.of(1)])), TarError)
})

test('names that lead elsewhere, and files that are too large, are refused', async () => {
  for (const name of ['', '/etc/passwd', '../x', 'a/../b', 'a//b', 'A', 'x'.repeat(101)])
    assert.throws(() => tarEntry(name, Buffer.alloc(0)), RangeError)
  await assert.rejects(read(tarEntry('big', Buffer.alloc(MAX + 1))), /too large/)
})
