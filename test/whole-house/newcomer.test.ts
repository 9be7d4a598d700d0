// The README's seventh step, word for word: a newcomer follows a broken site of the exercise to whoever did it, by what
// stands on top of each page, and leaves with a case file that verifies.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { verifyBundle } from '../../src/commands/verify-bundle.ts'
import { findingsInMain } from '../support/chromium.ts'
import { joinFirst, type SignedIn, startTestNode, type TestNode } from '../support/node.ts'
import { runFolder } from '../support/run-folder.ts'
import { until as untilThere } from '../support/until.ts'
import { CASE_STEP, DESK, picture, pressedInReadme, pressInSight } from '../support/walk-through.ts'

const LIMIT_MS = 90_000
const LOOK_MS = 200
/** What a newcomer presses and fills in from the log to the case file: more is no ten minutes. */
const MAX_PRESSES = 50
const MAX_FIELDS = 25

const toPress = [...(pressedInReadme()[CASE_STEP - 1] ?? [])]
/** In the last steps before a court, which the README only tells of, he scrolls; everywhere else what is pressed is in sight. */
const hands = { presses: 0, fields: 0, mayScroll: false }

let node: TestNode
let newcomer: SignedIn
let folder: string
before(async () => {
  folder = mkdtempSync(join(runFolder(), 'newcomer-'))
  node = await startTestNode('sqlite', {
    SCRUTINEER_VISIT_MS: '3000',
    SCRUTINEER_RECHECK_MS: '0,1000,2000',
  })
  newcomer = await joinFirst(node, 'Amina Sow')
})
after(async () => {
  await node.remove()
  rmSync(folder, { recursive: true, force: true })
})

const until = <T>(what: string, look: () => Promise<T | undefined>) =>
  untilThere(what, look, { limitMs: LIMIT_MS, everyMs: LOOK_MS })

/** Presses something, as the README or the page says. */
async function press(page: Page, name: string, role: 'button' | 'link' = 'button'): Promise<void> {
  if (toPress[0] === name) toPress.shift()
  hands.presses += 1
  const target = page.getByRole(role, { name, exact: true }).first()
  await (hands.mayScroll ? target.click() : pressInSight(target))
}

async function fill(page: Page, field: string, value: string): Promise<void> {
  hands.fields += 1
  await page.locator(field).fill(value)
}

async function choose(page: Page, field: string, value: string | { label: string }): Promise<void> {
  hands.fields += 1
  await page.locator(field).selectOption(value)
}

/** Steps 2 to 6 of the walk-through, which have a test of their own: a country, a broken site, an alert that went out. */
async function breach(): Promise<void> {
  await node.call('exercises.start', {})
  await node.node.settled(LIMIT_MS)
  const asks = <O>(name: string, input: object) => node.call<O>(name, input, 'exercise')
  await asks('exercises.inject', { site: 'epoll', kind: 'deface' })
  const alert = await until('the draft', async () => {
    const { items } = await asks<{ items: { alert: string }[] }>('alerting.list', {})
    return items[0]?.alert
  })
  await asks('alerting.propose', { alert, confirmed: ['en', 'ar'] })
  const { count, read } = await asks<{ count: number; read: string }>('alerting.preview', { alert })
  await asks('alerting.issue', { alert, count, read })
  await until('the incident', async () => {
    const { items } = await asks<{ items: object[] }>('incidents.incidents', {})
    return items[0]
  })
}

/** From the exercise page to an opened file. */
async function declare(page: Page): Promise<void> {
  await page.goto(`${node.node.origin}/exercise/en/console/exercise`)
  await press(page, 'Hand in the server’s log')
  await press(page, 'To the incident', 'link')
  await press(page, 'Take the lead')
  await choose(page, '#describe-type', 'unauthorised-information-modification')
  await choose(page, '#describe-asset', 'e-poll-book')
  await choose(page, '#describe-phase', 'voting')
  await press(page, 'Keep this')
  await page.getByText('Kept.').waitFor()
  await press(page, 'Declare a case', 'link')
  await page.getByText('An incident is what happened').waitFor()
  await press(page, 'Declare a case')
  await press(page, 'Open the file')
}

