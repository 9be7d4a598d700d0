import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { Permission } from '../../core/permission.ts'
import { time } from '../../core/time.ts'

const incident = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  area: z.string(),
  state: z.string(),
  type: z.string().nullable(),
  asset: z.string().nullable(),
  openedAt: time,
  endedAt: time.nullable(),
})
export type Incident = z.infer<typeof incident>

/** Incidents by their ids, as far as the caller may see them. */
export const incidentsNamed = need<{ incidents: readonly string[] }>()(
  'incidents.named',
  z.object({ items: z.array(incident) }),
)

/** Incidents that are over, the newest first. */
export const endedIncidents = need<{ view: 'ended'; limit: number }>()(
  'incidents.incidents',
  z.object({ items: z.array(incident) }),
)

/** Names of persons of the node that stand in a text. */
export const namesIn = need<{ text: string }>()(
  'accounts.namesIn',
  z.object({ names: z.array(z.string()) }),
)

/** Public sites by name. */
export const publicSites = need<{ limit: number; after?: string }>()(
  'monitoring.publicStatus',
  z.object({ items: z.array(z.object({ name: z.string() })), next: z.string().nullable() }),
)

/** Whether an open case stands on an incident; answers nobody but a prosecutor. */
export const openCase = need<{ incident: string }>()(
  'cases.openOn',
  z.object({ isOpen: z.boolean() }),
)

/** How many persons may answer for the prosecutor. */
export const holders = need<{ permission: Permission; area: string }>()(
  'accounts.holders',
  z.object({ count: z.number() }),
)
