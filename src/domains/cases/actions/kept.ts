// What cases keep from readers of evidence and incidents: asked by those slices through `core/shut.ts`, and by nobody else.
import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { PORTION } from '../../../core/portions.ts'
import { incidentWholes } from '../needs.ts'
import { openAmong, seatedIn, withParts } from '../membership.ts'
import { MAX_SHUT_AT_ALL } from '../schema/shut.ts'
import * as store from '../store/case.ts'
import { shut } from '../store/shut.ts'

const inner = { permission: 'anyone', scope: 'none', isInner: true } as const

/** Cases that stand on the incidents of one question; more would leave evidence open. */
const MAX_STANDING = 1_000_000

/** Whether the node itself asks: what it copies from slice to slice is shown by others, who ask again. */
const isNode = ({ actor }: QueryContext) => /^(?:workflow|job):/.test(actor.id)

/** The cases that stand on incidents, by incident, the oldest first. */
async function casesOn(ctx: QueryContext, incident: readonly string[]) {
  const how = { order: ['addedAt', 'case'], limit: MAX_STANDING } as const
  const rows = await store.incidents.many(ctx.tx, { incident: [...incident] }, how)
  return Map.groupBy(rows, (row) => row.incident)
}

/** The cases that stand on an incident or on what became a part of it. */
async function casesOnAll(ctx: QueryContext, incident: string): Promise<ReadonlySet<string>> {
  const standing = await casesOn(ctx, await withParts(ctx, [incident]))
  return new Set([...standing.values()].flat().map((row) => row.case))
}

export const keptEvidence = query({
  ...inner,
  name: 'cases.keptEvidence',
  summary:
    'Of these incidents those whose evidence belongs to a case of which the caller has no file open, with the code of the case.',
  input: z.strictObject({ incidents: z.array(line(100)).max(PORTION) }),
  output: z.strictObject({
    kept: z.array(z.strictObject({ incident: z.string(), code: z.string() })),
  }),
  async run(ctx, { incidents }) {
    const standing = await casesOn(ctx, incidents)
    if (standing.size === 0 || isNode(ctx)) return { kept: [] }
    const all = [...standing.values()].flat().map((row) => row.case)
    const open = await openAmong(ctx, [...new Set(all)])
    const kept = [...standing].filter(([, on]) => !on.some((row) => open.has(row.case)))
    if (kept.length === 0) return { kept: [] }
    const first = kept.map(([incident, [row]]) => ({ incident, case: row?.case ?? '' }))
    const where = { id: [...new Set(first.map((one) => one.case))] }
    const rows = await store.cases.many(ctx.tx, where, { limit: PORTION })
    const codes = new Map(rows.map(({ id: own, code }) => [own, code]))
    return {
      kept: first.map((one) => ({ incident: one.incident, code: codes.get(one.case) ?? '' })),
    }
  },
})

export const keptIncidents = query({
  ...inner,
  name: 'cases.keptIncidents',
  summary:
    'Incidents that the head of a case keeps from the caller, and those of which one became a part.',
  input: z.strictObject({}),
  output: z.strictObject({ incidents: z.array(id) }),
  async run(ctx) {
    const rows = await shut.many(ctx.tx, {}, { limit: MAX_SHUT_AT_ALL })
    // Where nothing is shut nobody is asked for: everybody is answered the same.
    const own = rows.length === 0 ? [] : rows.filter(({ person }) => person === ctx.actor.id)
    if (own.length === 0) return { incidents: [] }
    const incidents = [...new Set(own.map(({ incident }) => incident))]
    // What became a part of another one is told there.
    const { wholes } = await ctx.ask(incidentWholes, { incidents })
    return { incidents: [...new Set([...incidents, ...wholes])] }
  },
})

export const keptMerge = query({
  ...inner,
  name: 'cases.keptMerge',
  summary:
    'Whether two incidents belong to different cases, not all of them cases of the caller: made one, the members of each would read the evidence of the other.',
  input: z.strictObject({ incident: id, into: id }),
  output: z.strictObject({ isKept: z.boolean() }),
  async run(ctx, { incident, into }) {
    const [one, other] = [await casesOnAll(ctx, incident), await casesOnAll(ctx, into)]
    if (one.size === 0 || other.size === 0) return { isKept: false }
    const apart = [...one.symmetricDifference(other)]
    if (apart.length === 0) return { isKept: false }
    const own = await seatedIn(ctx, [...one.union(other)])
    return { isKept: [...one.union(other)].some((of) => !own.has(of)) }
  },
})
