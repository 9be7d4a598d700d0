import { hash } from 'node:crypto'
import { z } from 'zod'
import { command, nothing, query } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { addMs, DAY, HOUR, time } from '../../../core/time.ts'
import {
  consistencyNodes,
  consistencyProof,
  NoteError,
  readHashes,
  unverifiedCheckpoint,
} from '../../../lib/tlog/index.ts'
import { parseReply, stampFault } from '../../../lib/tsp/index.ts'
import { openedPlaces } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as store from '../store.ts'

/** The job that asks for time-stamps; its subject is the log. */
export const STAMP_JOB = 'record.stamp'

const stamping = { permission: 'record:stamp', scope: 'nation' } as const

/** Heads that wait for a stamp: a month without the authority. Beyond, the oldest is let go: a later one covers it. */
const MAX_WAITING = 30
/** Heads that one round asks for. */
const ASKED_AT_ONCE = 10
/** A head is noted once a day, at about the same hour. */
const NOTED_EVERY_MS = DAY - HOUR
/** Characters of a signed note. */
const MAX_NOTE = 65_536

export const noteHead = command({
  ...stamping,
  name: 'record.noteHead',
  summary: 'Notes the head of the log for its time-stamp, once a day.',
  input: z.strictObject({ checkpoint: z.string().max(MAX_NOTE) }),
  output: nothing,
  async run(ctx, { checkpoint }) {
    const size = sizeOf(checkpoint)
    const since = { notedAt: { after: addMs(ctx.now, -NOTED_EVERY_MS) } }
    const isKnown = (await store.stamps.one(ctx.tx, { size })) !== undefined
    ctx.unchanged('what comes of it is recorded')
    // An empty log says nothing.
    if (size === 0 || isKnown || (await store.stamps.count(ctx.tx, since)) > 0) return {}
    const nonce = ctx.newSecret(128)
    await store.stamps.insert(ctx.tx, { size, checkpoint, nonce, notedAt: ctx.now, tries: 0 })
    const how = { order: ['-size'], limit: MAX_WAITING + 1 } as const
    const waiting = await store.stamps.many(ctx.tx, { reply: null }, how)
    for (const { size: oldest } of waiting.slice(MAX_WAITING))
      await store.stamps.remove(ctx.tx, { size: oldest })
    return {}
  },
})

/** Leaves of the tree under a signed note. Throws 404 Problem for what is none. */
function sizeOf(note: string): number {
  try {
    return unverifiedCheckpoint(note).size
  } catch (error) {
    if (error instanceof NoteError) throw refusal('unknownHead')
    throw error
  }
}

export const stampsDue = query({
  ...stamping,
  name: 'record.stampsDue',
  summary: 'Heads of the log that wait for a time-stamp, the newest first, and where may be asked.',
  input: nothing,
  output: z.strictObject({
    due: z.array(z.strictObject({ size: count, sha256: z.string(), nonce: z.string() })),
    networks: z.array(z.string()),
    ports: z.array(z.number().int()),
  }),
  async run(ctx) {
    const how = { order: ['-size'], limit: ASKED_AT_ONCE } as const
    const rows = await store.stamps.many(ctx.tx, { reply: null }, how)
    const due = rows.map(({ size, checkpoint, nonce }) => ({
      size,
      nonce,
      sha256: hash('sha256', checkpoint),
    }))
    return { due, ...(await ctx.ask(openedPlaces, {})) }
  },
})

/** Base64 of a reply. */
const MAX_REPLY = 100_000

export const keepStamp = command({
  ...stamping,
  name: 'record.keepStamp',
  summary: 'Keeps the reply of an authority, where it is about the head that it was asked for.',
  input: z.strictObject({ size: count, reply: z.base64().max(MAX_REPLY) }),
  output: nothing,
  async run(ctx, { size, reply: base64 }) {
    const { checkpoint, nonce } = found(
      await store.stamps.one(ctx.tx, { size, reply: null }),
      'unknownHead',
    )
    const reply = new Uint8Array(Buffer.from(base64, 'base64'))
    const question = {
      sha256: hash('sha256', checkpoint, 'buffer'),
      nonce: Buffer.from(nonce, 'base64url'),
    }
    const fault = stampFault(reply, question)
    const at = fault === null ? (parseReply(reply)?.at ?? null) : null
    if (at === null) throw refusal('wrongStamp', { params: { fault: fault ?? 'unreadable' } })
    await store.stamps.change(ctx.tx, { size }, { reply, stampedAt: at })
    const body = { size, at, token: hash('sha256', reply) }
    ctx.record(records['log.stamped'], { subject: 'log', body })
    return {}
  },
})

export const missStamp = command({
  ...stamping,
  name: 'record.missStamp',
  summary: 'Notes that an authority gave no time-stamp; of each head the first time is recorded.',
  input: z.strictObject({ size: count, fault: z.string().max(40) }),
  output: nothing,
  async run(ctx, { size, fault }) {
    const { tries } = found(await store.stamps.one(ctx.tx, { size, reply: null }), 'unknownHead')
    await store.stamps.change(ctx.tx, { size }, { tries: tries + 1 })
    if (tries > 0) ctx.unchanged('it is told')
    else ctx.record(records['log.stampMissed'], { subject: 'log', body: { size, fault } })
    return {}
  },
})

/** How long after a round in which something was missed the next one comes. */
const AGAIN_MS = HOUR

export const stampAgain = command({
  ...stamping,
  name: 'record.stampAgain',
  summary: 'Sets when time-stamps are asked for the next time.',
  input: z.strictObject({ isSoon: z.boolean() }),
  output: z.strictObject({ at: time }),
  async run(ctx, { isSoon }) {
    const at = addMs(ctx.now, isSoon ? AGAIN_MS : DAY)
    await ctx.schedule({ kind: STAMP_JOB, subject: 'log', dueAt: at })
    ctx.unchanged('a job is no fact')
    return { at }
  },
})

export const stamp = query({
  name: 'record.stampBefore',
  permission: 'record:prove',
  scope: 'nation',
  summary:
    'The newest time-stamp over an earlier head of the log, and that the log of this size begins with that one.',
  input: z.strictObject({ size: count }),
  output: z
    .strictObject({
      size: count,
      checkpoint: z.string(),
      /** Base64. */
      reply: z.string(),
      /** Base64, from the earlier head to the later one. */
      hashes: z.array(z.string()),
    })
    .nullable(),
  async run({ tx }, { size: newer }) {
    const where = { reply: { not: null }, size: { before: newer } } as const
    const row = await store.stamps.one(tx, where, { order: ['-size'] })
    if (row === undefined || row.reply === null || !(await store.hasLeaf(tx, newer - 1)))
      return null
    const { size, checkpoint, reply } = row
    const nodes = consistencyNodes(size, newer)
    const hashAt = await readHashes(nodes, newer, (tile) => store.tileHashes(tx, tile))
    const hashes = consistencyProof(size, newer, hashAt)
    return { size, checkpoint, reply: base64(reply), hashes: hashes.map(base64) }
  },
})

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
