import { z } from 'zod'
import { need } from '../../core/action.ts'
import { id } from '../../core/id.ts'

const election = z.object({ date: z.string(), zone: z.string(), phase: z.string() })
export type ElectionDay = z.infer<typeof election>

/** The election that the node works for. */
export const electionDay = need<object>()('territory.electionDay', election.nullable())

/** What incidents are called, as far as the reader may see them. */
export const incidentsNamed = need<{ incidents: string[] }>()(
  'incidents.named',
  z.object({ items: z.array(z.object({ id, title: z.string() })) }),
)
