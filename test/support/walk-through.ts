// What the README's walk-through says is to be pressed: its bold words, by the number of the step.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Locator, Page, PageScreenshotOptions } from 'playwright-core'
import { BUSY_MS } from './chromium.ts'
import { until } from './until.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const README = join(ROOT, 'README.md')
/** Whether the pictures of the README are taken again. */
export const TAKES_PICTURES = process.env['UPDATE_SCREENSHOT'] === '1'

/** The bold words of each step, in their order; the first step is the first one. */
export function pressedInReadme(): readonly (readonly string[])[] {
  const [, section = ''] =
    /\n## The walk-through\n(.*?)\n## /s.exec(readFileSync(README, 'utf8')) ?? []
  return section
    .split('\n')
    .filter((line) => /^\d+\. /.test(line))
    .map((line) => [...line.matchAll(/\*\*([^*]+)\*\*/g)].map(([, words = '']) => words))
}

/** The number of the step in which a newcomer follows what happened to whoever did it. */
export const CASE_STEP = 7

/** The screen of whoever works at a desk. */
export const DESK = { viewport: { width: 1440, height: 900 } } satisfies BrowserContextOptions

/** How often it is looked whether a page has come, and for how long at most. */
const LOOK = { limitMs: BUSY_MS, everyMs: 100 }

/** Whole pixels by which an edge may stand outside: what is half a pixel lower is in sight. */
const EDGE_PX = 1

/**
 * Presses something that stands in the window as the last press left it, or where the page itself led: what is further
 * down nobody finds who was not told of it. Throws AssertionError where it stands outside, or under something else.
 */
export async function pressInSight(target: Locator): Promise<void> {
  await isInSight(target)
  await target.click()
}

/**
 * Presses the button of the form that somebody is filling in: whoever typed into a field goes down from there to the end of
 * the form. Throws AssertionError where the focus is not in that form.
 */
export async function pressEnd(target: Locator): Promise<void> {
  const isFilled = await target.evaluate((button) => {
    const form = button.closest('form')
    return form !== null && form.contains(button.ownerDocument.activeElement)
  })
  assert.ok(isFilled, `${await target.innerText()}: nobody was at work in its form`)
  await target.click()
}

/** Looks whether something is read without scrolling. Throws AssertionError as {@link pressInSight}. */
export async function isInSight(target: Locator): Promise<void> {
  const page = target.page()
  const found = await until(
    'what is looked for',
    async () => {
      await target.waitFor()
      await page.waitForLoadState('load')
      return (await placeOf(target)) ?? undefined
    },
    LOOK,
  )
  const where = `“${found.words}” at ${found.place}, ${page.url()}`
  assert.ok(found.isInside, `${where}: it is not in the window`)
  assert.ok(found.isFree, `${where}: something lies over it`)
}

/** Where something stands in the window; null while a page is leaving it, or draws it anew. */
async function placeOf(target: Locator) {
  return await target.evaluate((element, edge) => {
    const { top, bottom, left, right, x, y, width, height } = element.getBoundingClientRect()
    const { ownerDocument } = element
    const { innerWidth = 0, innerHeight = 0 } = ownerDocument.defaultView ?? {}
    if (!element.isConnected || width === 0) return null
    const isInside =
      top >= -edge && left >= -edge && bottom <= innerHeight + edge && right <= innerWidth + edge
    const above = ownerDocument.elementFromPoint(x + width / 2, y + height / 2)
    const isFree = above !== null && (element.contains(above) || above.contains(element))
    const words = (element.textContent ?? '').trim()
    return { isInside, isFree, words, place: `y ${Math.round(top)} of ${innerHeight}` }
  }, EDGE_PX)
}

/** A picture of the README, of what is in the window or a part of that. */
export async function picture(
  page: Page,
  name: string,
  clip?: PageScreenshotOptions['clip'],
): Promise<void> {
  if (!TAKES_PICTURES) return
  const path = join(ROOT, 'docs', `${name}.png`)
  await page.screenshot(clip === undefined ? { path } : { path, clip })
}
