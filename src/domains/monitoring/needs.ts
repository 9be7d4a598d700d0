import { z } from 'zod'
import { need } from '../../core/action.ts'

/** Names of areas by path. */
export const areaNames = need<{ paths: string[] }>()(
  'territory.areaNames',
  z.object({ areas: z.array(z.object({ path: z.string(), name: z.string() })) }),
)

/** The areas that a form offers. */
export const areaTree = need<{ depth: number }>()(
  'territory.areaTree',
  z.object({ areas: z.array(z.object({ path: z.string(), name: z.string() })) }),
)

/** Names of persons by their reference. */
export const personLabels = need<{ ids: string[] }>()(
  'accounts.personLabels',
  z.object({ persons: z.array(z.object({ id: z.string(), name: z.string() })) }),
)

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
