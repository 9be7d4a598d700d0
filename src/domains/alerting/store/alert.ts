import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { builtOnce } from '../../../lib/sql/built-once.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import {
  ACTIVE,
  type AlertState,
  alertState,
  answer,
  MAX_REVISIONS,
  REVISION_KINDS,
  sentTexts,
  WAYS,
} from '../schema.ts'
import { touches } from './touching.ts'

/** A thread: a draft, then what was released of it. Content is JSON. */
export const alertRow = z.strictObject({
  id,
  state: alertState,
  /** What it was drafted from, once. */
  origin: z.string().nullable(),
  content: z.string(),
  eventCode: z.string(),
  severity: z.string(),
  scope: z.string(),
  /** The newest that was released; 0 for none. */
  revision: z.number().int(),
  madeBy: z.string(),
  madeDevice: z.string().nullable(),
  madeAt: time,
  issuedAt: time.nullable(),
  expiresAt: time.nullable(),
  endedAt: time.nullable(),
  /** When the last of its findings was over; null while one is not, and for an alert that has none. */
  findingClosedAt: time.nullable(),
  /** What it comes from, as `site:<id>`: what comes from the same is noted on it. */
  cause: z.string().nullable(),
  /** Why the node ended it by itself. */
  endedWhy: z.enum(['findings']).nullable(),
  /** Not null where one person released alone. */
  reviewDueAt: time.nullable(),
  reviewedBy: z.string().nullable(),
  review: z.string().nullable(),
})
export const alerts = table('alert', alertRow)
export type AlertRow = RowOf<typeof alerts>

/** What waits for a second person; content is JSON. */
export const proposalRow = z.strictObject({
  alert: id,
  content: z.string(),
  /** Languages that were confirmed. */
  confirmed: z.array(z.string()),
  proposedBy: z.string(),
  proposedDevice: z.string().nullable(),
  proposedAt: time,
  id: z.string(),
  /** Who was refused because another one had been read. */
  refusedBy: z.string().nullable(),
  refusedAt: time.nullable(),
})
export const proposals = table('alert_proposal', proposalRow, ['alert'])
export type ProposalRow = RowOf<typeof proposals>

/** What was released, as it went out. */
export const revisionRow = z.strictObject({
  alert: id,
  revision: z.number().int(),
  kind: z.enum(REVISION_KINDS),
  sent: time,
  expiresAt: time,
  eventCode: z.string(),
  urgency: z.string(),
  severity: z.string(),
  certainty: z.string(),
  scope: z.string(),
  texts: sentTexts,
  answers: z.array(answer),
  areaNames: z.array(z.string()),
  capXml: z.string(),
  sha256: z.string(),
  /** What voters got in place of it; null where they got the same, or nothing. */
  publicTexts: sentTexts.nullable(),
  publicCapXml: z.string().nullable(),
  publicSha256: z.string().nullable(),
  audienceCount: z.number().int(),
  audienceHash: z.string(),
  proposedBy: z.string(),
  releasedBy: z.string(),
  releasedDevice: z.string().nullable(),
  releasedAt: time,
  breakGlassReason: z.string().nullable(),
  standingOrder: id.nullable(),
  way: z.enum(WAYS).nullable(),
})
export const revisions = table('alert_revision', revisionRow, ['alert', 'revision'])
export type RevisionRow = RowOf<typeof revisions>

/** What everybody who reads a message may know of it. */
export const versionFacts = revisionRow.pick({
  alert: true,
  kind: true,
  revision: true,
  eventCode: true,
  urgency: true,
  severity: true,
  certainty: true,
  sent: true,
  expiresAt: true,
  texts: true,
  sha256: true,
})

/** A revision without its XML. */
const revisionFacts = revisionRow.omit({ capXml: true, publicCapXml: true })
export type RevisionFacts = z.infer<typeof revisionFacts>
export const FACTS = revisionFacts.keyof().options

/** Areas of each revision, of the draft (0) too; carried ones are those of an earlier revision. */
export const targets = table(
  'alert_target',
  z.strictObject({
    alert: id,
    revision: z.number().int(),
    area: z.string(),
    isCarried: z.boolean(),
  }),
  ['alert', 'revision', 'area'],
)

const db = tables<Database<typeof alerts | typeof revisions | typeof targets>>()

export const alertById = (tx: Tx, id: string) => alerts.one(tx, { id })

export const revisionOf = (tx: Tx, alert: string, revision: number) =>
  revisions.one(tx, { alert, revision })

export const alertsByIds = (tx: Tx, ids: readonly string[]) =>
  alerts.many(tx, { id: ids }, { limit: ids.length })

