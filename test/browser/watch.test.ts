// The page of an observer's telephone in a real browser: an entry with a photo written without network waits, leaves once
// the node has it, and what waits survives the browser; without script the form goes as it stands; one that is wiped or
// switched off keeps nothing.

import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { axe } from '../support/chromium.ts'
import { keptBy, NOTHING_KEPT } from '../support/kept-in-browser.ts'
import { exiftool, photographIn } from '../support/photographs.ts'
import { memoryFolder } from '../support/run-folder.ts'
import { cardOf, telephone, waitingIn, watchNode, writeIncident } from '../support/watch-phone.ts'

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

/** A telephone becomes an observer's by the link of the square, and keeps its pages. */
async function enrolBy(page: Page, origin: string, card: { readonly secret: string }) {
  await page.goto(`${origin}/en/watch/enrol#${card.secret}`)
  await page.getByRole('button', { name: 'Enrol this phone' }).first().click()
  await page.waitForURL(`${origin}/en/watch`)
  await page.waitForSelector('html[data-kept]', { state: 'attached' })
}

/** What the node answers at this address does not come before `go`, and then `end` says whether it does. */
async function holdAnswers(
  page: Page,
  address = '**/pollwatch.sendEntry',
  end: 'abort' | 'continue' = 'abort',
) {
  const { promise: released, resolve: go } = Promise.withResolvers<void>()
  const { promise: asked, resolve: note } = Promise.withResolvers<void>()
  await page.route(address, async (route) => {
    note()
    await released
    await route[end]()
  })
  return {
    asked,
    async go() {
      go()
      await page.unrouteAll({ behavior: 'wait' })
    },
  }
}

/** Two entries with one photo lose none; what is deleted stays so; who presses twice writes once; a full telephone says so. */
async function keepsWhatIsKept(page: Page, origin: string, photo: string): Promise<void> {
  await page.context().setOffline(true)
  for (const count of ['1 entry and 1 photo', '2 entries and 2 photos']) {
    await writeIncident(page, photo)
    await page.getByRole('button', { name: 'Send' }).dblclick()
    await state(page).getByText(`Waits: ${count}.`).waitFor()
  }
  await waits(page).getByRole('button', { name: 'Delete' }).first().click()
  await page.getByRole('button', { name: 'Yes, delete' }).click()
  await state(page).getByText('Waits: 1 entry and 1 photo.').waitFor()
  assert.deepEqual(await waitingIn(page), [1, 1], 'the photo stays as long as an entry names it')

  const held = await holdAnswers(page)
  await page.context().setOffline(false)
  await held.asked
  await waits(page).getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Yes, delete' }).click()
  await waits(page).waitFor({ state: 'detached' })
  await held.go()
  await state(page).getByText('No network.').waitFor()
  assert.deepEqual(await waitingIn(page), [0, 0], 'what was deleted does not come back')

  await writeIncident(page, photo)
  await page.evaluate(`IDBObjectStore.prototype.put = function () { this.transaction.abort() }`)
  await page.getByRole('button', { name: 'Send' }).click()
  await page.locator('#faults').getByText('no room').waitFor()
  assert.deepEqual(await waitingIn(page), [0, 0])
  await page.getByRole('link', { name: 'Back' }).click()

  const another = await page.context().newPage()
  await another.addInitScript("Object.defineProperty(window, 'indexedDB', { value: undefined })")
  await another.goto(`${origin}/en/watch`)
  await state(another).getByText('This browser keeps nothing').waitFor()
  await another.close()
}

/** Nothing of the telephone is left in its browser. */
async function isClean(page: Page): Promise<void> {
  assert.deepEqual(await keptBy(page), NOTHING_KEPT)
  assert.deepEqual(await page.context().cookies(), [])
}

/** Wiped while an entry is on its way: it says what is lost, and nothing comes back. */
async function wipes(page: Page): Promise<void> {
  const held = await holdAnswers(page)
  await writeIncident(page)
  await page.getByRole('button', { name: 'Send' }).click()
  await held.asked
  await page.getByText('This phone', { exact: true }).click()
  await page.getByRole('button', { name: 'Wipe this phone' }).click()
  await page.getByText('Not sent, and lost if you wipe: 1 entry.').waitFor()
  await page.getByRole('button', { name: 'Yes, wipe it now' }).click()
  await page.getByText('This phone is wiped and switched off.').waitFor()
  await held.go()
  await isClean(page)
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
    await enrolBy(page, origin, await cardOf(node, observers[0] ?? ''))
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
    assert.deepEqual(await waitingIn(page), [0, 0], 'what was sent has left the telephone')
    await keepsWhatIsKept(page, origin, photo)
    await wipes(page)

    // Switched off while something waits: it says what is lost, and keeps nothing.
    await enrolBy(page, origin, await cardOf(node, observers[0] ?? ''))
    await page.context().setOffline(true)
    await writeIncident(page)
    await page.getByRole('button', { name: 'Send' }).click()
    await state(page).getByText('Waits: 1 entry.').waitFor()
    await node.call('pollwatch.revokePhone', { observer: observers[0] })
    let asked = 0
    // What fails before the network is there has no answer, and is asked again.
    page.on('response', (answer) => void (asked += Number(/sendEntry/.test(answer.url()))))
    const left = page.waitForResponse(/leavePhone/)
    const clearing = await holdAnswers(page, '**/watch/enrol', 'continue')
    // The page that clears it comes late: meanwhile what waits has its turn, and is not sent.
    await page.context().setOffline(false)
    await clearing.asked
    await setTimeout(6000)
    await clearing.go()
    await page.waitForURL(/watch\/enrol$/)
    await page.getByText('Not sent, and lost with it: 1 entry.').waitFor()
    await left
    await isClean(page)
    assert.equal(asked, 1, 'what is switched off asks once')
    assert.equal((await board()).length, 2)
    assert.deepEqual(faults, [])
  } finally {
    await node.remove()
  }
})
