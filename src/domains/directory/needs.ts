import { z } from 'zod'
import { need } from '../../core/action.ts'

/** Who may invite people: the administrators. */
export const personsHolding = need<{ permission: string }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)

/** Agencies that take sealed reports on this node, by code. */
export const receiving = need<object>()(
  'reports.receiving',
  z.object({ agencies: z.array(z.object({ agency: z.string() })) }),
)
