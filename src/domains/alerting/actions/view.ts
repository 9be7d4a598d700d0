import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { areaContains, areaPath } from '../../../core/permission.ts'
import { addMs, time } from '../../../core/time.ts'
import { touches } from '../areas.ts'
import {
  board,
  type BoardArea,
  boardArea,
  boardCounts,
  boardOf,
  ownCounts,
  summed,
} from '../board.ts'
import { forVoters, isForTwo, issuesOf, spokenBlocks } from '../cap.ts'
import {
  blocksOf,
  content,
  headlinesOf,
  proposedEnd,
  storedContent,
  storedProposal,
} from '../content.ts'
import { curve } from '../curve.ts'
import { type Hands, handsFields, withHands } from '../hands.ts'
import { audience, audienceTree } from '../needs.ts'
import { partOf } from '../part.ts'
import { readOfDraft, readOfProposal } from '../read.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store/alert.ts'
import { alertFindingRow, findingsOf } from '../store/finding.ts'
import { receptionCounts, receptionSums } from '../store/receipt.ts'
import { allClearHeadline } from '../templates.ts'
import { whatWaits } from '../trial-words.ts'
import { curveOf } from './answer-curve.ts'
import { sendingOf } from './sending.ts'

type Alert = store.AlertRow

/** An alert that touches the caller's areas, from above or below. Throws 404 for others, so that nobody learns of them. */
export async function visibleAlert(ctx: Reader, wanted: string) {
  const held = ctx.areas()
  const alert = await store.alertById(ctx.tx, wanted)
  const areas = alert === undefined ? [] : await store.targetsOf(ctx.tx, alert.id, alert.revision)
  if (alert === undefined || !touches(areas, held)) throw refusal('unknownAlert')
  return { alert, areas, held }
}

/** Whoever looks at an alert: a query, or a command about it. */
type Reader = Pick<QueryContext, 'areas' | 'tx'>

/** A version of such an alert, the newest where none is named. Throws 404 also for one that never went out. */
export async function visibleRevision(ctx: Reader, wanted: string, revision?: number) {
  const { alert, areas, held } = await visibleAlert(ctx, wanted)
  if (alert.revision === 0) throw refusal('unknownAlert')
  const ref = { alert: alert.id, revision: revision ?? alert.revision }
  if (ref.revision > alert.revision) throw refusal('unknownRevision')
  const own =
    ref.revision === alert.revision ? areas : await store.targetsOf(ctx.tx, alert.id, ref.revision)
  return { ref, areas: own, held }
}

const issueItem = z.strictObject({
  path: z.string(),
  level: z.enum(['error', 'warning']),
  code: z.string(),
})
const headline = z.strictObject({ language: z.string(), headline: z.string() })
const firstLine = headline.extend({ instruction: z.string() })

export const preview = query({
  name: 'alerting.preview',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'What a release would do now: recipients, per area, first line per language, what is in the way.',
  input: noun.alertRef,
  output: z.strictObject({
    alert: id,
    kind: z.enum(noun.REVISION_KINDS),
    count: z.number().int(),
    hash: z.string(),
    /** All that would be sent. */
    content,
    /** Names what is shown here, for the release; null where nothing is proposed. */
    read: noun.read.nullable(),
    /** Names the draft behind it, for whoever proposes it. */
    draftRead: noun.read,
    perArea: z.array(boardArea),
    withoutDevice: z.number().int(),
    firstLines: z.array(firstLine),
    /** What voters read, where it is another text. */
    publicLines: z.array(firstLine),
    cancelTexts: z.array(headline),
    /** What one person may say when the danger is over. */
    clearTexts: z.array(headline),
    issues: z.array(issueItem),
    /** The time that it would carry, to be confirmed because the machine's clock says another; null while it is believed. */
    clock: z.strictObject({ time, machine: time }).nullable(),
  }),
  async run(ctx, input) {
    const { alert } = await visibleAlert(ctx, input.alert)
    const proposal = await store.proposals.one(ctx.tx, { alert: alert.id })
    const { content: shown, kind, endTexts } = whatWaits(alert, proposal)
    const sending = await sendingOf(ctx, { alert, kind, content: shown, endTexts })
    const areas = [...shown.areas, ...sending.carried]
    const { withoutDevice, ...meant } = await ctx.ask(audience, { areas })
    const read = proposal && readOfProposal(proposal, { ...meant, names: sending.areaNames })
    const doubt = ctx.clockDoubt()
    return {
      alert: alert.id,
      kind,
      ...meant,
      content: shown,
      read: read ?? null,
      draftRead: readOfDraft(storedContent(alert.content)),
      // It was asked for, so it is there.
      withoutDevice: withoutDevice ?? 0,
      firstLines: spokenBlocks(sending).map((block) => partOf(firstLine, block)),
      publicLines: isForTwo(sending)
        ? spokenBlocks(forVoters(sending)).map((block) => partOf(firstLine, block))
        : [],
      cancelTexts: blocksIn(shown.cancelTexts),
      clearTexts: blocksOf(shown).flatMap((block) =>
        blocksIn({ [block.language]: allClearHeadline(ctx.node, shown, block) }),
      ),
      issues: issuesOf(sending).map((issue) => partOf(issueItem, issue)),
      clock: doubt && { time: ctx.now, machine: doubt.machine },
    }
  },
})

