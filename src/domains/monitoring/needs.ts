import { z } from 'zod'
import { need } from '../../core/action.ts'
import { votingTimes } from '../../core/voting-times.ts'

export { reachable } from '../../core/two-persons.ts'

/** Whom to call now for an area. */
export const onDuty = need<{ area: string }>()(
  'territory.onDuty',
  z.object({
    now: z.array(
      z.object({
        post: z.string(),
        label: z.string().nullable(),
        contact: z.string().nullable(),
        until: z.string(),
      }),
    ),
  }),
)

/** Days in which nothing on election systems may change, by the clock on the wall of each election. */
export const elections = need<Record<string, never>>()(
  'territory.elections',
  z.object({
    elections: z.array(
      z.object({
        zone: z.string(),
        freezes: z.array(z.object({ from: z.string(), until: z.string(), reason: z.string() })),
      }),
    ),
  }),
)

/** When the election that the node works for is held; null where none is entered. Open to everybody. */
export const votingDay = need<object>()(
  'territory.electionDay',
  z.object({ times: votingTimes }).nullable(),
)
