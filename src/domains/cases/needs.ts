import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { Permission } from '../../core/permission.ts'
import { time } from '../../core/time.ts'

/** Persons who may have a seat. */
export const personsHolding = need<{ permission: Permission; area: string }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)

/** What a case reads of an incident. */
export const incidentPart = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  area: z.string(),
  state: z.string(),
  type: z.string().nullable(),
  asset: z.string().nullable(),
  phase: z.string().nullable(),
  clock: z.string().nullable(),
  openedAt: time,
})
export type IncidentPart = z.infer<typeof incidentPart>

/** Incidents by their ids, as far as the caller may see them. */
export const incidentsNamed = need<{ incidents: readonly string[] }>()(
  'incidents.named',
  z.object({ items: z.array(incidentPart) }),
)

/** Incidents that could be followed further, newest first. */
export const liveIncidents = need<{ view: 'live' | 'all'; limit: number }>()(
  'incidents.incidents',
  z.object({ items: z.array(incidentPart) }),
)

/** How the evidence of incidents stands. */
export const evidenceCounts = need<{ incidents: readonly string[] }>()(
  'evidence.counts',
  z.object({
    held: z.number(),
    open: z.number(),
    broken: z.number(),
    offered: z.number(),
    unsealed: z.number(),
  }),
)

/** The election that the node works for now. */
export const electionDay = need<Record<never, never>>()(
  'territory.electionDay',
  z.object({ phase: z.string() }).nullable(),
)