function blocksIn(headlines: Readonly<Record<string, string | undefined>>) {
  return Object.entries(headlines).flatMap(([language, said]) =>
    said === undefined ? [] : [{ language, headline: said }],
  )
}

const alertFacts = store.alertRow.pick({
  state: true,
  revision: true,
  eventCode: true,
  severity: true,
  scope: true,
  origin: true,
  cause: true,
  madeAt: true,
  findingClosedAt: true,
  issuedAt: true,
  expiresAt: true,
  endedAt: true,
  endedWhy: true,
})
export const alertItem = alertFacts.extend({
  alert: id,
  /** Headlines by language. */
  headlines: z.record(z.string(), z.string()),
  areas: z.array(areaPath),
  isReviewDue: z.boolean(),
})

/** Who proposed what waits for a second person, and when it is void. */
const waitingProposal = z.strictObject({ by: z.string(), at: time, lapsesAt: time })
const listedAlert = alertItem.extend({ proposal: waitingProposal.nullable() })

/** Which alerts a list shows. */
const VIEWS = {
  open: ['draft', 'proposed', ...noun.ACTIVE],
  active: noun.ACTIVE,
  ended: ['cancelled', 'cleared', 'expired', 'rejected', 'withdrawn'],
  all: noun.STATES,
  /** Open ones, and before them those, over or not, of which a review is due. */
  waiting: ['draft', 'proposed', ...noun.ACTIVE],
} as const

export const list = query({
  name: 'alerting.list',
  permission: 'alerting:read',
  scope: 'area',
  summary: 'Alerts that touch the areas of the caller, newest first.',
  input: listInput.extend({
    view: z.enum(['open', 'active', 'ended', 'all', 'waiting']).default('open'),
  }),
  output: listed(listedAlert),
  async run(ctx, { view, after, limit }) {
    const withReviews = view === 'waiting'
    const areas = ctx.areas()
    const wanted = { states: VIEWS[view], withReviews, areas, before: after ?? 'g', limit }
    const rows = await store.alertsIn(ctx.tx, wanted)
    const ids = rows.map((row) => row.id)
    const revisions = await store.newestRevisions(ctx.tx, ids)
    const items = rows.map((row) => ({
      ...itemOf(row, revisions.get(row.id)),
      proposal: waitingOf(row),
    }))
    // What waits has its own order, and no second page.
    return { items, next: withReviews ? null : nextOf(rows, limit, (row) => row.id) }
  },
})

function waitingOf({ proposedBy: by, proposedAt: at }: store.ListedAlert) {
  return by === null || at === null ? null : { by, at, lapsesAt: addMs(at, noun.PROPOSAL_MS) }
}

export function itemOf(
  row: Alert,
  revision: store.RevisionFacts | undefined,
): z.infer<typeof alertItem> {
  const { texts, areas } = storedContent(row.content)
  const isSent = Object.keys(revision?.texts ?? {}).length > 0
  return {
    alert: row.id,
    ...partOf(alertFacts, row),
    headlines: headlinesOf(isSent ? (revision?.texts ?? {}) : texts),
    areas,
    isReviewDue: row.reviewDueAt !== null && row.reviewedBy === null,
  }
}

const proposalFacts = store.proposalRow.pick({ confirmed: true, refusedBy: true, refusedAt: true })
const proposalShape = proposalFacts.extend({
  by: z.string(),
  at: time,
  lapsesAt: time,
  isLapsed: z.boolean(),
  content,
  /** Words for the end of the alert, where these are proposed; `content` is then the one in force. */
  end: proposedEnd.nullable(),
})

const revisionFacts = store.revisionRow.pick({
  revision: true,
  kind: true,
  sent: true,
  expiresAt: true,
  severity: true,
  texts: true,
  sha256: true,
  breakGlassReason: true,
})
const revisionShape = revisionFacts.extend({
  count: z.number().int(),
  hash: z.string(),
  ...handsFields,
  order: z.string().nullable(),
  /** Who got, opened and answered this version. */
  counts: boardCounts,
})

const shownFacts = store.alertRow.pick({
  madeBy: true,
  review: true,
  reviewedBy: true,
})

const ofFinding = alertFindingRow.pick({
  finding: true,
  eventCode: true,
  severity: true,
  addedAt: true,
  overAt: true,
  overWhy: true,
})
/** A finding behind an alert, with the check that made it. */
const findingFacts = ofFinding.extend({ check: z.string().nullable() })

