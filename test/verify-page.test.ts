// verify.html from a disk, in the real browser: nine lines, no network, and the part that was changed is named.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { makeVerifier } from '../src/keeping/verifier/index.ts'
import { FILES, linesOf } from '../src/lib/bundle/index.ts'
import { smallBundle } from './support/bundle.ts'
import { keysIn, keyWords } from './support/bundle-keys.ts'
import { axe, newContext } from './support/chromium.ts'
import { commandHere } from './support/command-here.ts'
import { showHostile } from './support/hostile-verify.ts'
import { runFolder } from './support/run-folder.ts'
import { SEED as seed } from './support/seed.ts'

const folder = mkdtempSync(join(runFolder(), 'verify-'))
const at = (name: string) => join(folder, name)
let sound: Buffer
let pasted = ''

before(async () => {
  sound = await smallBundle()
  writeFileSync(at('verify.html'), await makeVerifier())
  writeFileSync(at('sound.zip'), sound)
  pasted = Object.values(await keysIn(sound)).join('\n')
})
after(() => rmSync(folder, { recursive: true }))

/** Opens the page from the disk; `script` runs before it. What it asked for or complained of is in `told`. */
async function opened(script = '') {
  const context = await newContext({ locale: 'en-GB' })
  if (script !== '') await context.addInitScript(script)
  const page = await context.newPage()
  const told: string[] = []
  page.on('request', (request) => void told.push(request.url()))
  page.on('console', (message) => void told.push(message.text()))
  page.on('pageerror', (error) => void told.push(String(error)))
  await page.goto(pathToFileURL(at('verify.html')).href)
  return { page, told, close: () => context.close() }
}

/** Each line as `V1 pass`, once they are there. */
async function outcome(page: Page, name: string, keys = pasted): Promise<string[]> {
  await page.fill('#keys', keys)
  await page.setInputFiles('#file', at(name))
  await page.waitForSelector('#V9, p.fail')
  return await page.$$eval('#result tbody tr', (rows) =>
    rows.map((row) => `${row.id} ${row.className}`),
  )
}

const keysOf = async (name: string) =>
  Object.values(await keysIn(readFileSync(at(name)))).join('\n')

const WHOLE = [
  'V1 pass',
  'V2 pass',
  'V3 pass',
  'V4 pass',
  'V5 pass',
  'V6 pass',
  'V7 pass',
  'V8 not-checked',
  'V9 pass',
]

test('a sound bundle shows nine lines, in English and Arabic, and nothing leaves the page', async () => {
  const { page, told, close } = await opened()
  try {
    assert.deepEqual(await outcome(page, 'sound.zip'), WHOLE)
    assert.match(await page.innerText('#V8'), /not checked.*openssl ts: 1/s)
    assert.deepEqual(await axe(page), [])
    await page.click('[data-language=ar]')
    assert.equal(await page.getAttribute('html', 'dir'), 'rtl')
    assert.match(await page.innerText('#V1'), /سليم/)
    assert.deepEqual(await axe(page), [])
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.isVisible('#file'), false)
    assert.equal(await page.isVisible('#V9'), true)
    assert.deepEqual(told, [pathToFileURL(at('verify.html')).href])
  } finally {
    await close()
  }
})

/** The bundle with one byte of a file changed. */
function changed(text: string): Buffer {
  const bytes = Buffer.from(sound)
  const place = bytes.indexOf(text)
  assert.ok(place > 0)
  bytes[place] = (bytes[place] ?? 0) ^ 1
  return bytes
}

test('one changed byte fails at its part, by name; what is no bundle is refused', async () => {
  const { page, close } = await opened()
  try {
    const parts = [
      ['content of item 2', 'items/item-2'],
      ['\\"seq\\":1', 'custody/item-0.jsonl'],
      ['How to check', 'README.txt'],
      ['quorum', 'policy.txt'],
      ['"about"', 'manifest.json'],
    ] as const
    for (const [index, [text, part]] of parts.entries()) {
      writeFileSync(at(`changed-${index}.zip`), changed(text))
      const lines = await outcome(page, `changed-${index}.zip`)
      assert.equal(lines[0], 'V1 fail', part)
      assert.equal(await page.innerText('#V1 li code'), part)
    }
    // Whoever holds the node's key could sign the manifest anew: then the chain tells.
    const signed = await smallBundle((files) => {
      const line = Buffer.from(files.get('custody/item-1.jsonl') ?? []).toString()
      files.set(
        'custody/item-1.jsonl',
        Buffer.from(line.replace('"signature":"ME', '"signature":"MF')),
      )
    })
    writeFileSync(at('signed.zip'), signed)
    const lines = await outcome(page, 'signed.zip', await keysOf('signed.zip'))
    assert.deepEqual(lines, WHOLE.with(1, 'V2 fail'))
    assert.equal(await page.innerText('#V2 li code'), 'custody/item-1.jsonl#2')
    writeFileSync(at('none.zip'), 'no bundle')
    assert.deepEqual(await outcome(page, 'none.zip'), [])
    assert.match(await page.innerText('p.fail'), /not a bundle of evidence/)
  } finally {
    await close()
  }
})

