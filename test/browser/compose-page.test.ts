// An alert is written on a telephone without script: what happened, where, the words, and who would get it, in as few steps
// as there are questions.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axe, newContext } from '../support/chromium.ts'
import { joinAs, joinFirst, startTestNode, type TestNode } from '../support/node.ts'

const PHONE = { width: 360, height: 640 }

/** Most presses from the alerts to a proposal, and from a draft to its release. */
const MAX_PRESSES = 8

async function nation(node: TestNode): Promise<void> {
  for (const name of ['North', 'South']) {
    const { path } = await node.call<{ path: string }>('territory.addArea', {
      parent: '/',
      name,
      kind: 'region',
    })
    const number = name === 'North' ? '1' : '2'
    await node.call('territory.addStation', { number, name: 'School', area: path })
  }
}

/** Presses a button or a link, or ticks a box, and counts it. */
function presser(page: Page) {
  let presses = 0
  return {
    count: () => presses,
    async press(role: 'link' | 'button', name: string | RegExp) {
      presses += 1
      await page
        .getByRole(role, { name, exact: typeof name === 'string' })
        .first()
        .click()
      await page.waitForLoadState()
    },
    async tick(role: 'checkbox' | 'radio', name: string) {
      presses += 1
      await page.getByRole(role, { name }).first().check()
    },
  }
}

test('an alert is written on a telephone without script, in as few presses as there are questions', async () => {
  const node = await startTestNode('sqlite')
  try {
    await joinFirst(node, 'Amina Sow')
    await nation(node)
    const { context } = await joinAs(node, 'Omar Haddad', 'alert-officer')
    const storageState = await context.storageState()
    const plain = await newContext({ viewport: PHONE, javaScriptEnabled: false, storageState })
    const page = await plain.newPage()
    const { press, tick, count } = presser(page)
    await page.goto(`${node.node.origin}/en/console/alerts`)
    await press('link', 'Write an alert')
    await press('link', 'Forged messages')
    await page.getByText('No area is chosen yet').first().waitFor()
    await tick('checkbox', 'North')
    await press('button', 'Count again')
    await page.locator('.bar').getByText('1 station in 1 area').waitFor()
    const fits = await page.evaluate('document.documentElement.scrollWidth <= innerWidth')
    assert.ok(fits, 'nothing scrolls sideways')
    await press('button', 'Save and check')
    await page.getByText('The draft is saved. Nothing was sent.').waitFor()
    await tick('checkbox', 'English')
    await tick('checkbox', 'العربية')
    await press('button', 'Propose for release')
    await page.getByText('Proposed. Nothing was sent yet.').waitFor()
    assert.ok(count() <= MAX_PRESSES, `${count()} presses`)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Propose for release' }).waitFor()
    await plain.close()
  } finally {
    await node.remove()
  }
})

test('the count follows the areas that are ticked, and every text stands in reach of a keyboard', async () => {
  const node = await startTestNode('sqlite')
  try {
    await joinFirst(node, 'Amina Sow')
    await nation(node)
    const { page } = await joinAs(node, 'Omar Haddad', 'alert-officer')
    for (const language of ['en', 'ar']) {
      await page.goto(`${node.node.origin}/${language}/console/alerts/new?event=DDOS`)
      await page.getByRole('checkbox', { name: 'South' }).check()
      await page.locator('.bar strong').waitFor()
      await page.getByRole('checkbox', { name: 'North' }).check()
      const both = language === 'en' ? '2 stations' : 'مركزان'
      await page.locator('.bar').getByText(both).waitFor()
      assert.deepEqual(await axe(page), [])
      assert.equal(await page.locator('.for-voters').first().isVisible(), false)
      await page.locator('[name="content.scope"][value="Public"]').check()
      assert.equal(await page.locator('.for-voters').first().isVisible(), true)
    }
  } finally {
    await node.remove()
  }
})
