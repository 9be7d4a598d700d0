import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { Permission } from '../../core/permission.ts'

/** Persons who may lead an incident or take a task. */
export const personsHolding = need<{ permission: Permission; area: string }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)
