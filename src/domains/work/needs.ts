import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { Permission } from '../../core/permission.ts'

/** Those to whom work can be handed. */
export const personsHolding = need<{ permission: Permission }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)
