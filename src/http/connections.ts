import type { Socket } from 'node:net'
import type { Actor } from '../core/actor.ts'
import type { RemoteEnd } from '../core/network.ts'
import { ownNetwork } from '../core/shares.ts'

/** Open connections: the gateway's stations and room for everybody else, below what a process may have files. */
export const MAX_CONNECTIONS = 19_000

/**
 * Connections of one network that nobody is known behind. A carrier's address with a thousand readers, each of whose
 * browsers keeps two for a while, stays below; a nation's stations that all come back through one address are known
 * within a moment each, and the node does not answer more than these at once anyway.
 */
const MAX_STRANGERS = 2_000

/** Time in which a connection may show who it is before a newer one takes its place: an old phone on a bad line needs two seconds. */
const GRACE_MS = 3_000

/** Connections that one device, session or token makes known; further ones stay strangers. A browser keeps six for each of its windows. */
const MAX_PER_CALLER = 32

/** Who holds connections to the door, and who has to leave when it is full. */
export interface Connections {
  /** Takes note of a new connection. Where its network or the door is full, the oldest stranger is cut for it, or it is ended itself. */
  opened(socket: Socket): void
  /** `actor` showed valid credentials on this connection: it does not count against its network any more. */
  known(end: RemoteEnd | undefined, actor: Actor): void
  /** Connections that are open, and those ended because there was no room. */
  counts(): { readonly open: number; readonly ended: number }
}

interface Connection {
  readonly key: string
  readonly socket: Socket
  readonly network: string
  readonly openedMs: number
  caller: string | null
  isOver: boolean
}

/**
 * Makes the book of connections. Why the oldest stranger leaves: an honest one is known or gone after a moment, and
 * refusing the newcomer would let whoever fills the door keep it.
 */
export function createConnections(limits: {
  readonly max?: number | undefined
  readonly maxStrangers?: number | undefined
  readonly clock?: (() => number) | undefined
}): Connections {
  const { max = MAX_CONNECTIONS, maxStrangers = MAX_STRANGERS } = limits
  const clock = limits.clock ?? (() => performance.now())
  const all = new Map<string, Connection>()
  // In the order of opening, as sets keep it.
  const strangers = new Set<Connection>()
  const byNetwork = new Map<string, Set<Connection>>()
  const byCaller = new Map<string, number>()
  let ended = 0

  function noStranger(connection: Connection): void {
    strangers.delete(connection)
    const own = byNetwork.get(connection.network)
    own?.delete(connection)
    if (own?.size === 0) byNetwork.delete(connection.network)
  }

  function closed(connection: Connection): void {
    if (connection.isOver) return
    connection.isOver = true
    if (all.get(connection.key) === connection) all.delete(connection.key)
    noStranger(connection)
    if (connection.caller !== null) oneLess(byCaller, connection.caller)
  }

  function end(connection: Connection): void {
    ended += 1
    closed(connection)
    connection.socket.destroy()
  }

  /** Whether there is room for one more of this network, or somebody left for it. */
  function hasRoom(network: string): boolean {
    const own = byNetwork.get(network)
    const isNetworkFull = (own?.size ?? 0) >= maxStrangers
    if (!isNetworkFull && all.size < max) return true
    const [oldest] = isNetworkFull && own !== undefined ? own : strangers
    if (oldest === undefined || clock() - oldest.openedMs < GRACE_MS) return false
    end(oldest)
    return true
  }

  return {
    opened(socket) {
      const { remoteAddress } = socket
      // Reset already: nobody is at its other end, and nothing would tell it apart from the next one.
      if (remoteAddress === undefined) return void socket.destroy()
      const key = keyOf(socket)
      const network = ownNetwork(remoteAddress)
      if (!hasRoom(network)) {
        ended += 1
        return void socket.destroy()
      }
      const connection = { key, socket, network, openedMs: clock(), caller: null, isOver: false }
      all.set(key, connection)
      strangers.add(connection)
      byNetwork.set(network, (byNetwork.get(network) ?? new Set()).add(connection))
      socket.once('close', () => closed(connection))
    },
    known(from, actor) {
      const caller = actor.via ?? actor.id
      const connection = all.get(keyOf(from ?? {}))
      const own = byCaller.get(caller) ?? 0
      if (connection === undefined || connection.caller !== null || own >= MAX_PER_CALLER) return
      connection.caller = caller
      byCaller.set(caller, own + 1)
      noStranger(connection)
    },
    counts: () => ({ open: all.size, ended }),
  }
}

function oneLess(counts: Map<string, number>, key: string): void {
  const left = (counts.get(key) ?? 1) - 1
  if (left > 0) counts.set(key, left)
  else counts.delete(key)
}

function keyOf({ remoteAddress = '', remotePort = 0 }: RemoteEnd): string {
  return `${remoteAddress} ${remotePort}`
}
