// The README's walk-through, word for word, as a newcomer does it: the product in a process of its own, a real browser.

import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { type ChildNode, startChildNode } from '../support/child-node.ts'
import { addAuthenticator, newContext } from '../support/chromium.ts'
import { flippedValue, runAside } from '../support/tamper.ts'
import {
  CASE_STEP,
  DESK,
  isInSight,
  picture,
  pressEnd,
  pressedInReadme,
  pressInSight,
  TAKES_PICTURES,
} from '../support/walk-through.ts'

/** A country is set up, or a broken site is looked at three times. */
const STEP_MS = 120_000

const PHONE = { viewport: { width: 360, height: 640 } }

/** What the README says is to be pressed, in its order; taken off one by one. The case is pressed by newcomer.test.ts. */
const toPress = pressedInReadme().flatMap((words, n) => (n + 1 === CASE_STEP ? [] : words))

/** A part of a page is opened by its title; the end of a form is its button, to which whoever fills it in goes down. */
type Pressed = 'link' | 'button' | 'part' | 'end'

/** Presses what the README names next, and nothing else, where it stands in sight. */
async function press(page: Page, role: Pressed, name: string): Promise<void> {
  assert.equal(name, toPress.shift())
  const named = page.locator('summary').filter({ hasText: name })
  const ofRole = role === 'end' ? 'button' : role
  const target = ofRole === 'part' ? named : page.getByRole(ofRole, { name, exact: true })
  await (role === 'end' ? pressEnd : pressInSight)(target.first())
}

test('the walk-through of the README works word for word (clauses 4, 8, 9, 12 and 15)', async () => {
  const node = await startChildNode()
  const context = await newContext(DESK)
  const phone = await newContext(PHONE)
  const window = await newContext(DESK)
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(STEP_MS)
    await joinAsFirst(node, page)
    await startExercise(page)
    const situation = await deface(context, page)
    await releaseDraft(situation)
    await playStation(page, situation, phone)
    await mendAndClear(page, situation)
    await changeHours(page)
    await citizenReports(page, window)
    await verifyAndTamper(node)
    await removeExercise(node, page)
    assert.deepEqual(toPress, [], 'everything that the README names was pressed')
  } finally {
    await context.close()
    await phone.close()
    await window.close()
    await node.remove()
  }
})

