// What of observations and issues stands in timelines: kind and station, once a group hands it on; never who sent it, nor his
// words.
import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { areaPath, under } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const reading = { permission: 'pollwatch:read', scope: 'area' } as const
/** Entries of one question: those of one record. */
const MAX_ENTRIES = 100
/** Entries behind an issue that are told. */
const MAX_BEHIND = 10

export const toldEntries = query({
  ...reading,
  name: 'pollwatch.toldEntries',
  summary:
    'Of these entries those that say that something is wrong, count, and were handed on to the authority; who sent them is left out.',
  input: z.strictObject({ entries: z.array(id).max(MAX_ENTRIES) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        entry: id,
        area: areaPath,
        category: noun.category,
        station: z.string(),
        at: time,
        issue: z.strictObject({ id, code: z.string() }).nullable(),
      }),
    ),
  }),
  async run(ctx, { entries }) {
    const where = {
      id: entries,
      form: 'IN',
      state: 'counted',
      releasedAt: { not: null },
      area: under(ctx.areas()),
    } as const
    const rows = await store.entries.many(ctx.tx, where, { order: ['id'], limit: MAX_ENTRIES })
    const of = { id: rows.flatMap((row) => row.issue ?? []) }
    const known = await store.issues.many(ctx.tx, of, { limit: MAX_ENTRIES })
    const items = rows.flatMap((row) => {
      const category = noun.CATEGORIES[(row.answers['C'] ?? 0) - 1]
      const { area, place } = row
      if (category === undefined || area === null || place === null) return []
      const own = known.find((one) => one.id === row.issue)
      return {
        entry: row.id,
        area,
        category,
        station: `${place.number} ${place.name}`,
        at: row.capturedAt,
        issue: own === undefined ? null : { id: own.id, code: own.code },
      }
    })
    return { items }
  },
})

export const toldIssue = query({
  ...reading,
  name: 'pollwatch.toldIssue',
  summary: 'What a voting issue is about, and some of the entries behind it.',
  input: z.strictObject({ code: noun.issueCode }),
  output: noun.issueRow
    .pick({ id: true, code: true, area: true, category: true, severity: true })
    .extend({ station: z.string(), entries: z.array(id) }),
  async run(ctx, { code }) {
    const where = { code, area: under(ctx.areas()) }
    const row = found(await store.issues.one(ctx.tx, where), 'unknownIssue')
    const how = { order: ['id'], limit: MAX_BEHIND } as const
    const behind = await store.entries.many(ctx.tx, { issue: row.id }, how)
    const { id: own, area, category, severity, place } = row
    const station = `${place.number} ${place.name}`
    return {
      id: own,
      code,
      area,
      category,
      severity,
      station,
      entries: behind.map((one) => one.id),
    }
  },
})
