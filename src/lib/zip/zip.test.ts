import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { crc32 as platformCrc } from 'node:zlib'
import fc from 'fast-check'
import { crc32, openZip, writeZip, ZipError, type ZipErrorCode, type ZipSource } from './index.ts'

const encode = (text: string) => new TextEncoder().encode(text)

function source(path: string, bytes: Uint8Array): ZipSource {
  return { path, size: bytes.length, open: () => [bytes] }
}

async function zipped(sources: readonly ZipSource[]): Promise<Buffer> {
  return await buffer(writeZip(sources))
}

const fileOf = (bytes: Uint8Array) => ({
  size: bytes.length,
  read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
})

/** Every path with its content, read to the end. */
async function unzipped(bytes: Uint8Array): Promise<(readonly [string, Buffer])[]> {
  const zip = await openZip(fileOf(bytes))
  const contents = zip.entries.map(
    async (entry) => [entry.path, await buffer(zip.content(entry))] as const,
  )
  return await Promise.all(contents)
}

const FILES = [
  source('manifest.json', encode('{}')),
  source('items/a/content', encode('some bytes '.repeat(200_000))),
  source('items/b/content', new Uint8Array(0)),
]

function inFolder<T>(act: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'))
  try {
    return act(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('what is written is read again, and by unzip', async () => {
  const bytes = await zipped(FILES)
  const expected = FILES.map(({ path, open }) => [
    path,
    Buffer.concat([...(open() as Uint8Array[])]),
  ])
  assert.deepEqual(await unzipped(bytes), expected)
  inFolder((folder) => {
    writeFileSync(join(folder, 'a.zip'), bytes)
    execFileSync('unzip', ['-tq', join(folder, 'a.zip')])
    execFileSync('unzip', ['-q', join(folder, 'a.zip'), '-d', folder])
    for (const [path, content] of expected) {
      assert.deepEqual(readFileSync(join(folder, String(path))), content)
    }
  })
})

test('plain archives of another program are read, also with sizes of 64 bits', async () => {
  for (const options of [
    ['-0', '-D', '-r'],
    ['-0', '-D', '-X', '-r', '-fz'],
  ]) {
    const bytes = inFolder((folder) => {
      mkdirSync(join(folder, 'items'))
      writeFileSync(join(folder, 'items', 'a'), 'one')
      writeFileSync(join(folder, 'b'), 'two')
      execFileSync('zip', ['-q', ...options, 'a.zip', 'items', 'b'], { cwd: folder })
      return readFileSync(join(folder, 'a.zip'))
    })
    const contents = [
      ['items/a', Buffer.from('one')],
      ['b', Buffer.from('two')],
    ]
    assert.deepEqual(await unzipped(bytes), contents)
  }
})

const because = (code: ZipErrorCode) => (error: unknown) =>
  error instanceof ZipError && error.code === code

async function refuses(bytes: Uint8Array, code: ZipErrorCode): Promise<void> {
  await assert.rejects(unzipped(bytes), because(code))
}

test('what another program compressed, encrypted or linked is refused', async () => {
  const made = (options: readonly string[], act: (folder: string) => void) =>
    inFolder((folder) => {
      act(folder)
      execFileSync('zip', ['-q', ...options, 'a.zip', 'f'], { cwd: folder })
      return readFileSync(join(folder, 'a.zip'))
    })
  const bomb = (folder: string) => writeFileSync(join(folder, 'f'), Buffer.alloc(1_000_000))
  await refuses(made(['-9'], bomb), 'unsupported')
  await refuses(made(['-0', '-P', 'x'], bomb), 'unsupported')
  await refuses(
    made(['-0', '-y'], (folder) => symlinkSync('/etc/passwd', join(folder, 'f'))),
    'unsupported',
  )
})

const PATHS = [
  '../a',
  '/a',
  'a/../b',
  'a//b',
  'a/',
  './a',
  'a/.',
  'a\\b',
  'c:a',
  'a\nb',
  'a\0b',
  'é',
  'a b',
  '.hidden',
  'a.',
  'a./b',
  'NUL',
  'x/com1.txt',
  '',
  'a'.repeat(201),
]

test('paths that lead elsewhere are neither written nor read', async () => {
  // Paths of the same length take each other's place in an archive.
  for (const path of PATHS) {
    await assert.rejects(zipped([source(path, encode('x'))]), because('path'), path)
    const name = encode(path)
    if (name.length === 0 || name.length > 200) continue
    const good = await zipped([source('z'.repeat(name.length), encode('x'))])
    const bad = Buffer.from(
      good
        .toString('latin1')
        .replaceAll('z'.repeat(name.length), () => Buffer.from(name).toString('latin1')),
      'latin1',
    )
    await refuses(bad, 'path')
  }
})

test('one path is there once: not in other letters, not as folder and file', async () => {
  const twice = (one: string, other: string) =>
    zipped([source(one, encode('1')), source(other, encode('2'))])
  for (const [one, other] of [
    ['a', 'a'],
    ['a', 'A'],
    ['a', 'a/b'],
    ['a/b', 'A'],
    ['a/b/c', 'a/B'],
  ]) {
    await assert.rejects(twice(one ?? '', other ?? ''), because('duplicate'), `${one} ${other}`)
  }
  const good = await twice('aa', 'bb')
  await refuses(Buffer.from(good.toString('latin1').replaceAll('bb', 'AA'), 'latin1'), 'duplicate')
})

test('an archive that is cut, grown or filled between its entries is refused', async () => {
  const bytes = await zipped(FILES)
  await refuses(bytes.subarray(0, -1), 'not_zip')
  await refuses(bytes.subarray(1), 'truncated')
  await refuses(Buffer.concat([bytes, encode('x')]), 'not_zip')
  await refuses(Buffer.concat([encode('x'), bytes]), 'overlap')
  await refuses(new Uint8Array(0), 'not_zip')
  await refuses(Buffer.concat([bytes, bytes]), 'overlap')
})

/** The archive with a number of its directory changed; `at` counts from the beginning of the n-th entry there. */
async function bent(entry: number, at: number, value: number): Promise<Buffer> {
  const bytes = await zipped([source('aa', encode('first')), source('bb', encode('other'))])
  const start = bytes.readUInt32LE(bytes.length - 6)
  bytes.writeUInt32LE(value, start + entry * (46 + 2) + at)
  return bytes
}

test('entries that share bytes, reach too far or say two things are refused', async () => {
  await refuses(await bent(1, 42, 0), 'overlap')
  await refuses(await bent(1, 42, 3), 'overlap')
  await refuses(await bent(0, 42, 9_000), 'overlap')
  await refuses(await bent(1, 42, 38), 'overlap')
  await refuses(await bent(0, 16, 1), 'header')
  await refuses(await bent(0, 42, 0xffffffff), 'header')
})

test('a content with another checksum is given up behind its last part', async () => {
  const bytes = await zipped([source('a', encode('first'))])
  bytes[LOCAL_CONTENT] = 0
  await refuses(bytes, 'wrong_crc')
})

/** Where the content of a first entry with a path of one letter begins. */
const LOCAL_CONTENT = 31

test('every flipped bit of an archive is found, but in what nobody reads', async () => {
  const bytes = await zipped([source('a', encode('first')), source('b/c', encode('second'))])
  const expected = await unzipped(bytes)
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
      const flipped = Buffer.from(bytes)
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
      // Versions, times and attributes tell nothing of the content.
      const read = await unzipped(flipped).catch((error: unknown) => {
        assert.ok(error instanceof ZipError, String(error))
        return null
      })
      if (read !== null) assert.deepEqual(read, expected)
    }),
    { numRuns: 400 },
  )
})

test('any bytes are read as an archive or refused as none', async () => {
  const head = fc.constantFrom(
    encode('PK\x05\x06'),
    encode('PK\x01\x02'),
    encode('PK\x03\x04'),
    encode('PK\x06\x07'),
  )
  const part = fc.oneof(fc.uint8Array({ maxLength: 60 }), head)
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
      await unzipped(Buffer.concat(parts)).catch((error: unknown) =>
        assert.ok(error instanceof ZipError),
      )
    }),
    { numRuns: 300 },
  )
})

test('a content that is not as it was said stops the writing', async () => {
  const open = () => [encode('four')]
  await assert.rejects(zipped([{ path: 'a', size: 3, open }]), because('wrong_size'))
  await assert.rejects(zipped([{ path: 'a', size: 5, open }]), because('wrong_size'))
  await assert.rejects(zipped([{ path: 'a', size: 4, crc32: 1, open }]), because('wrong_crc'))
})

test('the checksum is that of the platform, however the bytes are cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, at) => {
      assert.equal(crc32(bytes), platformCrc(bytes))
      assert.equal(crc32(bytes.subarray(at), crc32(bytes.subarray(0, at))), platformCrc(bytes))
    }),
  )
})
