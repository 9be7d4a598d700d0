// The README's walk-through, word for word, as a newcomer does it: the product in a process of its own, a real browser.

import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { type ChildNode, startChildNode } from '../support/child-node.ts'
import { addAuthenticator, newContext } from '../support/chromium.ts'
import { flippedValue, runAside } from '../support/tamper.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** The picture of the README, taken again where asked for. */
const PICTURE =
  process.env['UPDATE_SCREENSHOT'] === '1' ? join(ROOT, 'docs', 'situation.png') : null

/** A country is set up, or a broken site is looked at three times. */
const STEP_MS = 120_000

const DESKTOP = { viewport: { width: 1280, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 } }

test('the walk-through of the README works word for word (clauses 4, 8, 9 and 12)', async () => {
  const node = await startChildNode()
  const context = await newContext(DESKTOP)
  const phone = await newContext(PHONE)
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(STEP_MS)
    await joinAsFirst(node, page)
    await startExercise(page)
    const situation = await deface(context, page)
    await releaseDraft(situation)
    await playStation(page, situation, phone)
    await mendAndClear(page, situation)
    await page.getByRole('link', { name: 'Leave the exercise' }).click()
    await page.getByRole('link', { name: 'Open the exercise' }).waitFor()
    await verifyAndTamper(node)
    await removeExercise(node, page)
  } finally {
    await context.close()
    await phone.close()
    await node.remove()
  }
})

/** Step 1: the link that the start prints, a name, a passkey, the recovery codes, the set-up page. */
async function joinAsFirst(node: ChildNode, page: Page): Promise<void> {
  await addAuthenticator(page)
  const link = await node.printed(/^(\S+\/join#\S+)$/m)
  await page.goto(link)
  await page.getByLabel('Your name').fill('Amina Sow')
  await page.getByRole('button', { name: 'Make the passkey and join' }).click()
  await page.getByText('You have joined').waitFor()
  assert.equal(await page.locator('[data-done] li').count(), 10)
  await page.getByRole('link', { name: 'Go to the console' }).click()
  await page.getByRole('heading', { name: 'Set-up' }).waitFor()
}

/** Step 2: a country appears. */
async function startExercise(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Exercise' }).click()
  await page.getByRole('button', { name: 'Start the exercise' }).click()
  await page.getByRole('progressbar').waitFor()
  await page.getByRole('link', { name: 'Open the exercise' }).click()
  await page.locator('.exercise-line').waitFor()
}

/** Step 3: without a reload the situation shows a suspect finding, an open one, and a draft. */
async function deface(context: BrowserContext, page: Page): Promise<Page> {
  const situation = await context.newPage()
  situation.setDefaultTimeout(STEP_MS)
  await situation.goto(page.url().replace('/console/exercise', '/console'))
  const loadedAt = await situation.evaluate(() => performance.timeOrigin)
  await page.getByRole('row').nth(1).getByRole('button', { name: 'Deface' }).click()
  const findings = situation.locator('#situation-findings')
  await findings.getByText('Suspect').waitFor()
  await findings.getByText('Open', { exact: true }).waitFor()
  await situation.locator('#situation-alerts').getByText('Draft').waitFor()
  assert.equal(await situation.evaluate(() => performance.timeOrigin), loadedAt)
  return situation
}

/** Step 4: one person proposes and releases, by the number as the page shows it. */
async function releaseDraft(page: Page): Promise<void> {
  await page.locator('#situation-alerts a').click()
  await page.getByRole('link', { name: 'Check before release' }).click()
  await page.getByRole('checkbox', { name: 'English' }).check()
  await page.getByRole('checkbox', { name: 'العربية' }).check()
  await page.getByRole('button', { name: 'Propose for release' }).click()
  await page.waitForLoadState()
  await page.getByRole('link', { name: 'Release', exact: true }).click()
  const text = (await page.getByText(/stations would get it/).textContent()) ?? ''
  const count = /^[\d,]+/.exec(text)?.[0] ?? ''
  assert.match(count, /^\d,\d{3}$/)
  await page.getByLabel('number of stations').fill(count)
  await page.getByRole('button', { name: 'Release now' }).click()
  await page.getByRole('heading', { name: 'Who has it and who answered' }).waitFor()
}

/** Step 5: the numbers rise by themselves; one station is played on a phone. */
async function playStation(page: Page, board: Page, context: BrowserContext): Promise<void> {
  for (const part of ['Delivered', 'Seen', 'Answered'])
    await board
      .locator('#alert-board .answers li')
      .getByText(new RegExp(`^${part}.*: [1-9]`))
      .waitFor()
  await page.getByRole('heading', { name: 'Take the part of a station' }).waitFor()
  await page.getByLabel('Number or name of the station').fill('11-00')
  await page.getByRole('button', { name: 'Look for stations' }).click()
  await page.getByRole('button', { name: 'Take its part' }).first().click()
  const link = await page.getByRole('link', { name: /station\/enrol#/ }).getAttribute('href')
  if (PICTURE !== null) await takePicture(page.context(), board.url())
  const station = await context.newPage()
  station.setDefaultTimeout(STEP_MS)
  await station.goto(link ?? '')
  await station.getByRole('button', { name: 'Enrol this device' }).click()
  await station.locator('#alerts article h2').waitFor()
  await station.getByRole('button', { name: 'Done' }).click()
  await station.locator('#receipts .tone-ok').waitFor()
}

/** The situation while stations answer. */
async function takePicture(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(address.replace(/\/alerts\/.*/, ''))
  await page.screenshot({ path: PICTURE ?? '', fullPage: true })
  await page.close()
}

/** Step 6: the finding closes, and one person ends the alert. */
async function mendAndClear(page: Page, board: Page): Promise<void> {
  await page.getByRole('link', { name: 'Exercise', exact: true }).click()
  await page.getByRole('button', { name: 'Mend' }).click()
  await board.getByText('The finding behind it closed').waitFor()
  await board.getByText('The danger is over', { exact: true }).click()
  await board.getByRole('button', { name: 'Say all clear' }).click()
  await board.getByText('All clear').first().waitFor()
}

/** Step 7: every record is sound, until one byte is another. */
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

/** Step 8: its store goes, and the Actual log keeps its last checkpoint. */
async function removeExercise(node: ChildNode, page: Page): Promise<void> {
  await page.reload()
  await page.getByRole('button', { name: 'Remove the exercise' }).click()
  await page.getByRole('heading', { name: 'Remove the exercise?' }).waitFor()
  await page.getByRole('button', { name: 'Remove the exercise' }).click()
  await page.getByRole('button', { name: 'Start the exercise' }).waitFor()
  assert.equal(existsSync(join(node.dataFolder, 'exercise.db')), false)
  const removed = await runAside(
    { file: join(node.dataFolder, 'scrutineer.db') },
    `select body from record where type = 'exercise.removed'`,
  )
  assert.match(String(removed[0]?.['body']), /checkpoint/)
}
