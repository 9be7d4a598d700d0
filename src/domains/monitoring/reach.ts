// Whether visitors got the page and how fast, over time: pure counting over half hours. Time that nobody looked at is
// said as such and never counts as good.
import { z } from 'zod'
import { addMs, MINUTE, msBetween, spanStart, type Time } from '../../core/time.ts'

/** Looks are counted by the half hour, so that days of nearly every zone can be told apart; in the others a quarter of an hour falls to the day beside it. */
export const SLICE_MS = 30 * MINUTE

/** What a look says until the next one; `maintained` where it failed while the site was worked on. */
export const reachState = z.enum(['reached', 'failed', 'maintained'])
export type ReachState = z.infer<typeof reachState>

/** Classes of times to answer with how often each was seen, from the fastest. */
export const answers = z.array(z.tuple([z.number().int(), z.number().int()]))
export type Answers = z.infer<typeof answers>

/** One half hour of a site. */
export interface Slice {
  readonly at: Time
  /** How long of it somebody looked, and how long of that visitors got the page; milliseconds. */
  readonly watchedMs: number
  readonly reachedMs: number
  /** How long it did not answer because it was worked on; that is neither. */
  readonly maintainedMs: number
  readonly answers: Answers
}

/** Each class of times is so much longer than the one before: a figure is right to two in a hundred. */
const CLASS_WIDTH = Math.log(1.04)

/** The class of a time to answer in milliseconds. */
export function classOf(ms: number): number {
  return Math.round(Math.log(Math.max(1, ms)) / CLASS_WIDTH)
}

function msOf(one: number): number {
  return Math.round(Math.exp(one * CLASS_WIDTH))
}

/** One more answer after so many milliseconds. */
export function withAnswer(known: Answers, ms: number): Answers {
  return summed([known, [[classOf(ms), 1]]])
}

/** Answers of several stretches together. */
export function summed(all: readonly Answers[]): Answers {
  const counts = new Map<number, number>()
  for (const [one, count] of all.flat()) counts.set(one, (counts.get(one) ?? 0) + count)
  return [...counts].toSorted(([one], [other]) => one - other)
}

/** The time within which this share of the answers came, in milliseconds; null where there was none. */
export function quantile(all: Answers, share: number): number | null {
  const total = all.reduce((sum, [, count]) => sum + count, 0)
  const rank = Math.max(1, Math.ceil(total * share))
  let passed = 0
  for (const [one, count] of all) {
    passed += count
    if (passed >= rank) return msOf(one)
  }
  return null
}

/** A stretch of time, from its beginning to before its end. */
export interface Span {
  readonly from: Time
  readonly until: Time
}

/** The half hours that a stretch lies in, with how much of it each holds. */
export function slicesOf({ from, until }: Span): { readonly at: Time; readonly ms: number }[] {
  const found: { at: Time; ms: number }[] = []
  for (let at = spanStart(from, SLICE_MS); at < until; at = addMs(at, SLICE_MS)) {
    const end = addMs(at, SLICE_MS)
    const ms = msBetween(from > at ? from : at, until < end ? until : end)
    if (ms > 0) found.push({ at, ms })
  }
  return found
}

/** What the last look said, since when, and until when that may be believed. */
export interface LastLook {
  readonly reach: ReachState | null
  readonly seenAt: Time
  readonly staleAt: Time
}

/** The stretch for which a look speaks: until the next one, and no longer than it may be believed. */
export function spokenFor({ reach, seenAt, staleAt }: LastLook, until: Time): Span | null {
  const end = until < staleAt ? until : staleAt
  return reach === null || end <= seenAt ? null : { from: seenAt, until: end }
}

/** The half hours with that stretch counted in; those that it lies in only. */
export function withStretch(known: readonly Slice[], stretch: Span, reach: ReachState): Slice[] {
  const byTime = new Map(known.map((one) => [one.at, one]))
  return slicesOf(stretch).map(({ at, ms }) => {
    const slice = byTime.get(at) ?? emptySlice(at)
    return {
      ...slice,
      watchedMs: slice.watchedMs + (reach === 'maintained' ? 0 : ms),
      reachedMs: slice.reachedMs + (reach === 'reached' ? ms : 0),
      maintainedMs: slice.maintainedMs + (reach === 'maintained' ? ms : 0),
    }
  })
}

export function emptySlice(at: Time): Slice {
  return { at, watchedMs: 0, reachedMs: 0, maintainedMs: 0, answers: [] }
}

/** What a stretch came to. */
export interface Reach extends Span {
  readonly watchedMs: number
  readonly reachedMs: number
  readonly maintainedMs: number
  /** How long nobody looked, though the site was watched by then. */
  readonly unwatchedMs: number
  readonly looks: number
  /** Half of the answers came within this, and 95 of 100 within that; milliseconds, null where none came. */
  readonly medianMs: number | null
  readonly p95Ms: number | null
}

/** Sums up half hours that lie in a stretch; `begun` is when this site began to be counted. */
export function reachOf(slices: readonly Slice[], stretch: Span, begun: Time): Reach {
  const own = slices.filter(({ at }) => at >= stretch.from && at < stretch.until)
  const { watchedMs, reachedMs, maintainedMs, answers: all } = together(stretch.from, own)
  const from = stretch.from > begun ? stretch.from : begun
  const wholeMs = Math.max(0, msBetween(from, stretch.until))
  return {
    ...stretch,
    watchedMs,
    reachedMs,
    maintainedMs,
    unwatchedMs: Math.max(0, wholeMs - watchedMs - maintainedMs),
    looks: all.reduce((total, [, count]) => total + count, 0),
    medianMs: quantile(all, 0.5),
    p95Ms: quantile(all, 0.95),
  }
}

/** A stretch as a whole and in its parts, which follow each other; the half hours are in their order. */
export function courseOf(slices: readonly Slice[], parts: readonly Span[], begun: Time) {
  let n = 0
  const sums = parts.map(({ from, until }) => {
    while ((slices[n]?.at ?? until) < from) n += 1
    const first = n
    while ((slices[n]?.at ?? until) < until) n += 1
    return { span: { from, until }, sum: together(from, slices.slice(first, n)) }
  })
  const whole = { from: parts[0]?.from ?? begun, until: parts.at(-1)?.until ?? begun }
  return {
    whole: reachOf(
      sums.map(({ sum }) => sum),
      whole,
      begun,
    ),
    bars: sums.map(({ span, sum }) => reachOf([sum], span, begun)),
  }
}

/** Half hours as one. */
function together(at: Time, slices: readonly Slice[]): Slice {
  const sum = (part: 'watchedMs' | 'reachedMs' | 'maintainedMs') =>
    slices.reduce((total, one) => total + one[part], 0)
  return {
    at,
    watchedMs: sum('watchedMs'),
    reachedMs: sum('reachedMs'),
    maintainedMs: sum('maintainedMs'),
    answers: summed(slices.map(({ answers: own }) => own)),
  }
}
