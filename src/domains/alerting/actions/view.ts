import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { areaContains, areaPath } from '../../../core/permission.ts'
import { addMs, time } from '../../../core/time.ts'
import { board, type BoardArea, boardCounts, boardOf, ownCounts, summed } from '../board.ts'
import { issuesOf, spokenBlocks } from '../cap.ts'
import { blocksOf, content, proposedEnd, storedContent, storedProposal } from '../content.ts'
import { type Hands, handsFields, withHands } from '../hands.ts'
import { areaParts, audience, audienceCounts } from '../needs.ts'
import { readOfProposal } from '../read.ts'
import * as noun from '../schema.ts'
import { refusal } from '../refusals.ts'
import { ACTIVE, alertRef, PROPOSAL_MS, STATES } from '../schema.ts'
import {
  alertById,
  alertsByIds,
  type AlertRow,
  alertsIn,
  newestRevisions,
  type ProposalRow,
  proposals,
  type RevisionFacts,
  revisionsOf,
  targetsOf,
  targetsOfMany,
  versionKey,
} from '../store/alert.ts'
import { receptionCounts, receptionSums } from '../store/receipt.ts'
import { allClearHeadline } from '../templates.ts'
import { sendingOf } from './sending.ts'

/** An alert that touches the caller's areas, from above or below. Throws 404 for others, so that nobody learns of them. */
async function visibleAlert(
  ctx: QueryContext,
  wanted: string,
): Promise<{ alert: AlertRow; areas: string[] }> {
  const held = ctx.areas()
  const alert = await alertById(ctx.tx, wanted)
  const areas = alert === undefined ? [] : await targetsOf(ctx.tx, alert.id, alert.revision)
  if (alert === undefined || !touches(areas, held)) throw refusal('unknownAlert')
  return { alert, areas }
}

/** Whether areas lie in, or around, some of those that somebody holds. */
function touches(areas: readonly string[], held: readonly string[]): boolean {
  return areas.some((area) =>
    held.some((one) => areaContains(one, area) || areaContains(area, one)),
  )
}

const issueItem = z.strictObject({
  path: z.string(),
  level: z.enum(['error', 'warning']),
  code: z.string(),
})

export const preview = query({
  name: 'alerting.preview',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'What a release would do now: recipients, per area, first line per language, what is in the way.',
  input: alertRef,
  output: z.strictObject({
    alert: id,
    kind: z.enum(noun.REVISION_KINDS),
    count: z.number().int(),
    hash: z.string(),
    /** All that would be sent. */
    content,
    /** Names what is shown here, for the release; null where nothing is proposed. */
    read: noun.read.nullable(),
    perArea: z.array(z.strictObject({ path: areaPath, name: z.string(), count: z.number().int() })),
    withoutDevice: z.number().int(),
    firstLines: z.array(
      z.strictObject({ language: z.string(), headline: z.string(), instruction: z.string() }),
    ),
    cancelTexts: z.array(z.strictObject({ language: z.string(), headline: z.string() })),
    /** What one person may say when the danger is over. */
    clearTexts: z.array(z.strictObject({ language: z.string(), headline: z.string() })),
    issues: z.array(issueItem),
    /** The time that it would carry, to be confirmed because the machine's clock says another; null while it is believed. */
    clock: z.strictObject({ time, machine: time }).nullable(),
  }),
  async run(ctx, input) {
    const { alert } = await visibleAlert(ctx, input.alert)
    const proposal = await proposals.one(ctx.tx, { alert: alert.id })
    const { content: shown, kind, endTexts } = whatWaits(alert, proposal)
    const sending = await sendingOf(ctx, { alert, kind, content: shown, endTexts })
    const areas = [...shown.areas, ...sending.carried]
    const { count, hash, perArea, withoutDevice } = await ctx.ask(audience, { areas })
    const firstLines = spokenBlocks(sending).map(({ language, headline, instruction }) => ({
      language,
      headline,
      instruction,
    }))
    const cancelTexts = Object.entries(shown.cancelTexts).flatMap(([language, headline]) =>
      headline === undefined ? [] : [{ language, headline }],
    )
    const clearTexts = blocksOf(shown).flatMap((block) => {
      const headline = allClearHeadline(ctx.node, shown, block)
      return headline === undefined ? [] : [{ language: block.language, headline }]
    })
    const issues = issuesOf(sending).map(({ path, level, code }) => ({ path, level, code }))
    // It was asked for, so it is there.
    const read =
      proposal === undefined ? null : readOfProposal(proposal, { hash, names: sending.areaNames })
    const facts = { count, hash, content: shown, read, perArea, withoutDevice: withoutDevice ?? 0 }
    const doubt = ctx.clockDoubt()
    const clock = doubt === null ? null : { time: ctx.now, machine: doubt.machine }
    return { alert: alert.id, kind, ...facts, firstLines, cancelTexts, clearTexts, issues, clock }
  },
})

