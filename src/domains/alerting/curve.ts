import { z } from 'zod'
import { addMs, msBetween, SECOND, type Time, time } from '../../core/time.ts'

/** Points of a curve: as many as a screen tells apart. */
const POINTS = 48

/** How many stations had answered by when, and after how many ms half of those that answered had done so. */
export const curve = z.strictObject({
  points: z.array(z.strictObject({ at: time, answered: z.number().int() })),
  halfMs: z.number().int().nullable(),
})

/** How answers grew from a release on, from how many were given in each short step, in order. */
export function curveOf(
  sent: Time,
  steps: readonly { readonly at: Time; readonly count: number }[],
): z.infer<typeof curve> {
  const last = steps.at(-1)
  if (last === undefined) return { points: [], halfMs: null }
  const whole = Math.max(10 * SECOND, msBetween(sent, last.at))
  const total = steps.reduce((sum, { count }) => sum + count, 0)
  let answered = 0
  let next = 0
  let halfMs: number | null = null
  const points = Array.from({ length: POINTS + 1 }, (_, n) => {
    const at = addMs(sent, Math.round((whole * n) / POINTS))
    for (let step = steps[next]; step !== undefined && step.at <= at; step = steps[next]) {
      answered += step.count
      if (halfMs === null && answered * 2 >= total) halfMs = Math.max(0, msBetween(sent, step.at))
      next += 1
    }
    return { at, answered }
  })
  return { points, halfMs }
}
