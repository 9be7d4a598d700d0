// What the README's walk-through says is to be pressed: its bold words, by the number of the step.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page, PageScreenshotOptions } from 'playwright-core'

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