/** What would go out: the proposal that waits, else the alert as it stands. */
function whatWaits(alert: AlertRow, proposal: ProposalRow | undefined) {
  const kind = alert.revision === 0 ? ('Alert' as const) : ('Update' as const)
  const standing = storedContent(alert.content)
  if (proposal === undefined) return { content: standing, kind, endTexts: {} }
  const what = storedProposal(proposal.content)
  if ('content' in what) return { content: what.content, kind, endTexts: {} }
  return { content: standing, kind: what.end.end, endTexts: what.end.texts }
}

const sentTexts = z.record(
  z.string(),
  z.strictObject({ headline: z.string(), instruction: z.string() }),
)

const alertItem = z.strictObject({
  alert: id,
  state: noun.alertState,
  revision: z.number().int(),
  eventCode: z.string(),
  severity: z.string(),
  scope: z.string(),
  /** Headlines by language. */
  headlines: z.record(z.string(), z.string()),
  areas: z.array(areaPath),
  origin: z.string().nullable(),
  madeAt: time,
  issuedAt: time.nullable(),
  expiresAt: time.nullable(),
  endedAt: time.nullable(),
  isReviewDue: z.boolean(),
})

/** Which alerts a list shows. */
const VIEWS = {
  open: ['draft', 'proposed', 'issued', 'updated'],
  active: ACTIVE,
  ended: ['cancelled', 'cleared', 'expired', 'rejected', 'withdrawn'],
  all: STATES,
} as const

export const list = query({
  name: 'alerting.list',
  permission: 'alerting:read',
  scope: 'area',
  summary: 'Alerts that touch the areas of the caller, newest first.',
  input: listInput.extend({
    view: z.enum(['open', 'active', 'ended', 'all']).default('open'),
  }),
  output: listed(alertItem),
  async run(ctx, { view, after, limit }) {
    const wanted = { states: VIEWS[view], areas: ctx.areas(), before: after ?? 'g', limit }
    const rows = await alertsIn(ctx.tx, wanted)
    const revisions = await newestRevisions(
      ctx.tx,
      rows.map((row) => row.id),
    )
    const items = rows.map((row) => itemOf(row, revisions.get(row.id)))
    return { items, next: nextOf(rows, limit, (row) => row.id) }
  },
})

function itemOf(row: AlertRow, revision: RevisionFacts | undefined): z.infer<typeof alertItem> {
  const stored = storedContent(row.content)
  const written = Object.entries(stored.texts).flatMap(([language, text]) =>
    text?.headline === undefined ? [] : [[language, text.headline]],
  )
  const sent =
    revision === undefined
      ? []
      : Object.entries(sentTexts.parse(JSON.parse(revision.texts))).map(([language, text]) => [
          language,
          text.headline,
        ])
  return {
    alert: row.id,
    state: row.state,
    revision: row.revision,
    eventCode: row.eventCode,
    severity: row.severity,
    scope: row.scope,
    headlines: Object.fromEntries(sent.length > 0 ? sent : written),
    areas: stored.areas,
    origin: row.origin,
    madeAt: row.madeAt,
    issuedAt: row.issuedAt,
    expiresAt: row.expiresAt,
    endedAt: row.endedAt,
    isReviewDue: row.reviewDueAt !== null && row.reviewedBy === null,
  }
}

const proposalShape = z.strictObject({
  by: z.string(),
  at: time,
  lapsesAt: time,
  isLapsed: z.boolean(),
  content,
  /** Words for the end of the alert, where these are proposed; `content` is then the one in force. */
  end: proposedEnd.nullable(),
  /** Languages whose text the proposer confirmed. */
  confirmed: z.array(z.string()),
  /** The last person who was refused the release, because he had read another proposal. */
  refusedBy: z.string().nullable(),
  refusedAt: time.nullable(),
})

const revisionShape = z.strictObject({
  revision: z.number().int(),
  kind: z.enum(noun.REVISION_KINDS),
  sent: time,
  expiresAt: time,
  severity: z.string(),
  texts: sentTexts,
  sha256: z.string(),
  count: z.number().int(),
  hash: z.string(),
  ...handsFields,
  breakGlassReason: z.string().nullable(),
  order: z.string().nullable(),
})

