import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { memoryFolder } from '../../test/support/run-folder.ts'
import { MAX_FILE_BYTES } from '../core/port.ts'
import { addMs, DAY, toMs } from '../core/time.ts'
import { allFiles, openFiles, partName, partOf } from './files.ts'

const BEGIN = '2026-11-24T08:00:00.000Z'

async function inRoot(run: (root: string) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(memoryFolder(), 'files-'))
  try {
    await run(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

async function* pieces(texts: readonly string[], broken?: Error) {
  for (const text of texts) yield Buffer.from(text)
  if (broken !== undefined) throw broken
}

/** Every name below the folder, without the shelves themselves. */
const namesIn = (root: string) =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

test('each slice has a folder of its own, and content of the version before still opens', async () => {
  await inRoot(async (root) => {
    // As the version before wrote it: without a folder for its slice.
    const old = hash('sha256', 'old')
    mkdirSync(join(root, old.slice(0, 2)))
    writeFileSync(join(root, old.slice(0, 2), old), 'old')
    const files = openFiles(root)
    assert.equal(Buffer.from((await files('monitoring').get(old)) ?? []).toString(), 'old')
    assert.equal(await files('evidence').get(old), null)
    const own = await files('evidence').put(Buffer.from('old'))
    await files('monitoring').remove(own)
    assert.ok(await files('evidence').get(own), 'what one slice drops, another keeps')
    const stored = [...allFiles(root)].map(partName)
    assert.deepEqual(stored, [`evidence/${own}`])
  })
})

test('the name of a part says whose content it is, and no other name is one', () => {
  const sha256 = hash('sha256', 'a')
  for (const slice of ['monitoring', 'evidence'])
    assert.deepEqual(partOf(partName({ slice, sha256 })), { slice, sha256 })
  for (const wrong of ['', 'a', `../${sha256}`, `evidence/x/${sha256}`, `.taking/${sha256}`])
    assert.equal(partOf(wrong), null)
})

test('a stream is taken whole or not at all', async () => {
  await inRoot(async (root) => {
    const files = openFiles(root)('evidence')
    const taken = await files.take(pieces(['ab', '', 'c']), 3)
    assert.deepEqual(taken, { sha256: hash('sha256', 'abc'), size: 3 })
    assert.deepEqual(await files.take(pieces(['abc']), 3), taken, 'the same again is the same file')
    const before = namesIn(root)
    await assert.rejects(files.take(pieces(['abcd']), 3), RangeError)
    await assert.rejects(files.take(pieces(['x'], new Error('broken')), 3), /broken/)
    const large = pieces(['x'.repeat(MAX_FILE_BYTES), 'x'])
    await assert.rejects(files.take(large, MAX_FILE_BYTES * 2), RangeError)
    assert.deepEqual(namesIn(root), before, 'nothing of what broke is left')
  })
})

test('what was on its way in when a node was killed is dropped at the next start', async () => {
  await inRoot(async (root) => {
    mkdirSync(join(root, 'evidence', '.taking'), { recursive: true })
    writeFileSync(join(root, 'evidence', '.taking', 'part.1'), 'half')
    openFiles(root)
    assert.deepEqual(namesIn(root), [])
  })
})

test('both hashes go over all parts one after another, and a changed part is found', async () => {
  await inRoot(async (root) => {
    const files = openFiles(root)('evidence')
    const first = await files.put(Buffer.alloc(3_000_000, 'a'))
    const second = await files.put(Buffer.from('b'))
    const whole = Buffer.concat([Buffer.alloc(3_000_000, 'a'), Buffer.from('b')])
    assert.deepEqual(await files.digest([first, second]), {
      sha256: hash('sha256', whole),
      sha512: hash('sha512', whole),
      size: whole.length,
    })
    await assert.rejects(files.digest([hash('sha256', 'nowhere')]), /is missing/)
    writeFileSync(join(root, 'evidence', second.slice(0, 2), second), 'c')
    await assert.rejects(files.digest([first, second]), /was changed/)
  })
})

test('parts that follow each other are hashed as a whole while they come, all others from the disk', async () => {
  await inRoot(async (root) => {
    const files = openFiles(root)('evidence')
    const part = (n: number, text: string, whole = 'a') =>
      files.take(pieces([text]), 9, { whole, n })
    const sums = (text: string) => ({
      sha256: hash('sha256', text),
      sha512: hash('sha512', text),
      size: text.length,
    })
    const first = await part(0, 'first')
    await assert.rejects(
      files.take(pieces(['x'], new Error('broken')), 9, { whole: 'a', n: 1 }),
      /broken/,
    )
    const second = await part(1, 'second')
    const both = [first.sha256, second.sha256]
    // One after the other: then the parts before were hashed.
    assert.deepEqual(await files.digest(both), sums('firstsecond'))
    // What lies on the disk is looked at when it is read, not for these hashes.
    const path = join(root, 'evidence', second.sha256.slice(0, 2), second.sha256)
    writeFileSync(path, 'changed')
    assert.deepEqual(await files.digest(both, 'a'), sums('firstsecond'))
    await assert.rejects(files.digest(both, 'a'), /was changed/, 'they are known once')
    writeFileSync(path, 'second')
    await part(1, 'second', 'b')
    await part(0, 'first', 'b')
    await part(0, 'first', 'b')
    await files.digest(both)
    writeFileSync(path, 'changed')
    assert.deepEqual(await files.digest(both, 'b'), sums('firstsecond'), 'one came before its turn')
    writeFileSync(path, 'second')
    await part(0, 'first', 'c')
    await part(1, 'other', 'c')
    assert.deepEqual(await files.digest(both, 'c'), sums('firstsecond'), 'another part came')
  })
})

test('what was put again since counts as new', async () => {
  await inRoot(async (root) => {
    let now = toMs(BEGIN)
    const files = openFiles(root, () => now)('evidence')
    assert.deepEqual(await files.shelves(), [])
    const sha256 = await files.put(Buffer.from('a'))
    const shelf = sha256.slice(0, 2)
    assert.deepEqual(await files.shelves(), [shelf])
    assert.deepEqual(await files.putBefore(shelf, BEGIN), [])
    const later = addMs(BEGIN, DAY)
    assert.deepEqual(await files.putBefore(shelf, later), [sha256])
    now = toMs(later)
    await files.take(pieces(['a']), 9)
    await files.remove(sha256, later)
    assert.ok(await files.get(sha256))
    await files.remove(sha256, addMs(later, 1))
    assert.equal(await files.get(sha256), null)
    await assert.rejects(files.putBefore('..', later), RangeError)
  })
})
