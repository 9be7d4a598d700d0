import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import {
  type EntryFacts,
  NO_HASH,
  SHARD,
  signedEntry,
  streamHead as headShape,
  streamSigner,
} from '../frame.ts'
import { partOf } from '../part.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import { revisionNumber } from '../schema.ts'
import { activeAlerts, versionFacts, revisionOf, targetsOf } from '../store/alert.ts'
import * as store from '../store/stream.ts'

/** Records after which the stream has something new. */
export const STREAM_RECORDS = [records['alert.published'].type, records['stream.renewed'].type]

/** What the stream says of a revision. Throws 404 for one that was never released. */
async function factsOf(
  ctx: QueryContext,
  ref: { alert: string; revision: number; kind: EntryFacts['kind'] },
): Promise<EntryFacts> {
  const row = found(await revisionOf(ctx.tx, ref.alert, ref.revision), 'unknownRevision')
  return {
    ...partOf(versionFacts, row),
    ...ref,
    answers: row.answers,
    sent: ref.kind === 'expire' ? ctx.now : row.sent,
    expires: row.expiresAt,
  }
}

/** A number in the stream that nobody used; renewed whenever the numbers may start again. */
function newHead(ctx: CommandContext): store.HeadRow {
  const epoch = ctx.newSecret(64)
  return { shard: SHARD, epoch, seq: 0, chain: NO_HASH, begunAt: ctx.now }
}

/** Signs the next entry and moves the head. */
async function append(
  ctx: CommandContext,
  head: store.HeadRow,
  entry: { facts: EntryFacts; record: string; areas: readonly string[] },
): Promise<store.HeadRow> {
  const { facts, record: recordId, areas } = entry
  const { alert, revision, kind } = facts
  const { epoch } = head
  const seq = head.seq + 1
  const signer = streamSigner(ctx.signing('stream'), ctx.node.realm)
  const { chain, ...frames } = signedEntry(facts, { ...head, seq }, signer)
  const next = { ...head, seq, chain }
  await store.heads.put(ctx.tx, next)
  const of = { recordId, alert, revision, kind, areas: [...areas], at: ctx.now }
  await store.entries.insert(ctx.tx, { shard: SHARD, epoch, seq, ...of, ...frames })
  return next
}

/** The command that puts a sequenced record on the stream; it signs with the stream's key. */
export const publish = command({
  name: 'alerting.publish',
  permission: 'alerting:publish',
  scope: 'nation',
  urgent: true,
  summary: 'For the workflow: puts a released revision on the alert stream, once per record.',
  input: z.strictObject({
    record: id,
    alert: id,
    revision: revisionNumber,
    kind: z.enum(store.ENTRY_KINDS),
  }),
  output: z.strictObject({ seq: z.number().int().nullable() }),
  async run(ctx, { record, ...ref }) {
    if ((await store.entries.one(ctx.tx, { recordId: record })) !== undefined) {
      ctx.unchanged('this record is on the stream already')
      return { seq: null }
    }
    const facts = await factsOf(ctx, ref)
    const areas = await targetsOf(ctx.tx, ref.alert, ref.revision)
    const head = (await store.heads.one(ctx.tx, { shard: SHARD })) ?? newHead(ctx)
    const { epoch, seq } = await append(ctx, head, { facts, record, areas })
    const body = { epoch, seq, revision: ref.revision, kind: ref.kind }
    ctx.record(records['alert.published'], { subject: ref.alert, body })
    return { seq }
  },
})

/** The command that starts the numbers anew after a restore: a new epoch that begins with the alerts in force. */
export const renewEpoch = command({
  name: 'alerting.renewEpoch',
  permission: 'alerting:renew-stream',
  scope: 'nation',
  summary:
    'After a restore: a new epoch of the alert stream, which makes every station start anew.',
  input: z.strictObject({}),
  output: z.strictObject({ epoch: z.string(), seq: z.number().int() }),
  async run(ctx) {
    const old = await store.heads.one(ctx.tx, { shard: SHARD })
    let head = newHead(ctx)
    await store.heads.put(ctx.tx, head)
    for (const entry of await activeEntries(ctx, old?.epoch ?? '')) {
      const { areas, alert, revision, kind } = entry
      const facts = await factsOf(ctx, { alert, revision, kind })
      head = await append(ctx, head, { facts, record: entry.recordId, areas })
    }
    ctx.record(records['stream.renewed'], { subject: SHARD, body: { epoch: head.epoch } })
    return { epoch: head.epoch, seq: head.seq }
  },
})

