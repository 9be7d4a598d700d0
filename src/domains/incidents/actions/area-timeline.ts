import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { MAX_PAGE_ROWS } from '../../../core/listed.ts'
import { areaPath, narrowed } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { count } from '../../../core/bounds.ts'
import { shutIncidents } from '../../../core/shut.ts'
import * as noun from '../schema.ts'
import { asSeen } from '../shut.ts'
import * as store from '../store/area-timeline.ts'

const reading = { permission: 'incidents:read', scope: 'area' } as const

const asked = {
  area: areaPath,
  source: noun.areaSource.optional(),
  kind: noun.areaKind.optional(),
  /** The first moment, and that before which it ends. */
  from: time.optional(),
  until: time.optional(),
}

/** Behind which row a page begins: its moment and its id. */
export const areaPlace = z
  .string()
  .max(70)
  .regex(/^\d{4}-\d\d-\d\dT[0-9:.]+Z_[0-9a-f-]{36}$/, 'the next of the page before')

/** Which kinds of entries are wanted, and whether incidents are. */
function kindsOf({ source, kind }: { source?: noun.AreaSource; kind?: noun.AreaKind }) {
  const kinds = noun.AREA_KINDS.filter(
    (one) =>
      (kind === undefined || one === kind) &&
      (source === undefined || noun.AREA_SOURCES[source].some((own) => own === one)),
  )
  return {
    entries: kinds.filter((one) => one !== 'incident-opened' && one !== 'incident-ended'),
    isOpened: kinds.includes('incident-opened'),
    isEnded: kinds.includes('incident-ended'),
  }
}

export const areaTimeline = query({
  ...reading,
  name: 'incidents.areaTimeline',
  summary:
    'What happened in an area, whatever it belongs to, newest first: findings, alerts, problems of stations, evidence, observations, voting issues and incidents in one order.',
  input: z.strictObject({
    ...asked,
    after: areaPlace.optional(),
    limit: z.number().int().min(1).max(MAX_PAGE_ROWS).default(50),
  }),
  output: z.strictObject({ items: z.array(noun.areaRow), next: areaPlace.nullable() }),
  async run(ctx, { area, source, kind, from, until, after, limit }) {
    const areas = narrowed([area], ctx.areas())
    const [at, last] = after?.split('_') ?? []
    const but = await shutIncidents(ctx)
    const wanted = { areas, from, until, behind: { at, id: last }, limit: limit + 1, but }
    const { entries, isOpened, isEnded } = kindsOf({
      ...(source === undefined ? {} : { source }),
      ...(kind === undefined ? {} : { kind }),
    })
    const parts = [
      entries.length === 0 ? [] : await entriesOf(ctx, { ...wanted, kinds: entries }),
      isOpened ? await store.incidentsOfArea(ctx.tx, wanted, 'incident-opened') : [],
      isEnded ? await store.incidentsOfArea(ctx.tx, wanted, 'incident-ended') : [],
    ]
    const rows = parts.flat().toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
    const items = rows.slice(0, limit)
    const end = items.at(-1)
    return { items, next: rows.length > limit && end !== undefined ? placeOf(end) : null }
  },
})

async function entriesOf(
  ctx: QueryContext,
  wanted: Parameters<typeof store.entriesOfArea>[1],
): Promise<noun.AreaRow[]> {
  const rows = await asSeen(ctx, await store.entriesOfArea(ctx.tx, wanted))
  return rows.map(({ subject: _subject, ...row }) => row)
}

function placeOf({ at, id: own }: Pick<noun.AreaRow, 'at' | 'id'>): string {
  return `${at}_${own}`
}

export const areaTimelineCount = query({
  ...reading,
  name: 'incidents.areaTimelineCount',
  summary:
    'How much the timeline of an area has in a stretch of time, and how much stands in timelines of incidents alone: what people wrote there.',
  input: z.strictObject({ area: areaPath, from: time.optional(), until: time.optional() }),
  output: z.strictObject({ total: count, ofIncidents: count }),
  async run(ctx, { area, from, until }) {
    const areas = narrowed([area], ctx.areas())
    return await store.countOfArea(ctx.tx, { areas, from, until })
  },
})
