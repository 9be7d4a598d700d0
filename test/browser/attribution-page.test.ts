// From a matrix to an attribution in a real browser: marks are set with the keyboard and without script, and two persons sign
// with their passkeys what they read.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { caseOf, joins } from '../support/case-browser.ts'
import { findingsInMain, newContext } from '../support/chromium.ts'
import { joinAs, type SignedIn, startTestNode, type TestNode } from '../support/node.ts'

const PHONE = { width: 360, height: 640 }

test('two analysts score by keyboard without script, and sign an attribution with their passkeys', async () => {
  const node = await startTestNode('sqlite')
  try {
    const [one, two] = [
      await joinAs(node, 'Amina Sow', 'investigator'),
      await joinAs(node, 'Baraka Otieno', 'investigator'),
    ]
    const { of } = await caseOf(node, one)
    await joins(node, { leader: one, who: two, of, role: 'investigator' })
    await matrixOf(node, one, of)
    await scoreByKeyboard(node, one, of)
    await scoreByKeyboard(node, two, of)
    await seeHost(node, one, of)
    await signByTwo(node, [one, two], of)
  } finally {
    await node.remove()
  }
})

/** Adds all of the matrix through the page's own forms. */
async function matrixOf(node: TestNode, by: SignedIn, of: string): Promise<void> {
  const { page } = by
  const send = async (open: string, button: string, fill: () => Promise<unknown>) => {
    await page.goto(`${node.node.origin}/en/console/cases/${of}/analysis`)
    // The form that is wanted next stands open.
    const summary = page.locator('summary', { hasText: open })
    if ((await summary.locator('..').getAttribute('open')) === null) await summary.click()
    await fill()
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('status').first().waitFor()
  }
  for (const name of ['Somebody inside', 'Somebody abroad'])
    await send('Name a hypothesis', 'Name a hypothesis', () =>
      page.locator('#hypothesis-name').fill(name),
    )
  await send('Add a source', 'Add a source', async () => {
    await page.locator('#source-name').fill('Server log')
    await page.locator('#source-reliability').selectOption('B')
  })
  await send('Add a row', 'Add a row', async () => {
    await page.getByLabel('What it shows, or what is missing').fill('Staff password used')
    await page.getByLabel('Item of evidence').selectOption({ index: 1 })
    await page.locator('#row-source').selectOption({ label: 'Server log' })
    await page.locator('#row-credibility').selectOption('2')
  })
  await page.getByRole('button', { name: 'Begin to score' }).click()
  await page.getByText('Scoring has begun.').waitFor()
}

/** Without script: the tabulator goes from cell to cell, and the letters of a mark choose it. */
async function scoreByKeyboard(node: TestNode, by: SignedIn, of: string): Promise<void> {
  const storageState = await by.context.storageState()
  const context = await newContext({ storageState, javaScriptEnabled: false, viewport: PHONE })
  const page = await context.newPage()
  await page.goto(`${node.node.origin}/en/console/cases/${of}/analysis`)
  await page.getByText('4 cells are not marked yet.').waitFor()
  assert.equal(
    await page.getByRole('heading', { name: 'What each analyst’s scores come to' }).count(),
    0,
  )
  await page.getByLabel('Row 1: Somebody inside').focus()
  for (const letters of ['CC', 'II', 'N', 'I']) {
    await page.keyboard.type(letters)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await page.getByText('Every cell is marked.').waitFor()
  const marks = page.getByLabel(/^Row 1: /)
  const set = await Promise.all((await marks.all()).map((one) => one.inputValue()))
  assert.deepEqual(set, ['CC', 'II', 'N', 'I'])
  await page.getByRole('button', { name: 'Hand in my scores' }).click()
  await page.getByText('They cannot be changed in this round.', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Hand in my scores' }).click()
  await page.getByText('You have handed in.').first().waitFor()
  await context.close()
}

/** What an attribution names was seen in the evidence. */
async function seeHost(node: TestNode, { page }: SignedIn, of: string): Promise<void> {
  await page.goto(`${node.node.origin}/en/console/cases/${of}/observations`)
  await page.getByLabel('In which piece of evidence').selectOption({ index: 0 })
  await page.getByLabel('Where in it').fill('line 12')
  await page.getByLabel('Kind').selectOption('ipv4-addr')
  await page.getByLabel('What is seen there').fill('192.0.2.7')
  await page.getByRole('button', { name: 'Write down an observation' }).click()
  await page.getByText('The observation is written down.').waitFor()
}

/** One proposes, the other decides; without script the node refuses the signature that is missing. */
async function signByTwo(
  node: TestNode,
  [one, two]: [SignedIn, SignedIn],
  of: string,
): Promise<void> {
  const address = `${node.node.origin}/en/console/cases/${of}/attribution`
  await one.page.goto(`${node.node.origin}/en/console/cases/${of}/analysis`)
  await one.page.getByRole('heading', { name: 'What each analyst’s scores come to' }).waitFor()
  assert.deepEqual(await findingsInMain(one.page), [])
  await one.page.goto(address)
  await one.page.getByLabel('What it names').selectOption({ label: 'a host' })
  await one.page.getByLabel('Name', { exact: true }).fill('192.0.2.7')
  await one.page
    .getByLabel('How sure')
    .selectOption({ label: 'words of estimative probability: highly likely' })
  await one.page.getByRole('button', { name: 'Write an attribution' }).click()
  await sentence(one.page).waitFor()
  await one.page.getByRole('button', { name: 'Propose it' }).click()
  await one.page.getByText('waits for a second person').first().waitFor()
  assert.deepEqual(await findingsInMain(one.page), [])

  const storageState = await two.context.storageState()
  const plain = await newContext({ storageState, javaScriptEnabled: false })
  const page = await plain.newPage()
  await page.goto(address)
  await page.getByRole('button', { name: 'Decide: it holds' }).click()
  await page.getByText('You sign this with your passkey', { exact: false }).first().waitFor()
  await plain.close()

  await two.page.goto(address)
  await sentence(two.page).waitFor()
  await two.page.getByRole('button', { name: 'Decide: it holds' }).click()
  await two.page.getByText('The attribution is decided.').waitFor()
  await two.page.getByText('Signed by passkey.').first().waitFor()
  assert.equal(await two.page.getByText('Signed by passkey.').count(), 2)
}

const sentence = (page: Page) =>
  page.getByText('It is highly likely (words of estimative probability)', { exact: false }).first()
