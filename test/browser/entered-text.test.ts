// A live region of the console waits with what is new while something that a person entered stands in it, wherever the
// focus is: what is being signed and sent must not be replaced under its owner's hands.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadAssets } from '../../src/http/assets.ts'
import { newContext } from '../support/chromium.ts'

const ORIGIN = 'http://console.test'
const SCRIPT = join(import.meta.dirname, '../../src/http/browser/console.js')
const REGION = (text: string) =>
  `<div id="seal" data-live><p>${text}</p><form><label>Seal <input name="seal"></label><select name="kind"><option>a</option><option>b</option></select></form></div>`
const PAGE = `<!doctype html><title>Item</title><main>${REGION('old')}<button>Elsewhere</button></main>
<script>window.EventSource = class extends EventTarget { constructor() { super(); window.source = this } close() {} }</script>
<script type="module" src="/console.js"></script>`

test('what a person entered stays when something new comes in, and is followed by it once it is gone', async () => {
  const script = Buffer.from(loadAssets([SCRIPT]).get('console.js')?.bytes ?? []).toString('utf8')
  const context = await newContext()
  try {
    const page = await context.newPage()
    await page.route(`${ORIGIN}/**`, (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: script })
        : route.fulfill({ contentType: 'text/html', body: PAGE }),
    )
    await page.goto(`${ORIGIN}/`)
    await page.waitForFunction('window.source')
    const comes = (text: string) =>
      page.evaluate(
        `window.source.dispatchEvent(new MessageEvent('fragment', { lastEventId: 'seal', data: ${JSON.stringify(REGION(text))} }))`,
      )
    const said = async () => await page.locator('#seal p').innerText()
    await page.getByLabel('Seal').fill('S-4711')
    await page.getByRole('button').focus()
    await comes('new')
    await page.waitForTimeout(400)
    assert.deepEqual(
      [await said(), await page.getByLabel('Seal').inputValue()],
      ['old', 'S-4711'],
      'it waits',
    )
    await page.getByLabel('Seal').fill('')
    await page.locator('select').selectOption('b')
    await page.getByRole('button').focus()
    await page.waitForTimeout(400)
    assert.equal(await said(), 'old', 'a choice is something entered, too')
    await page.locator('select').selectOption('a')
    await page.locator('select').focus()
    await page.getByRole('button').focus()
    await page.locator('#seal p', { hasText: 'new' }).waitFor()
  } finally {
    await context.close()
  }
})
