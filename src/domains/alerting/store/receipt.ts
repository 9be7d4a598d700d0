import { type FunctionModule, sql } from 'kysely'
import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { areaPath, under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { STEP_CHANNELS } from '../reach.ts'
import { type Answer, answer, stationId } from '../schema.ts'
import { type alerts, type revisions, versionKey } from './alert.ts'

/** What a station did about a revision. */
export const receptionRow = z.strictObject({
  alert: id,
  revision: z.number().int(),
  station: z.string(),
  area: z.string(),
  deliveredAt: time.nullable(),
  seenAt: time.nullable(),
  /** When it gave its current answer. */
  answeredAt: time.nullable(),
  /** When it first answered, whatever it said since: this one stays. */
  firstAnsweredAt: time.nullable(),
  answer: answer.nullable(),
})
export const receptions = table('reception', receptionRow, ['alert', 'revision', 'station'])
export type ReceptionRow = RowOf<typeof receptions>

/** Every answer of every station; the last one of a station is its current one. */
export const answerRow = z.strictObject({
  id,
  alert: id,
  revision: z.number().int(),
  station: stationId,
  area: areaPath,
  clientKey: z.string(),
  answer,
  reason: z.string().nullable(),
  comment: z.string().nullable(),
  givenBy: z.string(),
  capturedAt: time,
  receivedAt: time,
  skewMs: z.number().int().nullable(),
  channel: z.enum(STEP_CHANNELS),
})
export const answers = table('acknowledgement', answerRow)
export type AcknowledgementRow = RowOf<typeof answers>

const db = tables<Database<typeof receptions | typeof answers | typeof alerts | typeof revisions>>()

/** The newest answer of each of these stations to each of these alerts, as far as there is one. */
export async function lastAnswersOf(
  tx: Tx,
  { station, alert }: { readonly station: readonly string[]; readonly alert: readonly string[] },
) {
  if (station.length === 0 || alert.length === 0) return []
  return await db(tx)
    .selectFrom('acknowledgement')
    .select(['acknowledgement.station', 'acknowledgement.alert', 'acknowledgement.answer'])
    .where(({ eb, selectFrom }) =>
      eb(
        'acknowledgement.id',
        'in',
        selectFrom('acknowledgement as given')
          .select(({ fn }) => fn.max('given.id').as('id'))
          .where('given.station', 'in', station)
          .where('given.alert', 'in', alert)
          .groupBy(['given.station', 'given.alert']),
      ),
    )
    .limit(station.length * alert.length)
    .execute()
}

/** One revision of an alert. */
export interface RevisionRef {
  readonly alert: string
  readonly revision: number
}

/** Key of a reception in maps. */
export function receptionKey(ref: RevisionRef, station: string): string {
  return `${ref.alert}.${ref.revision}.${station}`
}

/** What is known of these stations about these revisions, by {@link receptionKey}. */
export async function receptionsOf(
  tx: Tx,
  refs: readonly RevisionRef[],
  stations: readonly string[],
): Promise<Map<string, ReceptionRow>> {
  const found = new Map<string, ReceptionRow>()
  for (const { alert, revision } of refs) {
    const where = { alert, revision, station: stations }
    const rows = await receptions.many(tx, where, { limit: stations.length })
    for (const row of rows) found.set(receptionKey(row, row.station), row)
  }
  return found
}

/** What a station did about every version of alerts up to these, oldest version first, by alert. */
export async function receptionsAt(
  tx: Tx,
  station: string,
  upTo: readonly RevisionRef[],
): Promise<ReadonlyMap<string, ReceptionRow[]>> {
  const last = Math.max(0, ...upTo.map(({ revision }) => revision))
  if (last === 0) return new Map()
  // Each version by its number: without it the key of the table would not lead to the one station.
  const revision = Array.from({ length: last }, (_, n) => n + 1)
  const where = { alert: upTo.map(({ alert }) => alert), revision, station }
  const how = { order: ['revision'], limit: upTo.length * last } as const
  return Map.groupBy(await receptions.many(tx, where, how), ({ alert }) => alert)
}

const keyed = answerRow.pick({ station: true, clientKey: true })

/** Which of these answers are there already, as `station.key`. */
export async function knownKeys(tx: Tx, clientKey: readonly string[]): Promise<Set<string>> {
  const rows = await answers.many(tx, { clientKey }, { limit: 10_000, as: keyed })
  return new Set(rows.map((row) => `${row.station}.${row.clientKey}`))
}

/** Answers to a revision in these areas, oldest first, the current one of each station only. */
export async function answersOf(
  tx: Tx,
  wanted: {
    alert: string
    revision: number
    /** This one, one of these, or any. */
    answer: Answer | readonly Answer[] | null
    areas: readonly string[]
    after: string
    limit: number
  },
): Promise<AcknowledgementRow[]> {
  if (wanted.areas.length === 0) return []
  let select = answers
    .select(tx)
    .where('acknowledgement.alert', '=', wanted.alert)
    .where('acknowledgement.revision', '=', wanted.revision)
    .where('acknowledgement.id', '>', wanted.after)
    .where((eb) => matches(eb, 'acknowledgement.area', under(wanted.areas)))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('acknowledgement as later')
            .select('later.id')
            .whereRef('later.alert', '=', 'acknowledgement.alert')
            .whereRef('later.revision', '=', 'acknowledgement.revision')
            .whereRef('later.station', '=', 'acknowledgement.station')
            .whereRef('later.id', '>', 'acknowledgement.id'),
        ),
      ),
    )
  const { answer: said } = wanted
  if (said !== null) select = select.where((eb) => matches(eb, 'acknowledgement.answer', said))
  return await select.orderBy('acknowledgement.id').limit(wanted.limit).execute()
}

