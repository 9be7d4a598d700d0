import { z } from 'zod'
import { need } from '../../core/action.ts'

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
