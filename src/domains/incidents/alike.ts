// Which other incidents may be the same one.
import type { QueryContext } from '../../core/action.ts'
import { areaContains } from '../../core/permission.ts'
import { notShut } from '../../core/shut.ts'
import { addMs, DAY } from '../../core/time.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'

/** How near in time incidents are that may be one. */
const ALIKE_MS = 3 * DAY

/** Entries whose subjects two incidents may share: what machines entered. */
const OF_MACHINES = noun.ENTRY_KINDS.filter(
  (kind) => !['note', 'moved', 'task-done'].includes(kind),
)
/** Entries of an incident, and incidents about the same thing, that are looked through. */
const LOOKED_AT = 100

/** Incidents nearby in time and in the tree that are about the same thing, or that share what an entry is about. */
export async function alikeOf(ctx: QueryContext, row: noun.IncidentRow) {
  const going = { area: store.within(ctx.areas()), endedAt: null }
  const how = { order: ['-id'], limit: LOOKED_AT } as const
  const near = { from: addMs(row.openedAt, -ALIKE_MS), before: addMs(row.openedAt, ALIKE_MS) }
  const about =
    row.asset === null
      ? []
      : await store.incidents.many(ctx.tx, { ...going, asset: row.asset, openedAt: near }, how)
  const wanted = { incident: row.id, kinds: OF_MACHINES, limit: LOOKED_AT }
  const shared = await store.incidentsOf(ctx.tx, await store.subjectsOf(ctx.tx, wanted), LOOKED_AT)
  const ids = shared.map(({ incident: other }) => other)
  const sharing = await store.incidents.many(ctx.tx, { ...going, id: ids }, how)
  const isNear = ({ area }: noun.IncidentRow) =>
    areaContains(area, row.area) || areaContains(row.area, area)
  const all = new Map([...about.filter(isNear), ...sharing].map((one) => [one.id, one]))
  all.delete(row.id)
  return (await notShut(ctx, [...all.values()], ({ id }) => id))
    .slice(0, noun.MAX_ALIKE)
    .map(({ id: own, code, title: named, state }) => ({ id: own, code, title: named, state }))
}
