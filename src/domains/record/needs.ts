import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { Permission } from '../../core/permission.ts'

/** What the administrator opened for what the node reaches by itself. */
export const openedPlaces = need<Record<never, never>>()(
  'monitoring.opened',
  z.object({ networks: z.array(z.string()), ports: z.array(z.number().int()) }),
)

/** Who may be asked for by name in the list of records. */
export const personsHolding = need<{ permission: Permission }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)
