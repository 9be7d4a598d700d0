import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import type { AlertState } from '../schema.ts'
import { db, type Row, touching } from './tables.ts'

export type AlertRow = Row<'alert'>
export type ProposalRow = Row<'alert_proposal'>
export type RevisionRow = Row<'alert_revision'>
/** A revision without its XML. */
export type RevisionFacts = Omit<RevisionRow, 'cap_xml'>

const ALERT = [
  'id',
  'state',
  'origin',
  'content',
  'event_code',
  'severity',
  'scope',
  'revision',
  'made_by',
  'made_device',
  'made_at',
  'issued_at',
  'expires_at',
  'ended_at',
  'finding_closed_at',
  'review_due_at',
  'reviewed_by',
  'review',
] as const
const PROPOSAL = [
  'alert',
  'content',
  'confirmed',
  'proposed_by',
  'proposed_device',
  'proposed_at',
  'id',
  'refused_by',
  'refused_at',
] as const
const REVISION = [
  'alert',
  'revision',
  'kind',
  'sent',
  'expires_at',
  'event_code',
  'urgency',
  'severity',
  'certainty',
  'scope',
  'texts',
  'answers',
  'area_names',
  'sha256',
  'audience_count',
  'audience_hash',
  'proposed_by',
  'released_by',
  'released_device',
  'released_at',
  'break_glass_reason',
  'standing_order',
  'way',
] as const

export async function addAlert(tx: Tx, row: AlertRow): Promise<void> {
  await db(tx).insertInto('alert').values(row).execute()
}

export async function changeAlert(
  tx: Tx,
  id: string,
  change: Partial<Omit<AlertRow, 'id'>>,
): Promise<void> {
  await db(tx).updateTable('alert').set(change).where('id', '=', id).execute()
}

export async function alertById(tx: Tx, id: string): Promise<AlertRow | undefined> {
  return await db(tx).selectFrom('alert').select(ALERT).where('id', '=', id).executeTakeFirst()
}

export async function alertsByIds(tx: Tx, ids: readonly string[]): Promise<AlertRow[]> {
  if (ids.length === 0) return []
  return await db(tx)
    .selectFrom('alert')
    .select(ALERT)
    .where('id', 'in', ids)
    .limit(ids.length)
    .execute()
}

export async function alertByOrigin(tx: Tx, origin: string): Promise<AlertRow | undefined> {
  return await db(tx)
    .selectFrom('alert')
    .select(ALERT)
    .where('origin', '=', origin)
    .executeTakeFirst()
}

/** Alerts in these states that touch `areas`, newest first, with ids below `before`. */
export async function alertsIn(
  tx: Tx,
  wanted: {
    states: readonly AlertState[]
    areas: readonly string[]
    before: string
    limit: number
  },
): Promise<AlertRow[]> {
  if (wanted.areas.length === 0 || wanted.states.length === 0) return []
  const { ranges, above } = touching(wanted.areas)
  return await db(tx)
    .selectFrom('alert')
    .select(ALERT)
    .where('state', 'in', wanted.states)
    .where('id', '<', wanted.before)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('alert_target')
          .select('alert_target.alert')
          .whereRef('alert_target.alert', '=', 'alert.id')
          .where(({ or, and, eb }) =>
            or([
              eb('alert_target.area', 'in', above),
              ...ranges.map(({ from, to }) =>
                and([eb('alert_target.area', '>=', from), eb('alert_target.area', '<', to)]),
              ),
            ]),
          ),
      ),
    )
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .execute()
}

/** Alerts in force with these scopes, newest first. */
export async function activeAlerts(
  tx: Tx,
  wanted: { scopes: readonly string[]; now: Time; limit: number },
): Promise<AlertRow[]> {
  return await db(tx)
    .selectFrom('alert')
    .select(ALERT)
    .where('state', 'in', ['issued', 'updated'])
    .where('scope', 'in', wanted.scopes)
    .where('expires_at', '>', wanted.now)
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .execute()
}

