// The way of a request between States and its clock. Pure.
// Source: Convention on Cybercrime (ETS 185), Articles 29 and 30: preserved for not less than sixty days.
import { addMs, DAY, type Time } from '../../core/time.ts'
import {
  type Article,
  type RequestForm,
  type RequestState,
  SIX_CONTENTS,
  type SixContents,
} from './schema/request.ts'

/** Where a request may go from each state; what is not here cannot happen. */
export const NEXT_REQUEST_STATES: Readonly<Record<RequestState, readonly RequestState[]>> = {
  draft: ['complete', 'closed'],
  complete: ['approved', 'draft', 'closed'],
  approved: ['sent', 'draft', 'closed'],
  sent: ['acknowledged', 'refused', 'closed'],
  acknowledged: ['preserved', 'conditions', 'refused', 'mla-sent', 'lapsed', 'closed'],
  conditions: ['preserved', 'refused', 'mla-sent', 'lapsed', 'closed'],
  preserved: ['mla-sent', 'extended', 'lapsed', 'closed'],
  extended: ['mla-sent', 'extended', 'lapsed', 'closed'],
  'mla-sent': ['answered', 'closed'],
  answered: ['closed'],
  refused: ['closed'],
  lapsed: ['mla-sent', 'extended', 'closed'],
  closed: [],
}

/** States in which the clock runs: it begins with the first sign of the other State and stops for nothing of ours. */
const RUNNING: ReadonlySet<RequestState> = new Set([
  'acknowledged',
  'conditions',
  'preserved',
  'extended',
])

/** Least time that data is preserved. Source: Article 29(7). */
export const PRESERVED_MS = 60 * DAY

/** What is due when, in days of sixty; where the other State keeps it longer, as long before the end. Policy of this node. */
export const MARKS = [
  { name: 'mla-due', day: 30 },
  { name: 'escalate', day: 45 },
  { name: 'extension-due', day: 52 },
  { name: 'lapse', day: 60 },
] as const
export type Mark = (typeof MARKS)[number]['name']

export interface ClockFacts {
  readonly state: RequestState
  readonly clockFrom: Time | null
  readonly keptUntil: Time | null
}

/** When the clock of a request runs out; null while none runs. */
export function lapseOf({ state, clockFrom, keptUntil }: ClockFacts): Time | null {
  if (!RUNNING.has(state) || clockFrom === null) return null
  return keptUntil ?? addMs(clockFrom, PRESERVED_MS)
}

/** The moments of the marks for a clock that runs out at this time, in their order. */
export function marksOf(lapsesAt: Time): readonly { readonly name: Mark; readonly at: Time }[] {
  return MARKS.map(({ name, day }) => ({ name, at: addMs(lapsesAt, day * DAY - PRESERVED_MS) }))
}

/** The newest mark that was reached; null before the first one. A mark is reached in its very moment. */
export function markReached(lapsesAt: Time, now: Time): Mark | null {
  return marksOf(lapsesAt).findLast(({ at }) => at <= now)?.name ?? null
}

/** Which of the six contents a form lacks, in the order of the paragraph; empty where it may leave the draft. */
export function missingContents(form: RequestForm): readonly SixContents[] {
  return SIX_CONTENTS.filter((name) => (form[name] ?? '') === '')
}

/** What a request must name besides: Article 30 goes on from a request of Article 29 to the same State. */
export function isGroundedIn(
  request: { readonly article: Article; readonly iso3: string },
  earlier: { readonly article: Article; readonly iso3: string } | null,
): boolean {
  if (request.article === '29') return true
  return earlier !== null && earlier.article === '29' && earlier.iso3 === request.iso3
}
