import { z } from 'zod'
import type { Tx } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'
import { cardTexts, eventCode, numberOf, OWN_SYMPTOMS, symptom, SYMPTOMS } from '../symptoms.ts'

export const symptomRow = z.strictObject({
  symptom,
  place: z.number().int(),
  isHidden: z.boolean(),
  event: eventCode.nullable(),
  texts: cardTexts,
  textsBefore: cardTexts.nullable(),
  revision: z.number().int(),
  changedAt: time.nullable(),
  changedBy: z.string().nullable(),
})
export const symptomCards = table('symptom_card', symptomRow, ['symptom'])
export type SymptomRow = RowOf<typeof symptomCards>

/** All cards that there are, in their order: those that ship, as the node has them, and those that it added. */
export async function allCards(tx: Tx): Promise<SymptomRow[]> {
  const rows = await symptomCards.many(tx, {}, { limit: SYMPTOMS.length })
  const known = new Map(rows.map((row) => [row.symptom, row]))
  return SYMPTOMS.flatMap(
    (one) => known.get(one) ?? (OWN_SYMPTOMS.includes(one) ? [] : asShipped(one)),
  ).toSorted((a, b) => a.place - b.place || numberOf(a.symptom) - numberOf(b.symptom))
}

function asShipped(one: SymptomRow['symptom']): SymptomRow {
  return {
    symptom: one,
    place: numberOf(one),
    isHidden: false,
    event: null,
    texts: {},
    textsBefore: null,
    revision: 0,
    changedAt: null,
    changedBy: null,
  }
}