export const show = query({
  name: 'alerting.show',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'One alert: its content, versions, who released it, and who got, opened and answered it.',
  input: alertRef,
  output: alertItem.extend({
    content,
    madeBy: z.string(),
    findingClosedAt: time.nullable(),
    review: z.string().nullable(),
    reviewedBy: z.string().nullable(),
    proposal: proposalShape.nullable(),
    revisions: z.array(revisionShape),
    board: board.nullable(),
  }),
  async run(ctx, input) {
    const { alert, areas } = await visibleAlert(ctx, input.alert)
    const revisions = await revisionsOf(ctx.tx, alert.id)
    const proposal = await proposals.one(ctx.tx, { alert: alert.id })
    const acted = await withHands(ctx, revisions)
    return {
      ...itemOf(alert, revisions.at(-1)),
      content: storedContent(alert.content),
      madeBy: alert.madeBy,
      findingClosedAt: alert.findingClosedAt,
      review: alert.review,
      reviewedBy: alert.reviewedBy,
      proposal: proposal === undefined ? null : shownProposal(proposal, alert, ctx.now),
      revisions: acted.map(({ row, hands }) => shownRevision(row, hands)),
      board: alert.revision === 0 ? null : await boardFor(ctx, alert, areas),
    }
  },
})

/** Alerts whose boards are told at once. */
const MAX_BOARDS = 100

export const boards = query({
  name: 'alerting.boards',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'Who got, opened and answered each of several alerts, in all; alerts that are not out or do not touch the areas of the caller are left out.',
  input: z.strictObject({ alerts: z.array(id).max(MAX_BOARDS) }),
  output: z.strictObject({ boards: z.array(boardCounts.extend({ alert: id })) }),
  async run(ctx, input) {
    const held = ctx.areas()
    const rows = await alertsByIds(ctx.tx, [...new Set(input.alerts)])
    const ids = rows.map((row) => row.id)
    const targets = await targetsOfMany(ctx.tx, ids)
    const shown = rows
      .filter((row) => row.revision > 0)
      .map((row) => ({ key: versionKey({ alert: row.id, revision: row.revision }), alert: row.id }))
      .map((one) => ({ ...one, areas: targets.get(one.key) ?? [] }))
      .filter(({ areas }) => touches(areas, held))
    if (shown.length === 0) return { boards: [] }
    const { counts } = await ctx.ask(audienceCounts, { sets: shown.map(({ areas }) => areas) })
    const sums = await receptionSums(ctx.tx, ids)
    return {
      boards: shown.map(({ alert, key }, at) => ({
        alert,
        ...summed(counts[at] ?? 0, sums.get(key) ?? []),
      })),
    }
  },
})

/** Areas whose parts are shown one by one; beyond, the areas themselves say enough. */
const MAX_SPLIT = 10

async function boardFor(ctx: QueryContext, alert: AlertRow, areas: string[]) {
  const { count, perArea } = await ctx.ask(audience, { areas, devices: false })
  const rows: BoardArea[] = []
  for (const area of perArea) {
    const isSplit = perArea.length <= MAX_SPLIT
    const tree = isSplit ? await ctx.ask(areaParts, { under: area.path, depth: 1 }) : { areas: [] }
    rows.push(...ownCounts(area, tree.areas))
  }
  return boardOf(count, rows, await receptionCounts(ctx.tx, alert.id, alert.revision))
}

function shownProposal(
  row: ProposalRow,
  alert: AlertRow,
  now: string,
): z.infer<typeof proposalShape> {
  const lapsesAt = addMs(row.proposedAt, PROPOSAL_MS)
  const what = storedProposal(row.content)
  return {
    by: row.proposedBy,
    at: row.proposedAt,
    lapsesAt,
    isLapsed: lapsesAt <= now,
    content: 'content' in what ? what.content : storedContent(alert.content),
    end: 'end' in what ? what.end : null,
    confirmed: z.array(z.string()).parse(JSON.parse(row.confirmed)),
    refusedBy: row.refusedBy,
    refusedAt: row.refusedAt,
  }
}

function shownRevision(row: RevisionFacts, hands: Hands): z.infer<typeof revisionShape> {
  return {
    revision: row.revision,
    kind: row.kind,
    sent: row.sent,
    expiresAt: row.expiresAt,
    severity: row.severity,
    texts: sentTexts.parse(JSON.parse(row.texts)),
    sha256: row.sha256,
    count: row.audienceCount,
    hash: row.audienceHash,
    ...hands,
    breakGlassReason: row.breakGlassReason,
    order: row.standingOrder,
  }
}
