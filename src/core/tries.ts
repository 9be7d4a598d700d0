// Codes that strangers type: so many from one place within a span of time. Counted in memory alone: the names of places
// change with every start, and codes are so long that a start more or less is nothing to whoever guesses.
import type { QueryContext } from './action.ts'
import { spanStart, type Time } from './time.ts'

/** What is tried, by a name of the house's own, and how often one place may. */
export interface Tried {
  readonly what: `${string}.${string}`
  readonly limit: number
  readonly spanMs: number
}

/** Places whose tries are counted in one span; of further ones nothing is known. */
const MAX_PLACES = 20_000

interface Span {
  readonly since: Time
  readonly places: Map<string, number>
}

const houses = new WeakMap<object, Map<string, Span>>()

function placesIn({ node, now }: Pick<QueryContext, 'node' | 'now'>, { what, spanMs }: Tried) {
  const spans = houses.get(node) ?? new Map<string, Span>()
  houses.set(node, spans)
  const since = spanStart(now, spanMs)
  const known = spans.get(what)
  const span = known?.since === since ? known : { since, places: new Map<string, number>() }
  spans.set(what, span)
  return span.places
}

type Caller = Pick<QueryContext, 'actor' | 'node' | 'now'>

/**
 * Whether one more may be tried from the place where the caller is; beyond the limit a right code is refused too, or the
 * limit would be none. There is no count of everybody: whoever has networks enough would fill it, and nobody's right code
 * would be taken. Where no door says where the call comes from, nothing is counted.
 */
export function mayTry(ctx: Caller, tried: Tried): boolean {
  return (placesIn(ctx, tried).get(ctx.actor.via ?? '') ?? 0) < tried.limit
}

/** Counts a wrong code. Right ones count nothing, nor what is on its way: many behind one address enter theirs at once. */
export function countTry(ctx: Caller, tried: Tried): void {
  const place = ctx.actor.via
  if (place === undefined) return
  const places = placesIn(ctx, tried)
  const before = places.get(place) ?? 0
  if (before > 0 || places.size < MAX_PLACES) places.set(place, before + 1)
}