/** Steps one to eight of the case: each page says what is missing, and its button leads on. */
async function investigate(page: Page): Promise<void> {
  await press(page, 'Step 1 is done')
  await press(page, 'It is triaged')
  await press(page, 'Note it')
  await press(page, 'Step 2 is done')
  await press(page, 'The investigation begins')
  await press(page, 'Step 3 is done')
  const log = page.locator('#observe-item option').filter({ hasText: 'Server log' })
  await choose(page, '#observe-item', { label: await log.innerText() })
  await fill(page, '#observe-place', 'The last lines')
  await choose(page, '#observe-kind', 'ipv4-addr')
  await fill(page, '#observe-value', '203.0.113.66')
  await press(page, 'Write down an observation')
  await press(page, 'Step 4 is done')
  await fill(page, '#map-technique', 'T1110')
  await choose(page, '#map-confidence', 'high')
  await press(page, 'Give it a technique')
  // The colleague whom the exercise plays looks at it by himself, and follows where it leads.
  await press(page, 'Step 5 is done')
  await press(page, 'Step 6 is done')
  await fill(page, '#row-text', 'Fourteen wrong passwords, then a right one')
  await choose(page, '#row-credibility', '2')
  await press(page, 'Add a row')
  await press(page, 'Begin to score')
  await page.getByText('Scoring has begun.').waitFor()
  const cells = page.locator('form select.short')
  for (const [n, mark] of ['C', 'I', 'I', 'I', 'N', 'N'].entries()) {
    hands.fields += 1
    await cells.nth(n).selectOption(mark)
  }
  await press(page, 'Save these marks')
  await press(page, 'Hand in my scores')
  await page.getByRole('heading', { name: 'Hand in your scores?' }).waitFor()
  await press(page, 'Hand in my scores')
  await press(page, 'Step 7 is done')
  await choose(page, '#draft-estimate', 'wep-likely')
  await press(page, 'Write an attribution')
  await press(page, 'Propose it')
  await press(page, 'Decide: it holds')
  await press(page, 'Step 8 is done')
}

/** The last two steps: nothing is asked of other States, and a court decides. */
async function judge(page: Page): Promise<void> {
  hands.presses += 1
  await page.locator('summary').filter({ hasText: 'Go on without this step' }).click()
  await fill(page, '#waive-reason', 'Nothing of it lies in another State')
  await press(page, 'Go on without this step')
  await press(page, 'Go to: Acceptance', 'link')
  await press(page, 'Accept the case')
  await press(page, 'Go to: Justice', 'link')
  await press(page, 'Enter a suspect')
  await choose(page, '#bring-article', '2')
  await press(page, 'Bring a charge')
  await press(page, 'It is prosecuted')
  await press(page, 'Set a hearing')
  await press(page, 'It goes to court')
  await page.getByText('Exercise: the court followed the evidence.').first().waitFor()
  await page.reload()
  await press(page, 'Propose the closing')
  await press(page, 'Close the case')
  await page.getByRole('heading', { name: 'Close this case?' }).waitFor()
  await press(page, 'Close the case')
  await press(page, 'Step 10 is done')
}

/** The answer, and the file; checked as whoever gets it would. */
async function leave(page: Page): Promise<void> {
  await press(page, 'Show what really happened', 'link')
  await page.getByText('The truth stands first.').first().waitFor()
  await press(page, 'Back to the case', 'link')
  await press(page, 'Go to: Case file', 'link')
  await press(page, 'Make the case file')
  const button = page.getByRole('button', { name: 'Download', exact: true })
  await button.waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  const path = join(folder, 'case.zip')
  await download.saveAs(path)
  const shown = async (name: string) =>
    (await (await fetch(`${node.node.origin}${name}`)).text()).trim()
  const [key, custodyKey] = await Promise.all(
    ['key', 'custody-key'].map((name) => shown(`/exercise/log/${name}`)),
  )
  const order = { file: path, authorities: null, policy: null }
  const told = await verifyBundle({ ...order, key: key ?? '', custodyKey: custodyKey ?? '' })
  assert.equal(told.verdict, 'pass', JSON.stringify(told.lines))
}

/** The picture of the README: what a case says comes next. */
async function portray(page: Page, of: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 860 })
  await page.goto(`${node.node.origin}/exercise/en/console/cases/${of}`)
  await picture(page, 'case')
  await page.setViewportSize(DESK.viewport)
}

/** Every page of the case on a phone in Arabic: nothing is wider than the window, and nothing is wrong with it. */
async function lookAround(page: Page, of: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 640 })
  for (const path of ['', '/observations', '/analysis', '/attribution', '/justice', '/team']) {
    await page.goto(`${node.node.origin}/exercise/ar/console/cases/${of}${path}`)
    const beyond = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    assert.equal(beyond, 0, path)
    assert.deepEqual(await findingsInMain(page), [], path)
  }
}

test('a newcomer brings the case of the exercise to its end by what stands on top (clauses 2 and 7)', async () => {
  const { page } = newcomer
  page.setDefaultTimeout(LIMIT_MS)
  await page.setViewportSize(DESK.viewport)
  await breach()
  await declare(page)
  await page.getByText('The file is open for half an hour.').waitFor()
  const of = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await investigate(page)
  await portray(page, of)
  hands.mayScroll = true
  await judge(page)
  hands.mayScroll = false
  await leave(page)
  assert.deepEqual(toPress, [], 'everything that the README names was pressed, in its order')
  assert.ok(hands.presses <= MAX_PRESSES, `${hands.presses} presses`)
  assert.ok(hands.fields <= MAX_FIELDS, `${hands.fields} fields`)
  await lookAround(page, of)
})
