// A case from its declaration on, by its pages: on a telephone without script and on a desk, in both writing directions.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { findingsInMain, newContext } from '../support/chromium.ts'
import { joinAs, joinFirst, startTestNode, type TestNode } from '../support/node.ts'

const PHONE = { width: 360, height: 640 }
const DESK = { width: 1440, height: 900 }
const TITLE = 'Who changed the numbers'

/** An incident of which everything is said. */
async function incidentIn(node: TestNode): Promise<void> {
  const facts = { title: 'Results site shows other numbers', area: '/', severity: 'severe' }
  const { incident } = await node.call<{ incident: string }>('incidents.open', facts)
  await node.call('incidents.describe', {
    incident,
    title: facts.title,
    severity: 'severe',
    type: 'unauthorised-information-modification',
    asset: 'results-site',
    phase: 'voting',
    clock: 'node',
  })
}

async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  assert.ok(wide <= 0, `${page.url()} scrolls sideways by ${wide}`)
}

/** Opens the file with a reason. */
async function openFile(page: Page, button: string): Promise<void> {
  await page.locator('input[name="reason"]').first().fill('Takes it up')
  await page.getByRole('button', { name: button }).click()
  await page.waitForLoadState()
}

test('a case is declared, opened and led by its pages', async () => {
  const node = await startTestNode('sqlite')
  try {
    await joinFirst(node, 'Amina Sow')
    await incidentIn(node)
    const { context } = await joinAs(node, 'Omar Haddad', 'investigator')
    const storageState = await context.storageState()
    const plain = await newContext({ viewport: PHONE, javaScriptEnabled: false, storageState })
    const page = await plain.newPage()
    await page.goto(`${node.node.origin}/en/console/cases`)
    await page.locator('summary', { hasText: 'Declare a case' }).click()
    await page.getByRole('checkbox', { name: /Results site/ }).check()
    await page.getByLabel('What it is called').fill(TITLE)
    await page
      .getByRole('radio', { name: 'The whole nation' })
      .or(page.getByRole('checkbox', { name: 'The whole nation' }))
      .first()
      .check()
    await page.getByLabel('Organisation').fill('Electoral commission')
    await page.getByLabel('Team').fill('Analysis')
    await page.getByLabel('Seat', { exact: true }).selectOption('investigator')
    await page.getByRole('button', { name: 'Declare a case' }).click()
    await page.getByText('The case is declared.').waitFor()
    assert.ok(!(await page.content()).includes(TITLE))
    await fits(page)
    await openFile(page, 'Open the file')
    await page.getByText(TITLE).first().waitFor()
    assert.match(await page.title(), /CASE-/)
    assert.ok(!(await page.title()).includes(TITLE))
    await page.getByRole('button', { name: 'Step 1 is done' }).click()
    await page.getByRole('heading', { name: '2 of 10: Preserve' }).waitFor()
    await fits(page)
    const of = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    await plain.close()
    await looks(node, storageState, of)
  } finally {
    await node.remove()
  }
})

type Stored = Awaited<ReturnType<Awaited<ReturnType<typeof newContext>>['storageState']>>

/**
 * Every page of the case in both languages and sizes: nothing scrolls sideways, and axe finds nothing. A telephone in
 * English and a desk in Arabic are examined over a case that goes on to its end, see `breach-to-verdict.test.ts`.
 */
async function looks(node: TestNode, storageState: Stored, of: string): Promise<void> {
  for (const language of ['en', 'ar'])
    for (const viewport of [PHONE, DESK]) {
      const context = await newContext({ storageState, viewport }, 'unpainted')
      const page = await context.newPage()
      for (const path of [
        '',
        `/${of}`,
        `/${of}/observations`,
        `/${of}/referral`,
        `/${of}/team`,
        `/${of}/erasure`,
      ]) {
        await page.goto(`${node.node.origin}/${language}/console/cases${path}`)
        await fits(page)
        const isExamined = path === '' || (language === 'ar') === (viewport === PHONE)
        if (isExamined) assert.deepEqual(await findingsInMain(page), [], page.url())
      }
      await context.close()
    }
}
