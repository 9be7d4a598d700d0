// Evidence that belongs to a case: its content, title and chain are for those who have the file of the case open, and for
// whoever has the item in his hands. Everybody else sees its code, and which case lets him in.
import type { QueryContext } from '../../core/action.ts'
import { shutEvidence, shutIncidents } from '../../core/shut.ts'
import { refusal } from './refusals.ts'
import type { ItemRow } from './schema.ts'

type Kept = Pick<ItemRow, 'id' | 'incident' | 'custodian' | 'offeredTo' | 'addedBy'> & {
  readonly state: string
}

/** Of these items those that are kept from the caller, by id, with the code of the case. */
export async function keptOf(
  ctx: QueryContext,
  rows: readonly Kept[],
): Promise<ReadonlyMap<string, string>> {
  const incidents = rows.flatMap(({ incident }) => incident ?? [])
  if (incidents.length === 0) return new Map()
  const shut = await shutEvidence(ctx, incidents)
  // Only here is it asked who reads: where nothing is shut everybody is told the same.
  return new Map(
    rows.flatMap((row) => {
      const code = shut.get(row.incident ?? '')
      return code === undefined || isInHand(row, ctx.actor.id) ? [] : [[row.id, code] as const]
    }),
  )
}

/** Whether somebody has an item, is offered it, or is still handing it in. */
function isInHand({ custodian, offeredTo, addedBy, state }: Kept, person: string): boolean {
  const isComing = state === 'open' || state === 'hashing'
  return custodian === person || offeredTo === person || (isComing && addedBy === person)
}

/** Throws 403 Problem `evidence.in_case` for the first of these items that is kept from the caller. */
export async function checkOpen(
  ctx: QueryContext,
  rows: readonly (Kept & Pick<ItemRow, 'code'>)[],
): Promise<void> {
  const kept = await keptOf(ctx, rows)
  const row = rows.find(({ id }) => kept.has(id))
  if (row === undefined) return
  throw refusal('inCase', { params: { code: row.code, case: kept.get(row.id) ?? '' } })
}

/** What of an item says more than that it is there. */
type Told = Pick<
  ItemRow,
  | 'title'
  | 'fileName'
  | 'source'
  | 'parent'
  | 'addedBy'
  | 'custodian'
  | 'offeredTo'
  | 'offeredAt'
  | 'checkedAt'
  | 'isWhole'
  | 'takenAt'
  | 'takenAs'
  | 'sourceHash'
  | 'isAsSource'
  | 'contentHash'
>
const NOTHING: Told = {
  title: '',
  fileName: '',
  source: null,
  parent: null,
  addedBy: '',
  custodian: null,
  offeredTo: null,
  offeredAt: null,
  checkedAt: null,
  isWhole: null,
  takenAt: null,
  takenAs: null,
  sourceHash: null,
  isAsSource: null,
  contentHash: null,
}

/** These items as the caller sees them: by their code alone where they are kept from him, and of no incident that is. */
export async function asSeen<Row extends Kept & Told>(
  ctx: QueryContext,
  rows: readonly Row[],
): Promise<Row[]> {
  const open = await withoutShut(ctx, rows)
  const told = await asTold(ctx, rows)
  return told.map((row, n) => ({ ...row, incident: open[n]?.incident ?? null }))
}

/** The same where their incidents are there for the caller, or are not told: by their code alone where they are kept from him. */
export async function asTold<Row extends Kept & Told>(
  ctx: QueryContext,
  rows: readonly Row[],
): Promise<Row[]> {
  const kept = await keptOf(ctx, rows)
  return rows.map((row) => (kept.has(row.id) ? { ...row, ...NOTHING } : row))
}

/** These items without the incidents that are not there for the caller. */
export async function withoutShut<Row extends Pick<Kept, 'incident'>>(
  ctx: QueryContext,
  rows: readonly Row[],
): Promise<Row[]> {
  if (rows.every(({ incident }) => incident === null)) return [...rows]
  const shut = new Set(await shutIncidents(ctx))
  return rows.map((row) => (shut.has(row.incident ?? '') ? { ...row, incident: null } : row))
}

/** Of these incidents those that are there for the caller: evidence of another one is asked for in vain. */
export async function openIncidents(
  ctx: QueryContext,
  incidents: readonly string[],
): Promise<string[]> {
  const shut = new Set(incidents.length === 0 ? [] : await shutIncidents(ctx))
  return incidents.filter((one) => !shut.has(one))
}

/** The same of one item. */
export const codeAlone = <Row extends Told>(row: Row): Row => ({ ...row, ...NOTHING })
