import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { feedAnswer } from '../../../core/feed.ts'
import { areaPath, under, withAncestors } from '../../../core/permission.ts'
import { HOUR, spanStart } from '../../../core/time.ts'
import { publicWords } from '../../../core/taken-out.ts'
import { isLanguage } from '../../../core/text.ts'
import { LEAST_IN_CELL } from '../blur.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { valueTexts } from '../texts/values.ts'
import { atlas, cellsNow, countIn, partsOf, PLACED, publicIssue, shown } from '../told.ts'

const anybody = { permission: 'anyone', scope: 'none' } as const
/** Issues of one page. */
const MAX_ITEMS = 50
const MAX_STEPS = 200

export const publicIssues = query({
  ...anybody,
  name: 'pollwatch.publicIssues',
  summary:
    'For everybody: voting issues, the newest first. What nobody confirmed within two hours is there by its kind and district alone.',
  input: z.strictObject({
    category: noun.category.optional(),
    area: areaPath.optional(),
    after: noun.issueCode.optional(),
    limit: z.number().int().min(1).max(MAX_ITEMS).default(MAX_ITEMS),
  }),
  // The last code, since an id would tell the moment of the report.
  output: z.strictObject({ items: z.array(publicIssue), next: noun.issueCode.nullable() }),
  async run(ctx, { category, area, after, limit }) {
    const publicAt = { upTo: ctx.now }
    const last =
      after === undefined ? undefined : await store.issues.one(ctx.tx, { code: after, publicAt })
    const { counts, cellOf } = await cellsNow(ctx)
    // In an area with few issues those alone whose place is told anyhow.
    const isFew = area !== undefined && countIn(counts, area).count < LEAST_IN_CELL
    const where = {
      ...(isFew ? PLACED : {}),
      publicAt,
      category,
      area: area === undefined ? undefined : under([area]),
      id: last && { before: last.id },
    }
    const how = { order: ['-id'], limit: limit + 1 } as const
    const rows = await store.issues.many(ctx.tx, where, how)
    const items = rows.slice(0, limit).map((row) => shown(row, cellOf))
    return { items, next: rows.length > limit ? (items.at(-1)?.code ?? null) : null }
  },
})

/** Steps that say nothing of who reported. */
const told = noun.stepKind.exclude(['opened', 'joined', 'read'])
const step = noun.stepRow.pick({ words: true, at: true }).extend({ kind: told })

export const publicIssueByCode = query({
  ...anybody,
  name: 'pollwatch.publicIssue',
  summary: 'For everybody: one voting issue with every answer that was given.',
  input: z.strictObject({ code: noun.issueCode }),
  output: publicIssue.extend({ steps: z.array(step) }),
  async run(ctx, { code }) {
    const where = { code, publicAt: { upTo: ctx.now } }
    const row = found(await store.issues.one(ctx.tx, where), 'unknownIssue')
    const { cellOf } = await cellsNow(ctx)
    const of = { issue: row.id, kind: told.options }
    const steps = await store.steps.many(ctx.tx, of, { order: ['-id'], limit: MAX_STEPS })
    const all = steps.toReversed().map(({ kind, words, at, readAt }) => ({
      kind: kind as z.infer<typeof told>,
      words: readAt === null ? '' : publicWords(row, words),
      at,
    }))
    return { ...shown(row, cellOf), steps: all }
  },
})

const cell = z.strictObject({
  area: areaPath,
  way: z.array(z.string()),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  count: z.number().int(),
  unanswered: z.number().int(),
})
export type IssueCell = z.infer<typeof cell>

export const publicAreas = query({
  ...anybody,
  name: 'pollwatch.publicAreas',
  summary:
    'For everybody: how many voting issues there are where; areas with fewer than three are told of the area above.',
  input: z.strictObject({}),
  output: z.strictObject({
    cells: z.array(cell),
    count: z.number().int(),
    unanswered: z.number().int(),
  }),
  async run(ctx) {
    const { counts, cellOf } = await cellsNow(ctx)
    const { middle, way } = await atlas(ctx.tx)
    const all = Map.groupBy(counts, ({ area }) => cellOf(area))
    const made = [...all].map(([area, own]) => ({
      area,
      way: way(area),
      ...middle(area),
      ...countIn(own, area),
    }))
    return {
      cells: made.toSorted((a, b) => b.count - a.count || (a.area < b.area ? 1 : -1)),
      ...countIn(counts, '/'),
    }
  },
})

export const publicArea = query({
  ...anybody,
  name: 'pollwatch.publicArea',
  summary:
    'For everybody: the voting issues of an area and of the parts of it with at least three. An area with fewer is told only where the station of one is.',
  input: z.strictObject({ area: areaPath }),
  output: z.strictObject({
    area: areaPath,
    way: z.array(z.string()),
    /** Null where fewer than three are known. */
    count: z.number().int().nullable(),
    unanswered: z.number().int().nullable(),
    parts: z.array(cell),
    /** Areas above, the largest first, without the nation. */
    above: z.array(z.strictObject({ area: areaPath, name: z.string() })),
  }),
  async run(ctx, { area }) {
    const { counts } = await cellsNow(ctx)
    const own = countIn(counts, area)
    const isTold = own.count >= LEAST_IN_CELL
    const placed = { ...PLACED, area: under([area]), publicAt: { upTo: ctx.now } }
    if (!isTold) found(await store.issues.one(ctx.tx, placed), 'unknownArea')
    const { middle, way } = await atlas(ctx.tx)
    const names = way(area)
    const above = withAncestors(area).slice(1, -1)
    const parts = partsOf(counts, area).map((path) => {
      const told = countIn(counts, path)
      return { area: path, way: way(path), ...middle(path), ...told }
    })
    return {
      area,
      way: names,
      count: isTold ? own.count : null,
      unanswered: isTold ? own.unanswered : null,
      parts: parts.toSorted((a, b) => b.count - a.count),
      above: above.map((path, n) => ({ area: path, name: names[n] ?? '' })),
    }
  },
})

/** Issues of the feed. */
const FEED_ITEMS = 50

export const issueFeed = query({
  ...anybody,
  name: 'pollwatch.issueFeed',
  summary: 'For everybody: the newest voting issues in the words of the node, for feeds.',
  input: z.strictObject({}),
  output: feedAnswer,
  async run(ctx) {
    const where = { publicAt: { upTo: ctx.now } }
    const how = { order: ['-publicAt', '-id'], limit: FEED_ITEMS } as const
    const rows = await store.issues.many(ctx.tx, where, how)
    const { cellOf } = await cellsNow(ctx)
    const [language = 'en'] = ctx.node.languages
    const t = ctx.node.speak(isLanguage(language) ? language : 'en')
    const items = rows.map((row) => {
      const { code, category, state, summary, answer, reason } = shown(row, cellOf)
      const words = [t(valueTexts[state]), summary, answer, reason]
      // To the hour: it lies a fixed time behind the report.
      const from = row.confirmedAt ?? spanStart(row.publicAt, HOUR)
      const moments = [from, row.answeredAt, row.closedAt].flatMap((one) => one ?? [])
      return {
        path: `/issues/${code}`,
        title: t(valueTexts[category]),
        words: words.filter((one) => one !== null).join('. '),
        at: moments.toSorted().at(-1) ?? from,
      }
    })
    return {
      items,
      newest:
        items
          .map(({ at }) => at)
          .toSorted()
          .at(-1) ?? null,
    }
  },
})
