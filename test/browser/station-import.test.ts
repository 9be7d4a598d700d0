// The territory's pages in a real browser, through the real web door: a file is sent, mended by leaving out, imported.

import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { after } from 'node:test'
import { text as readText } from 'node:stream/consumers'
import type { Page } from '../../src/core/slice.ts'
import { text } from '../../src/core/text.ts'
import { territory } from '../../src/domains/territory/index.ts'
import { createApp } from '../../src/http/app.ts'
import { loadAssets } from '../../src/http/assets.ts'
import type { DoorParts } from '../../src/http/house.ts'
import { listen } from '../../src/http/serve.ts'
import type { Html } from '../../src/ui/html.ts'
import { findingsInMain, newContext } from '../support/chromium.ts'
import { forHouse, person, type TestHouse } from '../support/house.ts'
import { TERRITORY } from '../support/territory.ts'

const root = join(import.meta.dirname, '../..')
const files = globSync(['src/ui/style/*', 'src/http/browser/*.js'], { cwd: root })
const assets = loadAssets(files.map((path) => join(root, path)))
const pages = territory.pages as readonly Page<unknown, Html>[]
const trouble: string[] = []
const admin = person('a', ['territory:write', 'territory:read', 'territory:import'])

let app: ReturnType<typeof createApp> | undefined
const door = await listen((request, env) => app?.fetch(request, env) ?? new Response(null), {
  host: '127.0.0.1',
  port: 0,
  tls: null,
  log: (line) => void trouble.push(line),
})
after(() => door.close())
const origin = `http://localhost:${door.port}`

function doorOf({ runner, store, time, facts: node }: TestHouse): DoorParts {
  const log = { key: '', custodyKey: '', checkpoint: async () => '', tile: async () => null }
  const { problems } = territory
  const shown = {
    node,
    nodeName: 'Test',
    runner,
    store,
    pages,
    navigation: [],
    waits: [],
    readiness: [],
    files: () => ({ get: async () => null }),
    problems,
    log,
    time,
  }
  return {
    house: (realm) => (realm === 'actual' ? shown : null),
    identify: async (_, { session }) =>
      session === undefined ? null : { actor: admin, name: 'Amal' },
    languages: ['en', 'ar'],
    translator: text,
    assets,
    trustProxy: 0,
    mailbox: 'scrutineer@localhost',
    operating: { reasons: async () => [], metrics: async () => '', token: null },
    log: (line) => void trouble.push(line),
  }
}

/** A file as a spreadsheet writes it; row 1001 repeats a number. */
function spreadsheet(): Buffer {
  const rows = Array.from({ length: 1200 }, (_, n) => {
    const number = n === 999 ? 'S0' : `S${n}`
    return `${number};"Schule ""${n}"" – Süd";Nord/Bezirk ${n % 7};Straße ${n}`
  })
  return Buffer.from(`\uFEFFNumber;Name;Area;Address\r\n${rows.join('\r\n')}\r\n`)
}

forHouse(
  'a file of stations is sent from the page, its wrong row left out, and the rest appears',
  { slices: TERRITORY, facts: { origin } },
  async (house) => {
    app = createApp(doorOf(house), pages, () => {})
    const context = await newContext({ viewport: { width: 390, height: 844 } })
    const cookie = { name: '__Host-session', value: 'x'.repeat(43), secure: true, httpOnly: true }
    await context.addCookies([{ ...cookie, url: `https://localhost:${door.port}` }])
    const page = await context.newPage()
    page.on('pageerror', (error) => trouble.push(String(error)))

    await page.goto(`${origin}/en/console/territory/import`)
    assert.deepEqual(await findingsInMain(page), [])
    await page.getByRole('button', { name: 'Send the file' }).click()
    await page.getByText('Choose a file first.').waitFor()
    const csv = { name: 'stationen.csv', mimeType: 'text/csv' }
    const input = page.getByLabel('CSV file')
    await input.setInputFiles({ ...csv, buffer: Buffer.from([0x6e, 0xff, 0xfe]) })
    await page.getByRole('button', { name: 'Send the file' }).click()
    await page.getByText('not UTF-8 text').waitFor()
    await input.setInputFiles({ ...csv, buffer: Buffer.from('number,colour\n1,red\n') })
    await page.getByRole('button', { name: 'Send the file' }).click()
    await page.getByText('The first line must name the columns').waitFor()
    await input.setInputFiles({ ...csv, buffer: spreadsheet() })
    await page.getByRole('button', { name: 'Send the file' }).click()

    await page.getByText('number: comes twice in the file').waitFor()
    assert.match(page.url(), /\/territory\/imports\//)
    assert.deepEqual(await findingsInMain(page), [])
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download all wrong rows' }).click(),
    ])
    const report = await readText(await saved.createReadStream())
    assert.match(report, /1001,S0,"Schule ""999"" – Süd",number duplicate_in_file/)
    await page.getByRole('button', { name: 'Leave out 1 wrong row' }).click()
    assert.deepEqual(await findingsInMain(page), [])
    await page.getByRole('button', { name: 'Take them over' }).click()
    await page.getByText('Arrived, waiting for your word').waitFor({ state: 'detached' })
    await house.settled()
    await page.reload()
    await page.getByText('Imported', { exact: true }).waitFor()

    await page.goto(`${origin}/en/console/territory`)
    await page.getByRole('link', { name: 'Nord' }).click()
    await page.getByLabel('Beginning of a number or name').fill('schule "77" – sud')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: 'Schule "77" – Süd' }).click()
    await page.getByText('Straße 77').waitFor()
    for (const path of ['', '/areas/1', '/areas/1.3']) {
      await page.goto(`${origin}/ar/console/territory${path}`)
      assert.deepEqual(await findingsInMain(page), [])
    }
    await context.close()
    await house.settled()
    assert.deepEqual(trouble, [])
  },
)
