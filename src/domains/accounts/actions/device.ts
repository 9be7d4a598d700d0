import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import {
  enrolmentHash,
  freshCode,
  HEAD_LETTERS,
  isOneOpener,
  type Opener,
  opener,
  openerRule,
} from '../../../core/enrolment.ts'
import { secretHash } from '../../../core/id.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { areaPath, narrowed } from '../../../core/permission.ts'
import { addMs, type Time, time } from '../../../core/time.ts'
import { countTry, mayTry } from '../../../core/tries.ts'
import { stationPlace } from '../needs.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import { found, refusal } from '../refusals.ts'
import * as store from '../store/device.ts'
import { markSeen, seenTimes } from '../store/session.ts'

const offer = z.strictObject({
  station: noun.stationId,
  number: z.string(),
  name: z.string(),
  area: areaPath,
  /** Twelve letters to type. */
  code: z.string(),
  /** Secret of the link behind the QR code. */
  secret: noun.secret,
  /** Of both. */
  expiresAt: time,
})
type Offer = z.infer<typeof offer>

async function newOffer(ctx: CommandContext, station: string, expiresAt: Time): Promise<Offer> {
  const place = await ctx.ask(stationPlace, { station })
  ctx.inArea(place.area)
  const code = await freshCode(
    ctx,
    async (head) => (await store.offerByHead(ctx.tx, head, ctx.now)) !== undefined,
  )
  const made = { id: ctx.newId(), secret: ctx.newSecret(128) }
  const { number, name, area } = place
  await store.offers.insert(ctx.tx, {
    id: made.id,
    station: place.id,
    area: place.area,
    codeHead: code.slice(0, HEAD_LETTERS),
    codeHash: enrolmentHash(ctx, made.id, code),
    codeExpiresAt: expiresAt,
    secretHash: secretHash(made.secret),
    expiresAt,
    number,
    name,
    madeBy: ctx.actor.id,
    madeAt: ctx.now,
  })
  return { station, number, name, area, code, secret: made.secret, expiresAt }
}

export const offerDevice = command({
  name: 'accounts.offerDevice',
  permission: 'accounts:enrol-device',
  scope: 'area',
  summary: 'Offers a station to enrol a device: a code to type and a link to scan, shown once.',
  input: z.strictObject({ station: noun.stationId }),
  output: offer,
  showsSecret: true,
  async run(ctx, { station }) {
    await store.withdrawOffers(ctx.tx, [station], ctx.now)
    const made = await newOffer(ctx, station, addMs(ctx.now, noun.OFFER_MS))
    const body = { expiresAt: made.expiresAt }
    ctx.record(records['device.offered'], { subject: station, area: made.area, body })
    return made
  },
})

export const offerDevices = command({
  name: 'accounts.offerDevices',
  permission: 'accounts:enrol-device',
  scope: 'area',
  summary: 'Offers many stations to enrol a device; what is printed is good for a week.',
  input: z.strictObject({ stations: z.array(noun.stationId).min(1).max(500) }),
  output: z.strictObject({ offers: z.array(offer) }),
  showsSecret: true,
  async run(ctx, input) {
    const stations = [...new Set(input.stations)]
    await store.withdrawOffers(ctx.tx, stations, ctx.now)
    const expiresAt = addMs(ctx.now, noun.PRINTED_OFFER_MS)
    const offers: Offer[] = []
    for (const station of stations) offers.push(await newOffer(ctx, station, expiresAt))
    for (const [area, own] of Map.groupBy(offers, (made) => made.area)) {
      const body = { stations: own.map((made) => made.station), expiresAt }
      ctx.record(records['device.offered'], { subject: area, area, body })
    }
    return { offers }
  },
})

export const readOffer = command({
  name: 'accounts.readOffer',
  permission: 'anyone',
  scope: 'none',
  summary: 'Says for which station a code or the secret of a link enrols, and until when.',
  input: z.strictObject(opener).refine(isOneOpener, openerRule),
  output: z.strictObject({
    number: z.string(),
    name: z.string(),
    expiresAt: time,
    /** As it was typed, in capitals; null where it was a link. */
    code: z.string().nullable(),
  }),
  async run(ctx, input) {
    const { number, name, expiresAt } = await acceptedOffer(ctx, input)
    ctx.unchanged('an offer was read')
    return { number, name, expiresAt, code: input.code ?? null }
  },
})

export const enrolDevice = command({
  name: 'accounts.enrolDevice',
  permission: 'anyone',
  scope: 'none',
  summary: 'Enrols this device for a station with a code or the secret of a link.',
  input: z
    .strictObject({ ...opener, label: noun.personName.optional() })
    .refine(isOneOpener, openerRule),
  output: z.strictObject({
    device: z.string(),
    station: noun.stationId,
    area: areaPath,
    cookie: noun.cookie,
  }),
  cookie: 'device',
  async run(ctx, input) {
    const offer = await acceptedOffer(ctx, input)
    const { station, area } = offer
    const inForce = { station, revokedAt: null, expiresAt: { after: ctx.now } }
    const present = await store.devices.count(ctx.tx, inForce)
    if (present >= noun.MAX_DEVICES_PER_STATION) throw refusal('tooManyDevices')
    await store.offers.change(ctx.tx, { id: offer.id }, { usedAt: ctx.now })
    const made = { id: ctx.newId(), secret: ctx.newSecret() }
    await store.devices.insert(ctx.tx, {
      id: made.id,
      station,
      area,
      label: input.label ?? '',
      secretHash: secretHash(made.secret),
      offer: offer.id,
      enrolledAt: ctx.now,
      expiresAt: addMs(ctx.now, noun.DEVICE_MS),
    })
    await markSeen(ctx.tx, [made.id], ctx.now)
    const device = `device:${made.id}`
    ctx.record(records['device.enrolled'], { subject: device, area, body: { station } })
    const cookie = { secret: made.secret, maxAgeSeconds: noun.DEVICE_MS / 1000 }
    return { device, station, area, cookie }
  },
})

