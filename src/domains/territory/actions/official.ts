import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput, nextOf } from '../../../core/listed.ts'
import { line } from '../../../core/line.ts'
import { areaPath, narrowed, under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { addMs, HOUR, time } from '../../../core/time.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import type { Shift } from '../roster.ts'
import { MAX_OFFICIALS_PER_PLACE, official, type OfficialRow } from '../schema.ts'
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
    const others = await store.officials.count(ctx.tx, postsAt(place))
    if (others >= MAX_OFFICIALS_PER_PLACE) throw refusal('tooManyOfficials')
    const made = ctx.newId()
    await store.officials.insert(ctx.tx, { ...input, id: made, ...place, addedAt: ctx.now })
    const body = { station: place.station }
    ctx.record(records['official.added'], { subject: made, area: place.area, body })
    return { official: made }
  },
})

/** A station and its area, or an area itself. */
type Place = Pick<OfficialRow, 'station' | 'area'>

/** The posts of a place. By the station alone where there is one: its area has thousands of others. */
function postsAt({ station, area }: Place) {
  return station === null ? { area, station, removedAt: null } : { station, removedAt: null }
}

async function placeOf(
  tx: Tx,
  { station, area = '' }: { station?: string | undefined; area?: string | undefined },
): Promise<Place> {
  if (station === undefined) {
    return { station: null, area: found(await visibleArea(tx, area), 'unknownArea').path }
  }
  return { station, area: found(await stationById(tx, station), 'unknownStation').area }
}

export const removeOfficial = command({
  name: 'territory.removeOfficial',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Removes a post with its duties; name and contact are wiped.',
  input: z.strictObject({ official: id }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const { id: own, area, station } = await postToChange(ctx, input.official)
    const wiped = { removedAt: ctx.now, label: null, contact: null, person: null }
    await store.officials.change(ctx.tx, { id: own }, wiped)
    const open = { official: own, withdrawnAt: null }
    await store.duties.change(ctx.tx, open, { withdrawnAt: ctx.now })
    ctx.record(records['official.removed'], { subject: own, area, body: { station } })
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
    const how = { order: ['id'], limit: MAX_OFFICIALS_PER_PLACE, as: official } as const
    return { officials: await store.officials.many(ctx.tx, postsAt(place), how) }
  },
})

/** Posts of one page. */
const MAX_CONTACTS = 2_000

const contactPart = official.pick({ id: true, station: true, area: true, contact: true })

export const postContacts = query({
  name: 'territory.postContacts',
  permission: 'territory:read',
  scope: 'area',
  summary: 'Contacts of posts by id, page by page, as far as the caller may see them.',
  input: z.strictObject({
    after: z.string().max(36).default(''),
    limit: z.number().int().min(1).max(MAX_CONTACTS).default(MAX_CONTACTS),
  }),
  output: z.strictObject({
    items: z.array(contactPart.omit({ id: true }).extend({ official: id, contact: z.string() })),
  }),
  async run(ctx, { after, limit }) {
    const where = { removedAt: null, contact: { not: null }, id: { after } } as const
    const how = { order: ['id'], limit, as: contactPart } as const
    const rows = await store.officials.many(ctx.tx, { ...where, area: under(ctx.areas()) }, how)
    return {
      items: rows.map(({ id: official, contact, ...place }) => ({
        official,
        ...place,
        contact: contact ?? '',
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
    return { duty: await putOnDuty(ctx, await postToChange(ctx, input.official), input) }
  },
})

/** A post in force, where the caller may change it. Throws 404 and 403. */
export async function postToChange(ctx: CommandContext, wanted: string): Promise<OfficialRow> {
  const row = await store.officials.one(ctx.tx, { id: wanted, removedAt: null })
  const post = found(row, 'unknownOfficial')
  ctx.inArea(post.area)
  return post
}

/** Puts a post on duty; gives the id of the duty. Throws 400 where it would not end after it begins. */
export async function putOnDuty(
  ctx: CommandContext,
  post: OfficialRow,
  { from, until }: Shift,
): Promise<string> {
  if (from >= until) throw refusal('badDuty')
  const { id: own, area } = post
  const duty = ctx.newId()
  const row = { id: duty, official: own, area, beginsAt: from, endsAt: until }
  await store.duties.insert(ctx.tx, row)
  ctx.record(records['duty.added'], { subject: duty, area, body: { official: own, from, until } })
  return duty
}

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
  /** What was on the list, as it can be put there again. */
  output: z.strictObject({ official: id, from: time, until: time }),
  async run(ctx, input) {
    const duty = await store.duties.one(ctx.tx, { id: input.duty, withdrawnAt: null })
    const row = found(duty, 'unknownDuty')
    ctx.inArea(row.area)
    await store.duties.change(ctx.tx, { id: row.id }, { withdrawnAt: ctx.now })
    const body = { official: row.official }
    ctx.record(records['duty.removed'], { subject: row.id, area: row.area, body })
    return { official: row.official, from: row.beginsAt, until: row.endsAt }
  },
})

const listedDuty = official
  .omit({ id: true, person: true })
  .extend({ duty: id, official: id, from: time, until: time, isNow: z.boolean() })

export const dutyList = query({
  name: 'territory.dutyList',
  permission: 'territory:read',
  scope: 'area',
  summary: 'Who is on duty now and later, the earliest end first.',
  input: listInput.extend({ area: areaPath.default('/') }),
  output: z.strictObject({ duties: z.array(listedDuty), next: id.nullable() }),
  async run(ctx, { area, after, limit }) {
    const areas = narrowed([area], ctx.areas())
    const rows = await store.dutiesFrom(ctx.tx, { areas, now: ctx.now, limit, after })
    return {
      duties: rows.map(({ id: duty, beginsAt: from, endsAt: until, person: _person, ...rest }) => ({
        ...rest,
        duty,
        from,
        until,
        isNow: from <= ctx.now,
      })),
      next: nextOf(rows, limit, (row) => row.id),
    }
  },
})
