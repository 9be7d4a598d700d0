// What a person does on a page of the desk, and reads there.

import type { Locator, Page } from 'playwright-core'

/** All words of a page besides those of its frame. */
export const saidOn = (page: Page): Promise<string> => page.locator('main').innerText()

/** Opens what is folded and fills in its form, which it gives. */
export async function filled(
  page: Page,
  summary: string,
  fields: Readonly<Record<string, string>>,
): Promise<Locator> {
  const folded = page
    .locator('details', { has: page.locator('summary', { hasText: summary }) })
    .last()
  if ((await folded.getAttribute('open')) === null) await folded.locator('summary').click()
  for (const [name, value] of Object.entries(fields)) {
    const field = folded.locator(`[name="${name}"]`)
    const isSelect = (await field.evaluate((one) => one.tagName)) === 'SELECT'
    await (isSelect ? field.selectOption(value) : field.fill(value))
  }
  return folded
}
