import type { Context, Hono } from 'hono'
import type { Realm } from '../core/action.ts'
import { readBounded } from '../core/body.ts'
import { randomBelow } from '../core/id.ts'
import type { RemoteEnd } from '../core/network.ts'
import { Problem } from '../core/problem.ts'
import { now } from '../core/time.ts'
import { parseBoundedJson } from '../lib/json/bounded.ts'
import { TOO_MANY_ANSWERS } from '../domains/alerting/index.ts'
import { type Admitted, admit } from './admission.ts'
import { readCursor } from './cursor.ts'
import { eventClient } from './events.ts'
import { type Door, returnSeconds } from './door.ts'
import { MAX_PER_DEVICE } from './fanout.ts'
import { MAX_MESSAGE_BYTES, MAX_MESSAGE_DEPTH, readMessages, type Reply } from './messages.ts'
import { type Ring, wireFor } from './ring.ts'

/** Polls that wait at once in one realm. */
const MAX_POLLS = 5_000

/** Longest wait of a poll: below the idle timeout of common proxies. */
const MAX_WAIT_S = 25

/** Entries of one answer. */
const POLL_ENTRIES = 200

/** Event streams of one realm. */
const MAX_EVENTS = 5_000

/** Where a realm's stream hangs. */
export interface StreamPlace {
  readonly realm: Realm
  readonly prefix: string
}

/**
 * The stream by plain HTTP: events, polls, the snapshot, and what a station says. The newest heartbeat is for anybody, so
 * that a lookout sees whether the stream lives: it has numbers and ids of alerts, no words and no areas.
 */
export function addStreamRoutes(app: Hono, door: Door, { realm, prefix }: StreamPlace): void {
  const enter = (c: Context, checksOrigin = false) =>
    admit(door, {
      realm,
      headers: { authorization: c.req.header('authorization'), cookie: c.req.header('cookie') },
      query: new URL(c.req.url).searchParams,
      end: (c.env as { incoming?: { socket?: RemoteEnd } } | undefined)?.incoming?.socket,
      origin: c.req.header('origin'),
      checksOrigin,
    })
  app.get(`${prefix}/stream/events`, async (c) => events(c, door, { realm, ...(await enter(c)) }))
  app.get(`${prefix}/stream/log`, async (c) => await poll(c, door, { realm, ...(await enter(c)) }))
  app.get(`${prefix}/stream/snapshot`, async (c) => {
    const { stream, speaker } = await enter(c)
    const { json } = await stream.ring.resync(speaker.area, now())
    return json200(c, json)
  })
  app.get(`${prefix}/stream/heartbeat`, async () => {
    const stream = await door.streamOf(realm)
    const { line } = stream.heartbeat()
    const key = Buffer.from(stream.house.streamKey.publicKey).toString('base64')
    return Response.json({ line, key })
  })
  app.post(`${prefix}/stream/say`, async (c) => {
    const admitted = await enter(c, true)
    const messages = readMessages(await readList(c))
    if (messages === null)
      throw new Problem('gateway.not_messages', 400, 'These are no messages of the stream.')
    const replies = messages.map(
      (message) => new Promise<Reply>((resolve) => door.hear(admitted, message, resolve)),
    )
    const told = await Promise.all(replies)
    const isOver = told.length > 0 && told.every(isTooMany)
    return c.json(told, isOver ? 429 : 200)
  })
}

/** Whether an answer was refused because there were too many. */
function isTooMany(reply: Reply): boolean {
  return reply.t === 'no' && reply.code === TOO_MANY_ANSWERS
}

function json200(c: Context, json: string): Response {
  return c.body(json, 200, { 'Content-Type': 'application/json' })
}

/**
 * The body of a POST, at most twenty messages long; undefined for no JSON. Throws Problem `gateway.too_large` (413) and
 * those of readBounded.
 */
async function readList(c: Context): Promise<unknown> {
  const limit = 20 * MAX_MESSAGE_BYTES
  const tooLarge = () => new Problem('gateway.too_large', 413, 'That is too much at once.')
  const text = new TextDecoder().decode(await readBounded(c, limit, tooLarge))
  try {
    return parseBoundedJson(text, { maxLength: limit, maxDepth: MAX_MESSAGE_DEPTH + 1 })
  } catch {
    return undefined
  }
}

type Entered = Admitted & { readonly realm: Realm }

function events(
  c: Context,
  door: Door,
  { realm, stream, speaker, headers, query }: Entered,
): Response {
  const cursor = readCursor(c.req.header('last-event-id') ?? query.get('after') ?? undefined)
  const open = [...stream.clients].filter((client) => client.isEvents).length
  if (open >= MAX_EVENTS) throw busy()
  const retryMs = 1000 + randomBelow(returnSeconds(stream) * 1000)
  const { client, body } = eventClient({
    ...speaker,
    headers,
    retryMs,
    left(who, isSlow) {
      stream.leave(who)
      if (isSlow) door.counts(realm).slow += 1
    },
  })
  stream
    .join(client, cursor)
    .then(() => client.send(stream.heartbeat()))
    .catch(() => client.close(1011, ''))
  return c.body(body, 200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
}

/** Answers with what is newer, or after the wait with nothing but a heartbeat in the header. */
async function poll(
  c: Context,
  door: Door,
  { realm, stream, speaker, query }: Entered,
): Promise<Response> {
  const cursor = readCursor(query.get('after') ?? undefined)
  const { ring } = stream
  const isLost = () => cursor === null || !ring.covers(cursor)
  if (cursor !== null && !isLost()) {
    const waiting = door.counts(realm)
    const who = speaker.actor.via ?? speaker.actor.id
    const own = waiting.pollsOf.get(who) ?? 0
    if (waiting.polls >= MAX_POLLS || own >= MAX_PER_DEVICE) throw busy()
    const seconds = Math.min(MAX_WAIT_S, Math.max(0, Number(query.get('wait') ?? 0) || 0))
    waiting.polls += 1
    waiting.pollsOf.set(who, own + 1)
    await stream.newer(cursor.seq, seconds * 1000)
    waiting.polls -= 1
    const left = (waiting.pollsOf.get(who) ?? 1) - 1
    if (left > 0) waiting.pollsOf.set(who, left)
    else waiting.pollsOf.delete(who)
  }
  if (cursor === null || isLost()) return json200(c, (await ring.resync(speaker.area, now())).json)
  const lines = linesAfter(ring, cursor.seq, speaker.area)
  const hb = stream.heartbeat().line
  if (lines.length === 0) return c.body(null, 204, { 'Stream-Heartbeat': hb })
  return json200(c, JSON.stringify({ t: 'lines', lines, hb }))
}

function linesAfter(ring: Ring, after: number, area: string): string[] {
  const lines: string[] = []
  for (let seq = after + 1; seq <= ring.seq && lines.length < POLL_ENTRIES; seq += 1) {
    const entry = ring.entry(seq)
    if (entry !== undefined) lines.push(wireFor(entry, area).line)
  }
  return lines
}

function busy(): Problem {
  return new Problem('gateway.busy', 503, 'Too many stations are connected here. Try again soon.')
}
