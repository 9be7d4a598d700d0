// Who pastes the secret half of a key where the public one belongs is told before anything leaves the browser.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { text } from '../../src/core/text.ts'
import { deskTexts } from '../../src/ui/desk-texts.ts'
import { findingsInMain } from '../support/chromium.ts'
import { joinAs, startTestNode } from '../support/node.ts'

const SECRET = 'AGE-SECRET-KEY-1T75M4PPSP9LZZ6R88CYJA4QHU7W5LWA9X5NU39DQK7K7V4A53SHQRPTGT0'
const PUBLIC = 'age183m59ckc4urws78sw3ppkjju3jn4dyd3w9lnldwculycu9est3asxegd8r'

/** What the browser sends from here on that has a body. */
function sentBy(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.url()} ${request.postData() ?? ''}`)
  })
  return sent
}

test('a secret key in a field is told beside it and not sent, by no form and no script of the page', async () => {
  const house = await startTestNode('sqlite')
  try {
    const { page } = await joinAs(house, 'Amina Sow', 'investigator')
    for (const language of ['en', 'ar'] as const) {
      await page.goto(`${house.node.origin}/${language}/console/evidence/add`)
      const sent = sentBy(page)
      const field = page.locator('#file-recipients')
      const told = page.getByText(text(language)(deskTexts.secretKey), { exact: true })
      for (const typed of [SECRET, `${PUBLIC}\n${SECRET.toLowerCase()}`, SECRET.slice(0, 30)]) {
        await field.fill(typed)
        await told.waitFor()
        assert.equal(await field.getAttribute('aria-invalid'), 'true')
        await page.locator('form:has(#file-recipients) button').last().click()
        const isThere = await field.evaluate((one) => one.matches(':focus'))
        assert.ok(isThere, 'the field is where the person is led')
      }
      assert.deepEqual(await findingsInMain(page), [])
      await field.fill(PUBLIC)
      await told.waitFor({ state: 'detached' })
      assert.equal(await field.getAttribute('aria-invalid'), null)
      assert.deepEqual(sent, [])
      await page.locator('form:has(#file-recipients) button').last().click()
      await page.locator('.errors').waitFor()
      assert.ok(sent.length > 0, 'a public key is sent')
    }
  } finally {
    await house.remove()
  }
})
