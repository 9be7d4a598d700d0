// An officer types the code of his key once: his tab keeps it from page to page until he signs out, locked with a secret of
// the session. Nothing of it goes to the node, to another tab, or to whoever has the device afterwards.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { text } from '../../src/core/text.ts'
import { agreeSeat, desks } from '../../src/domains/reports/actions/seat.ts'
import { list } from '../../src/domains/reports/actions/desk.ts'
import { texts } from '../../src/domains/reports/texts/desk.ts'
import { seedOf } from '../../src/lib/receipt/index.ts'
import { joinAs, type SignedIn, startTestNode, type TestNode } from '../support/node.ts'
import {
  amina,
  ben,
  type Calls,
  callsOf,
  openTestDesk,
  tell,
  type TestDesk,
} from '../support/reports.ts'

const t = text('en')

let house: TestNode
let h: Calls
let desk: TestDesk

before(async () => {
  house = await startTestNode('sqlite')
  h = callsOf(house.node.house('actual'))
  desk = await openTestDesk(h)
})
after(async () => await house.remove())

const at = (path: string) => `${house.node.origin}/en/console/reports${path}`

interface Seated extends SignedIn {
  readonly digits: string
  /** Everything that the browser sent. */
  readonly sent: string[]
}

/** An officer whose passkey locks nothing: he has the code on paper. */
async function seated(name: string, role = 'officer'): Promise<Seated> {
  const one = await joinAs(
    house,
    name,
    role === 'officer' ? 'intake-officer' : 'identity-custodian',
  )
  const { page } = one
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto(at('/desks'))
  await page.locator(`details:has([data-key-making]) summary`).first().click()
  await page.getByRole('button', { name: 'Make my key' }).click()
  const digits = await page.locator('[data-digits]').first().innerText()
  await page.locator('[data-again]').first().fill(digits)
  await page.getByRole('button', { name: 'Use this key' }).click()
  await page.getByText('Your key is ready').waitFor()
  await page.locator('form select[name=role]').selectOption(role)
  await page.getByRole('button', { name: t(texts.askSeat) }).click()
  await page.locator('main tr[id^=change-]').waitFor()
  const known = await h.call(amina, desks, {})
  for (const person of [amina, ben])
    await h.call(person, agreeSeat, { change: known.desks[0]?.changes[0]?.id ?? '' })
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  return { ...one, digits, sent }
}

const inUse = (page: Page) => page.getByText('Your key is in use in this tab').waitFor()
const isAsked = (page: Page) => page.locator('[data-locked]').first().isVisible()

async function unlock(page: Page, digits: string): Promise<void> {
  await page.locator('[data-key-opening] [data-typed]').first().fill(digits)
  await page.getByRole('button', { name: 'Use the code' }).first().click()
}

/** Tells two reports to everybody who sits there now, and gives the ids. */
async function told(): Promise<string[]> {
  const known = await h.call(amina, desks, {})
  const officers = (known.desks[0]?.seats ?? []).filter(({ role }) => role === 'officer')
  const keys = [...officers.map(({ recipient }) => recipient), desk.recovery.recipient]
  await tell(h, desk, { text: 'the first', keys })
  await tell(h, desk, { text: 'the second', keys, routing: { what: 'threats' } })
  const { items } = await h.call(amina, list, { limit: 10 })
  return items.map(({ id }) => id)
}

