import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { Permission } from '../../core/permission.ts'

/** Names of the persons who confirmed, and of administrators. */
export const personLabels = need<{ ids: string[] }>()(
  'accounts.personLabels',
  z.object({ persons: z.array(z.object({ id: z.string(), name: z.string() })) }),
)

/** Who may invite people: the administrators. */
export const personsHolding = need<{ permission: Permission }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)
