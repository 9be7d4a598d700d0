// The page of an observer's telephone in a real browser: an entry with a photo written without network waits, leaves once
// the node has it, and what waits survives the browser; without script the form goes as it stands; one that is switched
// off clears itself.

import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { axe } from '../support/chromium.ts'
import { exiftool, photographIn } from '../support/photographs.ts'
import { memoryFolder } from '../support/run-folder.ts'
import { cardOf, telephone, watchNode } from '../support/watch-phone.ts'

const MARKER = 'Kz7marker'
const state = (page: Page) => page.locator('#link')
const waits = (page: Page) => page.locator('#waits .card')

/** Fills in the form of the opening; all is well in it but for what is given. */
async function fillIn(page: Page, given: Readonly<Record<string, string>> = {}) {
  const answers = { A: '07:10', B: '1', C: '1', D: '1', ...given }
  for (const [tag, value] of Object.entries(answers)) {
    const fields = page.locator(`[name="given.${tag}"]`)
    if ((await fields.first().getAttribute('type')) === 'radio')
      await page.locator(`[name="given.${tag}"][value="${value}"]`).check()
    else await fields.fill(value)
  }
}

/** Everything that a telephone loads and keeps, compressed: the page, a form, style, script, worker, manifest. */
const MAX_BYTES = 25 * 1024

async function checkBytes(page: Page): Promise<void> {
  const files = await page.evaluate<[string, string][]>(`(async () => {
    const of = (selector) => document.querySelector(selector)
    const addresses = [location.pathname, of('[data-form]').pathname, of('link[rel=stylesheet]').href, of('script[src]').src,
      location.pathname + '/worker.js', of('link[rel=manifest]').href, of('link[rel=icon]').href]
    return Promise.all(addresses.map(async (one) => [one, await (await fetch(one)).text()]))
  })()`)
  const sizes = files.map(([name, text]) => [name, gzipSync(text, { level: 9 }).length] as const)
  const sum = sizes.reduce((total, [, size]) => total + size, 0)
  assert.ok(sum > 8 * 1024 && sum <= MAX_BYTES, `${sum} bytes: ${sizes.join(' ')}`)
  process.stdout.write(`all of /watch with a form: ${sum} bytes\n`)
}

