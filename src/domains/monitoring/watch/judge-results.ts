import type { Reading } from '../../../lib/html/index.ts'
import { isOfResults } from './about-lists.ts'
import type { Draft } from './item.ts'

/** Texts that one item shows. */
const MAX_SHOWN = 10

/** Items with those that a count makes, when its first numbers come in, as one: a person looks at all of them at once. */
export function countedOnce(items: readonly Draft[], reading: Reading): Draft[] {
  const counted = items.filter((item) => isOfCount(item, reading))
  const [first] = counted
  if (!first || counted.length === 1) return [...items]
  const textOf = (side: 'old' | 'now') =>
    counted
      .flatMap((item) => item[side] ?? [])
      .slice(0, MAX_SHOWN)
      .join('\n') || null
  const whole: Draft = {
    ...first,
    // More of them follow at other places while it is open.
    id: 'results',
    old: textOf('old'),
    now: textOf('now'),
    isOldCut: true,
    parts: {
      blocks: counted.flatMap(({ parts }) => parts?.blocks ?? []),
      gone: counted.flatMap(({ parts }) => parts?.gone ?? []),
    },
  }
  return [...items.filter((item) => !counted.includes(item)), whole]
}

/** A question about texts of which each stands among results. */
function isOfCount({ level, why: { code }, parts }: Draft, { blocks }: Reading): boolean {
  const own = (parts?.blocks ?? []).flatMap((at) => blocks[at] ?? [])
  if (level !== 'M' || (code !== 'changed' && code !== 'added') || own.length === 0) return false
  return own.every(({ above, text }) => isOfResults(above) && /\p{Nd}/u.test(text))
}
