import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { inReach } from '../../../core/permission.ts'
import { nextOf } from '../../../core/listed.ts'
import { DAY, HOUR } from '../../../core/time.ts'
import { dueAt, type Judged, readinessOf } from '../judgement.ts'
import { found } from '../refusals.ts'
import { findingsWhere } from '../store/finding.ts'
import { seenOf, signalRow, signals } from '../store/signal.ts'
import { organizations } from '../store/site.ts'
import * as store from '../store/system.ts'
import { MAX_SYSTEMS, systemFacts, systemItem, type SystemItem } from '../system-schema.ts'
import { itemsOf } from './finding.ts'
import { judgedOf, othersOf } from './weigh.ts'

/** Systems of one screen; a nation has some dozens. */
const SHOWN_SYSTEMS = 200

const count = z.number().int()
const list = z.object({
  items: z.array(systemItem),
  counts: z.strictObject({ ready: count, not_ready: count, silent: count }),
})

const reading = { permission: 'monitoring:read', scope: 'area' } as const

export const systems = query({
  ...reading,
  name: 'monitoring.systems',
  summary: 'Inside systems by name, with whether they are ready and when they were last heard.',
  input: z.strictObject({
    after: id.optional(),
    limit: z.number().int().min(1).max(MAX_SYSTEMS).default(SHOWN_SYSTEMS),
  }),
  output: list.extend({ next: id.nullable() }),
  async run(ctx, page) {
    const found = await listed(ctx, page)
    return { ...found, next: nextOf(found.items, page.limit, (item) => item.id) }
  },
})

export const readiness = query({
  ...reading,
  name: 'monitoring.readiness',
  summary:
    'Whether the election can rely on its inside systems: those not ready or silent, and why.',
  input: z.strictObject({}),
  output: list,
  async run(ctx) {
    const { items, counts } = await listed(ctx, { limit: MAX_SYSTEMS })
    return { items: items.filter(({ state }) => state !== 'ready'), counts }
  },
})

async function listed(
  ctx: QueryContext,
  page: Parameters<typeof store.systemsIn>[2],
): Promise<z.infer<typeof list>> {
  const rows = await store.systemsIn(ctx.tx, ctx.areas(), page)
  const judged = await judgedOf(ctx, rows)
  const items = rows.map((row) => itemOf(row, { judged: judged(row), organization: row.owner }))
  const counts = { ready: 0, not_ready: 0, silent: 0 }
  for (const { state } of items) counts[state] += 1
  return { items, counts }
}

function itemOf(
  { id: own, name, area, kind }: store.SystemRow,
  { judged, organization }: { readonly judged: Judged; readonly organization: string },
): SystemItem {
  const { heard, backupAt, restore } = judged
  const about = { id: own, name, organization, area, kind }
  return {
    ...about,
    ...readinessOf(judged),
    heardAt: [...heard.values()].toSorted().at(-1) ?? null,
    backupAt,
    restoreAt: restore?.isGood === true ? restore.at : null,
  }
}

const shownSignal = signalRow.omit({ system: true, format: true, payload: true })

/** Signals and findings that the page of a system shows. */
const SHOWN_SIGNALS = 50
const SHOWN_FINDINGS = 50

export const system = query({
  ...reading,
  name: 'monitoring.system',
  summary:
    'Everything about one inside system: readiness, what is expected, what it told, findings.',
  input: z.strictObject({ system: id }),
  output: systemFacts,
  async run(ctx, input) {
    const known = await store.systems.one(ctx.tx, { id: input.system })
    const row = found(inReach(ctx, known), 'unknownSystem')
    const { id: of, organization, backupMaxAgeMs: backupMs, restoreMaxAgeMs: restoreMs } = row
    const { sensorLeast, addedAt, endedAt } = row
    const owner = await organizations.one(ctx.tx, { id: organization })
    const search = { areas: ['/'], system: of }
    const rows = await findingsWhere(ctx.tx, search, { after: undefined, limit: SHOWN_FINDINGS })
    const newest = { order: ['-at', '-id'], limit: SHOWN_SIGNALS, as: shownSignal } as const
    const told = await signals.many(ctx.tx, { system: of }, newest)
    const judged = (await judgedOf(ctx, [row]))(row)
    return {
      ...itemOf(row, { judged, organization: owner?.name ?? '' }),
      areas: row.affected,
      backupHours: backupMs && Math.round(backupMs / HOUR),
      restoreDays: restoreMs && Math.round(restoreMs / DAY),
      sensorLeast,
      addedAt,
      endedAt,
      keyMadeAt: (await store.systemKeys.one(ctx.tx, { system: of }))?.madeAt ?? null,
      expected: await expectations(ctx, of),
      rules: await rules(ctx, of),
      signals: told.map(({ content: { values, events }, ...one }) => ({
        ...one,
        values,
        events: events.length,
      })),
      findings: await itemsOf(ctx, rows),
    }
  },
})

async function expectations(ctx: QueryContext, of: string) {
  const heard = new Map((await seenOf(ctx.tx, [of])).map(({ kind, at }) => [kind, at]))
  const rows = await store.expectedOf(ctx.tx, [of])
  return rows.map(({ system: _system, sinceAt: since, ...row }) => {
    const heardAt = heard.get(row.kind) ?? null
    return { ...row, since, heardAt, dueAt: dueAt({ ...row, since }, heardAt) }
  })
}

async function rules(ctx: QueryContext, of: string) {
  const rows = await store.rulesOf(ctx.tx, [of])
  const others = await othersOf(ctx, rows)
  return rows.map(({ system: _system, ...row }) => {
    const other = others.get(row.sameAsSystem ?? '')
    return { ...row, sameAsSystemName: other?.name ?? null }
  })
}
