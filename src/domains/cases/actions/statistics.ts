import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { under } from '../../../core/permission.ts'
import { addMs, DAY, HOUR, time, toMs } from '../../../core/time.ts'
import { shown } from '../../../lib/disclosure/index.ts'
import { RSIT } from '../../../lib/rsit/index.ts'
import { type Followed, spread } from '../../../lib/survival/index.ts'
import { figuresOf, type Figures, forEverybody, type Keys, renewed } from '../figures.ts'
import { incidentCount, nation } from '../needs-justice.ts'
import { ARTICLES } from '../offences.ts'
import { figuresPart } from '../schema/figures.ts'
import { OUTCOMES } from '../schema/justice.ts'
import { article, refusalGround } from '../schema/request.ts'
import * as store from '../store/statistics.ts'

/** Least count that everybody is told. */
export const LEAST_TOLD = 5
/** Raised where what is counted, or how, changes. */
export const RULES_VERSION = 2

/** Classes of incidents by which cases are divided; what was only tried out is no case. */
const CLASSES = Object.keys(RSIT).filter((one) => one !== 'test')

const KEYS = {
  outcomes: OUTCOMES,
  articles: [...ARTICLES, 'national'],
  classes: CLASSES,
}

const number = z.number().nullable()

/** As output: lists that may be changed. */
function listed({ stages, divisions }: Figures) {
  return {
    stages: [...stages],
    divisions: divisions.map((one) => ({ ...one, parts: [...one.parts] })),
  }
}

/** What is counted now, of these areas or, for null, of the whole nation. */
async function figuresNow(ctx: QueryContext, areas: readonly string[] | null) {
  const { counted, assets, isCut } = await store.counted(ctx.tx, areas && under(areas))
  const keys: Keys = { ...KEYS, assets }
  return {
    state: (await ctx.ask(nation, {}))?.iso3 ?? null,
    ...listed(figuresOf(counted, keys, ctx.now)),
    isCut,
    rulesVersion: RULES_VERSION,
  }
}

export const statistics = query({
  permission: 'cases:list',
  scope: 'area',
  name: 'cases.statistics',
  summary:
    'How many cases, suspects and offences reached each stage, in what time, and how they divide; requests to other States by what came of them.',
  input: z.strictObject({}),
  output: z.strictObject({
    ...figuresPart.shape,
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
    const all = await figuresNow(ctx, areas)
    const sent = await store.sentRequests(ctx.tx, under(areas))
    return {
      ...all,
      detected: (await ctx.ask(incidentCount, {})).count,
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

/** The job that counts anew what everybody is told, and how often: not with each outcome, or its time would tell whose it is. */
export const FIGURES_JOB = 'cases.figures'
const COUNT_MS = HOUR
/** The one row. */
const PUBLIC = 'public'

export const keepFigures = command({
  permission: 'cases:keep',
  scope: 'nation',
  name: 'cases.keepFigures',
  summary:
    'Counts what everybody is told: counts under five are hidden, and as many others as it takes that none can be reckoned back, nor one case from two readings.',
  input: z.strictObject({}),
  output: z.strictObject({}),
  async run(ctx) {
    const now = await figuresNow(ctx, null)
    const last = await store.kept.one(ctx.tx, { id: PUBLIC })
    const isSame = last?.figures.rulesVersion === RULES_VERSION
    const told = isSame ? last?.counted : null
    const counted = listed(told ? renewed(told, now, LEAST_TOLD) : now)
    const { count } = await ctx.ask(incidentCount, {})
    const detected = shown(count, LEAST_TOLD)
    const figures = { ...now, ...listed(forEverybody(counted, LEAST_TOLD)), detected }
    await store.kept.put(ctx.tx, { id: PUBLIC, at: ctx.now, figures, counted })
    const dueAt = addMs(ctx.now, COUNT_MS)
    await ctx.schedule({ kind: FIGURES_JOB, subject: PUBLIC, dueAt })
    ctx.unchanged('what is counted is recorded already')
    return {}
  },
})

export const publicJustice = query({
  permission: 'anyone',
  scope: 'none',
  name: 'cases.publicJustice',
  summary:
    'For everybody: how many cases, suspects and offences reached each stage, as last counted: each hour. Counts under five are hidden, and renewed once five changed.',
  input: z.strictObject({}),
  output: figuresPart.extend({ countedAt: time.nullable() }),
  async run({ tx }) {
    const row = await store.kept.one(tx, { id: PUBLIC })
    if (row === undefined) return { ...NOTHING, countedAt: null }
    return { ...row.figures, countedAt: row.at }
  },
})

/** Before anything was counted. */
const NOTHING: z.infer<typeof figuresPart> = {
  state: null,
  stages: [],
  divisions: [],
  detected: null,
  isCut: false,
  rulesVersion: RULES_VERSION,
}
