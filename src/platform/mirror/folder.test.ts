import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runFolder } from '../../../test/support/run-folder.ts'
import { manifestFile, NOTE_FILE, writeManifest } from '../../lib/mirror/index.ts'
import { mirrorFolder } from './folder.ts'

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(runFolder(), 'mirror-'))
  const mask = process.umask(0o077)
  try {
    await run(join(folder, 'web/site'))
  } finally {
    process.umask(mask)
    rmSync(folder, { recursive: true, force: true })
  }
}

const bytes = (text: string) => Buffer.from(text)
const SHA = 'a'.repeat(64)

test('a file is written when it is new, changed, touched or gone, and readable for a web server', async () => {
  await inFolder(async (at) => {
    const folder = await mirrorFolder(at)
    const put = async (text: string) => (await folder.put('en/a/index.html', bytes(text))).isChanged
    const path = join(at, 'en/a/index.html')
    assert.deepEqual([await put('one'), await put('one'), await put('two')], [true, false, true])
    assert.equal(statSync(path).mode & 0o777, 0o644)
    assert.equal(statSync(join(at, 'en')).mode & 0o777, 0o755)
    writeFileSync(path, 'TWO')
    assert.equal(await folder.known('en/a/index.html'), null)
    assert.deepEqual([await put('two'), readFileSync(path, 'utf8')], [true, 'two'])
    rmSync(path)
    assert.equal(await put('two'), true)
    const later = await mirrorFolder(at)
    const { isChanged } = await later.put('en/a/index.html', bytes('two'))
    assert.equal(isChanged, false, 'another process finds it right')
  })
})

test('no path leads out of the folder', async () => {
  await inFolder(async (at) => {
    const folder = await mirrorFolder(at)
    for (const path of ['../a', '/a', 'a//b', 'a/../b', '.hidden', 'a/.b', '', 'a\\b', 'a/'])
      await assert.rejects(folder.put(path, bytes('x')), RangeError, path)
  })
})

const FILES = ['index.html', 'en/alerts/1/index.html', 'en/alerts/2/index.html']

/** A list of these files, told from others by its time. */
function listOf(paths: readonly string[], minute = 0): Buffer {
  const log = { key: 'k', size: 0, root: 'cm9vdA==' }
  const made = `2026-11-24T08:${String(minute).padStart(2, '0')}:00.000Z`
  const files = Object.fromEntries(paths.map((path) => [path, { sha256: SHA, bytes: 1 }]))
  return writeManifest({ version: 1, origin: 'https://node.example', made, log, files })
}

test('what was listed before and is not any more is removed, by another process too, and nothing else', async () => {
  await inFolder(async (at) => {
    const folder = await mirrorFolder(at)
    for (const path of FILES) await folder.put(path, bytes(path))
    await folder.publish(listOf(FILES), 'a note')
    writeFileSync(join(at, 'robots.txt'), 'of the operator')
    const later = await mirrorFolder(at)
    const stays = new Set(['index.html', 'en/alerts/2/index.html'])
    assert.equal(await later.removeAllBut(stays), 1)
    assert.ok(!existsSync(join(at, 'en/alerts/1')), 'the empty folder went too')
    assert.ok(existsSync(join(at, 'en/alerts/2/index.html')) && existsSync(join(at, 'robots.txt')))
    writeFileSync(join(at, manifestFile(SHA)), '{"files":{"../../x":{}}}')
    assert.equal(await (await mirrorFolder(at)).removeAllBut(new Set(FILES)), 0)
  })
})

test('what only a list before the newest named goes at the next writing', async () => {
  await inFolder(async (at) => {
    const killed = await mirrorFolder(at)
    for (const path of FILES) await killed.put(path, bytes(path))
    await killed.publish(listOf(FILES), 'a note')
    await killed.publish(listOf(['index.html'], 1), 'another')
    const next = await mirrorFolder(at)
    assert.equal(await next.removeAllBut(new Set(['index.html'])), 2)
  })
})

test('what a writer put down and was killed before it listed goes at the next writing', async () => {
  await inFolder(async (at) => {
    const killed = await mirrorFolder(at)
    for (const path of FILES) await killed.put(path, bytes(path))
    await killed.publish(listOf(FILES), 'a note')
    await killed.removeAllBut(new Set(FILES))
    await killed.put('log/tile/0/000.p/180', bytes('a tile'))
    const next = await mirrorFolder(at)
    assert.equal(await next.removeAllBut(new Set(FILES)), 1)
    assert.deepEqual(readdirSync(at).toSorted().slice(0, 3), [
      'en',
      'index.html',
      manifestFile(hash('sha256', listOf(FILES), 'hex')),
    ])
  })
})

test('a list stays for the time of eight writings, for readers that a cache sends to it', async () => {
  await inFolder(async (at) => {
    const folder = await mirrorFolder(at)
    const lists = Array.from({ length: 12 }, (_, minute) => listOf(['index.html'], minute))
    for (const [minute, list] of lists.entries()) {
      await folder.publish(list, `note ${minute}`)
      const file = join(at, manifestFile(hash('sha256', list, 'hex')))
      utimesSync(file, minute, minute)
    }
    assert.equal(readFileSync(join(at, NOTE_FILE), 'utf8'), 'note 11')
    const isThere = lists.map((list) =>
      existsSync(join(at, manifestFile(hash('sha256', list, 'hex')))),
    )
    assert.deepEqual(isThere, [...Array(3).fill(false), ...Array(9).fill(true)])
  })
})

test('what a killed writer left beside its place goes after an hour', async () => {
  await inFolder(async (at) => {
    await (await mirrorFolder(at)).put('en/index.html', bytes('x'))
    const left = join(at, 'en/index.html.01a213fc-649a-7af4-9f73-fe6d7b0284bb.part')
    const young = join(at, 'en/index.html.01a213fc-649a-7af4-9f73-fe6d7b0284bc.part')
    const foreign = join(at, 'en/film.part')
    for (const file of [left, young, foreign]) writeFileSync(file, 'half')
    utimesSync(left, 0, 0)
    utimesSync(foreign, 0, 0)
    await mirrorFolder(at)
    assert.deepEqual([left, young, foreign].map(existsSync), [false, true, true])
  })
})
