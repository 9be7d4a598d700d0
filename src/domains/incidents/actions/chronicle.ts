import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { notShut } from '../../../core/shut.ts'
import { language } from '../../../core/text.ts'
import { time } from '../../../core/time.ts'
import { correctedOf } from '../corrected.ts'
import { textOf } from '../entry-words.ts'
import * as noun from '../schema.ts'
import { asSeen } from '../shut.ts'
import * as store from '../store.ts'
import { clockTexts, entryTexts } from '../texts/values.ts'

/** Incidents that one question names. */
const MAX_INCIDENTS = 50
/** Entries that one answer tells, and behind how many another goes on. */
const MAX_TOLD = 2_000
const MAX_SKIPPED = 1_000_000

const told = noun.entryRow
  .pick({
    id: true,
    kind: true,
    at: true,
    written: true,
    offsetMin: true,
    zone: true,
    subject: true,
    text: true,
    tag: true,
    observable: true,
  })
  .extend({
    /** Codes of the incidents that it is a part of. */
    incidents: z.array(z.string()),
    /** By true time, where it is known how far the clock was off. */
    corrected: time.nullable(),
    /** What it tells, in words. */
    what: z.string(),
    isOfEvidence: z.boolean(),
  })

const clock = noun.incidentRow
  .pick({ code: true, clockOffsetMs: true })
  .extend({ /** Whose clock, in words; null where nobody said. */ clock: z.string().nullable() })

export const chronicle = query({
  permission: 'incidents:read',
  scope: 'area',
  name: 'incidents.chronicle',
  summary:
    'The timelines of these incidents as one, oldest first, in the words of one language, with whose clock their times come from: for a report.',
  input: z.strictObject({
    incidents: z.array(id).max(MAX_INCIDENTS),
    language,
    /** Goes on where an answer ended: its `next`. */
    skip: z.number().int().min(0).max(MAX_SKIPPED).optional(),
  }),
  output: z.strictObject({
    /** What has no date stands at the end. */
    entries: z.array(told),
    /** Where the next answer begins; null where this tells the last one. */
    next: z.number().int().nullable(),
    /** How many there are in all. */
    count: z.number().int(),
    clocks: z.array(clock),
  }),
  async run(ctx, { incidents: wanted, language: spoken, skip = 0 }) {
    const t = ctx.node.speak(spoken)
    const where = { area: under(ctx.areas()), id: wanted }
    const how = { limit: MAX_INCIDENTS, order: ['id'] } as const
    const all = await store.incidents.many(ctx.tx, where, how)
    const known = await notShut(ctx, all, ({ id: own }) => own)
    const ids = known.map((row) => row.id)
    const byCode = new Map(known.map((row) => [row.code, row]))
    const rows = await store.entriesOfAll(ctx.tx, ids, { skip, limit: MAX_TOLD })
    const groups = Map.groupBy(rows, (row) => row.id)
    const first = [...groups.values()].flatMap(
      (of) => (store.entries.read(of) as store.EntryRow[])[0] ?? [],
    )
    const entries = (await asSeen(ctx, first)).map((row) => {
      const of = groups.get(row.id) ?? []
      const { kind, at, written, offsetMin, zone, subject, tag, observable } = row
      const entry = { id: row.id, kind, at, written, offsetMin, zone, subject, tag, observable }
      return {
        ...entry,
        corrected: correctedIn(
          row,
          of.flatMap((one) => byCode.get(one.incidentCode) ?? []),
        ),
        incidents: [...new Set(of.map((one) => one.incidentCode))],
        what: t(entryTexts[kind]),
        text: textOf(row, { t, node: ctx.node }),
        isOfEvidence: noun.SOURCES.evidence.some((one) => one === kind),
      }
    })
    return {
      entries,
      next: rows.length < MAX_TOLD ? null : skip + MAX_TOLD,
      count: await store.countOfAll(ctx.tx, ids),
      clocks: known.map(({ code, clock: source, clockOffsetMs }) => ({
        code,
        clockOffsetMs,
        clock: source === null ? null : t(clockTexts[source]),
      })),
    }
  },
})

/** The corrected moment by the first of its incidents that says how far its clock was off. */
function correctedIn(row: store.EntryRow, of: readonly noun.IncidentRow[]) {
  return correctedOf(row, of.find(({ clockOffsetMs }) => clockOffsetMs !== null) ?? of[0])
}
