import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed, pageOf } from '../../../core/listed.ts'
import { observation } from '../../../core/observation.ts'
import { areaPath, inReach } from '../../../core/permission.ts'
import { type Message, message } from '../../../core/text.ts'
import { time } from '../../../core/time.ts'
import { checkTexts } from '../checks/index.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store/finding.ts'
import { signalRow, signals } from '../store/signal.ts'
import { observationsOf } from '../store/kept-visit.ts'
import { changesOf } from '../store/watch.ts'
import { worstOfEach } from '../store/worst.ts'
import { shownChange, shownIn } from '../watched.ts'
import { findingAbout } from './about.ts'
import { approvalFacts, approvalOf } from './approval.ts'
import { needsTwo } from './deciding.ts'

const reading = { permission: 'monitoring:read', scope: 'area' } as const

export const findings = query({
  ...reading,
  name: 'monitoring.findings',
  summary:
    'Findings about sites and inside systems, newest first; of those that ended only when it is named.',
  input: listInput.extend({
    site: id.optional(),
    system: id.optional(),
    state: noun.findingState.or(z.literal('current')).optional(),
    severity: noun.severity.optional(),
    area: areaPath.optional(),
  }),
  output: listed(noun.listedFinding),
  async run(ctx, { after, limit, area: under, ...asked }) {
    const search = { ...asked, under, areas: ctx.areas() }
    const rows = await store.findingsWhere(ctx.tx, search, { after, limit: limit + 1 })
    const { items, next } = pageOf(rows, limit)
    return { items: await itemsOf(ctx, items), next }
  },
})

/** Sites that one answer tells of. */
const MAX_WORST = 100

export const worstFindings = query({
  ...reading,
  name: 'monitoring.worstFindings',
  summary:
    'Sites and inside systems with suspected or open findings, each once with its worst and how many it has: the worst first, then the newest.',
  input: z.strictObject({ limit: z.number().int().min(1).max(MAX_WORST).default(20) }),
  output: z.strictObject({
    items: z.array(
      noun.findingItem
        .pick({ id: true, site: true, system: true, check: true, state: true, severity: true })
        .extend({
          name: z.string(),
          suspectedAt: time,
          openedAt: time.nullable(),
          count: z.number(),
        }),
    ),
    /** There are more sites than are told. */
    isCut: z.boolean(),
  }),
  async run(ctx, { limit }) {
    const wanted = { areas: ctx.areas(), now: ctx.now, limit: limit + 1 }
    const rows = await worstOfEach(ctx.tx, wanted)
    return { items: rows.slice(0, limit), isCut: rows.length > limit }
  },
})

/** Rows as list items, with the marks in force. */
export async function itemsOf(
  ctx: Pick<QueryContext, 'tx' | 'now'>,
  rows: Awaited<ReturnType<typeof store.findingsWhere>>,
) {
  const ids = rows.map((row) => row.id)
  const marks = Map.groupBy(await store.marksOf(ctx.tx, ids, ctx.now), ({ finding }) => finding)
  return rows.map(({ name: siteName, remindedAt, remindedOf, ...row }) => {
    const own = marks.get(row.id) ?? []
    const markedAt = own.at(-1)?.madeAt ?? ''
    const isDue = remindedAt !== null && remindedOf !== null && markedAt < remindedAt
    const reminder = isDue ? { at: remindedAt, of: remindedOf } : null
    return { ...row, siteName, reminder, marks: own.map(({ kind }) => kind) }
  })
}

/** A finding with what it is about; throws unknownFinding where the caller's areas do not reach. */
async function readable(ctx: QueryContext, finding: string) {
  const about = await findingAbout(ctx.tx, finding)
  return found(inReach(ctx, about), 'unknownFinding')
}

export const findingFacts = query({
  ...reading,
  name: 'monitoring.findingFacts',
  summary:
    'What others need to know of a finding: about what, what it is, how bad, and whom it concerns.',
  input: z.strictObject({ finding: id }),
  output: noun.findingItem
    .omit({ host: true, area: true, subject: true, suspectedAt: true, closedAt: true, marks: true })
    .extend({ areas: z.array(areaPath) }),
  async run(ctx, { finding }) {
    const { row, name: siteName, areas } = await readable(ctx, finding)
    const { id: key, site, system, checkName: check, reason, severity, state, openedAt } = row
    const facts = { id: key, site, system, check, reason, severity, state, openedAt }
    return { ...facts, siteName, areas: [...areas] }
  },
})

