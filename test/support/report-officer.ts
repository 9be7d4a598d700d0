// An officer of a desk of reports, at a telephone and by its keys alone: every button is found by its words, has the focus
// and is pressed with Enter.

import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { type Language, text } from '../../src/core/text.ts'
import { agreeSeat, desks } from '../../src/domains/reports/actions/seat.ts'
import { texts as deskTexts } from '../../src/domains/reports/texts/desk.ts'
import { deskFilesTexts } from '../../src/ui/desk-files-texts.ts'
import { deskKeyTexts } from '../../src/ui/desk-key-texts.ts'
import { joinAs, type SignedIn, type TestNode } from './node.ts'
import { amina, ben, type Calls, type TestDesk } from './reports.ts'

const PHONE = { width: 360, height: 640 }

/** Somebody with a seat, at a telephone. */
export interface Officer extends SignedIn {
  readonly language: Language
  readonly desk: TestDesk
  readonly house: TestNode
}

/** Where somebody gets a seat, and in which language he reads. */
interface Seat {
  readonly house: TestNode
  readonly h: Calls
  readonly desk: TestDesk
  readonly language: Language
}

/** Presses what has these words, by the keyboard: it takes the focus and stands in sight. */
async function press(one: Locator): Promise<void> {
  await one.focus()
  const box = await one.boundingBox()
  assert.ok(box !== null && box.x >= 0 && box.x + box.width <= PHONE.width, 'in sight')
  await one.press('Enter')
}

const buttonOf = (page: Page | Locator, name: string) => page.getByRole('button', { name })

/** Nothing of the page lies beside the screen of a telephone. */
async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  assert.ok(wide <= 0, `${page.url()} scrolls sideways by ${wide}`)
}

const at = ({ house, language }: Pick<Officer, 'house' | 'language'>, path: string) =>
  `${house.node.origin}/${language}/console/reports${path}`

/** Joins, makes a key that the passkey keeps, and gets a seat by two officers of the agency. */
export async function officer(name: string, seat: Seat): Promise<Officer> {
  const { house, h, desk, language } = seat
  const one = await joinAs(house, name, 'intake-officer')
  const { page } = one
  const t = text(language)
  await page.setViewportSize(PHONE)
  await page.goto(at(seat, '/desks'))
  const form = page.locator('details').filter({ has: page.locator(`[id="${desk.agency}-again"]`) })
  await press(form.locator('summary').first())
  await press(buttonOf(form, t(deskKeyTexts.make)))
  const digits = await form.locator('[data-digits]').innerText()
  await form.locator('[data-again]').fill(digits)
  await form.locator('[data-keep]').press('Space')
  await press(buttonOf(form, t(deskKeyTexts.done)))
  await form.getByText(t(deskKeyTexts.ready)).waitFor()
  await form.locator('select[name=role]').selectOption('officer')
  await fits(page)
  await press(buttonOf(form, t(deskTexts.askSeat)))
  await page.getByText(t(deskTexts.saidAsked)).waitFor()
  const known = await h.call(amina, desks, {})
  const { changes } = known.desks.find(({ agency }) => agency === desk.agency) ?? { changes: [] }
  for (const person of [amina, ben])
    await h.call(person, agreeSeat, { change: changes[0]?.id ?? '' })
  return { ...one, language, desk, house }
}

/** Comes from the list to a report and opens it with the passkey; gives what was told. */
export async function readAtDesk(one: Officer, of: string): Promise<string> {
  const { page, language } = one
  const t = text(language)
  await page.goto(at(one, ''))
  await fits(page)
  const link = page.locator(`main a[href$="/reports/${of}"]`).first()
  // What was answered stands in a view of its own.
  const answered = page.getByRole('link', { name: t(deskTexts.answered), exact: true })
  if ((await link.count()) === 0) await press(answered)
  await press(link)
  // The tab keeps the key from the first report on.
  const inUse = page.getByText(t(deskKeyTexts.kept))
  const passkey = buttonOf(page, t(deskKeyTexts.passkey))
  await inUse.or(passkey).first().waitFor()
  if (!(await inUse.isVisible())) await press(passkey)
  await inUse.waitFor()
  await press(page.locator('[data-kind="answers"] button'))
  const told = page.locator('[data-opened]')
  await told.waitFor()
  await fits(page)
  return await told.innerText()
}

/** Saves the first file that came with the report that is open; gives where it lies. */
export async function savedAtDesk({ page, language }: Officer): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page.locator('[data-came-list] p button').first()),
  ])
  await page.getByText(text(language)(deskFilesTexts.saved)).waitFor()
  return await download.path()
}

/** Answers whoever told the report that is open. */
export async function answerAtDesk({ page, language }: Officer, words: string): Promise<void> {
  await page.locator('[data-words]').fill(words)
  const send = buttonOf(page, text(language)(deskKeyTexts.send))
  await Promise.all([page.waitForEvent('load'), press(send)])
}

/** Offers the report that is open to another agency, whose officer takes it over. */
export async function handOver(from: Officer, to: Officer, agency: string): Promise<void> {
  await from.page.locator('[data-target]').selectOption({ label: agency })
  const offer = buttonOf(from.page, text(from.language)(deskKeyTexts.forward))
  await Promise.all([from.page.waitForEvent('load'), press(offer)])
  const t = text(to.language)
  await to.page.goto(at(to, ''))
  await fits(to.page)
  await press(buttonOf(to.page, t(deskTexts.accept)).first())
  await to.page.getByText(t(deskTexts.saidAccepted)).waitFor()
}

/** Gives a report to the recovery key: one officer asks, another agrees. */
export async function releaseAtDesk(asks: Officer, agrees: Officer, code: string): Promise<void> {
  const t = text(asks.language)
  await asks.page.goto(at(asks, '/two'))
  await press(asks.page.locator('main details summary').last())
  await asks.page.locator('main details input[name=code]').fill(code)
  await asks.page.locator('main details [name=reason]').fill('The telephone was lost')
  await press(buttonOf(asks.page.locator('main details'), t(deskTexts.askRelease)))
  await asks.page.getByText(t(deskTexts.saidAsked)).waitFor()
  await fits(asks.page)
  const other = text(agrees.language)
  await agrees.page.goto(at(agrees, '/two'))
  await press(buttonOf(agrees.page, other(deskTexts.agreeRelease)).first())
  await press(buttonOf(agrees.page.locator('main'), other(deskTexts.agreeRelease)).last())
  await agrees.page.getByText(other(deskTexts.saidReleased)).waitFor()
  await fits(agrees.page)
}
