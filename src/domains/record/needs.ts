import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { Permission } from '../../core/permission.ts'

/** Who may be asked for by name in the list of records. */
export const personsHolding = need<{ permission: Permission }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)
