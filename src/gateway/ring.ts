import { systemActor } from '../core/actor.ts'
import { areaContains } from '../core/permission.ts'
import { type Time, toMs } from '../core/time.ts'
import {
  heartbeatFrame,
  openStream,
  snapshot,
  streamAfter,
  streamHead,
  streamSigner,
} from '../domains/alerting/index.ts'
import { serverTextFrame } from '../lib/ws/ws.ts'
import { type Cursor, writeCursor } from './cursor.ts'
import type { StreamHouse } from './handed-in.ts'

/** Entries kept in memory; a station that missed more takes the snapshot, which is shorter. */
const RING_ENTRIES = 1_000

/** A snapshot serves everybody who asks within this time: after a restart of the node all ask at once. */
const SNAPSHOT_MS = 1_000

/** The gateway as an actor: it reads the stream and hands in what stations say. */
export const GATEWAY = systemActor('door:gateway', ['alerting:stream'])

/** A line in each form in which it goes out, built once for all clients. */
export interface Wire {
  readonly line: string
  /** A whole WebSocket message. */
  readonly socket: Buffer
  /** A whole event of server-sent events. */
  readonly event: Buffer
}

/** One number of the stream: the entry for those it concerns, the skip line for all others. */
export interface RingEntry {
  readonly seq: number
  readonly areas: readonly string[]
  /** Spares a look at each station's area when the whole nation is meant. */
  readonly isForAll: boolean
  readonly full: Wire
  readonly skip: Wire
}

/** What a station takes that lost its place: a signed head, and every line in force that concerns it. */
export interface Resync extends Cursor {
  /** `{ t: 'resync', hb, lines }` */
  readonly json: string
}

interface Snapshot extends Cursor {
  readonly hb: string
  readonly entries: readonly { readonly areas: readonly string[]; readonly frame: string }[]
}

/** The newest part of a realm's stream, in memory. */
export interface Ring {
  readonly epoch: string
  /** Newest number held. */
  readonly seq: number
  /** Reads what is new; true when the epoch changed and every client has to start anew. */
  refresh(): Promise<boolean>
  /** The entry with this number, while it is held. */
  entry(seq: number): RingEntry | undefined
  /** Whether everything after this place can be sent in order. */
  covers(cursor: Cursor): boolean
  /** A heartbeat signed now, over everything numbered so far. */
  heartbeat(now: Time): Promise<Cursor & { readonly wire: Wire }>
  resync(area: string, now: Time): Promise<Resync>
}

/** Opens the stream of a realm and reads its newest entries. */
export async function openRing(house: StreamHouse): Promise<Ring> {
  const call = house.runner.call
  const signer = streamSigner(house.streamKey, house.node.realm)
  const held = new Map<number, RingEntry>()
  let epoch = ''
  let newest = 0
  let taken: { readonly untilMs: number; readonly seq: number; readonly of: Snapshot } | null = null
  await call(GATEWAY, openStream, {})

  async function start(): Promise<void> {
    const { output: head } = await call(GATEWAY, streamHead, {})
    held.clear()
    epoch = head.epoch
    newest = Math.max(0, head.seq - RING_ENTRIES, (head.oldest ?? 1) - 1)
    await more()
  }

  /** Reads on; false when the place read from is none of the stream any more. */
  async function more(): Promise<boolean> {
    for (;;) {
      const asked = { epoch, after: newest, limit: RING_ENTRIES }
      const { output } = await call(GATEWAY, streamAfter, asked)
      if (output.isResync) return false
      for (const { seq, areas, frame, skipFrame } of output.entries) {
        const place = { epoch, seq }
        const [full, skip] = [wire(frame, place), wire(skipFrame, place)]
        held.set(seq, { seq, areas, isForAll: areas.includes('/'), full, skip })
        held.delete(seq - RING_ENTRIES)
        newest = seq
      }
      if (newest >= output.seq || output.entries.length === 0) return true
    }
  }

  await start()
  return {
    get epoch() {
      return epoch
    },
    get seq() {
      return newest
    },
    async refresh() {
      if (await more()) return false
      await start()
      return true
    },
    entry: (seq) => held.get(seq),
    covers: (cursor) =>
      cursor.epoch === epoch &&
      cursor.seq <= newest &&
      (cursor.seq === newest || held.has(cursor.seq + 1)),
    async heartbeat(now) {
      const { output: head } = await call(GATEWAY, streamHead, {})
      return { ...head, wire: wire(heartbeatFrame(signer, head, now)) }
    },
    async resync(area, now) {
      if (taken === null || taken.seq !== newest || taken.untilMs < toMs(now)) {
        const { output } = await call(GATEWAY, snapshot, {})
        const hb = heartbeatFrame(signer, output, now)
        taken = { untilMs: toMs(now) + SNAPSHOT_MS, seq: newest, of: { ...output, hb } }
      }
      const { epoch: of, seq, hb, entries } = taken.of
      const lines = entries
        .filter(({ areas }) => areas.some((target) => areaContains(target, area)))
        .map(({ frame }) => frame)
      return { epoch: of, seq, json: JSON.stringify({ t: 'resync', hb, lines }) }
    },
  }
}

/** All forms of a line; an entry's event carries its place, so that a browser asks for the next one by itself. */
function wire(line: string, place?: Cursor): Wire {
  const id = place === undefined ? '' : `id: ${writeCursor(place)}\n`
  return {
    line,
    socket: serverTextFrame(Buffer.from(line)),
    event: Buffer.from(`${id}data: ${line}\n\n`),
  }
}

/** What of an entry goes to a station in `area`. */
export function wireFor(entry: RingEntry, area: string): Wire {
  const isFor = entry.isForAll || entry.areas.some((target) => areaContains(target, area))
  return isFor ? entry.full : entry.skip
}
