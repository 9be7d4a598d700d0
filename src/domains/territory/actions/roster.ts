import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { civil, timeOf } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { lines } from '../../../core/line.ts'
import { areaContains, areaPath, narrowed } from '../../../core/permission.ts'
import { addMs, DAY, HOUR, MINUTE, type Time, time } from '../../../core/time.ts'
import { records } from '../records.ts'
import { gapsOf, overlapsOf, postName } from '../roster.ts'
import { official } from '../schema.ts'
import { found, refusal } from '../refusals.ts'
import * as store from '../store/official.ts'
import { above } from '../tree.ts'
import { postToChange, putOnDuty } from './official.ts'

/** Shifts of a place that one look reads: two weeks of four posts in three shifts. */
const MAX_SHIFTS = 200
/** How long before its end a shift counts as ending. */
const ENDING_MS = 30 * MINUTE
/** A gap is looked for in the coming day, however short the list is, and as far as the list reaches. */
const LOOK_AHEAD_MS = DAY
const MAX_WARNINGS = 20
const SHOWN_HANDOVERS = 20
/** A note may still be written for this long after the shift. */
const LATE_MS = 2 * HOUR
/** Notes may speak of people: they are wiped after this time. */
const NOTE_MS = 30 * DAY

export const planDuty = command({
  name: 'territory.planDuty',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Puts a post on duty by the clock on the wall, on one or more days in a row.',
  input: z.strictObject({
    official: id,
    from: civil,
    until: civil,
    days: z.number().int().min(1).max(14).default(1),
  }),
  output: z.strictObject({ duties: z.array(id) }),
  async run(ctx, input) {
    const post = await postToChange(ctx, input.official)
    const duties: string[] = []
    for (let day = 0; day < input.days; day += 1) {
      // By the wall, not by 24 hours: a shift begins at eight on the day after the clocks change, too.
      const onDay = (at: string) => timeOf(dayLater(at, day), ctx.node.zone)
      const times = { from: onDay(input.from), until: onDay(input.until) }
      duties.push(await putOnDuty(ctx, post, times))
    }
    return { duties }
  },
})

/** The same clock time some days later. */
function dayLater(at: string, days: number): string {
  return addMs(`${at}:00.000Z`, days * DAY).slice(0, 16)
}

export const holdPost = command({
  name: 'territory.holdPost',
  permission: 'territory:write',
  scope: 'area',
  summary: 'Says which person who signs in here holds a post; without a person, nobody does.',
  input: z.strictObject({
    official: id,
    person: z.string().max(100).optional(),
    /** Who holds it now, empty for nobody; refused where somebody else does since. */
    was: z.string().max(100).optional(),
  }),
  /** Who held it; empty for nobody. */
  output: z.strictObject({ before: z.string() }),
  async run(ctx, input) {
    const post = await postToChange(ctx, input.official)
    const person = input.person === undefined || input.person === '' ? null : input.person
    if (input.was !== undefined && input.was !== (post.person ?? '')) throw refusal('changedSince')
    if (person !== null && !/^person:[0-9a-f-]{36}$/.test(person)) throw refusal('unknownHolder')
    if (person === post.person) {
      ctx.unchanged('this person holds it already')
      return { before: person ?? '' }
    }
    await store.officials.change(ctx.tx, { id: post.id }, { person })
    const body = { person: person ?? '' }
    ctx.record(records['official.held'], { subject: post.id, area: post.area, body })
    return { before: post.person ?? '' }
  },
})

export const handOver = command({
  name: 'territory.handOver',
  permission: 'territory:hand-over',
  scope: 'area',
  summary: 'Writes what the next shift has to know; the duty goes over once the next one accepts.',
  input: z.strictObject({ duty: id, note: lines(1_000), successor: id.optional() }),
  output: z.strictObject({ handover: id, successor: id }),
  async run(ctx, input) {
    const duty = await ownShift(ctx, input.duty)
    if (addMs(duty.endsAt, LATE_MS) < ctx.now) throw refusal('handedOver')
    const next = await successorOf(ctx, duty, input.successor)
    const known = await store.handovers.many(ctx.tx, { duty: duty.id }, { limit: MAX_SHIFTS })
    if (known.some((row) => row.acceptedAt !== null)) throw refusal('handedOver')
    const handover = known.find((row) => row.successor === next.id)?.id ?? ctx.newId()
    const written = { note: input.note, writtenBy: ctx.actor.id, writtenAt: ctx.now }
    const row = { id: handover, duty: duty.id, successor: next.id, area: duty.area, ...written }
    await store.handovers.put(ctx.tx, row)
    const body = { duty: duty.id, successor: next.id, official: duty.official, to: next.official }
    ctx.record(records['duty.handoverWritten'], { subject: handover, area: duty.area, body })
    return { handover, successor: next.id }
  },
})

