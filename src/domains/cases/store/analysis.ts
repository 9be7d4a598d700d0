import type { Tx } from '../../../core/port.ts'
import { MAX_ROWS } from '../../../lib/ach/index.ts'
import { table } from '../../../lib/sql/table.ts'
import { isBlind, personOf } from '../blind.ts'
import type { Member } from '../membership.ts'
import * as noun from '../schema/analysis.ts'
import * as attribution from '../schema/attribution.ts'

export const pivots = table('pivot', noun.pivotRow)
export const sources = table('analysis_source', noun.sourceRow)
export const hypotheses = table('hypothesis', noun.hypothesisRow)
export const indications = table('indication', noun.indicationRow)
export const rounds = table('scoring_round', noun.roundRow)
export const sheets = table('score_sheet', noun.sheetRow, ['round', 'person'])
export const drafts = table('score_draft', noun.draftRow, ['round', 'person'])
export const attributions = table('attribution', attribution.attributionRow)
export const opinions = table('attribution_opinion', attribution.opinionRow, [
  'attribution',
  'person',
])

/** Hypotheses that were ever named in a case, those that were dropped with them. */
export const MAX_EVER_NAMED = 100
/** Rows that were ever in the matrix of a case. */
export const MAX_EVER_ROWS: number = 5 * MAX_ROWS

const ofCase = ({ case: { id } }: Member) => ({ case: id })

/** Pivots that stand, the oldest first. */
export async function pivotsOf(tx: Tx, member: Member): Promise<noun.PivotRow[]> {
  const how = { order: ['id'], limit: noun.MAX_PIVOTS } as const
  return await pivots.many(tx, { ...ofCase(member), droppedAt: null }, how)
}

/** All sources, the oldest first: an origin stands before what repeats it. */
export async function sourcesOf(tx: Tx, member: Member): Promise<noun.SourceRow[]> {
  return await sources.many(tx, ofCase(member), { order: ['id'], limit: noun.MAX_SOURCES })
}

/** All hypotheses that were ever named, the oldest first. */
export async function hypothesesOf(tx: Tx, member: Member): Promise<noun.HypothesisRow[]> {
  return await hypotheses.many(tx, ofCase(member), { order: ['id'], limit: MAX_EVER_NAMED })
}

/** All rows that were ever in the matrix, the oldest first. */
export async function indicationsOf(tx: Tx, member: Member): Promise<noun.IndicationRow[]> {
  return await indications.many(tx, ofCase(member), { order: ['id'], limit: MAX_EVER_ROWS })
}

/** The round that is scored now; null before the first one. */
export async function roundOf(tx: Tx, member: Member): Promise<noun.RoundRow | null> {
  const where = { ...ofCase(member), endedAt: null }
  return (await rounds.one(tx, where, { order: ['-number'] })) ?? null
}

/** What the member himself marked in a round, with the moment at which he handed it in; null where he has not begun. */
export async function ownMarks(
  tx: Tx,
  member: Member,
  round: string,
): Promise<{ readonly marks: noun.Marks; readonly handedInAt: string | null } | null> {
  const own = { round, person: personOf(member) }
  const sheet = await sheets.one(tx, own)
  if (sheet !== undefined) return sheet
  const draft = await drafts.one(tx, own)
  return draft === undefined ? null : { marks: draft.marks, handedInAt: null }
}

/** Who handed in his marks in a round, in that order, without the marks: that says nothing of them. */
export async function handedIn(
  tx: Tx,
  _: Member,
  round: string,
): Promise<readonly { readonly person: string }[]> {
  const as = noun.sheetRow.pick({ person: true })
  const how = { order: ['handedInAt', 'person'], limit: noun.MAX_SHEETS, as } as const
  return await sheets.many(tx, { round }, how)
}

/**
 * The sheets that the member may read: all that were handed in, once there are as many as are needed and, where he scores
 * himself, his own is among them; else none.
 */
export async function readableSheets(
  tx: Tx,
  member: Member,
  { round, needed }: { readonly round: string; readonly needed: number },
): Promise<noun.SheetRow[]> {
  const handed = await handedIn(tx, member, round)
  if (handed.length < needed || isBlind(member, handed)) return []
  const how = { order: ['handedInAt', 'person'], limit: noun.MAX_SHEETS } as const
  return await sheets.many(tx, { round }, how)
}

/** Attributions of the case, the newest first. */
export async function attributionsOf(
  tx: Tx,
  member: Member,
): Promise<attribution.AttributionRow[]> {
  const how = { order: ['-id'], limit: attribution.MAX_ATTRIBUTIONS } as const
  return await attributions.many(tx, ofCase(member), how)
}

/** One of them; undefined where the case has none of this id. */
export async function attributionOf(
  tx: Tx,
  member: Member,
  id: string,
): Promise<attribution.AttributionRow | undefined> {
  return await attributions.one(tx, { ...ofCase(member), id })
}

/** Opinions on attributions of the case, in the order in which they were given. */
export async function opinionsOn(
  tx: Tx,
  _: Member,
  rows: readonly attribution.AttributionRow[],
): Promise<attribution.OpinionRow[]> {
  const limit = attribution.MAX_ATTRIBUTIONS * attribution.MAX_OPINIONS
  const where = { attribution: rows.map(({ id }) => id) }
  return await opinions.many(tx, where, { order: ['at', 'person'], limit })
}