test('an observer reports without network, without script, and until his phone is switched off', {
  timeout: 240_000,
}, async () => {
  const { node, observers } = await watchNode(['with script', 'without script'])
  try {
    const { origin } = node.node
    const home = `${origin}/en/watch`
    const board = async () =>
      (await node.call<{ items: Record<string, unknown>[] }>('pollwatch.board', {})).items

    // Without script, by the typed code: the form as it stands, and errors by field.
    const plain = await telephone(false)
    await plain.goto(home)
    assert.match(plain.url(), /watch\/enrol$/)
    await plain.locator('[name=code]').fill((await cardOf(node, observers[1] ?? '')).code)
    await plain.getByRole('button', { name: 'Go on' }).click()
    await plain.getByText('11-001 School at the Gate').waitFor()
    await plain.getByRole('button', { name: 'Enrol this phone' }).click()
    await plain.getByRole('link', { name: 'Opening of the station' }).click()
    await fillIn(plain, { A: '25:99' })
    await plain.getByRole('button', { name: 'Send' }).click()
    await plain.locator('#entry-given-A[aria-invalid]').waitFor()
    await fillIn(plain, { D: '2' })
    await plain.getByRole('button', { name: 'Send' }).click()
    await plain.getByRole('button', { name: 'Send it all the same' }).click()
    await plain.getByText('Opening of the station: arrived').waitFor()
    assert.equal((await board()).length, 1)

    // With script, by the link of the square.
    const page = await telephone()
    const faults: string[] = []
    page.on('pageerror', (error) => void faults.push(String(error)))
    const card = await cardOf(node, observers[0] ?? '')
    await page.goto(`${origin}/en/watch/enrol#${card.secret}`)
    await page.getByRole('button', { name: 'Enrol this phone' }).first().click()
    await page.waitForURL(home)
    await page.waitForSelector('html[data-kept]', { state: 'attached' })
    await page.reload()
    await state(page).getByText('Connected').waitFor()
    assert.deepEqual(await axe(page), [])
    await checkBytes(page)
    const folder = mkdtempSync(join(memoryFolder(), 'watch-'))
    const photo = await photographIn(page, folder, MARKER)

    await page.context().setOffline(true)
    await state(page).getByText('No network.').waitFor()
    await page.getByRole('link', { name: 'Opening of the station' }).click()
    await page.locator('#with-photos').waitFor()
    assert.deepEqual(await axe(page), [])
    await page.locator('[name="given.C"][value="2"]').check()
    await page.getByLabel('Ink or stamps').waitFor()
    await fillIn(page, { D: '2' })
    await page.getByLabel('Ink or stamps').waitFor({ state: 'hidden' })
    await page.locator('#photo').setInputFiles(photo)
    await page.getByText(/^Photo \d+ KB/).waitFor()
    await page.getByRole('button', { name: 'Send' }).click()
    await page.locator('#faults').getByText('Voters cannot be checked').waitFor()
    await page.locator('#faults').getByRole('button', { name: 'Send it all the same' }).click()
    await state(page).getByText('Waits: 1 entry and 1 photo.').waitFor()
    assert.match(await page.title(), /^\(2\)/)
    await waits(page).getByText('Waits for the network').waitFor()

    // Changed before it was sent; the page that is opened anew keeps it.
    await waits(page).getByRole('button', { name: 'Change' }).click()
    await page.locator('#with-photos').waitFor()
    await page.locator('[name="given.A"]').fill('0720')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.locator('#faults').getByRole('button', { name: 'Send it all the same' }).click()
    await state(page).getByText('Waits: 1 entry and 1 photo.').waitFor()
    const saved = page.waitForEvent('download')
    await waits(page).getByRole('button', { name: 'Save as a file' }).click()
    assert.match((await saved).suggestedFilename(), /^OP-.*\.json$/)
    assert.equal((await board()).length, 1)

    await page.context().setOffline(false)
    await page.locator('#waits').getByText('Opening of the station: sent').waitFor()
    await state(page)
      .getByText(/^Connected [\d:]+\.$/)
      .waitFor()
    const [entry] = await board()
    assert.deepEqual(
      [
        entry?.['channel'],
        entry?.['verdict'],
        (entry?.['answers'] as { A?: number } | undefined)?.A,
      ],
      ['page', 'flagged', 440],
    )
    await node.node.house('actual')?.settled()
    const photos = { entries: [String(entry?.['id'])] }
    const { photos: came } = await node.call<{ photos: { id: string; state: string }[] }>(
      'pollwatch.photosOf',
      photos,
    )
    assert.deepEqual(
      came.map((one) => one.state),
      ['came'],
    )
    const given = await node.call<{ file: { parts: string[] } }>('pollwatch.givePhoto', {
      entry: entry?.['id'],
      photo: came[0]?.id,
    })
    const files = node.node.house('actual')?.files('pollwatch')
    assert.ok(files !== undefined)
    const parts = await Promise.all(given.file.parts.map(async (one) => await files.get(one)))
    const stored = Buffer.concat(parts.map((one) => one ?? new Uint8Array()))
    assert.ok(parts.length > 1 && !stored.includes(MARKER))
    writeFileSync(join(folder, 'stored.jpg'), stored)
    const read = exiftool(['-s', join(folder, 'stored.jpg')]).toString()
    assert.doesNotMatch(read, /GPS|Artist|Creator|By-line/)
    const left = await page.evaluate(
      `new Promise((done) => { const o = indexedDB.open('watch'); o.onsuccess = () => { const a = o.result.transaction(['entries', 'photos']); const e = a.objectStore('entries').count(), p = a.objectStore('photos').count(); a.oncomplete = () => done([e.result, p.result]) } })`,
    )
    assert.deepEqual(left, [0, 0], 'what was sent has left the telephone')

    // Switched off while something waits: it says what is lost, and keeps nothing.
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Something is wrong' }).click()
    await page.locator('#with-photos').waitFor()
    await page.locator('[name="given.C"][value="4"]').check()
    await page.locator('[name="given.S"][value="2"]').check()
    await page.getByRole('button', { name: 'Send' }).click()
    await state(page).getByText('Waits: 1 entry.').waitFor()
    await node.call('pollwatch.revokePhone', { observer: observers[0] })
    await page.context().setOffline(false)
    await page.waitForURL(/watch\/enrol$/)
    await page.getByText('Not sent, and lost with it: 1 entry.').waitFor()
    assert.equal((await board()).length, 2)
    assert.deepEqual(faults, [])
  } finally {
    await node.remove()
  }
})
