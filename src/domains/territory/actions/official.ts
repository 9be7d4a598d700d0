import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { pageRows } from '../../../core/listed.ts'
import { areaPath } from '../../../core/permission.ts'
import { addMs, HOUR, time } from '../../../core/time.ts'
import { narrowed } from '../areas.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { line, MAX_OFFICIALS_PER_PLACE, official } from '../schema.ts'
import { visibleArea } from '../store/area.ts'
import * as store from '../store/official.ts'
import { stationById } from '../store/station.ts'

export const addOfficial = command({
  name: 'territory.addOfficial',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Adds a post at a station or in an area; who holds it may stay out of this node.',
  input: z
    .strictObject({
      station: id.optional(),
      area: areaPath.optional(),
      post: line(100),
      label: line(100).optional(),
      contact: line(200).optional(),
    })
    .refine((input) => (input.station === undefined) !== (input.area === undefined), {
      message: 'a station or an area, one of the two',
      path: ['area'],
    }),
  output: z.strictObject({ official: id }),
  async run(ctx, input) {
    const place = await placeOf(ctx.tx, input)
    ctx.inArea(place.area)
    const others = await store.officialsOf(ctx.tx, place)
    if (others.length >= MAX_OFFICIALS_PER_PLACE) throw refusal('tooManyOfficials')
    const made = ctx.newId()
    const { post, label, contact } = input
    const row = { id: made, ...place, post, label, contact, addedAt: ctx.now }
    await store.officials.insert(ctx.tx, row)
    const body = { station: place.station }
    ctx.record(records['official.added'], { subject: made, area: place.area, body })
    return { official: made }
  },
})

async function placeOf(
  tx: Parameters<typeof stationById>[0],
  input: { readonly station?: string | undefined; readonly area?: string | undefined },
): Promise<{ station: string | null; area: string }> {
  if (input.station !== undefined) {
    const row = found(await stationById(tx, input.station), 'unknownStation')
    return { station: row.id, area: row.area }
  }
  const row = found(await visibleArea(tx, input.area ?? ''), 'unknownArea')
  return { station: null, area: row.path }
}

export const removeOfficial = command({
  name: 'territory.removeOfficial',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Removes a post with its duties; name and contact are wiped.',
  input: z.strictObject({ official: id }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const row = found(await store.officialById(ctx.tx, input.official), 'unknownOfficial')
    ctx.inArea(row.area)
    await store.wipeOfficial(ctx.tx, row.id, ctx.now)
    const body = { station: row.station }
    ctx.record(records['official.removed'], { subject: row.id, area: row.area, body })
    return {}
  },
})

export const officials = query({
  name: 'territory.officials',
  permission: 'territory:read',
  scope: 'area',
  summary: 'Posts of a station, or of an area itself.',
  input: z.strictObject({ station: id.optional(), area: areaPath.optional() }),
  output: z.strictObject({ officials: z.array(official) }),
  async run(ctx, input) {
    const areas = ctx.areas()
    const place = await placeOf(ctx.tx, input)
    if (narrowed([place.area], areas).length === 0) return { officials: [] }
    const rows = await store.officialsOf(ctx.tx, place)
    return {
      officials: rows.map(({ id: own, post, station, area, label, contact, person }) => ({
        id: own,
        post,
        station,
        area,
        label,
        contact,
        person,
      })),
    }
  },
})

export const addDuty = command({
  name: 'territory.addDuty',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Puts a post on duty from one time to another.',
  input: z.strictObject({ official: id, from: time, until: time }),
  output: z.strictObject({ duty: id }),
  async run(ctx, input) {
    const row = found(await store.officialById(ctx.tx, input.official), 'unknownOfficial')
    ctx.inArea(row.area)
    if (input.from >= input.until) throw refusal('badDuty')
    const duty = ctx.newId()
    const times = { beginsAt: input.from, endsAt: input.until }
    await store.duties.insert(ctx.tx, { id: duty, official: row.id, area: row.area, ...times })
    const body = { official: row.id, from: input.from, until: input.until }
    ctx.record(records['duty.added'], { subject: duty, area: row.area, body })
    return { duty }
  },
})

export const startDuty = command({
  name: 'territory.startDuty',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Puts a post on duty for some hours, from now or from some hours on.',
  input: z.strictObject({
    official: id,
    afterHours: z.number().int().min(0).max(336).default(0),
    hours: z.number().int().min(1).max(48),
  }),
  output: z.strictObject({ duty: id }),
  async run(ctx, { official: wanted, afterHours, hours }) {
    const from = addMs(ctx.now, afterHours * HOUR)
    return await addDuty.run(ctx, { official: wanted, from, until: addMs(from, hours * HOUR) })
  },
})

export const removeDuty = command({
  name: 'territory.removeDuty',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Takes a duty off the list.',
  input: z.strictObject({ duty: id }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const row = found(
      await store.duties.one(ctx.tx, { id: input.duty, withdrawnAt: null }),
      'unknownDuty',
    )
    ctx.inArea(row.area)
    await store.duties.change(ctx.tx, { id: row.id }, { withdrawnAt: ctx.now })
    const body = { official: row.official }
    ctx.record(records['duty.removed'], { subject: row.id, area: row.area, body })
    return {}
  },
})

export const dutyList = query({
  name: 'territory.dutyList',
  permission: 'territory:read',
  scope: 'area',
  summary: 'Who is on duty now and later, the earliest end first.',
  input: z.strictObject({
    area: areaPath.default('/'),
    limit: pageRows,
  }),
  output: z.strictObject({
    duties: z.array(
      z.strictObject({
        duty: id,
        official: id,
        post: z.string(),
        label: z.string().nullable(),
        contact: z.string().nullable(),
        station: id.nullable(),
        area: areaPath,
        from: time,
        until: time,
        isNow: z.boolean(),
      }),
    ),
  }),
  async run(ctx, { area, limit }) {
    const areas = narrowed([area], ctx.areas())
    const rows = await store.dutiesFrom(ctx.tx, { areas, now: ctx.now, limit })
    return {
      duties: rows.map(({ id: duty, beginsAt: from, endsAt: until, person: _person, ...rest }) => ({
        ...rest,
        duty,
        from,
        until,
        isNow: from <= ctx.now,
      })),
    }
  },
})
