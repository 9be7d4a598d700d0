import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { runFolder } from '../../../test/support/run-folder.ts'
import { MANIFEST_FILE, writeManifest } from '../../lib/mirror/index.ts'
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

test('what the old manifest listed and the new one does not is removed, and nothing else', async () => {
  await inFolder(async (at) => {
    const folder = await mirrorFolder(at)
    const files: Record<string, { sha256: string; bytes: number }> = {}
    for (const path of ['index.html', 'en/alerts/1/index.html', 'en/alerts/2/index.html']) {
      const { sha256, bytes: size } = await folder.put(path, bytes(path))
      files[path] = { sha256, bytes: size }
    }
    const log = { key: 'k', size: 0, root: 'cm9vdA==' }
    const made = '2026-11-24T08:00:00.000Z'
    const manifest = { version: 1 as const, origin: 'https://node.example', made, log, files }
    await folder.put(MANIFEST_FILE, writeManifest(manifest))
    writeFileSync(join(at, 'robots.txt'), 'of the operator')
    const listed = await (await mirrorFolder(at)).listed()
    assert.deepEqual([...listed].toSorted(), Object.keys(files).toSorted())
    const stays = new Set(['index.html', 'en/alerts/2/index.html'])
    assert.equal(await folder.removeAllBut(stays, listed), 1)
    assert.ok(!existsSync(join(at, 'en/alerts/1')), 'the empty folder went too')
    assert.ok(existsSync(join(at, 'en/alerts/2/index.html')) && existsSync(join(at, 'robots.txt')))
    writeFileSync(join(at, MANIFEST_FILE), '{"files":{"../../x":{}}}')
    assert.deepEqual(await folder.listed(), [])
  })
})
