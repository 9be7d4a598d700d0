// What the README's walk-through says is to be pressed: its bold words, by the number of the step.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const README = join(import.meta.dirname, '..', '..', 'README.md')

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
