import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { areaContains } from '../../../core/permission.ts'
import { DAY, HOUR, type Time } from '../../../core/time.ts'
import { dueAt, type Judged, readinessOf } from '../judgement.ts'
import { refusal } from '../refusals.ts'
import { findingsWhere } from '../store/finding.ts'
import { seenOf, signalsOf } from '../store/signal.ts'
import { organizations } from '../store/site.ts'
import * as store from '../store/system.ts'
import { systemFacts, systemItem, type SystemItem } from '../system-schema.ts'
import { itemsOf } from './finding.ts'
import { judgedOf } from './weigh.ts'

/** Systems of one screen; a nation has some dozens. */
const SHOWN_SYSTEMS = 200

const list = z.object({
  items: z.array(systemItem),
  counts: z.strictObject({
    ready: z.number().int(),
    not_ready: z.number().int(),
    silent: z.number().int(),
  }),
})

export const systems = query({
  name: 'monitoring.systems',
  permission: 'monitoring:read',
  scope: 'area',
  summary: 'Inside systems by name, with whether they are ready and when they were last heard.',
  input: z.strictObject({
    limit: z.number().int().min(1).max(SHOWN_SYSTEMS).default(SHOWN_SYSTEMS),
  }),
  output: list,
  run: async (ctx, { limit }) => await listed(ctx, limit),
})

export const readiness = query({
  name: 'monitoring.readiness',
  permission: 'monitoring:read',
  scope: 'area',
  summary:
    'Whether the election can rely on its inside systems: those not ready or silent, and why.',
  input: z.strictObject({}),
  output: list,
  async run(ctx) {
    const { items, counts } = await listed(ctx, SHOWN_SYSTEMS)
    return { items: items.filter(({ state }) => state !== 'ready'), counts }
  },
})

async function listed(ctx: QueryContext, limit: number): Promise<z.infer<typeof list>> {
  const rows = await store.systemsIn(ctx.tx, { areas: ctx.areas(), limit })
  const judged = await judgedOf(ctx, rows)
  const items = rows.map((row) => itemOf(row, { judged: judged(row), organization: row.owner }))
  const counts = { ready: 0, not_ready: 0, silent: 0 }
  for (const { state } of items) counts[state] += 1
  return { items, counts }
}

function itemOf(
  row: store.SystemRow,
  { judged, organization }: { readonly judged: Judged; readonly organization: string },
): SystemItem {
  return {
    id: row.id,
    name: row.name,
    organization,
    area: row.area,
    kind: row.kind,
    ...readinessOf(judged),
    heardAt: newestOf([...judged.heard.values()]),
    backupAt: judged.backupAt,
    restoreAt: judged.restore?.isGood === true ? judged.restore.at : null,
  }
}

function newestOf(times: readonly Time[]): Time | null {
  return times.toSorted().at(-1) ?? null
}

/** Signals and findings that the page of a system shows. */
const SHOWN_SIGNALS = 50
const SHOWN_FINDINGS = 50

export const system = query({
  name: 'monitoring.system',
  permission: 'monitoring:read',
  scope: 'area',
  summary:
    'Everything about one inside system: readiness, what is expected, what it told, findings.',
  input: z.strictObject({ system: id }),
  output: systemFacts,
  async run(ctx, input) {
    const areas = ctx.areas()
    const row = await store.systems.one(ctx.tx, { id: input.system })
    if (row === undefined || !areas.some((area) => areaContains(area, row.area))) {
      throw refusal('unknownSystem')
    }
    const owner = await organizations.one(ctx.tx, { id: row.organization })
    const search = { areas: ['/'], system: row.id }
    const found = await findingsWhere(ctx.tx, search, { after: undefined, limit: SHOWN_FINDINGS })
    const { backupMaxAgeMs: backupMs, restoreMaxAgeMs: restoreMs } = row
    const judged = (await judgedOf(ctx, [row]))(row)
    return {
      ...itemOf(row, {
        judged,
        organization: owner?.name ?? '',
      }),
      areas: row.affected,
      backupHours: backupMs === null ? null : Math.round(backupMs / HOUR),
      restoreDays: restoreMs === null ? null : Math.round(restoreMs / DAY),
      sensorLeast: row.sensorLeast,
      addedAt: row.addedAt,
      endedAt: row.endedAt,
      keyMadeAt: (await store.systemKeys.one(ctx.tx, { system: row.id }))?.madeAt ?? null,
      expected: await expectations(ctx, row.id),
      rules: await rules(ctx, row.id),
      signals: (await signalsOf(ctx.tx, { system: row.id }, SHOWN_SIGNALS)).map((one) => {
        const { values, events } = one.content
        const { at, sentAt, kind, number, sha256 } = one
        return { id: one.id, at, sentAt, kind, number, sha256, values, events: events.length }
      }),
      findings: await itemsOf(ctx, found),
    }
  },
})

async function expectations(ctx: QueryContext, of: string) {
  const heard = new Map((await seenOf(ctx.tx, [of])).map(({ kind, at }) => [kind, at]))
  return (await store.expectedOf(ctx.tx, [of])).map(
    ({ system: _system, sinceAt: since, ...row }) => {
      const heardAt = heard.get(row.kind) ?? null
      return { ...row, since, heardAt, dueAt: dueAt({ ...row, since }, heardAt) }
    },
  )
}

async function rules(ctx: QueryContext, of: string) {
  const shown = []
  for (const { system: _, ...row } of await store.rulesOf(ctx.tx, [of])) {
    const { sameAsSystem: id } = row
    const other = id === null ? undefined : await store.systems.one(ctx.tx, { id })
    shown.push({ ...row, sameAsSystemName: other?.name ?? null })
  }
  return shown
}
