// Every page of both realms in a real browser, in both languages of the code: for eyes, for screen readers, for phones.

import assert from 'node:assert/strict'
import { get } from 'node:http'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { allPages, NOT_LINKED, pageAt } from '../support/all-pages.ts'
import { axe, newContext } from '../support/chromium.ts'
import { joinFirst, startTestNode, type TestNode } from '../support/node.ts'
import { rawIn, SAID, VALUES_LOOKED_FOR } from '../support/raw-words.ts'
import { FIRST_FLIGHT_BYTES } from '../support/wire.ts'

/** Two sweeps, in which every page, realm, language and width comes; all four would tell little more and take twice as long. */
const SWEEPS = ['/en', '/exercise/ar'] as const

/** What a look finds is confirmed quickly, so that a finding and its draft are there soon; the looks that follow are rarer. */
const SETTINGS = { SCRUTINEER_VISIT_MS: '14000', SCRUTINEER_RECHECK_MS: '0,500,1000' }
const WAIT_MS = 60_000

/** Pages of people who sign in: passkeys need a script, and a station's page is held by a test of its own. */
const WITH_SCRIPT = ['/sign-in', '/join']

const DESKTOP = { width: 1280, height: 900 }
/** A cheap telephone held upright, and what remains of 1280 pixels at 400 %. Source: WCAG 2.2, 1.4.10. */
const PHONE = { width: 320, height: 640 }
/** A4 at 96 dots to the inch. */
const PAPER = { width: 794, height: 1123 }

const pages = allPages()

/** A record is shown as it was written, for whoever checks it. */
const SAYS_CODES = ['/console/records/:record']

test('every page is clean: Actual in English, the exercise in Arabic, on a desk and on a phone', async () => {
  const house = await startTestNode('sqlite', SETTINGS)
  try {
    const { context: joined } = await joinFirst(house, 'Amina Sow')
    const storageState = await joined.storageState()
    await joined.close()
    await startExercise(house)
    const trouble: string[] = []
    const context = await newContext({ storageState }, 'unpainted')
    const [actual, exercise] = await Promise.all(
      [await context.newPage(), await context.newPage()].map((one, at) => {
        one.on('pageerror', (error) => void trouble.push(`${one.url()}: ${error.message}`))
        one.on('console', (message) => {
          if (message.type() === 'error') trouble.push(`${one.url()}: ${message.text()}`)
        })
        return lookAround(one, `${house.node.origin}${SWEEPS[at]}`, trouble)
      }),
    )
    const seen = new Set([...(actual ?? []), ...(exercise ?? [])])
    const unseen = pages.map(({ path }) => path).filter((path) => !seen.has(path))
    assert.deepEqual(unseen.toSorted(), NOT_LINKED, 'nothing links to these pages')
    assert.deepEqual(trouble, [])
    assert.ok(VALUES_LOOKED_FOR > 100)
    await readWithoutScript(house)
  } finally {
    await house.remove()
  }
})

