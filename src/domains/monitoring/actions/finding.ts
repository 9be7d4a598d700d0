import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed } from '../../../core/listed.ts'
import { observation } from '../../../core/observation.ts'
import { areaContains, areaPath } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import * as noun from '../schema.ts'
import { refusal } from '../refusals.ts'
import * as store from '../store/finding.ts'
import { signalRow, signals } from '../store/signal.ts'
import { observationsOf } from '../store/visit.ts'
import { aboutOf } from './about.ts'

export const findings = query({
  name: 'monitoring.findings',
  permission: 'monitoring:read',
  scope: 'area',
  summary:
    'Findings about sites and inside systems, newest first; of those that ended only when it is named.',
  input: listInput.extend({
    site: id.optional(),
    system: id.optional(),
    state: noun.findingState.optional(),
    severity: noun.severity.optional(),
    area: areaPath.optional(),
  }),
  output: listed(noun.findingItem),
  async run(ctx, input) {
    const { site, system, state, severity, area: under, after } = input
    const search = { areas: ctx.areas(), site, system, state, severity, under }
    const rows = await store.findingsWhere(ctx.tx, search, { after, limit: input.limit + 1 })
    const shown = rows.slice(0, input.limit)
    const items = await itemsOf(ctx, shown)
    return { items, next: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null }
  },
})

/** Rows as list items, with the marks in force. */
export async function itemsOf(
  ctx: Pick<QueryContext, 'tx' | 'now'>,
  rows: Awaited<ReturnType<typeof store.findingsWhere>>,
) {
  const ids = rows.map((row) => row.id)
  const marks = await store.markKinds(ctx.tx, ids, ctx.now)
  return rows.map((row) => ({
    ...itemOf(row),
    siteName: row.name ?? '',
    host: row.host ?? '',
    area: row.area ?? '/',
    marks: marks.get(row.id) ?? [],
  }))
}

function itemOf(row: store.FindingRow) {
  return {
    id: row.id,
    site: row.site,
    system: row.system,
    check: row.checkName,
    subject: row.subject,
    state: row.state,
    reason: row.reason,
    severity: row.severity,
    suspectedAt: row.suspectedAt,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
  }
}

/** A finding with what it is about; throws unknownFinding where the caller's areas do not reach. */
async function readable(ctx: QueryContext, finding: string) {
  const areas = ctx.areas()
  const row = await store.findings.one(ctx.tx, { id: finding })
  const about = row && (await aboutOf(ctx, row))
  if (row === undefined || about === undefined) throw refusal('unknownFinding')
  if (!areas.some((area) => areaContains(area, about.area))) throw refusal('unknownFinding')
  return { row, about }
}

export const findingFacts = query({
  name: 'monitoring.findingFacts',
  permission: 'monitoring:read',
  scope: 'area',
  summary:
    'What others need to know of a finding: about what, what it is, how bad, and whom it concerns.',
  input: z.strictObject({ finding: id }),
  output: z.object({
    id,
    site: id.nullable(),
    system: id.nullable(),
    siteName: z.string(),
    check: z.string(),
    reason: z.string(),
    severity: noun.severity,
    state: noun.findingState,
    areas: z.array(areaPath),
    openedAt: time.nullable(),
  }),
  async run(ctx, { finding }) {
    const { row, about } = await readable(ctx, finding)
    const { id: key, site, system, check, reason, severity, state, openedAt } = itemOf(row)
    const facts = { id: key, site, system, check, reason, severity, state, openedAt }
    return { ...facts, siteName: about.name, areas: [...about.areas] }
  },
})

const shownSignal = signalRow.pick({ id: true, at: true, kind: true, number: true, sha256: true })

/** Votes that are shown. */
const SHOWN_VOTES = 20

export const finding = query({
  name: 'monitoring.finding',
  permission: 'monitoring:read',
  scope: 'area',
  summary: 'Everything about one finding: verdict, evidence, votes, marks and what it follows.',
  input: z.strictObject({ finding: id }),
  output: noun.findingItem.omit({ marks: true }).extend({
    verdict: noun.verdict,
    /** The visit that the evidence comes from, and what it saw; empty once it is retired. Null for a system. */
    visit: id.nullable(),
    observations: z.array(observation),
    /** The signal that showed it, where there was one. */
    signal: shownSignal.nullable(),
    votes: z.array(store.voteRow.omit({ finding: true })),
    marks: z.array(noun.mark),
    previous: id.nullable(),
    areas: z.array(areaPath),
  }),
  async run(ctx, input) {
    const { row, about } = await readable(ctx, input.finding)
    const votes = await store.votesOf(ctx.tx, row.id, SHOWN_VOTES)
    const marks = await store.marksOf(ctx.tx, [row.id], ctx.now)
    return {
      ...itemOf(row),
      siteName: about.name,
      host: about.host,
      area: about.area,
      verdict: row.verdict,
      visit: row.visit,
      observations: row.visit === null ? [] : await observationsOf(ctx.tx, row.visit),
      signal: row.signal === null ? null : await signalOf(ctx, row.signal),
      votes: votes.map(({ finding: _finding, ...vote }) => vote),
      marks: marks.map((one) => ({
        id: one.id,
        kind: one.kind,
        reason: one.reason,
        until: one.untilAt,
        madeBy: one.madeBy,
        madeAt: one.madeAt,
      })),
      previous: row.previous,
      areas: [...about.areas],
    }
  },
})

async function signalOf({ tx }: QueryContext, signal: string) {
  return (await signals.one(tx, { id: signal }, { as: shownSignal })) ?? null
}
