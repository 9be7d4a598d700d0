import type { Tx } from '../../core/port.ts'
import { type Filter, table } from '../../lib/sql/table.ts'
import * as noun from './schema.ts'

export const nations = table('nation', noun.nationRow, ['what'])
export const overseers = table('overseer', noun.overseerRow, ['what'])
export const waivers = table('waiver', noun.waiverRow, ['item'])
export const agencies = table('agency', noun.agencyRow)
export const accessions = table('accession', noun.accessionRow, ['iso3', 'treaty'])
export const points = table('contact_point', noun.pointRow, ['agency', 'kind'])

/** Puts these contact points of an agency in the place of the old ones. */
export async function putPoints(tx: Tx, agency: string, contacts: noun.Contacts): Promise<void> {
  await points.remove(tx, { agency })
  const rows = noun.contactKind.options.flatMap((kind) => {
    const value = contacts[kind]
    return value === undefined ? [] : [{ agency, kind, value }]
  })
  await points.insert(tx, rows)
}

/** Agencies that were proposed or imported as any of these facts, removed ones too, by the fact. */
export async function agenciesByFact(tx: Tx, fact: readonly string[]) {
  const rows = await agencies.many(tx, { fact }, { limit: fact.length })
  return new Map(rows.map((row) => [row.fact, row]))
}

/** Agencies of a country in the order of kind and name, with how to reach them. */
export async function agenciesOf(tx: Tx, of: Filter<noun.AgencyRow>): Promise<noun.Agency[]> {
  const order = ['kind', 'name', 'id'] as const
  const how = { order, limit: noun.MAX_AGENCIES, as: noun.agencyPart }
  const rows = await agencies.many(tx, { ...of, removedAt: null }, how)
  const limit = noun.MAX_AGENCIES * noun.contactKind.options.length
  const found = await points.many(tx, { agency: rows.map(({ id }) => id) }, { limit })
  const values = new Map(found.map((point) => [`${point.agency} ${point.kind}`, point.value]))
  return rows.map(({ confirmedBy: by, confirmedAt: at, confirmedSource: source, ...row }) => {
    const contact = (kind: noun.ContactKind) => values.get(`${row.id} ${kind}`) ?? null
    return {
      ...row,
      website: contact('website'),
      phone: contact('phone'),
      emergency: contact('emergency'),
      mail: contact('mail'),
      confirmed: by === null || at === null || source === null ? null : { by, at, source },
    }
  })
}