/** The offer that a code or link opens. Throws 404, 410, 403 or 429, all recorded; a wrong code is counted. */
async function acceptedOffer(ctx: CommandContext, given: Opener): Promise<store.OfferRow> {
  if (given.secret !== undefined) {
    const offer = await store.offers.one(ctx.tx, { secretHash: secretHash(given.secret) })
    const row = found(offer, 'unknownLink')
    if (row.usedAt !== null) throw refusal('usedLink')
    if (row.withdrawnAt !== null || row.expiresAt <= ctx.now) throw refusal('expiredLink')
    return row
  }
  const offer = await offerByCode(ctx, given.code ?? '')
  if (offer.usedAt !== null) throw refusal('usedCode')
  if (offer.withdrawnAt !== null) throw refusal('wrongCode')
  return offer
}

async function offerByCode(ctx: CommandContext, code: string): Promise<store.OfferRow> {
  if (!mayTry(ctx, noun.ENROLMENT_TRIES)) throw refusal('tooManyTries')
  const offer = await store.offerByHead(ctx.tx, code.slice(0, HEAD_LETTERS), ctx.now)
  if (offer?.codeHash === enrolmentHash(ctx, offer?.id ?? '', code)) return offer
  countTry(ctx, noun.ENROLMENT_TRIES)
  throw refusal('wrongCode')
}

export const revokeDevice = command({
  name: 'accounts.revokeDevice',
  // Whoever hands devices out takes them back: the office that a station telephones.
  permission: 'accounts:enrol-device',
  scope: 'area',
  summary: 'Ends a device at once, and says whose it was.',
  input: z.strictObject({ device: z.string().regex(/^device:[0-9a-f-]{36}$/, 'not a device') }),
  output: z.strictObject({ device: z.string(), station: noun.stationId }),
  async run(ctx, input) {
    const where = { id: noun.idOf(input.device), revokedAt: null }
    const row = found(await store.devices.one(ctx.tx, where), 'unknownDevice')
    ctx.inArea(row.area)
    await store.devices.change(ctx.tx, { id: row.id }, { revokedAt: ctx.now })
    const body = { station: row.station }
    ctx.record(records['device.revoked'], { subject: input.device, area: row.area, body })
    return { device: input.device, station: row.station }
  },
})

/** Rows of devices as others read them, with when each was last heard. */
async function heard<Row extends { readonly id: string }>(ctx: QueryContext, rows: readonly Row[]) {
  const ids = rows.map((row) => row.id)
  const seen = await seenTimes(ctx.tx, ids)
  return rows.map(({ id, ...row }) => {
    return { ...row, device: `device:${id}`, lastSeen: seen.get(id) ?? null }
  })
}

const asHeard = { device: z.string(), lastSeen: time.nullable() }
const shown = store.deviceRow.pick({
  id: true,
  station: true,
  area: true,
  label: true,
  enrolledAt: true,
  expiresAt: true,
})
const brief = shown.pick({ id: true, station: true })

export const devices = query({
  name: 'accounts.devices',
  permission: 'accounts:enrol-device',
  scope: 'area',
  summary: 'Devices of stations, in the order of enrolment.',
  input: listInput.extend({ station: noun.stationId.optional() }),
  output: listed(shown.omit({ id: true }).extend(asHeard)),
  async run(ctx, { station, after = '', limit }) {
    const stations = station === undefined ? undefined : [station]
    const areas = ctx.areas()
    const wanted = { stations, areas, now: ctx.now, after, limit }
    const rows = await store.devicesIn(ctx.tx, wanted, shown)
    return { items: await heard(ctx, rows), next: nextOf(rows, limit, (row) => row.id) }
  },
})

/** Stations of one question: a page of an audience. */
const MAX_STATIONS = 5000

export const devicesOf = query({
  name: 'accounts.devicesOf',
  permission: 'territory:read',
  scope: 'area',
  summary: 'Devices in force of many stations and when each was last heard.',
  input: z.strictObject({ stations: z.array(noun.stationId).max(MAX_STATIONS) }),
  output: z.strictObject({ devices: z.array(brief.omit({ id: true }).extend(asHeard)) }),
  async run(ctx, input) {
    const stations = [...new Set(input.stations)]
    const page = { after: '', limit: MAX_STATIONS * 2 }
    const wanted = { stations, areas: ctx.areas(), now: ctx.now, ...page }
    return { devices: await heard(ctx, await store.devicesIn(ctx.tx, wanted, brief)) }
  },
})

/** Areas of one question, and areas that one answer counts: as many as a territory may have. */
const MAX_ASKED_AREAS = 200
const MAX_COUNTED_AREAS = 20_000

export const deviceCounts = query({
  name: 'accounts.deviceCounts',
  permission: 'territory:read',
  scope: 'area',
  summary:
    'How many stations of each area have a device in force, as far as the caller may see them.',
  input: z.strictObject({
    areas: z.array(areaPath).min(1).max(MAX_ASKED_AREAS),
    exceptAreas: z.array(areaPath).max(MAX_ASKED_AREAS).default([]),
  }),
  output: z.strictObject({
    areas: z.array(z.strictObject({ area: areaPath, stations: z.number().int() })),
  }),
  async run(ctx, { areas, exceptAreas }) {
    const counted = await store.stationsWithDevice(ctx.tx, {
      areas: narrowed(areas, ctx.areas()),
      except: exceptAreas,
      now: ctx.now,
      limit: MAX_COUNTED_AREAS,
    })
    return { areas: counted }
  },
})
