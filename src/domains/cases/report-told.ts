// What the report of a case tells: the case as it stands, suspects by name, members by organisation and team alone. What is
// kept back is counted.
import type { QueryContext } from '../../core/action.ts'
import { incidentsOf, type itemsOf } from './facts.ts'
import type { Member } from './membership.ts'
import type { Language } from '../../core/text.ts'
import type { IncidentPart } from './needs.ts'
import { outgoingOf } from './release.ts'
import { analysisTold } from './report-analysis.ts'
import { evidenceTold } from './report-evidence.ts'
import { numbersOf } from './report-numbers.ts'
import { custodyTold, openTold, timelineTold } from './report-record.ts'
import { STEP_ROWS, type StepRow } from './schema/case.ts'
import { MAX_OBSERVATIONS, type ObservationRow } from './schema/observation.ts'
import type { RequestRow } from './schema/request.ts'
import { signedActs } from './signed.ts'
import * as analysis from './store/analysis.ts'
import * as store from './store/case.ts'
import { justiceOf } from './store/justice.ts'
import { observations } from './store/observation.ts'
import { requestsOf } from './store/request.ts'
import { volatilesOf } from './store/volatile.ts'
import { techniqueName } from './techniques.ts'

/** For whom a report is made and what for; null where nobody said. */
export interface Purpose {
  readonly recipient: string | null
  readonly purpose: string | null
}

/** What of the evidence goes out: all items of the case, those of them whose contents do, and whether they are named. */
export interface Going {
  readonly items: Awaited<ReturnType<typeof itemsOf>>
  /** Null for all. */
  readonly chosen: ReadonlySet<string> | null
  readonly isNameless: boolean
}

/** How far a report may go: within the organisation that receives it. Source: FIRST, Traffic Light Protocol 2.0. */
const LABEL = 'TLP:AMBER+STRICT'

/** Decisions of a case that a report tells, the newest. */
const MAX_REASONS = 100

/** Seats whose holders may take the file of a case out of the node. */
export const TAKING_SEATS = ['investigator', 'prosecutor'] as const

/** What a report tells, in the words of one language, and what officers signed of it; times are UTC. */
export async function toldOf(
  ctx: QueryContext,
  member: Member,
  {
    language,
    items,
    chosen,
    isNameless,
    ...purpose
  }: Purpose & Going & { readonly language: Language },
) {
  const { code, title, state, severity, openedAt, endedAt } = member.case
  const incidents = await incidentsOf(ctx, member)
  const seen = await observationsOf(ctx, member)
  const steps = await stepsOf(ctx, member)
  const asked = { incidents, items, language }
  const requests = await requestsOf(ctx.tx, member)
  const { told: attributions, acts, actsLeftOut } = await signedTold(ctx, member, requests)
  const numbers = await numbersOf(ctx, member)
  const timeline = await timelineTold(ctx, asked)
  const evidence = evidenceTold(items, { chosen, isNameless })
  const told = {
    v: 4,
    realm: ctx.node.realm,
    label: LABEL,
    ...purpose,
    made: ctx.now,
    handedOnBy: member.seats
      .filter(({ role }) => TAKING_SEATS.some((one) => one === role))
      .map(({ role, organisation, team }) => ({ role, organisation, team })),
    case: { code, title, state, severity, openedAt, endedAt },
    team: numbers.team,
    ...(await incidentsTold(ctx, member, incidents)),
    ...timeline.told,
    ...evidence.told,
    isNameless,
    ...(await custodyTold(ctx, asked, numbers)),
    observations: observationsTold(ctx, seen),
    ...(await protocolTold(ctx, member, steps)),
    volatiles: (await volatilesOf(ctx.tx, member)).map(({ source, itemCode, reason, at }) => ({
      source,
      item: itemCode,
      reason,
      at,
    })),
    analysis: await analysisTold(ctx, member, { items, numbers }),
    ...attributions,
    requests: requestsTold(requests),
    ...(await justiceTold(ctx, member)),
    open: await openTold(ctx, member, {
      ...asked,
      steps,
      observations: seen.filter(({ droppedAt }) => droppedAt === null),
    }),
    signedActs: acts.filter(({ text }) => text !== null).length,
    actsUnsigned: acts.filter(({ assertion }) => assertion === null).length,
    actsErased: acts.filter(({ text, assertion }) => text === null && assertion !== null).length,
    actsLeftOut,
  }
  return { told, acts, files: [...timeline.files, ...evidence.files] }
}
export type Told = Awaited<ReturnType<typeof toldOf>>['told']

