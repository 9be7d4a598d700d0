// What a group does as nobody, by the code and the key of its application.
import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { secretHash } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { under } from '../../../core/permission.ts'
import { type DoorWithLane, isWithinShare, putOff } from '../../../core/shares.ts'
import { MINUTE, time } from '../../../core/time.ts'
import { stationTotal } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const anybody = { permission: 'anyone', scope: 'none' } as const
const KEY_BITS = 128

/** What opens an application. */
const opened = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^OBS-[A-Z]{8}$/, 'a code like OBS-ABCDEFGH'),
  key: z.string().trim().max(60),
})

/** Members are told in tens, so that a small group does not say who it is. */
function inTens(count: number): number {
  return Math.ceil(count / 10) * 10
}

/** Of one group. */
const MAX_MEMBERS = 1_000_000

/** Groups that apply within an hour: a nation has some hundred. As many come from one building, of an umbrella of groups. */
export const APPLY: DoorWithLane = {
  name: 'pollwatch.apply',
  room: 60,
  share: 5,
  onion: 15,
  lane: { job: 'pollwatch.takeApplied', places: 20, everyMs: 3 * MINUTE },
}

export const apply = command({
  ...anybody,
  name: 'pollwatch.apply',
  summary:
    'For everybody: applies for a group of observers; gives the code and the key to look after it. It shuts for nobody: what is beyond the share of a network is taken within the next hour, as far as there is room.',
  showsSecret: true,
  input: z.strictObject({
    name: noun.groupName,
    kind: noun.groupKind,
    members: z.number().int().min(1).max(MAX_MEMBERS),
    about: noun.words,
    contact: line(200),
    conduct: z.boolean(),
  }),
  output: z.strictObject({
    code: z.string(),
    key: z.string(),
    /** It waits in the slow lane: many came from the same network. */
    isLate: z.boolean(),
  }),
  async run(ctx, { members, conduct, ...said }) {
    if (!conduct) throw refusal('noConduct')
    const code = `OBS-${ctx.newCode(8)}`
    const key = ctx.newSecret(KEY_BITS)
    const sent = { ...said, code, keyHash: secretHash(key), members: inTens(members) }
    const isLate = !isWithinShare(ctx, APPLY)
    const came = { ...sent, appliedAt: ctx.now }
    if (isLate) await putOff(ctx, APPLY, came)
    else await takeIn(ctx, came)
    return { code, key, isLate }
  },
})

const applied = z.strictObject({
  name: noun.groupName,
  kind: noun.groupKind,
  members: z.number().int().min(1).max(MAX_MEMBERS),
  about: noun.words,
  contact: line(200),
  code: z.string().max(20),
  keyHash: z.string().max(100),
  appliedAt: time,
})

async function takeIn(ctx: CommandContext, sent: z.infer<typeof applied>): Promise<void> {
  const id = ctx.newId()
  await store.groups.insert(ctx.tx, { id, ...sent, state: 'applied', releases: 'by-hand' })
  ctx.record(records['observerGroup.applied'], { subject: id, body: { code: sent.code } })
}

export const takeApplied = command({
  name: 'pollwatch.takeApplied',
  permission: 'pollwatch:take-applied',
  scope: 'nation',
  summary: 'Takes in an application from the slow lane.',
  input: applied,
  output: z.strictObject({}),
  async run(ctx, sent) {
    const known = await store.groups.one(ctx.tx, { code: sent.code })
    if (known === undefined) await takeIn(ctx, sent)
    else ctx.unchanged('it was taken in already')
    return {}
  },
})

/** The group that a code and a key open. Throws 404, the same for a code that is not there and a key that is not its own. */
async function openedGroup(
  { tx }: Pick<CommandContext, 'tx'>,
  { code, key }: z.infer<typeof opened>,
): Promise<noun.GroupRow> {
  const row = await store.groups.one(tx, { code })
  const given = Buffer.from(secretHash(key))
  const isRight = timingSafeEqual(given, Buffer.from(row?.keyHash ?? secretHash('')))
  return found(isRight ? row : undefined, 'wrongKey')
}

