// The lists that an exercise fills: on a screen and on a telephone each stays as long as somebody reads, with few things to
// press, all of it can be reached without a script, and what is redrawn keeps what was asked.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { templateContent } from '../../src/domains/alerting/index.ts'
import { newContext } from '../support/chromium.ts'
import { joinFirst, startTestNode, type TestNode } from '../support/node.ts'

const SETTLE_MS = 180_000
const DESK = { width: 1440, height: 900 }
const PHONE = { width: 360, height: 640 }
/** Three screens of a desk, and as many pixels of a telephone as a thumb goes down. */
const MOST_PX = { desk: 3 * DESK.height, phone: 8_000 }
/** Stations of the exercise that ask for help. */
const HELP = 148
/** Things to press on the list of them, with those in its folds. */
const MOST_CONTROLS = 60
/** Lines of the menu on a telephone. */
const TARGET = 44

const PROBLEMS = '/console/problems'
const PAGES = ['/console/watch', '/console/watch/stations', PROBLEMS, '/console/records']

type Ask = <O>(name: string, input: object) => Promise<O>

/** Two hundred observers of two groups have written their forms, and stations ask for help. */
async function filledExercise(house: TestNode): Promise<Ask> {
  const ask: Ask = (name, input) => house.call(name, input, 'exercise')
  await house.call('exercises.start', {})
  await house.node.settled(SETTLE_MS)
  await observersWrite(ask)
  await stationsAsk(ask)
  await house.node.settled(SETTLE_MS)
  return ask
}

async function observersWrite(ask: Ask): Promise<void> {
  const { observers } = await ask<{
    observers: { number: string; letters: string; phone: string }[]
  }>('pollwatch.playRoster', {})
  assert.equal(observers.length, 200)
  const forms = [
    (of: string, n: number) => `OP ${of} A07${10 + (n % 20)} B1 C${n % 9 === 0 ? 2 : 1} D1 F1`,
    (of: string, n: number) => `TU ${of} X1 V${100 + n} Q3`,
    (of: string) => `CL ${of} A1800 B1 C1 V400 U400 D1`,
  ]
  for (const form of forms)
    for (let at = 0; at < observers.length; at += 50) {
      const items = observers.slice(at, at + 50).map(({ number, letters, phone }, n) => ({
        from: phone,
        text: form(`${number} ${letters}`, at + n),
      }))
      await ask('pollwatch.hearSms', { items })
    }
  const wrong = observers.slice(0, 3).map(({ number }, n) => ({
    from: `+99900000${n}`,
    text: `OP ${number} A0710 B1 C1 D1 F1`,
  }))
  await ask('pollwatch.hearSms', { items: wrong })
}

async function stationsAsk(ask: Ask): Promise<void> {
  await ask('exercises.pace', { pace: 'silent' })
  const content = templateContent({ event: 'DDOS', severity: 'Severe', areas: ['/'] })
  const { alert } = await ask<{ alert: string }>('alerting.draft', { content })
  await ask('alerting.propose', { alert, confirmed: ['en', 'ar'] })
  const { read } = await ask<{ read: string }>('alerting.preview', { alert })
  await ask('alerting.issue', { alert, count: 2400, read })
  const { items } = await ask<{ items: { station: string; area: string }[] }>(
    'territory.audiencePage',
    { areas: ['/'], limit: HELP },
  )
  const answers = items.map(({ station, area }, n) => ({
    station,
    area,
    device: `device:${station}`,
    alert,
    revision: 1,
    clientKey: `long-pages-${n}`,
    answer: n % 3 === 0 ? 'cannot_comply' : 'need_help',
    ...(n % 3 === 0 ? { reason: 'The device of the register does not start.' } : {}),
  }))
  assert.equal(answers.length, HELP)
  await ask('alerting.acknowledgeBatch', { items: answers })
}

const HEIGHT = 'document.documentElement.scrollHeight'
const CONTROLS = `document.querySelectorAll(
  'main :is(a[href], button, input:not([type=hidden]), select, textarea, summary)',
).length`

