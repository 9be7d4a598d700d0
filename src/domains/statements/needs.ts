import { z } from 'zod'
import { need } from '../../core/action.ts'

const election = z.object({ date: z.string(), zone: z.string(), phase: z.string() })
export type ElectionDay = z.infer<typeof election>

/** The election that the node works for. */
export const electionDay = need<object>()('territory.electionDay', election.nullable())