const shownSignal = signalRow.pick({ id: true, at: true, kind: true, number: true, sha256: true })

const shownMark = store.markRow
  .omit({ finding: true, withdrawnAt: true, untilAt: true })
  .extend({ until: time.nullable() })

/** Votes that are shown. */
const SHOWN_VOTES = 20

export const finding = query({
  ...reading,
  name: 'monitoring.finding',
  summary: 'Everything about one finding: verdict, evidence, votes, marks and what it follows.',
  input: z.strictObject({ finding: id }),
  output: noun.findingItem.omit({ marks: true }).extend({
    verdict: noun.verdict,
    /** The visit that the evidence comes from, and what it saw; empty once it is retired. Null for a system. */
    visit: id.nullable(),
    observations: z.array(observation),
    /** The signal that showed it, where there was one. */
    signal: shownSignal.nullable(),
    /** Of a change of the page: what was there and what is now. */
    change: shownChange.nullable(),
    votes: z.array(store.voteRow.omit({ finding: true })),
    marks: z.array(shownMark),
    previous: id.nullable(),
    /** What was found anew after it: the same change, once it was there again. */
    next: id.nullable(),
    approval: approvalFacts,
    /** Texts about voting stand in its place: two persons say that the place moves by itself. */
    isOfVotingPlace: z.boolean(),
    areas: z.array(areaPath),
  }),
  async run(ctx, input) {
    const { row, name: siteName, host, area, areas } = await readable(ctx, input.finding)
    const { checkName: check, signal, visit, ...facts } = row
    const place = { siteName, host, area, areas: [...areas] }
    const votes = await store.votesOf(ctx.tx, row.id, SHOWN_VOTES)
    const marks = await store.marksOf(ctx.tx, [row.id], ctx.now)
    const shown = { as: shownSignal }
    const items = await changesOf(ctx.tx, [row.id])
    const item = items.get(row.id)
    const next = await store.findings.one(ctx.tx, { previous: row.id }, { order: ['id'] })
    return {
      ...facts,
      ...place,
      check,
      visit,
      change: shownIn(items, row.id),
      next: next?.id ?? null,
      approval: await approvalOf(ctx, row.id, item),
      isOfVotingPlace:
        item !== undefined &&
        (await needsTwo(ctx, row.site ?? '', { items: [item], kind: 'moves' })),
      observations: visit === null ? [] : await observationsOf(ctx.tx, visit),
      signal: (signal !== null && (await signals.one(ctx.tx, { id: signal }, shown))) || null,
      votes: votes.map(({ finding: _finding, ...vote }) => vote),
      marks: marks.map(({ finding: _finding, withdrawnAt: _open, untilAt, ...made }) => ({
        ...made,
        until: untilAt,
      })),
    }
  },
})

/** Findings of a day that are told one by one; a day with more says so. */
const MAX_ROWS = 200

export const day = query({
  ...reading,
  name: 'monitoring.day',
  summary: 'Findings that opened or closed in a stretch of time.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({
    findings: z.array(
      noun.findingItem
        .pick({ siteName: true, check: true, severity: true, state: true, closedAt: true })
        .extend({ finding: id, openedAt: time }),
    ),
    /** There was more than is told. */
    isCut: z.boolean(),
  }),
  async run(ctx, { from, until }) {
    const stretch = { from, until, areas: ctx.areas() }
    const rows = await store.findingsBetween(ctx.tx, stretch, MAX_ROWS)
    const findings = rows.map(({ name: siteName, ...row }) => ({ ...row, siteName }))
    return { findings, isCut: rows.length === MAX_ROWS }
  },
})

export const checkTitles = query({
  ...reading,
  name: 'monitoring.checkTitles',
  scope: 'shared',
  summary: 'What each check is called, for pages that show findings beside other things.',
  input: z.strictObject({}),
  output: z.strictObject({ titles: z.record(z.string(), message) }),
  async run() {
    const titles = Object.entries(checkTexts).flatMap(([key, text]) =>
      key.endsWith('.title') ? [[key.slice(0, -'.title'.length), text]] : [],
    )
    return { titles: Object.fromEntries(titles) as Record<string, Message> }
  },
})
