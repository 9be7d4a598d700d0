import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { addMs, DAY, time } from '../../../core/time.ts'
import { shown } from '../../../lib/disclosure/index.ts'
import { surenessOf, sureness } from '../channel.ts'
import { isPublicKind } from '../entry.ts'
import * as store from '../store.ts'

/** Agencies of one look; the rest follows as these are confirmed. */
const MAX_ITEMS = 50
/** For how long it counts how often an agency was named. */
const USE_DAYS = 30
/** Counts below this could tell of single persons and are not shown. */
const LEAST_SHOWN = 5

const item = z.strictObject({
  agency: id,
  code: z.string(),
  name: z.string(),
  /** How sure the agency itself is. */
  sure: sureness,
  /** How often the finder named it in thirty days; null where that is fewer than five. */
  answers: z.number().int().nullable(),
  /** Since when it waits: when it came in, or when what was seen of it became old. */
  since: time,
  /** Ways that nobody saw, or not lately. */
  channels: z.array(store.channelPart.extend({ sure: sureness })),
})

export const toVerify = query({
  name: 'directory.toVerify',
  permission: 'directory:read',
  scope: 'shared',
  summary:
    'Agencies of the country whose ways nobody saw lately: what was never seen first, then what citizens are sent to most, then the oldest.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(item), more: z.number().int() }),
  async run({ tx, now }) {
    const nation = await store.nations.one(tx, { what: 'nation' })
    if (nation === undefined) return { items: [], more: 0 }
    const known = await store.knownAgencies(tx, { iso3: nation.iso3 })
    const rows = known.filter(({ kind }) => isPublicKind(kind))
    const ids = rows.map((row) => row.id)
    const ways = Map.groupBy(await store.channelParts(tx, ids), ({ agency }) => agency)
    const used = await store.usesSince(tx, ids, addMs(now, -USE_DAYS * DAY).slice(0, 10))
    const all = rows.flatMap((row) => {
      const open = (ways.get(row.id) ?? [])
        .map((way) => ({ ...way, sure: surenessOf(way.confirmedAt, now) }))
        .filter(({ sure }) => sure.state !== 'confirmed')
      const sure = surenessOf(row.confirmedAt, now)
      if (open.length === 0 && sure.state === 'confirmed') return []
      const seen = [sure.at, ...open.map((way) => way.sure.at)]
      const since = seen.includes(null) ? row.addedAt : (seen.toSorted()[0] ?? row.addedAt)
      const answers = used.get(row.id) ?? 0
      const [agency, never] = [row.id, seen.includes(null)]
      return [
        { agency, code: row.code, name: row.name, sure, answers, since, channels: open, never },
      ]
    })
    all.sort(
      (a, b) =>
        Number(b.never) - Number(a.never) ||
        b.answers - a.answers ||
        (a.since < b.since ? -1 : Number(a.since > b.since)),
    )
    return {
      items: all.slice(0, MAX_ITEMS).map(({ never: _never, answers, ...one }) => ({
        ...one,
        answers: shown(answers, LEAST_SHOWN),
      })),
      more: Math.max(0, all.length - MAX_ITEMS),
    }
  },
})
