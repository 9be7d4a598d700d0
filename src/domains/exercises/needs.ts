import { z } from 'zod'
import { need } from '../../core/action.ts'

/** Stations by the beginning of number or name. */
export const stations = need<{ search: string; limit: number }>()(
  'territory.stations',
  z.object({
    items: z.array(z.object({ id: z.string(), number: z.string(), name: z.string() })),
  }),
)

/** Whether an election is being prepared here. */
export const currentElection = need<Record<string, never>>()(
  'territory.currentElection',
  z.object({ name: z.string() }).nullable(),
)

/** How far the pages at these hosts are learned. */
export const learnedPages = need<{ hosts: readonly string[] }>()(
  'monitoring.learnedPages',
  z.object({
    items: z.array(
      z.object({
        site: z.string(),
        host: z.string(),
        stage: z.enum(['learning', 'provisional', 'full']).nullable(),
        fetches: z.number(),
      }),
    ),
    needed: z.number(),
  }),
)

/** What is read of an incident. */
const incidentPart = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  area: z.string(),
})

/** Incidents that go on, newest first. */
export const liveIncidents = need<{ limit: number }>()(
  'incidents.incidents',
  z.object({ items: z.array(incidentPart.extend({ type: z.string().nullable() })) }),
)

/** Incidents by their ids, as far as the caller may see them. */
export const incidentsNamed = need<{ incidents: readonly string[] }>()(
  'incidents.named',
  z.object({ items: z.array(incidentPart) }),
)

/** Evidence of incidents, newest first. */
export const itemsOf = need<{ incidents: string[]; limit: number }>()(
  'evidence.itemsOf',
  z.object({ items: z.array(z.object({ fileName: z.string(), addedAt: z.string() })) }),
)

/** Cases in which the reader has a seat, newest first, by code alone. */
export const ownCases = need<{ view: 'mine'; limit: number }>()(
  'cases.cases',
  z.object({
    items: z.array(z.object({ id: z.string(), code: z.string(), isEnded: z.boolean() })),
  }),
)

/** Hypotheses of a case with the ranks that each analyst gave them; refused where its file is not open. */
export const rankedCase = need<{ case: string }>()(
  'cases.analysis',
  z.object({
    incidents: z.array(z.string()),
    hypotheses: z.array(z.object({ id: z.string(), name: z.string() })),
    results: z.array(
      z.object({
        person: z.string(),
        weighted: z.array(z.object({ hypothesis: z.string(), rank: z.number() })),
      }),
    ),
  }),
)
