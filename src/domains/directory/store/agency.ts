import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import {
  type Agency,
  agencyKind,
  type AgencyKind,
  confidence,
  CONTACT_KINDS,
  type ContactKind,
  MAX_AGENCIES,
} from '../schema.ts'
import { db, type Row } from './tables.ts'

const COLUMNS = [
  'id',
  'fact',
  'iso3',
  'kind',
  'name',
  'name_local',
  'languages',
  'source',
  'as_of',
  'confidence',
  'confirmed_by',
  'confirmed_at',
  'confirmed_source',
  'added_by',
  'added_at',
  'removed_at',
] as const

/** Contact points of an agency by kind. */
export type Contacts = { readonly [kind in ContactKind]?: string | undefined }

type AgencyRow = Row<'agency'>

export async function insertAgency(tx: Tx, row: AgencyRow, contacts: Contacts): Promise<void> {
  await db(tx).insertInto('agency').values(row).execute()
  await insertContacts(tx, row.id, contacts)
}

async function insertContacts(tx: Tx, agency: string, contacts: Contacts): Promise<void> {
  const rows = CONTACT_KINDS.flatMap((kind) => {
    const value = contacts[kind]
    return value === undefined ? [] : [{ agency, kind, value }]
  })
  if (rows.length > 0) await db(tx).insertInto('contact_point').values(rows).execute()
}

/** Changes an agency and puts these contact points in the place of the old ones. */
export async function updateAgency(
  tx: Tx,
  id: string,
  change: Partial<Omit<AgencyRow, 'id'>> & { readonly contacts?: Contacts },
): Promise<void> {
  const { contacts, ...columns } = change
  await db(tx).updateTable('agency').set(columns).where('id', '=', id).execute()
  if (contacts === undefined) return
  await db(tx).deleteFrom('contact_point').where('agency', '=', id).execute()
  await insertContacts(tx, id, contacts)
}

/** An agency that is not removed. */
export async function agencyRow(tx: Tx, id: string): Promise<AgencyRow | undefined> {
  return await db(tx)
    .selectFrom('agency')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

/** Rows that were proposed or imported under these keys, removed ones too. */
export async function rowsOfFacts(
  tx: Tx,
  facts: readonly string[],
): Promise<Map<string, AgencyRow>> {
  if (facts.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('agency')
    .select(COLUMNS)
    .where('fact', 'in', facts)
    .limit(MAX_AGENCIES)
    .execute()
  return new Map(rows.flatMap((row) => (row.fact === null ? [] : [[row.fact, row]])))
}

export async function countAgencies(tx: Tx, iso3: string): Promise<number> {
  const { count } = await db(tx)
    .selectFrom('agency')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('iso3', '=', iso3)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Agencies of a country in the order of kind and name, with how to reach them. */
export async function agenciesOf(
  tx: Tx,
  { iso3, kind }: { iso3: string; kind: AgencyKind | null },
): Promise<Agency[]> {
  let select = db(tx)
    .selectFrom('agency')
    .select(COLUMNS)
    .where('iso3', '=', iso3)
    .where('removed_at', 'is', null)
  if (kind !== null) select = select.where('kind', '=', kind)
  const rows = await select
    .orderBy('kind')
    .orderBy('name')
    .orderBy('id')
    .limit(MAX_AGENCIES)
    .execute()
  if (rows.length === 0) return []
  const points = await db(tx)
    .selectFrom('contact_point')
    .select(['agency', 'kind', 'value'])
    .where(
      'agency',
      'in',
      rows.map((row) => row.id),
    )
    .limit(MAX_AGENCIES * CONTACT_KINDS.length)
    .execute()
  const byAgency = Map.groupBy(points, (point) => point.agency)
  return rows.map((row) => agencyOf(row, byAgency.get(row.id) ?? []))
}

function agencyOf(row: AgencyRow, points: readonly Row<'contact_point'>[]): Agency {
  const contact = (kind: ContactKind) => points.find((point) => point.kind === kind)?.value ?? null
  return {
    id: row.id,
    iso3: row.iso3,
    kind: agencyKind.parse(row.kind),
    name: row.name,
    nameLocal: row.name_local,
    website: contact('website'),
    phone: contact('phone'),
    emergency: contact('emergency'),
    mail: contact('mail'),
    languages: row.languages,
    source: row.source,
    asOf: row.as_of,
    confidence: confidence.parse(row.confidence),
    confirmed: confirmationOf(row),
  }
}

function confirmationOf(row: AgencyRow): { by: string; at: Time; source: string } | null {
  const { confirmed_by: by, confirmed_at: at, confirmed_source: source } = row
  return by === null || at === null || source === null ? null : { by, at, source }
}
