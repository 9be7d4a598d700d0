import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'
import { authorisationFields, siteFields } from '../schema.ts'
import { sheetError, SITE_COLUMNS } from '../site-sheet.ts'
import { authorisations } from './permission.ts'
import { type SiteRow, sites } from './site.ts'

/** previewed → applying → finished; previewed → dropped. */
export const fileState = z.enum(['previewed', 'applying', 'finished', 'dropped'])

/** What a row of the file does. */
export const rowKind = z.enum(['added', 'changed', 'unchanged', 'wrong'])
export type RowKind = z.infer<typeof rowKind>

export const fileRow = z.strictObject({
  id,
  state: fileState,
  columns: z.array(z.enum(SITE_COLUMNS).nullable()),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  wrong: z.number().int(),
  applied: z.number().int(),
  begunBy: z.string(),
  begunAt: time,
  acceptedDevice: z.string().nullable(),
  endedAt: time.nullable(),
})
export const files = table('site_file', fileRow)
export type FileRow = RowOf<typeof files>

/** Everything of a site that a file may say; `host` is a name already. */
export const sheetSite = z.strictObject(siteFields)
export type SheetSite = z.output<typeof sheetSite>

/** The site that a row wants, and whose it is: a known organization or the name of a new one. */
const wanted = z.strictObject({
  site: sheetSite,
  organization: z.strictObject({ id: id.nullable(), name: z.string() }),
  authorisation: z.strictObject(authorisationFields).omit({ scope: true }).nullable(),
})
export type Wanted = z.output<typeof wanted>

export const sheetRow = z.strictObject({
  file: id,
  n: z.number().int(),
  kind: rowKind,
  isDone: z.boolean(),
  name: z.string(),
  address: z.string(),
  cells: z.array(z.string()),
  wanted: wanted.nullable(),
  site: id.nullable(),
  before: sheetSite.nullable(),
  errors: z.array(sheetError),
})
export const sheetRows = table('site_file_row', sheetRow, ['file', 'n'])
export type SheetRow = RowOf<typeof sheetRows>

/** Rows of a file of one kind, in its order. */
export async function rowsOf(
  tx: Tx,
  where: { readonly file: string; readonly kind: RowKind; readonly after: number },
  limit: number,
): Promise<SheetRow[]> {
  const { file, kind, after } = where
  return await sheetRows.many(tx, { file, kind, n: { after } }, { order: ['n'], limit })
}

/** The next rows that bring something and are not done yet. */
export async function openRows(tx: Tx, file: string, limit: number): Promise<SheetRow[]> {
  const where = { file, kind: ['added', 'changed'] as const, isDone: false }
  return await sheetRows.many(tx, where, { order: ['n'], limit })
}

/** Watched sites at these hosts; one host has a handful. */
export async function sitesAtHosts(tx: Tx, host: readonly string[]): Promise<SiteRow[]> {
  const limit = host.length * SITES_PER_HOST
  return await sites.many(tx, { host, endedAt: null }, { order: ['id'], limit })
}
const SITES_PER_HOST = 100

/** Which of these sites somebody's permission to look at is in force for. */
export async function authorisedOf(
  tx: Tx,
  site: readonly string[],
  now: Time,
): Promise<Set<string>> {
  const where = { site, untilAt: { after: now }, revokedAt: null }
  const rows = await authorisations.many(tx, where, { limit: site.length * SITES_PER_HOST })
  const inForce = rows.filter((row) => row.scope === 'passive' || row.approvedAt !== null)
  return new Set(inForce.map((row) => row.site))
}
