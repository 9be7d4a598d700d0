import { setImmediate } from 'node:timers/promises'
import type { StreamClient } from './client.ts'
import { type Ring, type Wire, wireFor } from './ring.ts'

/** Connections written to before answers are read again. */
const SLICE_CLIENTS = 2_000

/** Connections of one device, however it listens: a half-dead one beside a new one, and a second tab. The oldest goes first. */
export const MAX_PER_DEVICE = 4

/** Brings every connection up to the ring, in slices. */
export interface Fanout {
  readonly clients: ReadonlySet<StreamClient>
  /** Adds a connection that stands at `client.seq` and gives it what it lacks at once. */
  join(client: StreamClient): void
  leave(client: StreamClient): void
  /** Writes to everybody what they lack, then `last` where it is given. Resolves when all were written to. */
  pump(last?: Wire): Promise<void>
}

/** Makes the fan-out over a ring. */
export function createFanout(ring: Ring): Fanout {
  const clients = new Set<StreamClient>()
  const byVia = new Map<string, StreamClient[]>()
  let from = 0
  let working: Promise<void> = Promise.resolve()

  /** Writes what is missing, in order; each client knows its own place, so a second pass writes nothing twice. */
  function bring(client: StreamClient): void {
    while (client.seq < ring.seq) {
      const entry = ring.entry(client.seq + 1)
      if (entry === undefined) return client.close(1012, 'fell behind')
      client.seq += 1
      client.send(wireFor(entry, client.area))
    }
  }

  async function pass(last: Wire | undefined): Promise<void> {
    const all = [...clients]
    // Nobody is always the last one.
    from = all.length === 0 ? 0 : (from + SLICE_CLIENTS) % all.length
    for (let n = 0; n < all.length; n += 1) {
      if (n > 0 && n % SLICE_CLIENTS === 0) await setImmediate()
      const client = all[(from + n) % all.length]
      // One that left meanwhile takes what is written and sends nothing, so nobody is looked up in the set again.
      if (client === undefined) continue
      bring(client)
      if (last !== undefined) client.send(last)
    }
  }

  return {
    clients,
    join(client) {
      clients.add(client)
      const { via } = client.actor
      if (via !== undefined) {
        const own = [...(byVia.get(via) ?? []), client]
        byVia.set(via, own)
        if (own.length > MAX_PER_DEVICE) own[0]?.close(1008, 'too many connections of this device')
      }
      bring(client)
    },
    leave(client) {
      clients.delete(client)
      const { via = '' } = client.actor
      const others = (byVia.get(via) ?? []).filter((other) => other !== client)
      if (others.length === 0) byVia.delete(via)
      else byVia.set(via, others)
    },
    async pump(last) {
      working = working.then(() => pass(last))
      await working
    },
  }
}