/** A duty that the caller may speak for: a post that a person holds is handed over by that person alone. */
async function ownShift(ctx: CommandContext, wanted: string): Promise<store.ShiftRow> {
  const shift = found(await store.shiftById(ctx.tx, wanted), 'unknownDuty')
  ctx.inArea(shift.area)
  if (shift.person !== null && shift.person !== ctx.actor.id) throw refusal('notYourDuty')
  return shift
}

/** The duty that was named, or the next one of the same place by another post. */
async function successorOf(
  ctx: CommandContext,
  duty: store.ShiftRow,
  wanted: string | undefined,
): Promise<store.ShiftRow> {
  const place = { areas: [duty.area], now: ctx.now, limit: MAX_SHIFTS }
  const later = (await store.shiftsIn(ctx.tx, place)).filter(
    (shift) => shift.id !== duty.id && shift.endsAt > duty.endsAt,
  )
  if (wanted !== undefined) {
    const named = later.find((shift) => shift.id === wanted)
    return found(named, 'notASuccessor')
  }
  const next = later.find((shift) => shift.official !== duty.official)
  return found(next, 'noSuccessor')
}

export const acceptDuty = command({
  name: 'territory.acceptDuty',
  permission: 'territory:hand-over',
  scope: 'area',
  summary: 'Takes the duty over: from now on the next shift is called and the last one is not.',
  input: z.strictObject({ handover: id }),
  output: z.strictObject({ duty: id }),
  async run(ctx, input) {
    const row = found(await store.handovers.one(ctx.tx, { id: input.handover }), 'unknownHandover')
    const next = await ownShift(ctx, row.successor)
    if (row.acceptedAt !== null) throw refusal('handedOver')
    const accepted = { acceptedBy: ctx.actor.id, acceptedAt: ctx.now }
    await store.handovers.change(ctx.tx, { id: row.id }, accepted)
    const last = await store.shiftById(ctx.tx, row.duty)
    if (last !== undefined && last.beginsAt < ctx.now && ctx.now < last.endsAt) {
      await store.duties.change(ctx.tx, { id: last.id }, { endsAt: ctx.now })
    }
    if (next.beginsAt > ctx.now)
      await store.duties.change(ctx.tx, { id: next.id }, { beginsAt: ctx.now })
    const body = {
      duty: row.duty,
      successor: next.id,
      ...(last === undefined ? {} : { official: last.official }),
      to: next.official,
      writtenBy: row.writtenBy,
    }
    ctx.record(records['duty.handedOver'], { subject: row.id, area: row.area, body })
    return { duty: next.id }
  },
})

const shift = official
  .omit({ id: true, station: true })
  .extend({ duty: id, official: id, since: time, until: time })
const stretch = z.strictObject({ from: time, until: time })

function shownShift(row: store.ShiftRow): z.infer<typeof shift> {
  const { id: duty, beginsAt: since, endsAt: until, station: _, ...rest } = row
  return { duty, since, until, ...rest }
}

export const onDuty = query({
  name: 'territory.onDuty',
  permission: 'territory:read',
  scope: 'area',
  summary:
    'Whom to call now for an area: who is on duty there and above it, the nearest first, and when nobody will be.',
  input: z.strictObject({ area: areaPath.optional() }),
  output: z.strictObject({
    /** The area that was asked for, or the caller’s own. */
    area: areaPath,
    now: z.array(shift.extend({ isEnding: z.boolean() })),
    /** Who comes next. */
    next: shift.nullable(),
    /** The first stretch of the coming day, or as far as the list reaches, in which nobody is on duty. */
    gap: stretch.nullable(),
  }),
  async run(ctx, input) {
    const held = ctx.areas()
    const area = input.area ?? held[0] ?? '/'
    const empty = { area, now: [], next: null, gap: null }
    // Above the own area, too: whoever may read of a district may know whom its nation calls.
    if (narrowed([area], held).length === 0) return empty
    const places = [...above(area), area]
    const rows = await store.shiftsIn(ctx.tx, { areas: places, now: ctx.now, limit: MAX_SHIFTS })
    const nearestFirst = rows.toSorted((a, b) => b.area.length - a.area.length)
    const current = nearestFirst.filter((row) => row.beginsAt <= ctx.now)
    const endsBy = addMs(ctx.now, ENDING_MS)
    const later = rows.find((row) => row.beginsAt > ctx.now)
    return {
      area,
      now: current.map((row) => ({ ...shownShift(row), isEnding: row.endsAt <= endsBy })),
      next: later === undefined ? null : shownShift(later),
      gap: gapsFrom(rows, ctx.now)[0] ?? null,
    }
  },
})

