// A page by keyboard alone: the next thing with the Tab key, and whether one sees that it has the focus.

import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** Steps of the Tab key after which a page must have been left at its end. */
export const MOST_STEPS = 200

const FOCUSED = `(() => {
  const one = document.activeElement
  if (one === null || one === document.body) return null
  const { outlineStyle, outlineWidth } = getComputedStyle(one)
  const box = one.getBoundingClientRect()
  const [label] = one.labels || []
  const words = one.textContent || (label && label.textContent) || one.getAttribute('aria-label') || one.name || one.id
  return {
    name: words.trim(),
    isChoice: one.type === 'radio',
    isMarked: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    isInSight: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  }
})()`

interface Focused {
  readonly name: string
  /** One of several, of which the arrow keys choose another. */
  readonly isChoice: boolean
  readonly isMarked: boolean
  readonly isInSight: boolean
}

const focused = async (page: Page) => (await page.evaluate(FOCUSED)) as Focused | null

/** What has the focus after one more step; null at the end of the page. Throws where nobody sees it. */
export async function tabbed(page: Page): Promise<Focused | null> {
  await page.keyboard.press('Tab')
  return seen(page, await focused(page))
}

function seen(page: Page, at: Focused | null): Focused | null {
  if (at === null) return null
  assert.ok(at.isInSight, `${page.url()}: “${at.name}” has the focus out of sight`)
  assert.ok(at.isMarked, `${page.url()}: nobody sees that “${at.name}” has the focus`)
  return at
}

/** Goes on until what begins with this name has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step += 1)
    if ((await tabbed(page))?.name.startsWith(name) === true) return
  assert.fail(`${page.url()}: the keyboard does not reach “${name}”`)
}

/** Goes on to the next question and chooses this answer to it. */
export async function chooseByKeys(page: Page, name: string): Promise<void> {
  let at = await tabbed(page)
  for (let step = 0; at?.isChoice !== true; step += 1) {
    assert.ok(step < MOST_STEPS, `${page.url()}: the keyboard reaches no question`)
    at = await tabbed(page)
  }
  await page.keyboard.press('Space')
  for (let step = 0; at?.name !== name; step += 1) {
    assert.ok(step < MOST_STEPS, `${page.url()}: there is no answer “${name}”`)
    await page.keyboard.press('ArrowDown')
    at = seen(page, await focused(page))
  }
}

/** Goes on to a button and presses it, which leads to another page. */
export async function goBy(page: Page, button: string): Promise<void> {
  await tabTo(page, button)
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')])
}