/** What is said of who did it, each with the opinions of members; and what officers signed. */
async function signedTold(ctx: QueryContext, member: Member, requests: readonly RequestRow[]) {
  const rows = await analysis.attributionsOf(ctx.tx, member)
  const { items, withheld } = outgoingOf(rows)
  const going = new Set(items.map(({ attribution }) => attribution))
  const attributions = rows.filter(({ id }) => going.has(id))
  const opinions = await analysis.opinionsOn(ctx.tx, member, attributions)
  const { acts, leftOut } = await signedActs(ctx, member, { attributions, opinions, requests })
  const withdrawn = rows.filter(({ state }) => state === 'withdrawn').length
  return {
    acts,
    actsLeftOut: leftOut,
    told: {
      attributions: items.map((one) => ({
        ...one,
        opinions: opinions
          .filter(({ attribution }) => attribution === one.attribution)
          .map(({ opinion, words, at }) => ({ opinion, words, at })),
      })),
      withheld,
      withdrawn,
    },
  }
}

/** Incidents that whoever hands it on may see, and how many he may not. */
async function incidentsTold(ctx: QueryContext, member: Member, shown: readonly IncidentPart[]) {
  const all = await store.incidents.count(ctx.tx, { case: member.case.id })
  return {
    incidents: shown.map((one) => ({
      code: one.code,
      title: one.title,
      openedAt: one.openedAt,
      type: one.type,
      asset: one.asset,
    })),
    incidentsWithheld: Math.max(0, all - shown.length),
  }
}

async function observationsOf(ctx: QueryContext, member: Member) {
  const how = { order: ['id'], limit: MAX_OBSERVATIONS } as const
  return await observations.many(ctx.tx, { case: member.case.id }, how)
}

function observationsTold({ node }: QueryContext, rows: readonly ObservationRow[]) {
  return rows.map((row) => ({
    item: row.itemCode,
    place: row.place,
    kind: row.kind,
    value: row.value,
    framework: row.framework,
    technique: row.technique,
    techniqueName: techniqueName(node, row),
    confidence: row.confidence,
    /** When a second person looked at it; null where one person alone stands for it. */
    lookedAt: row.lookedAt,
    /** When and why it was dropped, and whether another stands in its place; null while it holds. */
    droppedAt: row.droppedAt,
    reason: row.droppedAt === null ? null : row.reason,
    isCorrected: row.instead !== null,
  }))
}

async function stepsOf(ctx: QueryContext, member: Member) {
  const how = { order: ['step'], limit: STEP_ROWS } as const
  return await store.steps.many(ctx.tx, { case: member.case.id }, how)
}

/** Steps with the reasons of those that were waived, and why the case went where it is. */
async function protocolTold(ctx: QueryContext, member: Member, steps: readonly StepRow[]) {
  const where = { case: member.case.id }
  const reasons = await store.reasons.many(ctx.tx, where, { order: ['-id'], limit: MAX_REASONS })
  return {
    steps: steps.map(({ step, doneAt, waivedAt, reason }) => ({
      step,
      doneAt,
      waivedAt,
      reason: waivedAt === null ? null : reason,
    })),
    decisions: reasons.toReversed().map(({ at, reason }) => ({ at, reason })),
  }
}

function requestsTold(rows: readonly RequestRow[]) {
  return rows.toReversed().map((row) => ({
    code: row.code,
    article: row.article,
    to: row.iso3,
    state: row.state,
    sentAt: row.sentAt,
    acknowledgedAt: row.acknowledgedAt,
    keptUntil: row.keptUntil,
    lapsesAt: row.lapsesAt,
    isAssumed: row.isAssumed,
    documentSha256: row.hash,
    /** Whether a passkey answers for it; null while nobody has stood for it. */
    isSigned: row.approvedAt === null ? null : row.assertion !== null,
  }))
}

/** Suspects by number and name, what they are charged with, and what courts and the office decided. */
async function justiceTold(ctx: QueryContext, member: Member) {
  const { suspects, charges, outcomes, hearings, closing } = await justiceOf(ctx.tx, member)
  const numberOf = (id: string) => 1 + suspects.findIndex((one) => one.id === id)
  const byCharge = Map.groupBy(outcomes, ({ charge }) => charge)
  return {
    suspects: suspects.map(({ kind, name, about, erasedAt }, index) => ({
      number: index + 1,
      kind,
      name,
      about,
      erasedAt,
    })),
    charges: charges.map((row) => ({
      suspect: numberOf(row.suspect),
      count: row.count,
      article: row.article,
      national: row.national,
      facts: row.facts,
      fromDay: row.fromDay,
      untilDay: row.untilDay,
      jurisdiction: row.jurisdiction,
      items: row.items,
      outcome: row.outcome,
      isFinal: row.isFinal,
      outcomes: (byCharge.get(row.id) ?? []).map(({ at, outcome, isFinal, sentence }) => ({
        at,
        outcome,
        isFinal,
        sentence,
      })),
    })),
    hearings: hearings.map(({ at, court, heldAt, result }) => ({ at, court, heldAt, result })),
    closing: closing && { proposedAt: closing.proposedAt, reason: closing.reason },
  }
}
