import { type Finder, MAX_FOUND_ROWS } from './finder.ts'
import * as store from './store/analysis.ts'

/** Words of pivots, sources, hypotheses, rows and attributions; what others scored has no words. */
export const inAnalysis: Finder = async ({ tx }, members) => {
  const of = { case: members.map((one) => one.case.id) }
  const newest = { order: ['-id'], limit: MAX_FOUND_ROWS } as const
  const pivots = await store.pivots.many(tx, of, newest)
  const sources = await store.sources.many(tx, of, newest)
  const hypotheses = await store.hypotheses.many(tx, of, newest)
  const rows = await store.indications.many(tx, of, newest)
  const attributions = await store.attributions.many(tx, of, newest)
  const at = (page: string) => (found: { readonly case: string; readonly texts: string[] }) =>
    found.texts.map((text) => ({ case: found.case, text, page }))
  return [
    ...[
      ...rows.map((one) => ({ case: one.case, texts: [one.text] })),
      ...hypotheses.map((one) => ({ case: one.case, texts: [one.name] })),
      ...sources.map((one) => ({ case: one.case, texts: [one.name] })),
      ...pivots.map((one) => ({
        case: one.case,
        texts: [one.origin, one.target, one.lookedUp],
      })),
    ].flatMap(at('analysis')),
    ...attributions
      .map((one) => ({
        case: one.case,
        texts: [one.subject, one.note, one.basis, one.reason].filter((text) => text !== ''),
      }))
      .flatMap(at('attribution')),
  ]
}