/** Step 1: the link that the start prints, a name, a passkey, the recovery codes, the set-up page. */
async function joinAsFirst(node: ChildNode, page: Page): Promise<void> {
  await addAuthenticator(page)
  const link = await node.printed(/^(\S+\/join#\S+)$/m)
  await page.goto(link)
  await page.getByLabel('Your name').fill('Amina Sow')
  await press(page, 'button', 'Make the passkey and join')
  await page.getByText('You have joined').waitFor()
  assert.equal(await page.locator('[data-done] li').count(), 10)
  await press(page, 'link', 'Go to the console')
  await page.getByRole('heading', { name: 'Set-up' }).waitFor()
}

/** Back on the exercise page by the menu, as the README says. */
async function toExercise(page: Page): Promise<void> {
  await pressInSight(page.getByRole('link', { name: 'Exercise', exact: true }).first())
  await page.getByRole('heading', { name: 'What to do now' }).waitFor()
}

/** Step 2: a country appears. */
async function startExercise(page: Page): Promise<void> {
  await press(page, 'link', 'Exercise')
  await press(page, 'button', 'Start the exercise')
  await page.getByRole('progressbar').waitFor()
  await page.getByRole('link', { name: 'Open the exercise' }).waitFor()
  await press(page, 'link', 'Open the exercise')
  await page.locator('.exercise-line').getByText('EXERCISE').waitFor()
}

/** Step 3: without a reload the situation shows a suspect finding, an open one, and a draft that waits. */
async function deface(context: BrowserContext, page: Page): Promise<Page> {
  const situation = await context.newPage()
  situation.setDefaultTimeout(STEP_MS)
  await situation.goto(page.url().replace(/\/exercise$/, '/waiting'))
  await situation.getByText('Nothing waits for you.').waitFor()
  await press(page, 'button', 'Deface')
  await press(situation, 'link', 'Situation')
  await situation.getByRole('heading', { name: 'Situation' }).waitFor()
  const loadedAt = await situation.evaluate(() => performance.timeOrigin)
  const findings = situation.locator('#situation-findings')
  await findings.getByText('Suspect').waitFor()
  await findings.getByText('Open', { exact: true }).waitFor()
  await situation.getByText('Check a draft that a finding made').waitFor()
  assert.equal(await situation.evaluate(() => performance.timeOrigin), loadedAt)
  return situation
}

/** Step 4: one person proposes and releases, by the number as the page shows it. */
async function releaseDraft(page: Page): Promise<void> {
  await press(page, 'link', 'Check')
  await page.getByRole('checkbox', { name: 'English' }).check()
  await page.getByRole('checkbox', { name: 'العربية' }).check()
  await press(page, 'button', 'Propose for release')
  await page.getByRole('link', { name: 'Release', exact: true }).waitFor()
  await press(page, 'link', 'Release')
  const text = (await page.getByText(/stations would get it/).textContent()) ?? ''
  const count = /^[\d,]+/.exec(text)?.[0] ?? ''
  assert.match(count, /^\d,\d{3}$/)
  await page.getByLabel('number of stations').first().fill(count)
  await picture(page, 'release', { x: 240, y: 96, width: 1024, height: 560 })
  await press(page, 'button', `Release now to ${count} stations`)
  await page.getByRole('heading', { name: 'Who has it and who answered' }).waitFor()
}

/** Step 5: the numbers rise by themselves; one station is played on a phone. */
async function playStation(page: Page, board: Page, context: BrowserContext): Promise<void> {
  for (const part of ['Delivered', 'Seen', 'Answered'])
    await board
      .locator('#alert-board .answers li')
      .getByText(new RegExp(`^${part}.*: [1-9]`))
      .waitFor()
  await toExercise(page)
  await press(page, 'part', 'Be a station')
  await page.getByText('Station 11-001 waits for you').waitFor()
  // However long it took to come here: this station has not answered.
  await press(page, 'button', 'Take its part')
  const link = await page.getByRole('link', { name: /station\/enrol#/ }).getAttribute('href')
  const station = await context.newPage()
  station.setDefaultTimeout(STEP_MS)
  await station.goto(link ?? '')
  await press(station, 'button', 'Enrol this device')
  await station.locator('#alerts article h2').waitFor()
  await station.locator('#link.tone-ok').waitFor()
  await picture(station, 'phone')
  await press(station, 'button', 'Understood and done')
  await station.locator('#receipts .tone-ok').waitFor()
  if (!TAKES_PICTURES) return
  await station.goto(board.url().replace(/\/console\/.*/, ''))
  await picture(station, 'front-door')
  const situation = await page.context().newPage()
  await situation.goto(board.url().replace(/\/alerts\/.*/, ''))
  await picture(situation, 'situation')
  await situation.close()
}

/** Step 6: the finding closes, and one person ends the alert. */
async function mendAndClear(page: Page, board: Page): Promise<void> {
  await toExercise(page)
  await press(page, 'button', 'Mend')
  await board.getByText('Everything that was found is over').first().waitFor()
  await press(board, 'part', 'The danger is over')
  await press(board, 'button', 'Say all clear')
  await board.getByText('All clear', { exact: true }).first().waitFor()
  await board
    .getByRole('link', { name: /^Help and problems/ })
    .first()
    .waitFor()
}

/** Step 8: a changed hour is found by itself, on a page whose figures and news move. */
async function changeHours(page: Page): Promise<void> {
  await toExercise(page)
  await press(page, 'part', 'A site breaks')
  const row = page.locator('#story-sites tr').filter({ hasText: 'authority-practica.invalid' })
  await row.getByText('Its page is watched').waitFor()
  await press(page, 'button', 'Change the polling hours')
  await row.getByText('Wrong polling hours').waitFor()
  await press(page, 'link', 'Election Authority of Practica')
  await page.getByRole('heading', { name: 'What changed on the page' }).waitFor()
  await isInSight(page.locator('del').getByText('20:00').first())
  await isInSight(page.locator('ins').getByText('17:00').first())
  assert.equal(
    await page
      .locator('section')
      .filter({ has: page.locator('ins') })
      .count(),
    1,
  )
  await toExercise(page)
  await press(page, 'button', 'Mend')
  await page.locator('#exercise-now').getByText('Wrong polling hours').waitFor({ state: 'hidden' })
}

/** Step 9: an officer's seat, and a citizen's report that is sealed to it. */
async function citizenReports(page: Page, context: BrowserContext): Promise<void> {
  const seats = page.getByRole('link', { name: 'Desks and seats', exact: true })
  // A group of the menu is folded where it is not of the daily work.
  if (!(await seats.first().isVisible()))
    await pressInSight(page.locator('summary').filter({ hasText: 'People and law' }).first())
  await press(page, 'link', 'Desks and seats')
  const summary = page.getByText('Ask for a seat: Election Authority of Practica')
  const ask = page.locator('details').filter({ has: summary })
  await pressInSight(summary)
  await press(page, 'button', 'Make my key on this device')
  await ask.locator('[data-again]').fill(await ask.locator('[data-digits]').innerText())
  await press(page, 'button', 'Use this key')
  await ask.getByText('Your key is ready').waitFor()
  await ask.locator('select[name=role]').selectOption({ label: 'reports' })
  await press(page, 'button', 'Ask for a seat')
  await press(page, 'button', 'Agree')
  await page.getByText('You agreed.').waitFor()

  const citizen = await context.newPage()
  citizen.setDefaultTimeout(STEP_MS)
  await citizen.goto(page.url().replace(/\/console\/.*/, ''))
  await press(citizen, 'link', 'Something happened to me')
  await citizen.getByLabel('False information on where, when or how to vote').check()
  await press(citizen, 'end', 'Find whom to tell')
  await press(citizen, 'button', 'Report to it here')
  await press(citizen, 'button', 'Begin')
  const text = citizen.getByLabel('What you saw, heard or received')
  while ((await text.count()) === 0) {
    for (const group of await citizen.locator('fieldset').all())
      await group.getByRole('radio').first().check()
    const authority = citizen.getByLabel('Election Authority of Practica')
    if ((await authority.count()) > 0) await authority.check()
    await Promise.all([
      citizen.waitForEvent('domcontentloaded'),
      pressEnd(citizen.getByRole('button', { name: 'Continue' })),
    ])
  }
  await text.fill('A post says that the vote is on Monday.')
  await pressEnd(citizen.getByRole('button', { name: 'Continue' }))
  const digits = citizen.locator('[data-digits]')
  await citizen.locator('[data-again]').fill(await digits.innerText())
  if (TAKES_PICTURES) {
    await citizen.setViewportSize(PHONE.viewport)
    await digits.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await picture(citizen, 'receipt')
    await citizen.setViewportSize(DESK.viewport)
  }
  await press(citizen, 'end', 'Send the sealed report')
  await citizen.getByRole('heading', { name: 'Your report is sent' }).waitFor()

  await toExercise(page)
  await press(page, 'part', 'Somebody reports')
  await press(page, 'button', 'Send reports: 200, of which three matter')
  await page.goto(page.url().replace(/\/exercise[?].*/, '/reports'))
  await page
    .getByRole('link', { name: 'False information on where, when or how to vote' })
    .first()
    .waitFor()
  await toExercise(page)
}

/** Step 10: every record is sound, until one byte is another. */
async function verifyAndTamper(node: ChildNode): Promise<void> {
  const sound = await node.run('verify')
  assert.equal(sound.code, 0, sound.out)
  await node.stop()
  const file = join(node.dataFolder, 'exercise.db')
  const [record] = await runAside(
    { file },
    `select id, seq, body from record where type = 'alert.issued'`,
  )
  await runAside(
    { file },
    'update record set body = ? where id = ?',
    flippedValue(record?.['body'], 10),
    record?.['id'],
  )
  const broken = await node.run('verify')
  assert.equal(broken.code, 1, broken.out)
  assert.ok(broken.out.includes(`record ${record?.['seq']} (${record?.['id']})`), broken.out)
  await node.start()
}

/** Step 11: its store goes, and the Actual log keeps its last checkpoint. */
async function removeExercise(node: ChildNode, page: Page): Promise<void> {
  await press(page, 'link', 'Leave the exercise')
  await page.getByRole('link', { name: 'Open the exercise' }).waitFor()
  await press(page, 'button', 'Remove the exercise')
  await page.getByRole('heading', { name: 'Remove the exercise?' }).waitFor()
  await press(page, 'button', 'Remove the exercise')
  await page.getByRole('button', { name: 'Start the exercise' }).waitFor()
  assert.equal(existsSync(join(node.dataFolder, 'exercise.db')), false)
  const removed = await runAside(
    { file: join(node.dataFolder, 'scrutineer.db') },
    `select body from record where type = 'exercise.removed'`,
  )
  assert.match(String(removed[0]?.['body']), /checkpoint/)
}