export const openStream = command({
  name: 'alerting.openStream',
  permission: 'alerting:stream',
  scope: 'nation',
  summary: 'For the gateway at its start: makes sure that the stream has an epoch.',
  input: z.strictObject({}),
  output: z.strictObject({ epoch: z.string() }),
  async run(ctx) {
    const known = await store.heads.one(ctx.tx, { shard: SHARD })
    if (known !== undefined) {
      ctx.unchanged('the stream is open')
      return { epoch: known.epoch }
    }
    const head = newHead(ctx)
    await store.heads.put(ctx.tx, head)
    ctx.record(records['stream.opened'], { subject: SHARD, body: { epoch: head.epoch } })
    return { epoch: head.epoch }
  },
})

/** More alerts in force at once than a nation can follow. */
const MAX_ACTIVE = 1000
/** A heartbeat names the newest ones only. */
const MAX_NAMED = 10

async function activeEntries(ctx: QueryContext, epoch: string): Promise<store.EntryRow[]> {
  const active = await activeAlerts(ctx.tx, { now: ctx.now, limit: MAX_ACTIVE })
  const ids = active.map((alert) => alert.id)
  return await store.newestEntries(ctx.tx, epoch, ids)
}

const streamEntry = store.entryRow.omit({ shard: true, epoch: true, recordId: true })

const numbered = store.entryRow.pick({ seq: true })

export const streamAfter = query({
  name: 'alerting.streamAfter',
  permission: 'alerting:stream',
  scope: 'nation',
  summary: 'For the gateway: entries after a number of an epoch, in order and without holes.',
  input: z.strictObject({
    epoch: z.string().max(64),
    after: count,
    limit: z.number().int().min(1).max(1000).default(200),
  }),
  output: z.strictObject({
    epoch: z.string(),
    seq: z.number().int(),
    /** The asker's place is none of this stream: it takes the snapshot instead. */
    isResync: z.boolean(),
    entries: z.array(streamEntry),
  }),
  async run(ctx, { epoch, after, limit }) {
    const head = await store.heads.one(ctx.tx, { shard: SHARD })
    if (head === undefined || head.epoch !== epoch || after > head.seq) {
      return { epoch: head?.epoch ?? '', seq: head?.seq ?? 0, isResync: true, entries: [] }
    }
    const where = { shard: SHARD, epoch, seq: { after } }
    const rows = await store.entries.many(ctx.tx, where, { order: ['seq'], limit, as: streamEntry })
    const isGone = rows[0] !== undefined && rows[0].seq !== after + 1
    return { epoch, seq: head.seq, isResync: isGone, entries: isGone ? [] : rows }
  },
})

async function currentHead(ctx: QueryContext) {
  const head = await store.heads.one(ctx.tx, { shard: SHARD })
  const active = await activeAlerts(ctx.tx, { now: ctx.now, limit: MAX_NAMED })
  return {
    epoch: head?.epoch ?? '',
    seq: head?.seq ?? 0,
    chainHead: head?.chain ?? NO_HASH,
    active: active.map((alert): [string, number] => [alert.id, alert.revision]),
  }
}

export const streamHead = query({
  name: 'alerting.streamHead',
  permission: 'alerting:stream',
  scope: 'nation',
  summary: 'For the gateway: the newest number of the stream and what a heartbeat says.',
  input: z.strictObject({}),
  output: headShape.extend({ oldest: z.number().int().nullable() }),
  async run(ctx) {
    const head = await currentHead(ctx)
    const of = { shard: SHARD, epoch: head.epoch }
    const oldest = await store.entries.one(ctx.tx, of, { order: ['seq'], as: numbered })
    return { ...head, oldest: oldest?.seq ?? null }
  },
})

export const snapshot = query({
  name: 'alerting.snapshot',
  permission: 'alerting:stream',
  scope: 'nation',
  summary:
    'For a station that lost its place: the newest entries of all alerts in force, and the head.',
  input: z.strictObject({}),
  output: headShape.extend({ entries: z.array(streamEntry) }),
  async run(ctx) {
    const head = await currentHead(ctx)
    const rows = await activeEntries(ctx, head.epoch)
    return { ...head, entries: rows.map((row) => partOf(streamEntry, row)) }
  },
})