test('the code is typed once: the next report, the next page and an answer ask for nothing', async () => {
  const one = await seated('Amina Sow')
  const { page, digits, sent } = one
  const [first = '', second = ''] = await told()
  await page.goto(at(`/${first}`))
  assert.ok(await isAsked(page))
  await unlock(page, digits)
  await inUse(page)
  await page.goto(at(''))
  await page.goto(at(`/${second}`))
  await inUse(page)
  assert.equal(await isAsked(page), false)
  await page.locator('[data-kind="answers"] button').click()
  await page.locator('[data-opened]').waitFor()
  await page.locator('[data-words]').fill('Thank you')
  await page.getByRole('button', { name: 'Seal and send' }).click()
  const done = page.getByText('The answer is sealed and sent')
  await done.waitFor()
  await page.locator('[data-kind="message"]').waitFor()
  const box = await done.boundingBox()
  assert.ok(box !== null && box.y >= 0 && box.y + box.height <= 640, 'what was done is in sight')
  assert.equal(await isAsked(page), false)
  const kept = await page.evaluate<string>(
    'JSON.stringify([{ ...sessionStorage }, { ...localStorage }])',
  )
  const seed = seedOf(digits) ?? Buffer.alloc(0)
  const traces = [
    digits,
    digits.replaceAll(' ', ''),
    seed.toString('base64').slice(0, 20),
    seed.toString('hex'),
  ]
  for (const trace of traces) assert.ok(!`${kept} ${sent.join(' ')}`.includes(trace))
  assert.ok(!JSON.stringify(await page.evaluate('({ ...localStorage })')).includes('desk-tab'))

  const other = await one.context.newPage()
  await other.goto(at(`/${second}`))
  assert.ok(await isAsked(other), 'another tab has nothing')
  await other.close()
  await page.getByRole('button', { name: 'Forget the key' }).click()
  await page.locator('[data-locked]').waitFor()
  await unlock(page, digits)
  await inUse(page)
})

test('whoever has the device after the session is over has nothing, however it ended', async () => {
  const one = await seated('Ben Ode')
  const { page, digits } = one
  const [first = ''] = await told()
  await page.goto(at(`/${first}`))
  await unlock(page, digits)
  await inUse(page)
  const kept = await page.evaluate<string>("sessionStorage.getItem('scrutineer-desk-tab')")
  await page.goto(`${house.node.origin}/en/console/me`)
  await page.getByRole('button', { name: 'Sign out' }).last().click()
  await page.waitForURL(/sign-in/)
  assert.equal(await page.evaluate("sessionStorage.getItem('scrutineer-desk-tab')"), null)
  await page.goBack()
  assert.equal(await page.locator('[data-opened]').count(), 0)
  await page.goto(`${house.node.origin}/en/sign-in`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL(/console/)
  // What lay on the disk of the device opens nothing in another session.
  await page.evaluate(`sessionStorage.setItem('scrutineer-desk-tab', ${JSON.stringify(kept)})`)
  await page.goto(at(`/${first}`))
  await page.waitForFunction("sessionStorage.getItem('scrutineer-desk-tab') === null")
  assert.ok(await isAsked(page))
})

test('a page that lies open when its session ends is drawn anew, and asks', async () => {
  const one = await seated('Carla Vega')
  const { page, digits } = one
  const [first = ''] = await told()
  await page.clock.install()
  await page.goto(at(`/${first}`))
  await unlock(page, digits)
  await inUse(page)
  await page.clock.fastForward('20:00')
  assert.equal(await isAsked(page), false)
  const { items } = await house.call<{ items: { person: string; name: string }[] }>(
    'accounts.people',
    {},
  )
  const person = items.find(({ name }) => name === 'Carla Vega')?.person
  await house.call('accounts.closeSessions', { person })
  await page.clock.fastForward('12:00')
  await page.waitForURL(/sign-in/)
  assert.equal(await page.evaluate("sessionStorage.getItem('scrutineer-desk-tab')"), null)
})

test('a code that is not one’s own, as the one that is locked away, is kept by no tab', async () => {
  const one = await seated('Dora Lind')
  const stranger = await seated('Ebo Mensah')
  const [first = ''] = await told()
  await one.page.goto(at(`/${first}`))
  await unlock(one.page, stranger.digits)
  await one.page.getByText('until you leave this page').waitFor()
  assert.equal(await one.page.evaluate("sessionStorage.getItem('scrutineer-desk-tab')"), null)
  await one.page.reload()
  assert.ok(await isAsked(one.page))
})