function gapsFrom(rows: readonly store.ShiftRow[], now: Time) {
  const shifts = rows.map((row) => ({ from: row.beginsAt, until: row.endsAt }))
  const day = addMs(now, LOOK_AHEAD_MS)
  const last = shifts.reduce((end, { until }) => (until > end ? until : end), day)
  return gapsOf(shifts, { from: now, until: last })
}

const handover = store.handoverRow.omit({ id: true, area: true, wipedAt: true }).extend({
  handover: id,
  /** The caller may take the duty over by this. */
  isForMe: z.boolean(),
})

export const roster = query({
  name: 'territory.roster',
  permission: 'territory:hand-over',
  scope: 'area',
  summary:
    'The shifts of one area from now on, where nobody or two of a kind are on duty, and what was handed over.',
  input: z.strictObject({ area: areaPath.default('/') }),
  output: z.strictObject({
    shifts: z.array(shift.extend({ isNow: z.boolean(), isMine: z.boolean() })),
    gaps: z.array(stretch),
    overlaps: z.array(stretch.extend({ first: z.string(), second: z.string() })),
    handovers: z.array(handover),
  }),
  async run(ctx, { area }) {
    if (!ctx.areas().some((held) => areaContains(held, area))) {
      return { shifts: [], gaps: [], overlaps: [], handovers: [] }
    }
    const rows = await store.shiftsIn(ctx.tx, { areas: [area], now: ctx.now, limit: MAX_SHIFTS })
    const isMine = (row: store.ShiftRow) => row.person === null || row.person === ctx.actor.id
    const mine = new Set(rows.filter(isMine).map((row) => row.id))
    const ids = rows.map((row) => row.id)
    const written = await store.handoversOf(ctx.tx, ids, SHOWN_HANDOVERS)
    return {
      shifts: rows.map((row) => ({
        ...shownShift(row),
        isNow: row.beginsAt <= ctx.now,
        isMine: mine.has(row.id),
      })),
      gaps: gapsFrom(rows, ctx.now).slice(0, MAX_WARNINGS),
      overlaps: doubled(rows).slice(0, MAX_WARNINGS),
      handovers: written.map(({ id: own, area: _area, wipedAt: _wipedAt, ...row }) => ({
        handover: own,
        ...row,
        isForMe: row.acceptedAt === null && mine.has(row.successor),
      })),
    }
  },
})

/** Where two hold the same post at once, or one person or post is on duty twice: nobody knows whom to call. */
function doubled(rows: readonly store.ShiftRow[]) {
  const shifts = rows.map((row) => ({ ...row, from: row.beginsAt, until: row.endsAt }))
  return overlapsOf(shifts)
    .filter(
      ({ first: a, second: b }) =>
        a.post === b.post || (a.person !== null && a.person === b.person),
    )
    .map(({ first, second, shared }) => {
      return { ...shared, first: postName(first), second: postName(second) }
    })
}

/** Kind and subject of the daily job. */
export const WIPE_NOTES = { kind: 'territory.wipeNotes', subject: 'all' }

export const wipeOldNotes = command({
  name: 'territory.wipeNotes',
  permission: 'territory:keep',
  scope: 'nation',
  summary: 'Wipes the words of hand-overs that are older than 30 days.',
  input: z.strictObject({}),
  output: z.strictObject({ wiped: z.number().int() }),
  async run(ctx) {
    await ctx.schedule({ ...WIPE_NOTES, dueAt: addMs(ctx.now, DAY) })
    const old = { writtenAt: { before: addMs(ctx.now, -NOTE_MS) }, wipedAt: null }
    const wiped = await store.handovers.change(ctx.tx, old, { note: '', wipedAt: ctx.now })
    if (wiped === 0) ctx.unchanged('no note is that old')
    else ctx.record(records['handover.wiped'], { subject: 'handovers', body: { count: wiped } })
    return { wiped }
  },
})