/** What is told of an answer to whoever asks what its device said. */
export const saidAnswer = answerRow.pick({
  id: true,
  alert: true,
  revision: true,
  answer: true,
  reason: true,
  comment: true,
  capturedAt: true,
  receivedAt: true,
})
const SAID = answers.columns(...saidAnswer.keyof().options)

/** Answers that a device gave for its station, newest first; `laterId` where the station answered that revision since. */
export async function answersBy(
  tx: Tx,
  wanted: { station: string; device: string; limit: number },
) {
  return await db(tx)
    .selectFrom('acknowledgement')
    .select(SAID)
    .select(({ selectFrom }) => [
      selectFrom('acknowledgement as later')
        .select('later.id')
        .whereRef('later.station', '=', 'acknowledgement.station')
        .whereRef('later.alert', '=', 'acknowledgement.alert')
        .whereRef('later.revision', '=', 'acknowledgement.revision')
        .whereRef('later.id', '>', 'acknowledgement.id')
        .limit(1)
        .as('laterId'),
    ])
    .where('acknowledgement.station', '=', wanted.station)
    .where('acknowledgement.given_by', '=', wanted.device)
    .orderBy('acknowledgement.id', 'desc')
    .limit(wanted.limit)
    .execute()
}

/**
 * How many stations of an area did what; `answer` null counts those without one. Who answered has seen it and has it,
 * and who saw it has it, whatever way it came: an answer by SMS or by telephone comes without a receipt.
 */
export interface ReceptionCount {
  readonly area: string
  readonly answer: Answer | null
  readonly rows: number
  readonly delivered: number
  readonly seen: number
}

/** How many stations there are, and how far they got. */
function furthest(fn: FunctionModule<Database<typeof receptions>, 'reception'>) {
  return [
    fn.countAll<number>().as('rows'),
    sql<number>`count(coalesce(delivered_at, seen_at, answered_at))`.as('delivered'),
    sql<number>`count(coalesce(seen_at, answered_at))`.as('seen'),
  ] as const
}

/** By version of these alerts, see `versionKey`: what their stations did, without areas. */
export async function receptionSums(
  tx: Tx,
  alerts: readonly string[],
): Promise<ReadonlyMap<string, Omit<ReceptionCount, 'area'>[]>> {
  if (alerts.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('reception')
    .select(({ fn }) => ['alert', 'revision', 'answer', ...furthest(fn)])
    .where('alert', 'in', alerts)
    .groupBy(['alert', 'revision', 'answer'])
    .limit(100_000)
    .execute()
  return Map.groupBy(rows, versionKey)
}

/** Counts per station area and answer of one revision. */
export async function receptionCounts(
  tx: Tx,
  alert: string,
  revision: number,
): Promise<ReceptionCount[]> {
  return await db(tx)
    .selectFrom('reception')
    .select(({ fn }) => ['area', 'answer', ...furthest(fn)])
    .where('alert', '=', alert)
    .where('revision', '=', revision)
    .groupBy(['area', 'answer'])
    .limit(100_000)
    .execute()
}

/** Moments of answers are told to ten seconds: their text up to there. */
const TO_TEN_SECONDS = 18

/** How many stations first answered a version when, in steps of ten seconds; empty steps are left out. */
export async function answerTimes(
  tx: Tx,
  { alert, revision }: RevisionRef,
): Promise<{ at: string; count: number }[]> {
  const step = sql<string>`substr(first_answered_at, 1, ${sql.lit(TO_TEN_SECONDS)})`
  const rows = await db(tx)
    .selectFrom('reception')
    .select(({ fn }) => [step.as('step'), fn.countAll<number>().as('count')])
    .where('alert', '=', alert)
    .where('revision', '=', revision)
    .where('first_answered_at', 'is not', null)
    .groupBy('step')
    .orderBy('step')
    .limit(MAX_STEPS_TOLD)
    .execute()
  return rows.map(({ step: at, count }) => ({ at: `${at}0.000Z`, count: Number(count) }))
}

/** Two days of steps. */
const MAX_STEPS_TOLD = 20_000

/** Alerts whose answers are counted at once; the stream carries no more open ones. */
const MAX_OPEN = 200

/** Stations that the open alerts mean, and how many of them have them and answered, at the newest revision. */
export async function receptionsOfOpen(
  tx: Tx,
): Promise<{ alerts: number; audience: number; delivered: number; answered: number }> {
  const open = await db(tx)
    .selectFrom('alert')
    .innerJoin('alert_revision', (join) =>
      join
        .onRef('alert_revision.alert', '=', 'alert.id')
        .onRef('alert_revision.revision', '=', 'alert.revision'),
    )
    .select(['alert.id', 'alert.revision', 'alert_revision.audience_count as audience'])
    .where('alert.state', 'in', ['issued', 'updated'])
    .orderBy('alert.id', 'desc')
    .limit(MAX_OPEN)
    .execute()
  const total = { alerts: open.length, audience: 0, delivered: 0, answered: 0 }
  for (const { id, revision, audience } of open) {
    const row = await db(tx)
      .selectFrom('reception')
      .select(({ fn }) => [...furthest(fn), fn.count<number>('answered_at').as('answered')])
      .where('alert', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst()
    total.audience += Number(audience)
    total.delivered += Number(row?.delivered ?? 0)
    total.answered += Number(row?.answered ?? 0)
  }
  return total
}
