import { MINUTE, msBetween, type Time } from '../../core/time.ts'
import type { Official } from './schema.ts'

/** One shift: who is on duty from when to when, the end not included. */
export interface Shift {
  readonly from: Time
  readonly until: Time
}

/**
 * Stretches of [from, until) in which no shift is, in order. One shorter than a minute is none: shifts put on the list
 * one after the other lie milliseconds apart.
 */
export function gapsOf(shifts: readonly Shift[], { from, until }: Shift): Shift[] {
  const gaps: Shift[] = []
  let covered = from
  for (const shift of shifts.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (covered >= until) break
    if (shift.until <= covered) continue
    if (shift.from > covered) {
      gaps.push({ from: covered, until: shift.from < until ? shift.from : until })
    }
    covered = shift.until
  }
  if (covered < until) gaps.push({ from: covered, until })
  return gaps.filter((gap) => msBetween(gap.from, gap.until) >= MINUTE)
}

/** Pairs of shifts that are at the same time, with the stretch they share, the earlier one first. */
export function overlapsOf<S extends Shift>(
  shifts: readonly S[],
): { readonly first: S; readonly second: S; readonly shared: Shift }[] {
  const inOrder = shifts.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return inOrder.flatMap((first, index) =>
    inOrder
      .slice(index + 1)
      .filter((second) => second.from < first.until)
      .map((second) => {
        const until = second.until < first.until ? second.until : first.until
        return { first, second, shared: { from: second.from, until } }
      }),
  )
}

/** A post with the label that tells it from others of its kind. */
export function postName({ post, label }: Pick<Official, 'post' | 'label'>): string {
  return label === null ? post : `${post} · ${label}`
}