/** How long each page is, and that its rest is one press away. */
async function areShort(page: Page, base: string): Promise<void> {
  for (const path of PAGES) {
    await page.setViewportSize(DESK)
    await page.goto(`${base}${path}`)
    const desk = Number(await page.evaluate(HEIGHT))
    await page.setViewportSize(PHONE)
    const phone = Number(await page.evaluate(HEIGHT))
    const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'))
    assert.ok(desk <= MOST_PX.desk, `${path}: ${desk} px on a desk`)
    assert.ok(phone <= MOST_PX.phone, `${path}: ${phone} px on a telephone`)
    assert.ok(over <= 0, `${path}: ${over} px too wide for a telephone`)
    if (path === PROBLEMS) {
      const controls = Number(await page.evaluate(CONTROLS))
      assert.ok(controls <= MOST_CONTROLS, `${path}: ${controls} things to press`)
    }
  }
}

/** Follows the way to the rest without a script until there is none; each row comes once. */
async function allComeOnce(
  storageState: Awaited<ReturnType<BrowserContext['storageState']>>,
  base: string,
) {
  const context = await newContext({ storageState, javaScriptEnabled: false }, 'unpainted')
  const page = await context.newPage()
  let next: string | null = `${base}${PROBLEMS}`
  const seen: string[] = []
  for (let turn = 0; next !== null && turn < HELP; turn += 1) {
    await page.goto(next)
    const rows = page.locator('main tbody th a')
    seen.push(
      ...(await rows.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))),
    )
    const rest = page.locator('main a.button[href*="problems?after="]')
    const href = (await rest.count()) === 0 ? null : await rest.getAttribute('href')
    next = href === null ? null : new URL(href, base).href
  }
  const bare = seen.map((href) => href.replace(/\?.*/, ''))
  assert.deepEqual([bare.length, new Set(bare).size], [HELP, HELP])
  await context.close()
}

/** What is redrawn while somebody looks keeps his view, and a fold that he has open. */
async function redrawnAsAsked(page: Page, base: string, ask: Ask): Promise<void> {
  await page.setViewportSize(DESK)
  await page.goto(`${base}${PROBLEMS}?state=nobody`)
  const hot = page.locator('#problem-views [aria-current] .count')
  assert.equal(await hot.innerText(), String(HELP))
  const { items: open } = await ask<{ items: { problem: string }[] }>('alerting.problems', {
    limit: 1,
  })
  await ask('alerting.takeProblem', { problem: open[0]?.problem })
  await page
    .locator('#problem-views')
    .getByText(String(HELP - 1), { exact: true })
    .first()
    .waitFor()
  assert.match(await page.locator('#problem-views [aria-current]').innerText(), /With nobody/)
  await page.goto(`${base}/console/watch`)
  const fold = page.locator('#watch-entries details').first()
  await fold.locator('summary').click()
  const [entry] = await page.locator('#watch-entries tbody tr').all()
  const words = await entry?.innerText()
  const { observers } = await ask<{
    observers: { number: string; letters: string; phone: string }[]
  }>('pollwatch.playRoster', {})
  // Numbers are drawn, so that nobody knows who of them is of the group whose page this is: so many are of both groups.
  const items = observers.slice(0, 50).map(({ number, letters, phone }) => ({
    from: phone,
    text: `IN ${number} ${letters} C7 S3`,
  }))
  await ask('pollwatch.hearSms', { items })
  await page.locator('#watch-entries[data-fresh]').waitFor()
  assert.equal(await fold.getAttribute('open'), '')
  assert.equal(await entry?.innerText(), words)
}

/** The menu of a telephone has lines that a thumb meets. */
async function menuIsPressed(page: Page, base: string): Promise<void> {
  await page.setViewportSize(PHONE)
  await page.goto(`${base}/console#menu`)
  const lines = page.locator('#menu :is(summary, li a):visible')
  const heights = await lines.evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().height),
  )
  assert.ok(heights.length > 10, `${heights.length} lines`)
  assert.deepEqual(
    heights.filter((height) => height < TARGET),
    [],
  )
}

test('lists that an exercise fills are read on three screens, and their rest is one press away', async () => {
  const house = await startTestNode('sqlite', { SCRUTINEER_VISIT_MS: '3600000' })
  try {
    const { context: joined } = await joinFirst(house, 'Amina Sow')
    const storageState = await joined.storageState()
    await joined.close()
    const ask = await filledExercise(house)
    const base = `${house.node.origin}/exercise/en`
    const context = await newContext({ storageState })
    const page = await context.newPage()
    await areShort(page, base)
    await menuIsPressed(page, base)
    await redrawnAsAsked(page, base, ask)
    await context.close()
    await allComeOnce(storageState, base)
  } finally {
    await house.remove()
  }
})