/** One person alone released it, and nobody has reviewed that. */
const isReviewDue = sql<SqlBool>`(alert.review_due_at is not null and alert.reviewed_by is null)`

/** Alerts in these states that touch `areas`, newest first, with ids below `before`; with what waits for a second person. */
export async function alertsIn(
  tx: Tx,
  wanted: {
    states: readonly AlertState[]
    /** And those in any state of which a review is due, before the others. */
    withReviews?: boolean
    areas: readonly string[]
    before: string
    limit: number
  },
) {
  if (wanted.areas.length === 0 || wanted.states.length === 0) return []
  return await alerts
    .select<typeof targets | typeof proposals>(tx)
    .leftJoin('alert_proposal', 'alert_proposal.alert', 'alert.id')
    .select(proposals.columns('proposedBy', 'proposedAt'))
    .where((eb) => {
      const isOfState = eb('alert.state', 'in', wanted.states)
      return wanted.withReviews === true ? eb.or([isOfState, isReviewDue]) : isOfState
    })
    .where('alert.id', '<', wanted.before)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('alert_target')
          .select('alert_target.alert')
          .whereRef('alert_target.alert', '=', 'alert.id')
          .where((eb) => touches(eb, 'alert_target.area', wanted.areas)),
      ),
    )
    .$if(wanted.withReviews === true, (rows) =>
      rows.orderBy((eb) => eb.case().when(isReviewDue).then(0).else(1).end()),
    )
    .orderBy('alert.id', 'desc')
    .limit(wanted.limit)
    .execute()
}

export type ListedAlert = Awaited<ReturnType<typeof alertsIn>>[number]

/** Alerts in force, newest first. */
export async function activeAlerts(
  tx: Tx,
  { now, limit }: { now: Time; limit: number },
): Promise<AlertRow[]> {
  const where = { state: ACTIVE, expiresAt: { after: now } }
  return await alerts.many(tx, where, { order: ['-id'], limit })
}

/** Released alerts of every area whose validity reaches beyond `since`, whether they ended or not, newest first. */
export async function validSince(tx: Tx, { since, limit }: { since: Time; limit: number }) {
  const state = [...ACTIVE, 'cancelled', 'cleared', 'expired'] as const
  return await alerts.many(tx, { state, expiresAt: { after: since } }, { order: ['-id'], limit })
}

/** Released alerts for the public: in force, then those that ended after `endedSince`, each newest first. */
export const publicRows = builtOnce((tx, wanted: { now: Time; endedSince: Time; limit: number }) =>
  alerts
    .select(tx)
    .where('scope', '=', 'Public')
    .where('revision', '>', 0)
    .where(({ or, and, eb }) =>
      or([
        and([eb('state', 'in', ['issued', 'updated']), eb('expires_at', '>', wanted.now)]),
        eb('ended_at', '>', wanted.endedSince),
      ]),
    )
    .orderBy(({ eb }) => eb.case().when('ended_at', 'is', null).then(0).else(1).end())
    .orderBy('id', 'desc')
    .limit(wanted.limit),
).all

/** When the newest message for the public was released, of all that ever were; null where none was. */
export async function newestPublicRelease(tx: Tx): Promise<Time | null> {
  const row = await db(tx)
    .selectFrom('alert_revision')
    .select(({ fn }) => fn.max('released_at').as('at'))
    .where('scope', '=', 'Public')
    .executeTakeFirst()
  return row?.at ?? null
}

/** Puts the areas of a revision (0 is the draft) in place of those it had. */
export async function setTargets(
  tx: Tx,
  target: { alert: string; revision: number; areas: readonly string[]; carried: readonly string[] },
): Promise<void> {
  const { areas, carried, ...of } = target
  await targets.remove(tx, { alert: of.alert, revision: of.revision })
  await targets.insert(tx, [
    ...areas.map((area) => ({ ...of, area, isCarried: false })),
    ...carried.map((area) => ({ ...of, area, isCarried: true })),
  ])
}

/** Areas of a revision, of the draft (0), carried ones included. */
export async function targetsOf(tx: Tx, alert: string, revision: number): Promise<string[]> {
  const rows = await targets.many(tx, { alert, revision }, { order: ['area'], limit: 2000 })
  return rows.map(({ area }) => area)
}

/** A version of an alert as a key. */
export function versionKey({ alert, revision }: { alert: string; revision: number }): string {
  return `${alert}.${revision}`
}

