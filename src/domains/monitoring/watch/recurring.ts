import { type Reading, short } from '../../../lib/html/index.ts'
import type { Draft, Item } from './item.ts'
import { besideKey } from './learn-text.ts'
import { minutes, type Profile } from './profile.ts'
import { isAboutVoting } from './words-of.ts'

/** Places of changes that are remembered, and texts of each. */
const MAX_TOLD = 200
const MAX_TEXTS = 8
/** So long: what comes once a month is the same. */
const REMEMBER_MS = 70 * 86_400_000
const DAY_MINUTES = 1_440

/** Reasons of changes that a page may make by itself. */
const BY_ITSELF: ReadonlySet<string> = new Set(['changed', 'added', 'gone', 'danger_open'])

/** What of an item is remembered: where it was, and what stood there. */
interface Trace {
  readonly slot: string
  readonly text: string
}

/** Null for what is about voting: that is told each time. */
function traceOf(
  item: Pick<Draft, 'why' | 'old' | 'now' | 'parts'>,
  { blocks }: Reading,
): Trace | null {
  if (!BY_ITSELF.has(item.why.code) || isAboutVoting(`${item.old ?? ''}\n${item.now ?? ''}`))
    return null
  const own = item.parts?.blocks ?? []
  const text = short(own.map((at) => blocks[at]?.key ?? '').join())
  const [gone] = item.parts?.gone ?? []
  if (gone) return { slot: short(`gone ${gone.shape} ${gone.form}`), text }
  const [first] = own
  return first === undefined ? null : { slot: short(`beside ${besideKey(blocks, first)}`), text }
}

/**
 * Whether a change comes by itself: what was told once and ended is there again, or the place is another one on another day
 * once more.
 */
export function isRecurring(
  { told }: Profile,
  item: Draft,
  reading: Reading,
  atMs: number,
): boolean {
  const trace = item.level === 'M' ? traceOf(item, reading) : null
  const known = trace && told.get(trace.slot)
  if (!known) return false
  const isSame = known.texts.includes(trace.text)
  return isSame ? known.isOver : dayOf(minutes(atMs)) !== dayOf(known.first)
}

/** Remembers what is told for a person to look at, and what of it is over. */
export function rememberTold(
  { told }: Profile,
  items: readonly Item[],
  { reading, atMs }: { readonly reading: Reading; readonly atMs: number },
): void {
  const now = minutes(atMs)
  const here = new Set<string>()
  for (const item of items) {
    // In a freeze window they are told as graver than they are.
    const isTold = item.class === 'text' && item.level !== 'note'
    const trace = isTold ? traceOf(item, reading) : null
    if (!trace) continue
    here.add(trace.slot)
    const known = told.get(trace.slot)
    if (known) Object.assign(known, { last: now, texts: textsWith(known.texts, trace.text) })
    else if (told.size < MAX_TOLD)
      told.set(trace.slot, { first: now, last: now, texts: [trace.text], isOver: false })
  }
  for (const [slot, one] of told) {
    if (!here.has(slot)) one.isOver = true
    if (now - one.last > REMEMBER_MS / 60_000) told.delete(slot)
  }
}

function textsWith(texts: readonly string[], text: string): readonly string[] {
  return texts.includes(text) ? texts : [...texts, text].slice(-MAX_TEXTS)
}

function dayOf(atMinutes: number): number {
  return Math.floor(atMinutes / DAY_MINUTES)
}
