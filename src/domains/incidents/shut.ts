// What of incidents is kept from a reader: an incident itself by the head of its case, and what its timeline tells of
// evidence that belongs to a case.
import type { QueryContext } from '../../core/action.ts'
import { shutEvidence, shutSubjects } from '../../core/shut.ts'
import { refusal } from './refusals.ts'
import { SOURCES } from './schema.ts'
import type { EntryRow } from './store.ts'

type Told = Pick<EntryRow, 'subject' | 'text' | 'tag' | 'observable'> & { readonly kind: string }

/** These entries as the caller sees them: evidence that a case keeps from him stands by its code. */
export async function asSeen<Row extends Told>(
  ctx: QueryContext,
  rows: readonly Row[],
): Promise<Row[]> {
  const kept = await keptSubjects(ctx, rows)
  return rows.map((row) => {
    const code = kept.get(row.subject)
    return code === undefined ? row : { ...row, text: code, tag: '', observable: '' }
  })
}

/** The items of evidence in these entries that are kept from the caller, with their codes. */
export async function keptSubjects(
  ctx: QueryContext,
  rows: readonly Pick<Told, 'kind' | 'subject'>[],
): Promise<ReadonlyMap<string, string>> {
  const items = rows.filter((row) => SOURCES.evidence.some((one) => one === row.kind))
  if (items.length === 0) return new Map()
  return await shutSubjects(
    ctx,
    items.map(({ subject }) => subject),
  )
}

/** Throws 403 Problem `incidents.in_case` where one of these entries tells of evidence that a case keeps from the caller. */
export async function checkEntries(
  ctx: QueryContext,
  rows: readonly Pick<Told, 'kind' | 'subject'>[],
): Promise<void> {
  if ((await keptSubjects(ctx, rows)).size > 0) throw refusal('inCase')
}

/** Throws 403 Problem `incidents.in_case` where a case of which the caller has no file open stands on the incident. */
export async function checkMember(ctx: QueryContext, incident: string): Promise<void> {
  if ((await shutEvidence(ctx, [incident])).has(incident)) throw refusal('inCase')
}