/** Released alerts for the public: in force, or ended after `endedSince`. */
export async function publicRows(
  tx: Tx,
  wanted: { now: Time; endedSince: Time; limit: number },
): Promise<AlertRow[]> {
  return await db(tx)
    .selectFrom('alert')
    .select(ALERT)
    .where('scope', '=', 'Public')
    .where('revision', '>', 0)
    .where(({ or, and, eb }) =>
      or([
        and([eb('state', 'in', ['issued', 'updated']), eb('expires_at', '>', wanted.now)]),
        eb('ended_at', '>', wanted.endedSince),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .execute()
}

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
  target: {
    alert: string
    revision: number
    areas: readonly string[]
    carried: readonly string[]
  },
): Promise<void> {
  const { alert, revision, areas, carried } = target
  await db(tx)
    .deleteFrom('alert_target')
    .where('alert', '=', alert)
    .where('revision', '=', revision)
    .execute()
  const row = (area: string, is_carried: number) => ({ alert, revision, area, is_carried })
  const rows = [...areas.map((area) => row(area, 0)), ...carried.map((area) => row(area, 1))]
  await db(tx).insertInto('alert_target').values(rows).execute()
}

/** Areas of a revision, of the draft (0), carried ones included. */
export async function targetsOf(tx: Tx, alert: string, revision: number): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('alert_target')
    .select('area')
    .where('alert', '=', alert)
    .where('revision', '=', revision)
    .orderBy('area')
    .limit(2000)
    .execute()
  return rows.map(({ area }) => area)
}

/** A version of an alert as a key. */
export function versionKey({ alert, revision }: { alert: string; revision: number }): string {
  return `${alert}.${revision}`
}

/** Areas by version, see `versionKey`. */
export async function targetsOfMany(
  tx: Tx,
  alerts: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (alerts.length === 0) return found
  const rows = await db(tx)
    .selectFrom('alert_target')
    .select(['alert', 'revision', 'area'])
    .where('alert', 'in', alerts)
    .limit(50_000)
    .execute()
  for (const { alert, revision, area } of rows) {
    const key = versionKey({ alert, revision })
    const list = found.get(key)
    if (list === undefined) found.set(key, [area])
    else list.push(area)
  }
  return found
}

export async function putProposal(tx: Tx, row: ProposalRow): Promise<void> {
  await dropProposal(tx, row.alert)
  await db(tx).insertInto('alert_proposal').values(row).execute()
}

/** Notes on the waiting proposal who was refused because another one had been read. */
export async function markRefused(
  tx: Tx,
  alert: string,
  refused: { readonly refused_by: string; readonly refused_at: Time },
): Promise<void> {
  await db(tx).updateTable('alert_proposal').set(refused).where('alert', '=', alert).execute()
}

export async function dropProposal(tx: Tx, alert: string): Promise<void> {
  await db(tx).deleteFrom('alert_proposal').where('alert', '=', alert).execute()
}

export async function proposalOf(tx: Tx, alert: string): Promise<ProposalRow | undefined> {
  return await db(tx)
    .selectFrom('alert_proposal')
    .select(PROPOSAL)
    .where('alert', '=', alert)
    .executeTakeFirst()
}

export async function addRevision(tx: Tx, row: RevisionRow): Promise<void> {
  await db(tx).insertInto('alert_revision').values(row).execute()
}

/** Revisions of a thread, oldest first. */
export async function revisionsOf(tx: Tx, alert: string): Promise<RevisionFacts[]> {
  return await db(tx)
    .selectFrom('alert_revision')
    .select(REVISION)
    .where('alert', '=', alert)
    .orderBy('revision')
    .limit(200)
    .execute()
}

export async function revisionOf(
  tx: Tx,
  alert: string,
  revision: number,
): Promise<RevisionRow | undefined> {
  return await db(tx)
    .selectFrom('alert_revision')
    .select([...REVISION, 'cap_xml'])
    .where('alert', '=', alert)
    .where('revision', '=', revision)
    .executeTakeFirst()
}

/** Newest revisions of these alerts, without XML. */
export async function newestRevisions(
  tx: Tx,
  alerts: readonly string[],
): Promise<Map<string, RevisionFacts>> {
  if (alerts.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('alert_revision')
    .innerJoin('alert', (join) =>
      join
        .onRef('alert.id', '=', 'alert_revision.alert')
        .onRef('alert.revision', '=', 'alert_revision.revision'),
    )
    .select(REVISION.map((name) => `alert_revision.${name}` as const))
    .where('alert_revision.alert', 'in', alerts)
    .limit(alerts.length)
    .execute()
  return new Map(rows.map((row) => [row.alert, row]))
}

/** Alerts in force, or taken back after `endedSince`, with a target among these exact paths: what concerns a station below them. */
export async function alertsOnPaths(
  tx: Tx,
  wanted: { paths: readonly string[]; now: Time; endedSince: Time; limit: number },
): Promise<AlertRow[]> {
  return await db(tx)
    .selectFrom('alert')
    .select(ALERT)
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
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .execute()
}
