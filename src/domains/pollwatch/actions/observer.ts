import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { listed, listInput, newestPage } from '../../../core/listed.ts'
import { namesOf } from '../../../core/names.ts'
import { withAncestors } from '../../../core/permission.ts'
import { numberTail, phoneNumber } from '../../../core/phone.ts'
import { plainDigits } from '../../../lib/digits/index.ts'
import { groupOfCaller, ownGroup } from '../membership.ts'
import { areaPlaces, type Station, stations } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

/** What a group writes of an observer, in the form of one and in each row of a file. */
export const observerCells = { label: line(60), phone: line(40), station: line(32) }

const observing = { permission: 'pollwatch:observe', scope: 'own' } as const
/** Stations of one number; two imports may have brought some. */
const MAX_ALIKE = 20

/** Stations as somebody stands at them: with the names that lead there, and where their districts lie. */
export async function standing(ctx: CommandContext, at: readonly Station[]) {
  const areas = [...new Set(at.map(({ area }) => area))]
  const names = await namesOf(ctx, { areas })
  const { places } = await ctx.ask(areaPlaces, { areas })
  const middles = new Map(places.map((one) => [one.path, one]))
  return at.map(({ id: station, number, name, area, registered }) => {
    const way = withAncestors(area).flatMap((path) => names.areas.get(path) ?? [])
    const { lat = null, lon = null } = middles.get(area) ?? {}
    const voters = registered == null ? {} : { registered }
    return { station, area, place: { number, name, way, lat, lon, ...voters } }
  })
}

/** A number of a station as it is compared: people write it in any digits, and letters large or small. */
export function plainNumber(number: string): string {
  return plainDigits(number).trim().toUpperCase()
}

/** A station by its number, however its digits and letters are written, with where it is. Throws 404. */
export async function placeOf(ctx: CommandContext, number: string) {
  const plain = plainNumber(number)
  for (const search of new Set([number, plain, plain.toLowerCase()])) {
    const { items } = await ctx.ask(stations, { search, limit: MAX_ALIKE })
    const own = items.find((one) => one.number === search)
    if (own !== undefined) return found((await standing(ctx, [own]))[0], 'unknownStation')
  }
  throw refusal('unknownStation')
}

type Standing = Pick<noun.ObserverRow, 'station' | 'place' | 'area'>

/** The row of an observer who is enrolled now. */
export function observerRowOf(
  ctx: Pick<CommandContext, 'newId' | 'actor' | 'now'>,
  {
    group,
    ...observer
  }: Standing & Pick<noun.ObserverRow, 'number' | 'label' | 'phone'> & { readonly group: string },
) {
  return {
    id: ctx.newId(),
    observerGroup: group,
    ...observer,
    phoneTail: observer.phone === null ? null : numberTail(observer.phone),
    addedBy: ctx.actor.id,
    addedAt: ctx.now,
    calls: 0,
    secretTurn: 0,
  }
}

/** Adds an observer of a group at a station; gives the number with which he writes. */
export async function addObserver(
  ctx: CommandContext,
  group: string,
  observer: { readonly label: string; readonly phone: string | null } & Standing,
): Promise<{ observer: string; number: string }> {
  const [number = ''] = await store.freshNumbers(ctx, 1)
  const row = observerRowOf(ctx, { group, number, ...observer })
  await store.observers.insert(ctx.tx, row)
  ctx.record(records['observer.enrolled'], { subject: row.id, body: { group } })
  return { observer: row.id, number }
}

export const enrol = command({
  ...observing,
  name: 'pollwatch.enrol',
  summary:
    'Enrols an observer of the own group at a station; gives the number with which he writes.',
  input: z.strictObject(observerCells),
  output: z.strictObject({ observer: id, number: noun.observerNumber }),
  async run(ctx, { label, phone, station }) {
    const group = await ownGroup(ctx)
    const number = phoneNumber(phone)
    if (number === null) throw refusal('badPhone')
    const of = { observerGroup: group.id, endedAt: null }
    if ((await store.observers.count(ctx.tx, of)) >= noun.MAX_OBSERVERS)
      throw refusal('tooManyObservers')
    const where = await placeOf(ctx, station)
    return await addObserver(ctx, group.id, { label, phone: number, ...where })
  },
})

/** An observer of the own group. Throws 404 for those of others too. */
export async function ownObserver(ctx: CommandContext, observer: string) {
  const group = await ownGroup(ctx)
  const where = { id: observer, observerGroup: group.id, endedAt: null }
  return found(await store.observers.one(ctx.tx, where), 'unknownObserver')
}

export const endObserver = command({
  ...observing,
  name: 'pollwatch.endObserver',
  summary:
    'Ends that somebody observes: what his telephone sends from now on does not count, and his number is forgotten.',
  input: z.strictObject({ observer: id }),
  output: z.strictObject({}),
  async run(ctx, { observer }) {
    const { observerGroup: group } = await ownObserver(ctx, observer)
    const to = { endedAt: ctx.now, phone: null, phoneTail: null, label: '' }
    await store.observers.change(ctx.tx, { id: observer }, to)
    ctx.record(records['observer.ended'], { subject: observer, body: { group } })
    return {}
  },
})

export const observerPart = noun.observerRow.pick({
  id: true,
  number: true,
  label: true,
  phone: true,
  place: true,
  addedAt: true,
  secretAt: true,
})

export const observers = query({
  ...observing,
  name: 'pollwatch.observers',
  summary: 'Observers of the own group, the newest first; or one of them.',
  input: listInput.extend({ observer: id.optional() }),
  output: listed(observerPart),
  async run(ctx, { observer, after, limit }) {
    const group = await groupOfCaller(ctx)
    if (group === null) return { items: [], next: null }
    const where = { observerGroup: group.id, endedAt: null, id: observer }
    const how = { after: observer === undefined ? after : undefined, limit, as: observerPart }
    return newestPage(ctx.tx, store.observers, where, how)
  },
})
