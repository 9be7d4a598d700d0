import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { fold } from '../../../core/fold.ts'
import { id } from '../../../core/id.ts'
import { beginningOf, line } from '../../../core/line.ts'
import { type CaseText, type Finder, MAX_FOUND_ROWS } from '../finder.ts'
import { inAnalysis } from '../find-analysis.ts'
import { openMembers } from '../membership.ts'
import { STEP_ROWS } from '../schema/case.ts'
import * as store from '../store/case.ts'
import { observations } from '../store/observation.ts'

/** What is shown of a text that was found, in UTF-16 units, and how many at most. */
const SHOWN_LENGTH = 200
const SHOWN = 50

/** Title, reasons and waivers. */
const ofCase: Finder = async ({ tx }, members) => {
  const of = members.map((one) => one.case.id)
  const newest = { order: ['-id'], limit: MAX_FOUND_ROWS } as const
  const reasons = await store.reasons.many(tx, { case: of }, newest)
  const steps = await store.steps.many(tx, { case: of }, { limit: STEP_ROWS * of.length })
  return [
    ...members.map((one) => ({ case: one.case.id, text: one.case.title, page: '' })),
    ...reasons.map((row) => ({ case: row.case, text: row.reason, page: '' })),
    ...steps.map((row) => ({ case: row.case, text: row.reason ?? '', page: '' })),
  ]
}

/** What was seen, and where. */
const ofObservations: Finder = async ({ tx }, members) => {
  const of = members.map((one) => one.case.id)
  const newest = { order: ['-id'], limit: MAX_FOUND_ROWS } as const
  const rows = await observations.many(tx, { case: of }, newest)
  return rows.map((row) => ({
    case: row.case,
    text: `${row.value} (${row.place})`,
    page: 'observations',
  }))
}

/** Each noun that has words in cases. */
const FINDERS: readonly Finder[] = [ofCase, ofObservations, inAnalysis]

export const find = query({
  name: 'cases.find',
  permission: 'cases:read',
  scope: 'area',
  byPost: true,
  summary: 'Finds words in the files of cases that the caller has open.',
  input: z.strictObject({ words: line(100) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({ case: id, code: z.string(), text: z.string(), page: z.string() }),
    ),
  }),
  async run(ctx, { words }) {
    const members = await openMembers(ctx)
    const codes = new Map(members.map((one) => [one.case.id, one.case.code]))
    const wanted = fold(words)
    const found: CaseText[] = []
    for (const finder of members.length > 0 ? FINDERS : [])
      found.push(...(await finder(ctx, members)).filter(({ text }) => fold(text).includes(wanted)))
    return {
      items: found.slice(0, SHOWN).map(({ text, ...where }) => ({
        ...where,
        code: codes.get(where.case) ?? '',
        text: beginningOf(text, SHOWN_LENGTH),
      })),
    }
  },
})
