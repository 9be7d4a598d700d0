// The console by keyboard alone: everything that can be pressed is reached, and where one is can always be seen.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { MOST_STEPS, tabbed, tabTo } from '../support/keyboard.ts'
import { joinFirst, startTestNode } from '../support/node.ts'

test('the Tab key reaches every act of a page in sight, marked, and leaves at its end', async () => {
  const house = await startTestNode('sqlite')
  try {
    const { page } = await joinFirst(house, 'Amina Sow')
    for (const path of ['/en/console/territory', '/ar/console/duty']) {
      await page.goto(`${house.node.origin}${path}`)
      const first = await tabbed(page)
      assert.match(
        first?.name ?? '',
        /Skip|انتقل|تخط/,
        `${path}: the way past the menu comes first`,
      )
      const names: string[] = []
      for (let step = 0; ; step += 1) {
        assert.ok(
          step < MOST_STEPS,
          `${path}: the keyboard is caught among ${names.slice(-3).join(', ')}`,
        )
        const at = await tabbed(page)
        if (at === null) break
        names.push(at.name)
      }
      const buttons = await page.locator('main button:visible, main a:visible').allInnerTexts()
      for (const button of buttons)
        assert.ok(
          names.some((name) => name.includes(button.trim())),
          `${path}: “${button}” is not reached`,
        )
    }
  } finally {
    await house.remove()
  }
})

test('a page is found and opened, and an act done and taken back, without a mouse', async () => {
  const house = await startTestNode('sqlite')
  try {
    const { page } = await joinFirst(house, 'Amina Sow')
    await house.call('territory.addOfficial', { area: '/', post: 'Duty officer' })
    await page.goto(`${house.node.origin}/en/console`)
    await page.keyboard.press('/')
    await page.keyboard.type('duty list')
    await page.keyboard.press('Enter')
    await page.waitForURL(/search/)
    await until(page, 'Duty list')
    await page.keyboard.press('Enter')
    await page.waitForURL(/console\/duty/)
    await until(page, 'Choose one')
    await page.keyboard.type('Duty')
    await until(page, 'Put on duty')
    await page.keyboard.press('Enter')
    await page.getByText('The post is on duty.').waitFor()
    await until(page, 'Undo')
    await page.keyboard.press('Enter')
    await page.getByText('It was taken back.').waitFor()
  } finally {
    await house.remove()
  }
})

/** Tabs within the main part until what is named so has the focus. */
async function until(page: Page, name: string): Promise<void> {
  await page.locator('main').evaluate((main) => (main as unknown as { focus(): void }).focus())
  await tabTo(page, name)
}
