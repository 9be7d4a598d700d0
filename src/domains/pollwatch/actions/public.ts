import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { feedAnswer } from '../../../core/feed.ts'
import { HOUR, spanStart, time } from '../../../core/time.ts'
import { isLanguage } from '../../../core/text.ts'
import { cells, wayOf } from '../blur.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { valueTexts } from '../texts/values.ts'

const anybody = { permission: 'anyone', scope: 'none' } as const
/** Issues of one page. */
const MAX_ITEMS = 50
const MAX_STEPS = 200

/** An issue as everybody sees it. */
const publicIssue = z.strictObject({
  code: z.string(),
  category: noun.category,
  /** Null until it is confirmed: before, only kind and area are told. */
  severity: z.number().int().nullable(),
  state: noun.issueState,
  /** Names from the top down; empty for somewhere in the nation. */
  way: z.array(z.string()),
  /** Number and name, where two groups or the authority stand behind it. */
  station: z.strictObject({ number: z.string(), name: z.string() }).nullable(),
  /** In words once it is confirmed. */
  summary: z.string().nullable(),
  /** To the hour. */
  openedAt: time,
  confirmedAt: time.nullable(),
  confirmedHow: noun.confirmedHow.nullable(),
  dueAt: time.nullable(),
  answeredAt: time.nullable(),
  answer: z.string().nullable(),
  closedAt: time.nullable(),
  /** Why it was rejected. */
  reason: z.string().nullable(),
  reopened: z.number().int(),
})
export type PublicIssue = z.infer<typeof publicIssue>

/** Who stands behind a place that is told. */
const WITH_STATION = ['two-groups', 'authority']

function shown(row: noun.IssueRow, cellOf: (area: string) => string): PublicIssue {
  const { code, category, state, place, confirmedHow, reopened } = row
  const isConfirmed = row.confirmedAt !== null
  const isPlaced =
    isConfirmed &&
    confirmedHow !== null &&
    WITH_STATION.includes(confirmedHow) &&
    state !== 'rejected'
  const way = isPlaced ? place.way : wayOf(cellOf(row.area), place.way)
  return {
    code,
    category,
    severity: isConfirmed ? row.severity : null,
    state,
    way: [...way],
    station: isPlaced ? { number: place.number, name: place.name } : null,
    summary: isConfirmed && state !== 'rejected' ? row.summary : null,
    openedAt: spanStart(row.openedAt, HOUR),
    confirmedAt: row.confirmedAt,
    confirmedHow,
    dueAt: row.dueAt,
    answeredAt: row.answeredAt,
    answer: row.answer,
    closedAt: row.closedAt,
    reason: row.reason,
    reopened,
  }
}

async function cellsNow({ tx, now }: Pick<QueryContext, 'tx' | 'now'>) {
  const counts = await store.publicCounts(tx, now)
  return { counts, cellOf: cells(new Map(counts.map(({ area, count }) => [area, count]))) }
}

export const publicIssues = query({
  ...anybody,
  name: 'pollwatch.publicIssues',
  summary:
    'For everybody: voting issues, the newest first. What nobody confirmed within two hours is there by its kind and district alone.',
  input: z.strictObject({
    category: noun.category.optional(),
    after: noun.issueCode.optional(),
    limit: z.number().int().min(1).max(MAX_ITEMS).default(MAX_ITEMS),
  }),
  // The last code, since an id would tell the moment of the report.
  output: z.strictObject({ items: z.array(publicIssue), next: noun.issueCode.nullable() }),
  async run(ctx, { category, after, limit }) {
    const publicAt = { upTo: ctx.now }
    const last =
      after === undefined ? undefined : await store.issues.one(ctx.tx, { code: after, publicAt })
    const where = { publicAt, category, id: last && { before: last.id } }
    const how = { order: ['-id'], limit: limit + 1 } as const
    const rows = await store.issues.many(ctx.tx, where, how)
    const { cellOf } = await cellsNow(ctx)
    const items = rows.slice(0, limit).map((row) => shown(row, cellOf))
    return { items, next: rows.length > limit ? (items.at(-1)?.code ?? null) : null }
  },
})

/** Steps that say nothing of who reported. */
const told = noun.stepKind.exclude(['opened', 'joined'])
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
    const how = { order: ['-id'], limit: MAX_STEPS, as: step } as const
    const steps = await store.steps.many(ctx.tx, of, how)
    return { ...shown(row, cellOf), steps: steps.toReversed() as z.infer<typeof step>[] }
  },
})

const cell = z.strictObject({
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
    const places = new Map(
      (await store.publicAreas(ctx.tx, ctx.now)).map(({ area, place }) => [area, place]),
    )
    const all = Map.groupBy(counts, ({ area }) => cellOf(area))
    const made = [...all].map(([path, own]) => {
      const placed = own.flatMap(({ area }) => places.get(area) ?? [])
      return {
        way: [...wayOf(path, placed[0]?.way ?? [])],
        lat: middle(placed.map(({ lat }) => lat)),
        lon: middle(placed.map(({ lon }) => lon)),
        count: sum(own.map(({ count }) => count)),
        unanswered: sum(own.map(({ unanswered }) => unanswered)),
      }
    })
    return {
      cells: made.toSorted((a, b) => b.count - a.count),
      count: sum(counts.map(({ count }) => count)),
      unanswered: sum(counts.map(({ unanswered }) => unanswered)),
    }
  },
})

function sum(all: readonly number[]): number {
  return all.reduce((total, one) => total + one, 0)
}

function middle(all: readonly (number | null)[]): number | null {
  const known = all.filter((one) => one !== null)
  return known.length === 0 ? null : sum(known) / known.length
}

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
