import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { line } from '../../../core/line.ts'
import { under } from '../../../core/permission.ts'
import * as store from '../store.ts'

/** Incidents that one question names. */
const MAX_INCIDENTS = 50
const count = z.number().int()

export const counts = query({
  permission: 'evidence:read',
  scope: 'area',
  name: 'evidence.counts',
  summary: 'How the evidence of these incidents stands: for the gates of cases that stand on them.',
  input: z.strictObject({ incidents: z.array(line(100)).max(MAX_INCIDENTS) }),
  output: z.strictObject({
    /** Items that have their chain, ended ones counted. */
    held: count,
    /** Still coming in or being hashed. */
    open: count,
    /** With a chain that the last walk found broken. */
    broken: count,
    /** Offered to somebody who has neither accepted nor refused. */
    offered: count,
    /** Things that are held and have no seal on. */
    unsealed: count,
  }),
  run: async (ctx, { incidents }) =>
    await store.countsOf(ctx.tx, { incidents, areas: under(ctx.areas()) }),
})
