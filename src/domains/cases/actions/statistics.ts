import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { under } from '../../../core/permission.ts'
import { DAY, toMs } from '../../../core/time.ts'
import { shown } from '../../../lib/disclosure/index.ts'
import { RSIT } from '../../../lib/rsit/index.ts'
import { type Followed, spread } from '../../../lib/survival/index.ts'
import { figuresOf, type Figures, forEverybody, type Keys, UNITS } from '../figures.ts'
import { incidentCount } from '../needs-justice.ts'
import { ARTICLES } from '../offences.ts'
import { OUTCOMES } from '../schema/justice.ts'
import { article, refusalGround } from '../schema/request.ts'
import * as store from '../store/statistics.ts'

/** Least count that everybody is told. */
export const LEAST_TOLD = 5
/** Raised where what is counted, or how, changes. */
export const RULES_VERSION = 1

/** Classes of incidents by which cases are divided; what was only tried out is no case. */
const CLASSES = Object.keys(RSIT).filter((one) => one !== 'test')

const KEYS = {
  outcomes: OUTCOMES,
  articles: [...ARTICLES, 'national'],
  classes: CLASSES,
}

const number = z.number().nullable()
const figures = {
  stages: z.array(
    z.strictObject({
      unit: z.enum(UNITS),
      stage: z.enum([
        'registered',
        'suspect',
        'prosecuted',
        'convicted',
        'sentenced',
        'named',
        'charged',
        'decided',
      ]),
      n: number,
      share: number,
      medianDays: number,
      p90Days: number,
    }),
  ),
  divisions: z.array(
    z.strictObject({
      unit: z.enum(UNITS),
      by: z.enum(['outcome', 'article', 'class', 'asset', 'year']),
      total: number,
      parts: z.array(z.strictObject({ key: z.string(), n: number })),
    }),
  ),
  /** Incidents that were detected, of whatever became a case or not. */
  detected: number,
  /** There were more than are counted. */
  isCut: z.boolean(),
  rulesVersion: z.number().int(),
}

/** As output: lists that may be changed. */
function listed({ stages, divisions }: Figures) {
  return {
    stages: [...stages],
    divisions: divisions.map((one) => ({ ...one, parts: [...one.parts] })),
  }
}

async function figuresNow(ctx: QueryContext, areas: readonly string[] | null) {
  const { counted, assets, isCut } = await store.counted(ctx.tx, areas && under(areas))
  const keys: Keys = { ...KEYS, assets }
  return { figures: figuresOf(counted, keys, ctx.now), isCut }
}

export const statistics = query({
  permission: 'cases:list',
  scope: 'area',
  name: 'cases.statistics',
  summary:
    'How many cases, suspects and offences reached each stage, in what time, and how they divide; requests to other States by what came of them.',
  input: z.strictObject({}),
  output: z.strictObject({
    ...figures,
    requests: z.array(
      z.strictObject({
        article,
        asked: z.number(),
        granted: z.number(),
        refused: z.number(),
        lapsed: z.number(),
        waiting: z.number(),
        /** Days from sending to the receipt, and to the preservation. */
        receiptDays: z.strictObject({ median: number, p90: number }),
        preservedDays: z.strictObject({ median: number, p90: number }),
      }),
    ),
    refusals: z.array(z.strictObject({ ground: refusalGround, n: z.number() })),
  }),
  async run(ctx) {
    const areas = ctx.areas()
    const { figures: all, isCut } = await figuresNow(ctx, areas)
    const sent = await store.sentRequests(ctx.tx, under(areas))
    return {
      ...listed(all),
      detected: (await ctx.ask(incidentCount, {})).count,
      isCut,
      rulesVersion: RULES_VERSION,
      requests: article.options.map((one) =>
        registerOf(
          ctx,
          one,
          sent.filter((row) => row.article === one),
        ),
      ),
      refusals: refusalGround.options
        .map((ground) => ({ ground, n: sent.filter((row) => row.refusal === ground).length }))
        .filter(({ n }) => n > 0),
    }
  },
})

type Sent = Awaited<ReturnType<typeof store.sentRequests>>[number]

/** What was asked under an article, what came of it, and how long that took. */
function registerOf(ctx: QueryContext, of: Sent['article'], rows: readonly Sent[]) {
  const granted = rows.filter(
    ({ preservedAt, state }) => preservedAt !== null || state === 'answered',
  )
  const refused = rows.filter(({ refusal }) => refusal !== null)
  const lapsed = rows.filter(({ state }) => state === 'lapsed')
  const done = new Set([...granted, ...refused, ...lapsed])
  const times = (at: (row: Sent) => string | null): Followed[] =>
    rows.map((row) => {
      const end = at(row) ?? row.settledAt ?? ctx.now
      const length = Math.max(0, Math.floor((toMs(end) - toMs(row.sentAt)) / DAY))
      return { length, isOver: at(row) !== null }
    })
  return {
    article: of,
    asked: rows.length,
    granted: granted.length,
    refused: refused.length,
    lapsed: lapsed.length,
    waiting: rows.filter((row) => !done.has(row)).length,
    receiptDays: spread(times((row) => row.acknowledgedAt)),
    preservedDays: spread(times((row) => row.preservedAt)),
  }
}

export const publicJustice = query({
  permission: 'anyone',
  scope: 'none',
  name: 'cases.publicJustice',
  summary:
    'For everybody: how many cases, suspects and offences reached each stage. Counts under five are hidden, and as many others as it takes that none can be reckoned back.',
  input: z.strictObject({}),
  output: z.strictObject(figures),
  async run(ctx) {
    const { figures: all, isCut } = await figuresNow(ctx, null)
    const { count } = await ctx.ask(incidentCount, {})
    return {
      ...listed(forEverybody(all, LEAST_TOLD)),
      detected: shown(count, LEAST_TOLD),
      isCut,
      rulesVersion: RULES_VERSION,
    }
  },
})
