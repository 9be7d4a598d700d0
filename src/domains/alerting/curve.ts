import { z } from 'zod'
import { addMs, msBetween, SECOND, type Time, time } from '../../core/time.ts'

/** Points of a curve: as many as a screen tells apart. */
const POINTS = 48

/** How many stations had answered by when, and after how many ms half of those asked had; null while fewer have. */
export const curve = z.strictObject({
  points: z.array(z.strictObject({ at: time, answered: z.number().int() })),
  halfMs: z.number().int().nullable(),
})

/** How answers grew from a release on, from how many first came in each short step, in order. */
export function pointsOf(
  sent: Time,
  steps: readonly { readonly at: Time; readonly count: number }[],
): z.infer<typeof curve>['points'] {
  const last = steps.at(-1)
  if (last === undefined) return []
  const whole = Math.max(10 * SECOND, msBetween(sent, last.at))
  let answered = 0
  let next = 0
  return Array.from({ length: POINTS + 1 }, (_, n) => {
    const at = addMs(sent, Math.round((whole * n) / POINTS))
    for (let step = steps[next]; step !== undefined && step.at <= at; step = steps[next]) {
      answered += step.count
      next += 1
    }
    return { at, answered }
  })
}

/** How long after a version went out something was, in ms; null where it was not. */
export function sinceSent(sent: Time, at: Time | null): number | null {
  // The station's clock is not asked: both times are the node's.
  return at === null ? null : Math.max(0, msBetween(sent, at))
}