/** A country with a broken site, its finding and its draft, and an incident that somebody describes. */
async function startExercise(house: TestNode): Promise<void> {
  await house.call('exercises.start', {})
  await house.node.settled(WAIT_MS)
  await house.call('exercises.inject', { site: 'authority', kind: 'deface' }, 'exercise')
  await house.node.settled(WAIT_MS)
  await house.call('exercises.press', { button: 'notices.begin' }, 'exercise')
  await house.node.settled(WAIT_MS)
  const about = { title: 'Results site shows other words', area: '/', severity: 'severe' }
  const { incident } = await house.call<{ incident: string }>('incidents.open', about, 'exercise')
  await house.call('incidents.lead', { incident }, 'exercise')
  await house.call('incidents.addTask', { incident, title: 'Ask the host' }, 'exercise')
  const note = { incident, text: 'Seen by a voter', at: '2026-11-24T08:30', offset: '+03:00' }
  await house.call('incidents.note', note, 'exercise')
  const { items: sites } = await house.call<{ items: { id: string }[] }>(
    'monitoring.sites',
    { limit: 20 },
    'exercise',
  )
  await house.call('monitoring.visitSites', { sites: sites.map(({ id }) => id) }, 'exercise')
  const until = performance.now() + WAIT_MS
  for (;;) {
    const { items } = await house.call<{ items: unknown[] }>(
      'alerting.list',
      { view: 'open', limit: 10 },
      'exercise',
    )
    if (items.length > 0) return
    if (performance.now() > until) throw new Error('no alert was drafted')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Follows the links of a realm and looks at one page of each kind; gives the kinds that were seen. */
async function lookAround(page: Page, base: string, trouble: string[]): Promise<Set<string>> {
  const seen = new Set<string>()
  const waiting = ['', '/console', '/sign-in', '/join', '/station/enrol', '/watch/enrol']
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = pageAt(path)?.path
    if (kind === undefined || seen.has(kind)) continue
    seen.add(kind)
    await page.setViewportSize(DESKTOP)
    const response = await page.goto(base + path)
    const isRefused = response?.status() === 403
    if (response?.status() !== 200 && !isRefused) trouble.push(`${base}${path}: no page`)
    const links = await readAtDesk(page, trouble)
    if (base.endsWith('/ar') && !SAYS_CODES.includes(kind)) await speaks(page, trouble)
    await page.setViewportSize(PHONE)
    await fits(page, 'a phone', trouble)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize(PAPER)
    await fits(page, 'paper', trouble)
    await page.emulateMedia({ media: 'screen', forcedColors: 'active' })
    const unmarked = await page.evaluate(UNMARKED)
    if (unmarked !== '')
      trouble.push(`${base}${path}: nothing shows in forced colours: ${String(unmarked)}`)
    await page.emulateMedia({ media: null, forcedColors: null })
    for (const link of links)
      if (link.startsWith(`${base}/`)) waiting.push(link.slice(base.length).replace(/[?#].*/, ''))
  }
  return seen
}

/** Axe finds nothing, and one line of the menu at most is where the reader is; gives where the page leads. */
async function readAtDesk(page: Page, trouble: string[]): Promise<readonly string[]> {
  for (const { rule, targets } of await axe(page))
    trouble.push(`${page.url()}: ${rule} ${targets.join(', ')}`)
  const { here, links } = await page.evaluate<Drawn>(DRAWN)
  if (here > 1) trouble.push(`${page.url()}: ${here} lines of the menu are where one is`)
  return links
}

/** Lines of the menu that are where the reader is, and the links. */
interface Drawn {
  readonly here: number
  readonly links: readonly string[]
}

/** Asked in one: what looks for elements otherwise is a script of a third of a megabyte, which each page reads anew. */
const DRAWN = `({
  here: document.querySelectorAll('nav.rail [aria-current]').length,
  links: [...document.querySelectorAll('a[href]')].map((link) => link.href),
})`

/** Nothing is said in values of the code, ids or paths: in Arabic they show, since no word of them is English. */
async function speaks(page: Page, trouble: string[]): Promise<void> {
  const raw = rawIn((await page.evaluate(SAID)) as string[][])
  if (raw.length > 0) trouble.push(`${page.url()}: not words of a person: ${raw.join(', ')}`)
}

/** Nothing has to be scrolled sideways to be read. */
async function fits(page: Page, on: string, trouble: string[]): Promise<void> {
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'))
  if (wide > 0) trouble.push(`${page.url()}: ${wide} px too wide for ${on}`)
}

/** What tells things apart by its ground alone, which forced colours take away. */
const UNMARKED = `[...document.querySelectorAll('.button, .badge, .count, .grade')]
  .filter((one) => one.getClientRects().length > 0 && getComputedStyle(one).borderTopStyle === 'none')
  .map((one) => one.className).slice(0, 3).join(', ')`

/** Public pages where no script runs: their content is there, no script is named, and they are small. */
async function readWithoutScript({ node }: TestNode): Promise<void> {
  const context = await newContext({ javaScriptEnabled: false, viewport: PHONE }, 'unpainted')
  const page = await context.newPage()
  const paths = pages
    .filter(({ surface, path }) => surface === 'public' && !path.includes(':'))
    .map(({ path }) => (path === '/' ? '' : path))
    .filter((path) => !WITH_SCRIPT.includes(path))
  for (const base of SWEEPS)
    for (const path of paths) {
      const address = `${node.origin}${base}${path}`
      await page.goto(address)
      assert.ok((await page.locator('main').innerText()).length > 100, address)
      assert.equal(await page.locator('script').count(), 0, address)
      const files = await page
        .locator('link[rel=stylesheet], link[rel=icon]')
        .evaluateAll((all) => all.map((link) => (link as unknown as { href: string }).href))
      let bytes = 0
      for (const file of [address, ...files]) bytes += await transferred(file)
      assert.ok(bytes <= FIRST_FLIGHT_BYTES, `${address}: ${bytes} bytes`)
    }
  await context.close()
}

/** Bytes of a body as they go over the wire to a browser. */
async function transferred(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'Accept-Encoding': 'gzip, br' } }, (response) => {
      let bytes = 0
      response.on('data', (part: Buffer) => void (bytes += part.length))
      response.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}
