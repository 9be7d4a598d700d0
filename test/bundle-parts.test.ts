// Bundles that were made in parts, on the command line and in verify.html: each alone, all together, one missing, mixed.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { makeVerifier } from '../src/keeping/verifier/index.ts'
import { FILES } from '../src/lib/bundle/index.ts'
import { canonicalJson } from '../src/lib/jcs/jcs.ts'
import { CaseFile, type Change, smallBundle } from './support/bundle.ts'
import { axe, newContext } from './support/chromium.ts'
import { commandHere } from './support/command-here.ts'
import { runFolder } from './support/run-folder.ts'

const folder = mkdtempSync(join(runFolder(), 'bundle-parts-'))
const at = (name: string) => join(folder, name)
const file = new CaseFile()
const { key, custodyKey } = file.shownKeys()
const keyed = ['--key', key, '--custody-key', custodyKey]

const about =
  (n: number, series = 'bundle-1'): Change =>
  (files) => {
    const part = { series, n, of: 3 }
    const said = { v: 1, label: 'CASE-ABCDEFGH', title: 'Results site', part }
    files.set(FILES.about, Buffer.from(canonicalJson(said)))
  }

before(async () => {
  writeFileSync(at('verify.html'), await makeVerifier())
  for (const n of [1, 2, 3]) writeFileSync(at(`${n}.zip`), await smallBundle(about(n), null, file))
  writeFileSync(at('other.zip'), await smallBundle(about(3, 'bundle-2'), null, file))
  const bytes = await smallBundle(about(2), null, file)
  bytes[bytes.indexOf('content of item 2') + 4] = 0
  writeFileSync(at('changed.zip'), bytes)
})
after(() => rmSync(folder, { recursive: true }))

const verify = async (names: readonly string[], words = keyed) => {
  const [first = '', ...rest] = names.map((name) => at(`${name}.zip`))
  return await commandHere({}, 'verify', '--bundle', first, ...rest, ...words)
}

const CALLED = '(CASE-ABCDEFGH Results site, made'

test('the command line checks each part, and all of them together say that none is missing', async () => {
  const alone = await verify(['2'])
  assert.equal(alone.code, 0, alone.said)
  assert.match(alone.said, /^It says that it is: CASE-ABCDEFGH Results site, part 2 \/ 3$/m)
  assert.match(alone.said, /^This is one part of several\..* Not here: 1, 3$/m)
  const last = 'UNCHANGED: this bundle holds, and it is of the node whose keys were given.'
  const when = '2026-11-26 10:00:00 UTC'
  assert.equal(alone.out.at(-1), `${last} (CASE-ABCDEFGH Results site, part 2 / 3, ${when})`)
  const all = await verify(['3', '1', '2'])
  assert.equal(all.code, 0, all.said)
  assert.match(all.said, /^All parts that were made together are here: 3$/m)
  assert.equal(all.out.at(-1), `${last} (CASE-ABCDEFGH Results site, ${when})`)
  const missing = await verify(['1', '3'])
  assert.equal(missing.code, 3, missing.said)
  assert.match(missing.said, /^NOT ALL PARTS ARE HERE\. These are missing: 2$/m)
  const mixed = await verify(['1', '2', 'other'])
  assert.equal(mixed.code, 3, mixed.said)
  assert.match(mixed.said, /^THESE FILES WERE NOT MADE TOGETHER/m)
  const changed = await verify(['1', 'changed', '3'])
  assert.equal(changed.code, 1, changed.said)
  assert.match(changed.out.at(-1) ?? '', /^THIS BUNDLE DOES NOT HOLD/)
  assert.equal((await verify(['1', '2', '3'], [])).code, 3, 'whose keys these are')
})

test('the page says one sentence over all parts that are chosen, in both languages, on a narrow screen too', async () => {
  const context = await newContext({ locale: 'en-GB', viewport: { width: 360, height: 640 } })
  try {
    const page = await context.newPage()
    await page.goto(pathToFileURL(at('verify.html')).href)
    await page.fill('#keys', `${key}\n${custodyKey}`)
    const chosen = async (...names: string[]) => {
      await page.setInputFiles(
        '#file',
        names.map((name) => at(`${name}.zip`)),
      )
      await page.waitForSelector('#verdict')
      const said = async (id: string) =>
        (await page.locator(id).count()) === 0 ? '' : await page.innerText(id)
      return [await said('#verdict'), await said('#together')]
    }
    const [verdict = '', fits] = await chosen('1', '2', '3')
    assert.match(verdict, /^UNCHANGED: this bundle holds/)
    assert.ok(verdict.includes(CALLED) && verdict.includes('26 November 2026'), verdict)
    assert.equal(fits, 'All parts that were made together are here: 3')
    assert.deepEqual(await axe(page), [])
    const isWide = () => page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
    assert.equal(await isWide(), false, 'nothing scrolls sideways')
    await page.click('[data-language=ar]')
    assert.match(await page.innerText('#verdict'), /^لم تتغيّر/)
    assert.equal(await isWide(), false)
    assert.deepEqual(await axe(page), [])
    await page.click('[data-language=en]')
    const [, alone] = await chosen('2')
    assert.match(alone ?? '', /Not here: 1, 3$/)
    const [, missing] = await chosen('1', '3')
    assert.match(missing ?? '', /^NOT ALL PARTS ARE HERE.*: 2$/)
    const [changed] = await chosen('1', 'changed', '3')
    assert.match(changed ?? '', /^THIS BUNDLE DOES NOT HOLD/)
    const [, mixed] = await chosen('1', 'other')
    assert.match(mixed ?? '', /^THESE FILES WERE NOT MADE TOGETHER/)
  } finally {
    await context.close()
  }
})
