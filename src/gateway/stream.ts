import type { Actor } from '../core/actor.ts'
import { holdsIn } from '../core/actor.ts'
import { now, nowMs } from '../core/time.ts'
import { STREAM_RECORDS } from '../domains/alerting/index.ts'
import type { StreamClient } from './client.ts'
import type { Cursor } from './cursor.ts'
import { createFanout, type Fanout } from './fanout.ts'
import { createInbox, type Inbox } from './inbox.ts'
import type { CredentialHeaders, StreamHouse } from './handed-in.ts'
import { openRing, type Ring, type Wire } from './ring.ts'

/** A signed sign of life; a station turns amber after four of them failed to come. */
const HEARTBEAT_MS = 15_000

/** A client says `alive` every minute; after this time without a word it is gone, whatever the kernel thinks. */
const SILENT_MS = 150_000

/** Every connection's credentials are looked at again within this many heartbeats: one minute. */
const RECHECK_HEARTBEATS = 4

/** Pause after the store failed: the next record that would wake the stream may be the next alert. */
const RETRY_MS = 250

/** Connections asked about together: a few milliseconds of work, then others have their turn. */
const RECHECKED_AT_ONCE = 250

/** The stream of one realm with everybody who listens. */
export interface RealmStream {
  readonly house: StreamHouse
  readonly ring: Ring
  readonly inbox: Inbox
  readonly clients: ReadonlySet<StreamClient>
  /** Adds a connection: what it missed in order, or the snapshot where its place is none of this stream. */
  join(client: StreamClient, cursor: Cursor | null): Promise<void>
  leave(client: StreamClient): void
  /** The newest heartbeat of this epoch. */
  heartbeat(): Wire
  /** When it was signed, ms since 1970. */
  heartbeatMs(): number
  /** Resolves when something newer than `seq` came, the time is over, or the stream ends. */
  newer(seq: number, limitMs: number): Promise<void>
  stop(): Promise<void>
}

/** What the stream needs besides its house. */
export interface StreamParts {
  /** As the gateway's. */
  identify(
    all: readonly CredentialHeaders[],
  ): Promise<readonly ({ readonly actor: Actor } | null)[]>
  failed(error: unknown): void
  readonly heartbeatMs: number | undefined
}

/** Opens the stream of a realm and keeps it moving. */
export async function openStreamOf(house: StreamHouse, parts: StreamParts): Promise<RealmStream> {
  const ring = await openRing(house)
  const fanout = createFanout(ring)
  const inbox = createInbox(house.runner, parts.failed)
  const waiters = new Set<() => void>()
  let latest = await ring.heartbeat(now())
  let latestMs = nowMs()
  let refreshing = false
  let isStale = false
  let brought = ring.seq

  /** One refresh at a time; what comes meanwhile makes another one. */
  async function refresh(): Promise<void> {
    isStale = true
    if (refreshing) return
    refreshing = true
    try {
      while (isStale) {
        isStale = false
        if (await ring.refresh()) await resyncAll(ring, fanout)
        else if (ring.seq === brought) continue
        brought = ring.seq
        await fanout.pump()
        for (const wake of waiters) wake()
      }
    } finally {
      refreshing = false
    }
  }

  const suspects = new WeakSet<StreamClient>()
  let beat = 0
  async function heartbeat(): Promise<void> {
    latest = await ring.heartbeat(now())
    latestMs = nowMs()
    if (latest.epoch !== ring.epoch || latest.seq > ring.seq) await refresh()
    await fanout.pump(latest.wire)
    beat += 1
    for (const client of fanout.clients) look(client, suspects)
    await recheck(
      [...fanout.clients].filter((_, n) => n % RECHECK_HEARTBEATS === beat % RECHECK_HEARTBEATS),
      parts,
    )
  }

  const following = persistent(refresh, parts.failed)
  const { onSequenced, ahead } = house.store
  const unsubscribe = onSequenced(() => void ahead.during(following.wake), STREAM_RECORDS)
  // What came after the ring was read told nobody.
  await following.wake()
  const timer = setInterval(
    () => void heartbeat().catch(parts.failed),
    parts.heartbeatMs ?? HEARTBEAT_MS,
  )
  timer.unref()
  return {
    house,
    ring,
    inbox,
    clients: fanout.clients,
    join: (client, cursor) => join({ ring, fanout, client, cursor }),
    leave: (client) => fanout.leave(client),
    heartbeat: () => latest.wire,
    heartbeatMs: () => latestMs,
    newer: (seq, limitMs) => newer({ ring, waiters, seq, limitMs }),
    async stop() {
      unsubscribe()
      following.stop()
      clearInterval(timer)
      for (const client of fanout.clients) client.close(1001, 'the node stops')
      for (const wake of waiters) wake()
      await inbox.drain()
    },
  }
}