export const application = query({
  ...anybody,
  name: 'pollwatch.application',
  byPost: true,
  summary: 'For whoever has the key: how an application stands.',
  input: opened,
  output: z.strictObject({
    name: z.string(),
    state: noun.groupState,
    reason: z.string().nullable(),
    decidedAt: noun.groupRow.shape.decidedAt,
    mayAppeal: z.boolean(),
  }),
  async run(ctx, input) {
    const row = await openedGroup(ctx, input)
    const { name, state, reason, decidedAt } = row
    return { name, state, reason, decidedAt, mayAppeal: mayAppeal(row) }
  },
})

function mayAppeal({ state, appealBy }: noun.GroupRow): boolean {
  return (state === 'refused' || state === 'ended') && appealBy === null
}

export const appeal = command({
  ...anybody,
  name: 'pollwatch.appeal',
  summary: 'For whoever has the key: appeals against a refusal or an end, once.',
  input: opened.extend({ words: noun.words }),
  output: z.strictObject({}),
  async run(ctx, { words, ...key }) {
    const row = await openedGroup(ctx, key)
    if (row.appealBy !== null) throw refusal('appealedBefore')
    if (!mayAppeal(row)) throw refusal('wrongStep')
    const to = { state: 'appealed', appeal: words, appealedAt: ctx.now } as const
    await store.groups.change(ctx.tx, { id: row.id }, to)
    ctx.record(records['observerGroup.appealed'], { subject: row.id, body: { code: row.code } })
    return {}
  },
})

export const withdraw = command({
  ...anybody,
  name: 'pollwatch.withdraw',
  summary: 'For whoever has the key: withdraws an application or an accreditation.',
  input: opened,
  output: z.strictObject({}),
  async run(ctx, key) {
    const row = await openedGroup(ctx, key)
    if (row.state === 'withdrawn') throw refusal('wrongStep')
    await store.groups.change(ctx.tx, { id: row.id }, { state: 'withdrawn', endedAt: ctx.now })
    ctx.record(records['observerGroup.withdrawn'], { subject: row.id, body: { code: row.code } })
    return {}
  },
})

/** What the public register says of a group. */
const registered = noun.groupRow
  .pick({ code: true, name: true, kind: true, members: true, about: true, state: true })
  .extend({
    since: noun.groupRow.shape.decidedAt,
    /** Stations at which it observes, in tens. */
    stations: z.number().int(),
    reason: z.string().nullable(),
    support: z.array(noun.supportRow.pick({ what: true, source: true, name: true })),
  })
export type Registered = z.infer<typeof registered>

/** Groups that the register shows; nobody has had as many. */
const MAX_SHOWN = 200

export const register = query({
  ...anybody,
  name: 'pollwatch.register',
  summary:
    'For everybody: groups of observers about which something was decided, at how many of all stations they observe, and who supports them.',
  input: z.strictObject({}),
  output: z.strictObject({
    groups: z.array(registered),
    /** Those that are not among them. */
    more: z.number().int(),
    /** Stations at which somebody observes, in tens, and all there are. */
    stations: z.number().int(),
    ofStations: z.number().int(),
  }),
  async run(ctx) {
    const { tx } = ctx
    // What was decided stays there, whether the group appeals or withdraws.
    const decided = { decidedAt: { not: null } } as const
    const how = { order: ['state', 'name', 'id'], limit: MAX_SHOWN } as const
    const rows = await store.groups.many(tx, decided, how)
    const more = (await store.groups.count(tx, decided)) - rows.length
    const observerGroup = rows.map(({ id }) => id)
    const limit = MAX_SHOWN * noun.MAX_SUPPORT
    const support = await store.support.many(tx, { observerGroup }, { order: ['id'], limit })
    const known = await store.coverage(tx)
    const groups = rows.map((row) => ({
      code: row.code,
      name: row.name,
      kind: row.kind,
      members: row.members,
      about: row.about,
      state: row.state,
      since: row.decidedAt,
      stations: inTens(known.get(row.id)?.stations ?? 0),
      reason: row.state === 'accredited' ? null : row.reason,
      support: support
        .filter((one) => one.observerGroup === row.id)
        .map(({ what, source, name }) => ({ what, source, name })),
    }))
    const { stations: ofStations } = await ctx.ask(stationTotal, {})
    const watched = inTens(await store.watchedStations(tx, under(['/'])))
    return { groups, more, stations: Math.min(watched, ofStations), ofStations }
  },
})
