// What waits for whoever looks, from every slice: on its page, on the situation, as numbers in the menu and the title.
import { isFor, type Waiting, type Waits } from '../core/page-parts.ts'
import type { PageContext } from '../core/slice.ts'
import { addMs, type Time } from '../core/time.ts'
import type { House } from './house.ts'

/** An answer is kept until something was recorded, and no longer than this: what lapses writes no record at once. */
const KEPT_MS = 15_000
/** Readers whose answers are kept in one process; more than look at screens. */
const KEPT_READERS = 300

interface Kept {
  readonly until: Time
  readonly waiting: Promise<readonly Waiting[]>
}

const kept = new WeakMap<House['store'], Map<string, Kept>>()

/** The answers of a realm by reader, emptied whenever its log grows. */
function answersOf({ store }: House): Map<string, Kept> {
  const known = kept.get(store)
  if (known !== undefined) return known
  const answers = new Map<string, Kept>()
  store.onSequenced(() => answers.clear())
  kept.set(store, answers)
  return answers
}

/** Everything that waits for the reader: what is too late first, then what has waited longest. */
export async function waitingFor(house: House, ctx: PageContext): Promise<readonly Waiting[]> {
  const answers = answersOf(house)
  const reader = JSON.stringify([ctx.actor.id, ctx.actor.holds])
  const known = answers.get(reader)
  if (known !== undefined && ctx.now < known.until) return known.waiting
  if (answers.size >= KEPT_READERS) answers.clear()
  const waiting = waitingOf(house.waits, ctx)
  answers.set(reader, { until: addMs(ctx.now, KEPT_MS), waiting })
  // A refusal is not kept: who asks next may be answered.
  waiting.catch(() => answers.delete(reader))
  return waiting
}

/** The same, asked anew. */
export async function waitingOf(
  waits: readonly Waits[],
  ctx: PageContext,
): Promise<readonly Waiting[]> {
  const found: Waiting[] = []
  for (const one of waits.filter((part) => isFor(part, ctx))) found.push(...(await one.list(ctx)))
  const rank = ({ until, since }: Waiting) => `${until ?? NEVER} ${since}`
  return found.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
}

/** After every time, so that what may wait stands last. */
const NEVER = '~'

/** Whether it may not wait: somebody's release lapses, or it is as bad as it can be. */
export function isHot({ until, severity }: Waiting): boolean {
  return until !== null || severity === 'extreme'
}