test('the page and the command line count signatures over words that were erased', async () => {
  const erased = await smallBundle((files, file) => {
    const acts = ['{"first":1}', '{"second":2}'].map((one) => ({ ...file.signedAct(one) }))
    files.set(
      FILES.signed,
      linesOf(acts.map((act, n) => ({ ...act, text: n === 0 ? act.text : null }))),
    )
  })
  writeFileSync(at('erased.zip'), erased)
  const told = await commandHere(
    {},
    'verify',
    '--bundle',
    at('erased.zip'),
    ...(await keyWords(erased)),
  )
  assert.equal(told.code, 0)
  assert.match(told.said, /^V2 pass .*\n {3}signatures over words that were erased: 1$/m)
  const { page, close } = await opened()
  try {
    assert.deepEqual(await outcome(page, 'erased.zip', await keysOf('erased.zip')), WHOLE)
    assert.match(await page.innerText('#V2'), /signatures over words that were erased: 1/)
    await page.click('[data-language=ar]')
    assert.match(await page.innerText('#V2'), /توقيعات على كلمات مُحيت: 1/)
  } finally {
    await close()
  }
})

test('without the cryptography of the browser our own is used, and what it lacks is said', async () => {
  const { page, close } = await opened(
    "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })",
  )
  try {
    assert.deepEqual(await outcome(page, 'sound.zip'), WHOLE.with(1, 'V2 not-checked'))
    assert.match(await page.innerText('#V2'), /use the command line: 2/)
    writeFileSync(at('changed.zip'), changed('content of item 0'))
    assert.equal((await outcome(page, 'changed.zip'))[0], 'V1 fail')
  } finally {
    await close()
  }
})

test('a file that cannot be read to its end is said to be unchecked, and the next one is checked', async () => {
  const { page, told, close } = await opened(
    "const slice = Blob.prototype.slice; Blob.prototype.slice = function (...all) { if (this.name === 'away.zip') throw new TypeError('away'); return slice.apply(this, all) }",
  )
  try {
    writeFileSync(at('away.zip'), sound)
    assert.deepEqual(await outcome(page, 'away.zip'), [])
    assert.match(await page.innerText('p.fail'), /could not be checked to its end.*TypeError/)
    assert.equal(await page.isVisible('#progress'), false)
    assert.deepEqual(await outcome(page, 'sound.zip'), WHOLE)
    assert.equal(told.length, 1, told.join())
  } finally {
    await close()
  }
})

test('of each kind of hostile bundle the page says what the command line says, and runs nothing', async () => {
  const { counts, faults } = await showHostile({ count: 10, seed })
  assert.deepEqual(faults, [], `SCRUTINEER_TEST_SEED=${seed}`)
  assert.ok((counts['refused'] ?? 0) > 0 && (counts['fail'] ?? 0) > 0, JSON.stringify(counts))
})

test('whose it is stands first; without keys nothing passes, a forged one fails with those of the node', async () => {
  writeFileSync(at('forged.zip'), await smallBundle())
  const { page, close } = await opened()
  try {
    for (const name of ['sound.zip', 'forged.zip']) {
      const lines = await outcome(page, name, '')
      assert.deepEqual(lines, WHOLE.with(1, 'V2 not-checked').with(6, 'V7 not-checked'))
      assert.match(await page.innerText('#verdict'), /^Not checked: whose keys these are/)
    }
    await outcome(page, 'sound.zip')
    assert.match(await page.innerText('#verdict.pass'), /^UNCHANGED: this bundle holds/)
    const whose = await page.innerText('#whose')
    assert.match(whose, /https:\/\/vote\.example/)
    for (const key of pasted.split('\n')) assert.ok(whose.includes(key), whose)
    assert.equal(whose.match(/SHA-256 [0-9a-f]{64}/g)?.length, 2)
    const lines = await outcome(page, 'forged.zip')
    assert.deepEqual([lines[1], lines[6]], ['V2 fail', 'V7 fail'])
    assert.match(await page.innerText('#verdict.fail'), /DOES NOT HOLD/)
    // Keys that are pasted afterwards are compared at once.
    await page.setInputFiles('#file', at('sound.zip'))
    await page.waitForSelector('#verdict.pass')
    await page.fill('#keys', 'nonsense')
    await page.dispatchEvent('#keys', 'change')
    assert.equal(await page.isVisible('#keys-wrong'), true)
    assert.equal(await page.isVisible('#verdict'), false)
  } finally {
    await close()
  }
})