export const show = query({
  name: 'alerting.show',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'One alert: its content, versions, who released it, and who got, opened and answered it, the newest version unless asked otherwise.',
  input: noun.alertRef.extend({
    revision: noun.revisionNumber.optional(),
    /** The newest that asks stations for something where no version is named, and how answers came. */
    asking: z.boolean().optional(),
  }),
  output: alertItem.extend({
    ...shownFacts.shape,
    content,
    /** What was found, in the order in which it came. */
    findings: z.array(findingFacts),
    proposal: proposalShape.nullable(),
    revisions: z.array(revisionShape),
    board: board.nullable(),
    /** How its answers came, where `asking` was said. */
    curve: curve.nullable(),
    /** Which version the board is of; 0 where nothing went out. */
    version: z.number().int(),
  }),
  async run(ctx, input) {
    const { alert, areas } = await visibleAlert(ctx, input.alert)
    const revisions = await store.revisionsOf(ctx.tx, alert.id)
    const proposal = await store.proposals.one(ctx.tx, { alert: alert.id })
    const acted = await withHands(ctx, revisions)
    const findings = await findingsOf(ctx.tx, alert.id)
    const asked = revisions.findLast(({ kind }) => !noun.isEnd(kind))?.revision
    const version = input.revision ?? (input.asking ? asked : undefined) ?? alert.revision
    const told = alert.revision === 0 ? null : await boardFor(ctx, alert, { version, areas })
    const sums = await sumsOf(ctx, alert, told?.rows ?? [])
    return {
      ...itemOf(alert, revisions.at(-1)),
      ...partOf(shownFacts, alert),
      content: storedContent(alert.content),
      findings: findings.map(({ checkName: check, ...row }) => ({
        ...partOf(ofFinding, row),
        check,
      })),
      proposal: proposal === undefined ? null : shownProposal(proposal, alert, ctx.now),
      revisions: acted.map(({ row, hands }) => ({
        ...shownRevision(row, hands),
        counts: summed(row.audienceCount, sums.get(store.versionKey(row)) ?? []),
      })),
      board: told?.board ?? null,
      curve: input.asking === undefined ? null : await curveOf(ctx, revisions, version),
      version,
    }
  },
})

/** Rows of a board: with more, only the parts right below an area are told apart. */
const MAX_DISTRICTS = 120
/** Areas whose parts are shown one by one; beyond, the areas themselves say enough. */
const MAX_SPLIT = 10
/** Levels below an area that a board tells apart at most. */
const BOARD_DEPTH = 2

/** What became of each version, of the only one as it is `known` already. */
async function sumsOf(
  ctx: QueryContext,
  { id: alert, revision }: Alert,
  known: Awaited<ReturnType<typeof receptionCounts>>,
) {
  if (revision > 1) return await receptionSums(ctx.tx, [alert])
  return new Map([[store.versionKey({ alert, revision }), known]])
}

async function boardFor(ctx: QueryContext, alert: Alert, of: { version: number; areas: string[] }) {
  const ref = { alert: alert.id, revision: of.version }
  if (of.version > alert.revision) throw refusal('unknownRevision')
  const areas =
    of.version === alert.revision ? of.areas : await store.targetsOf(ctx.tx, alert.id, of.version)
  const asked = { areas, devices: false, depth: BOARD_DEPTH } as const
  const { count, perArea, tree } = await ctx.ask(audienceTree, asked)
  const rows: BoardArea[] = []
  for (const area of perArea) {
    const isSplit = perArea.length <= MAX_SPLIT
    const below = isSplit ? tree.filter(({ path }) => areaContains(area.path, path)) : []
    rows.push(...ownCounts(area, below, MAX_DISTRICTS))
  }
  const counted = await receptionCounts(ctx.tx, ref.alert, ref.revision)
  return { board: boardOf(count, rows, counted), rows: counted }
}

function shownProposal(row: store.ProposalRow, alert: Alert, now: string) {
  const lapsesAt = addMs(row.proposedAt, noun.PROPOSAL_MS)
  const what = storedProposal(row.content)
  return {
    ...partOf(proposalFacts, row),
    by: row.proposedBy,
    at: row.proposedAt,
    lapsesAt,
    isLapsed: lapsesAt <= now,
    content: 'content' in what ? what.content : storedContent(alert.content),
    end: 'end' in what ? what.end : null,
  }
}

function shownRevision(row: store.RevisionFacts, hands: Hands) {
  return {
    ...partOf(revisionFacts, row),
    count: row.audienceCount,
    hash: row.audienceHash,
    ...hands,
    order: row.standingOrder,
  }
}

export const boardNow = query({
  name: 'alerting.board',
  permission: 'alerting:read',
  scope: 'area',
  summary: 'Who got, opened and answered the newest version of an alert that is out, by area.',
  input: noun.alertRef,
  output: board,
  async run(ctx, input) {
    const { alert, areas } = await visibleAlert(ctx, input.alert)
    if (alert.revision === 0) throw refusal('unknownAlert')
    return (await boardFor(ctx, alert, { version: alert.revision, areas })).board
  },
})
