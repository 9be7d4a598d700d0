import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { civilDate } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { type ChannelRow, channelFields, isOfKind, MAX_CHANNELS } from '../channel.ts'
import { confirmedNow, knownOf, stepOf } from '../contacts.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as store from '../store.ts'
import { present } from './agency.ts'

const writing = { permission: 'directory:write', scope: 'nation' } as const
/** What can be taken back. */
const stepped = z.strictObject({ step: id })

/** A way that has not ended. Throws 404. */
async function live(ctx: CommandContext, channel: string): Promise<ChannelRow> {
  return found(await store.channels.one(ctx.tx, { id: channel, endedAt: null }), 'unknownChannel')
}

export const putChannel = command({
  ...writing,
  name: 'directory.putChannel',
  summary:
    'Adds a way to reach an agency, or puts it in the place of another, confirmed by whoever does it.',
  input: z.strictObject({
    agency: id,
    /** The one in whose place it comes. */
    channel: id.optional(),
    ...channelFields,
    source: line(400),
  }),
  output: stepped,
  async run(ctx, { agency, channel, source, ...way }) {
    const row = await present(ctx, agency)
    if (!isOfKind(way)) throw refusal('badValue')
    if (way.hours !== '' && way.zone === '') throw refusal('hoursWithoutZone')
    const step = stepOf(ctx)
    const known = await store.channelsOf(ctx.tx, [agency])
    if (channel !== undefined) {
      found(
        known.find((one) => one.id === channel),
        'unknownChannel',
      )
      await store.endChannels(ctx.tx, [channel], step)
    } else if (known.length >= MAX_CHANNELS) throw refusal('tooManyChannels')
    const isThere = (one: ChannelRow) => one.kind === way.kind && one.value === way.value
    if (known.some((one) => one.id !== channel && isThere(one))) throw refusal('channelThere')
    const made = { id: ctx.newId(), agency, ...way, ...confirmedNow(ctx, source) }
    await store.addChannels(ctx.tx, [made], step)
    const body = { iso3: row.iso3, kind: way.kind }
    ctx.record(records['channel.put'], { subject: agency, body })
    return { step: step.id }
  },
})

export const removeChannel = command({
  ...writing,
  name: 'directory.removeChannel',
  summary: 'Takes a way to reach an agency off the directory.',
  input: z.strictObject({ channel: id }),
  output: stepped,
  async run(ctx, { channel }) {
    const { agency, kind } = await live(ctx, channel)
    const { iso3 } = await present(ctx, agency)
    const step = stepOf(ctx)
    await store.endChannels(ctx.tx, [channel], step)
    ctx.record(records['channel.removed'], { subject: agency, body: { iso3, kind } })
    return { step: step.id }
  },
})

export const confirmChannel = command({
  ...writing,
  name: 'directory.confirmChannel',
  summary: 'Confirms a way to reach an agency: what was seen, and on which day.',
  input: z.strictObject({
    channel: id,
    seen: line(400),
    /** When it was seen; today where it is left out. */
    on: civilDate.optional(),
  }),
  output: stepped,
  async run(ctx, { channel, seen, on }) {
    const way = await live(ctx, channel)
    const { agency, kind, value } = way
    const row = await present(ctx, agency)
    const at = on === undefined || on === ctx.now.slice(0, 10) ? ctx.now : `${on}T00:00:00.000Z`
    if (at > ctx.now) throw refusal('futureDay')
    const step = stepOf(ctx)
    await store.endChannels(ctx.tx, [channel], step)
    const again = { id: ctx.newId(), agency, kind, value, ...knownOf(way) }
    await store.addChannels(ctx.tx, [{ ...again, ...confirmedNow(ctx, seen, at) }], step)
    ctx.record(records['channel.confirmed'], { subject: agency, body: { iso3: row.iso3, kind } })
    // Whoever saw how it is reached saw that it is there.
    if (row.confirmedAt === null) {
      const by = { confirmedBy: ctx.actor.id, confirmedAt: at, confirmedSource: seen }
      await store.agencies.change(ctx.tx, { id: agency }, by)
      ctx.record(records['agency.confirmed'], { subject: agency, body: { iso3: row.iso3 } })
    }
    return { step: step.id }
  },
})

export const takeBack = command({
  ...writing,
  name: 'directory.takeBack',
  summary:
    'Takes back a step: ways and routes that it made end, those that it ended are there again.',
  input: stepped,
  output: z.strictObject({}),
  async run(ctx, { step }) {
    const made = await store.rowsOfStep(ctx.tx, step)
    const isThere = made.channels.length + made.routes.length + made.endedChannels.length > 0
    if (!isThere && made.endedRoutes.length === 0) throw refusal('unknownStep')
    if ([...made.channels, ...made.routes].some(({ endedAt }) => endedAt !== null))
      throw refusal('changedSince')
    await store.undoStep(ctx.tx, made, stepOf(ctx))
    await unconfirm(ctx, made)
    ctx.record(records['directory.takenBack'], { subject: step })
    return {}
  },
})

/** An agency that was confirmed by the very way that is taken back is unverified again; files confirm none. */
async function unconfirm(
  ctx: CommandContext,
  { channels: made, endedChannels: [ended] }: Awaited<ReturnType<typeof store.rowsOfStep>>,
): Promise<void> {
  const [way, another] = made
  if (way === undefined || another !== undefined || ended?.confirmedAt !== null) return
  const { agency, confirmedAt, seen } = way
  if (confirmedAt === null || seen === null) return
  const nobody = { confirmedBy: null, confirmedAt: null, confirmedSource: null }
  const by = { id: agency, confirmedAt, confirmedSource: seen }
  await store.agencies.change(ctx.tx, by, nobody)
}

export const channels = query({
  name: 'directory.channels',
  permission: 'directory:read',
  scope: 'shared',
  summary: 'All ways to reach an agency, unverified ones too.',
  input: z.strictObject({ agency: id }),
  output: z.strictObject({ channels: z.array(store.channelPart) }),
  run: async ({ tx }, { agency }) => ({ channels: await store.channelParts(tx, [agency]) }),
})

const wayLine = z.strictObject({ agency: z.string(), ...channelFields, source: z.string() })

export const nationWays = query({
  name: 'directory.nationWays',
  permission: 'directory:read',
  scope: 'shared',
  summary: 'All ways to reach the agencies of the country of the node, as rows of a file.',
  input: z.strictObject({}),
  output: z.strictObject({ ways: z.array(wayLine) }),
  async run({ tx }) {
    const nation = await store.nations.one(tx, { what: 'nation' })
    if (nation === undefined) return { ways: [] }
    const rows = await store.knownAgencies(tx, { iso3: nation.iso3 })
    const codes = new Map(rows.map((row) => [row.id, row.code]))
    const ways = await store.channelsOf(tx, [...codes.keys()])
    return {
      ways: ways.map((way) =>
        wayLine.parse({
          agency: codes.get(way.agency),
          kind: way.kind,
          value: way.value,
          ...knownOf(way),
          source: way.seen ?? '',
        }),
      ),
    }
  },
})