/** Areas by version, see `versionKey`. */
export async function targetsOfMany(
  tx: Tx,
  alert: readonly string[],
): Promise<Map<string, string[]>> {
  const groups = Map.groupBy(await targets.many(tx, { alert }, { limit: 50_000 }), versionKey)
  return new Map([...groups].map(([key, rows]) => [key, rows.map(({ area }) => area)]))
}

/** Revisions of a thread, oldest first. */
export async function revisionsOf(tx: Tx, alert: string): Promise<RevisionFacts[]> {
  const how = { order: ['revision'], limit: 200, as: revisionFacts } as const
  return await revisions.many(tx, { alert }, how)
}

/** What these alerts last said before their end, by alert, without XML. */
export async function lastSaid(
  tx: Tx,
  alert: readonly string[],
): Promise<ReadonlyMap<string, RevisionFacts>> {
  const where = { alert, kind: ['Alert', 'Update'] as const }
  const how = {
    order: ['revision'],
    limit: alert.length * MAX_REVISIONS,
    as: revisionFacts,
  } as const
  const rows = alert.length === 0 ? [] : await revisions.many(tx, where, how)
  return new Map(rows.map((row) => [row.alert, row]))
}

const newestOf = builtOnce((tx, ids: readonly string[], limit: number) =>
  db(tx)
    .selectFrom('alert_revision')
    .innerJoin('alert', (join) =>
      join
        .onRef('alert.id', '=', 'alert_revision.alert')
        .onRef('alert.revision', '=', 'alert_revision.revision'),
    )
    .select(revisions.columns(...FACTS))
    .where('alert_revision.alert', 'in', ids)
    .limit(limit),
)

/** Newest revisions of these alerts by their id, without XML. */
export async function newestRevisions(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, RevisionFacts>> {
  const rows = await newestOf.all(tx, ids, ids.length)
  return new Map(revisions.read(rows).map((row) => [row.alert, row]))
}

/** What voters read of these alerts one revision before the newest, by alert. */
export async function wordsBefore(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('alert_revision')
    .innerJoin('alert', 'alert.id', 'alert_revision.alert')
    .select(revisions.columns('alert', 'texts', 'publicTexts'))
    .where('alert.id', 'in', ids)
    .where((eb) => eb('alert_revision.revision', '=', eb('alert.revision', '-', 1)))
    .limit(ids.length)
    .execute()
  return new Map(
    revisions.read(rows).map(({ alert, texts, publicTexts }) => [alert, publicTexts ?? texts]),
  )
}

type OnPaths = { paths: readonly string[]; now: Time; endedSince: Time; limit: number }

/**
 * Alerts in force, or taken back after `endedSince`, with a target among these exact paths: what concerns a station below
 * them. Those in force come first, so that many ends leave none out; each newest first.
 */
export const alertsOnPaths = builtOnce((tx, wanted: OnPaths) =>
  db(tx)
    .selectFrom('alert')
    .select(['id', 'state'])
    .where(({ or, and, eb }) =>
      or([
        and([eb('state', 'in', ['issued', 'updated']), eb('expires_at', '>', wanted.now)]),
        and([eb('state', 'in', ['cancelled', 'cleared']), eb('ended_at', '>', wanted.endedSince)]),
      ]),
    )
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('alert_target')
          .select('alert_target.alert')
          .whereRef('alert_target.alert', '=', 'alert.id')
          .whereRef('alert_target.revision', '=', 'alert.revision')
          .where('alert_target.area', 'in', wanted.paths),
      ),
    )
    .orderBy(({ eb }) => eb.case().when('ended_at', 'is', null).then(0).else(1).end())
    .orderBy('id', 'desc')
    .limit(wanted.limit),
).all

/** The newest alert that is out, or was until lately, by each of these area paths. */
export async function newestOnPaths(
  tx: Tx,
  wanted: Omit<OnPaths, 'limit'>,
): Promise<Map<string, string>> {
  if (wanted.paths.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('alert')
    .innerJoin('alert_target', (join) =>
      join
        .onRef('alert_target.alert', '=', 'alert.id')
        .onRef('alert_target.revision', '=', 'alert.revision'),
    )
    .select(({ fn }) => ['alert_target.area as area', fn.max('alert.id').as('alert')])
    .where('alert_target.area', 'in', [...wanted.paths])
    .where(({ or, and, eb }) =>
      or([
        and([eb('state', 'in', ['issued', 'updated']), eb('expires_at', '>', wanted.now)]),
        and([eb('state', 'in', ['cancelled', 'cleared']), eb('ended_at', '>', wanted.endedSince)]),
      ]),
    )
    .groupBy('alert_target.area')
    .limit(wanted.paths.length)
    .execute()
  return new Map(rows.map(({ area, alert }) => [area, alert]))
}
