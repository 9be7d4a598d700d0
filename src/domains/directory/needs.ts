import { z } from 'zod'
import { need } from '../../core/action.ts'

/** Names of the persons who confirmed. */
export const personLabels = need<{ ids: string[] }>()(
  'accounts.personLabels',
  z.object({ persons: z.array(z.object({ id: z.string(), name: z.string() })) }),
)