/** Does `work` whenever it is woken, and again after a failure until it is done or stopped. */
function persistent(work: () => Promise<void>, failed: (error: unknown) => void) {
  let again: NodeJS.Timeout | undefined
  let isStopped = false
  async function wake(): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (isStopped) return
      failed(error)
      clearTimeout(again)
      again = setTimeout(() => void wake(), RETRY_MS).unref()
    }
  }
  return {
    wake,
    stop() {
      isStopped = true
      clearTimeout(again)
    },
  }
}

/** A renewed epoch is rare; should it change again while a snapshot is read, the client comes back for it. */
async function join(of: {
  readonly ring: Ring
  readonly fanout: Fanout
  readonly client: StreamClient
  readonly cursor: Cursor | null
}): Promise<void> {
  const { ring, fanout, client, cursor } = of
  if (cursor !== null && ring.covers(cursor)) client.seq = cursor.seq
  else {
    const state = await ring.resync(client.area, now())
    if (state.epoch !== ring.epoch) return client.close(1012, 'the stream begins anew')
    client.resync(state)
  }
  fanout.join(client)
}

async function resyncAll(ring: Ring, fanout: Fanout): Promise<void> {
  for (const client of fanout.clients) client.resync(await ring.resync(client.area, now()))
}

function newer(of: {
  readonly ring: Ring
  readonly waiters: Set<() => void>
  readonly seq: number
  readonly limitMs: number
}): Promise<void> {
  const { ring, waiters, seq, limitMs } = of
  if (ring.seq > seq || limitMs <= 0) return Promise.resolve()
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      waiters.delete(wake)
      resolve()
    }
    const timer = setTimeout(wake, limitMs)
    waiters.add(wake)
  })
}

/** Cuts a connection that shows no sign of life, or has not read since the heartbeat before. */
function look(client: StreamClient, suspects: WeakSet<StreamClient>): void {
  if (nowMs() - client.heardMs > SILENT_MS) return client.close(1001, 'no sign of life')
  if (client.queued() === 0) return void suspects.delete(client)
  if (suspects.has(client)) client.close(1013, 'does not read')
  else suspects.add(client)
}

/** Asks again who these are: a device that was revoked is cut, the others count as heard. Throws what the store throws; then nobody is cut. */
async function recheck(clients: readonly StreamClient[], parts: StreamParts): Promise<void> {
  for (let from = 0; from < clients.length; from += RECHECKED_AT_ONCE) {
    const some = clients.slice(from, from + RECHECKED_AT_ONCE)
    const identities = await parts.identify(some.map(({ headers }) => headers))
    for (const [n, client] of some.entries()) {
      const identity = identities[n] ?? null
      if (identity === null || !mayListen(identity.actor, client.area)) {
        client.close(1008, 'not allowed any more')
      }
    }
  }
}

/** Whether `actor` may follow the stream as a station in `area`. */
export function mayListen(actor: Actor, area: string): boolean {
  return holdsIn(actor, 'alerting:receive', area)
}
