/**
 * The door of the alert stream: stations follow it by WebSocket, server-sent events or long-poll and answer on the same
 * way. Lines come signed from the alerting slice; the gateway can delay one but not forge it. A line is built once and
 * written to every connection; each number goes to everybody, as entry or as skip line, so that a hole means loss.
 */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Hono } from 'hono'
import type { Realm } from '../core/action.ts'
import { Problem } from '../core/problem.ts'
import { type Admitted, admit } from './admission.ts'
import { readCursor } from './cursor.ts'
import { createDoor, type Door, returnSeconds } from './door.ts'
import { acceptUpgrade, checkHandshake, refuseUpgrade } from './handshake.ts'
import type { GatewayParts, StreamStats } from './handed-in.ts'
import { addStreamRoutes } from './routes.ts'
import { addSmsRoutes } from './sms.ts'
import { addStationFiles } from './station-files.ts'
import { socketClient } from './websocket.ts'

export type { GatewayParts, StreamHouse, StreamStats } from './handed-in.ts'

/** Open connections of one process: it may have 20,000 files at most places, and the store needs some too. */
const MAX_CLIENTS = 18_000

/** Handshakes that wait for an answer of the store. */
const MAX_HANDSHAKES = 2_000

/** The alert-stream door of a node, both realms. */
export interface Gateway {
  /** Takes the WebSocket handshakes of the web door's server. */
  attach(server: Pick<Server, 'on'>): void
  /** The stream's other ways and the files of the station page; for the web door's further routes. */
  routes(app: Hono, realm: Realm, prefix: string): void
  /** Ends the stream of one realm: before its house closes. */
  closeRealm(realm: Realm): Promise<void>
  stop(): Promise<void>
  /** What is open; null for a realm that nobody followed yet. */
  stats(): Readonly<Record<Realm, StreamStats | null>>
}

/** Makes the gateway; nothing is opened before the first client. */
export function createGateway(parts: GatewayParts): Gateway {
  const door = createDoor(parts)
  let handshakes = 0

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const target = targetOf(request)
    if (target === null) return refuseUpgrade(socket, 404)
    const accept = checkHandshake(request)
    if (typeof accept === 'number') return refuseUpgrade(socket, accept)
    if (handshakes >= MAX_HANDSHAKES || door.size() >= MAX_CLIENTS)
      return refuseUpgrade(socket, 503)
    handshakes += 1
    try {
      const { authorization, cookie, origin } = request.headers
      const headers = { authorization, cookie }
      const end = request.socket
      const at = await admit(door, { ...target, headers, end, origin, checksOrigin: true })
      if (!socket.destroyed) join(door, { ...target, ...at }, { socket, head, accept })
    } catch (error) {
      if (!(error instanceof Problem)) door.failed(error)
      refuseUpgrade(socket, error instanceof Problem ? error.status : 503)
    } finally {
      handshakes -= 1
    }
  }

  return {
    attach(server) {
      server.on('upgrade', (request, socket, head) => {
        // A connection that breaks while it waits is no fault of the node.
        socket.on('error', () => socket.destroy())
        void upgrade(request, socket, head)
      })
    },
    routes(app, realm, prefix) {
      addStreamRoutes(app, door, { realm, prefix })
      addStationFiles(app, parts, { realm, prefix })
      addSmsRoutes(app, parts, { realm, prefix })
    },
    closeRealm: (realm) => door.close(realm),
    stop: () => door.stop(),
    stats: () => ({ actual: door.stats('actual'), exercise: door.stats('exercise') }),
  }
}

const TARGET = /^(\/exercise)?\/stream$/

/** Which realm's stream a handshake is for; null for any other path. */
function targetOf(request: IncomingMessage): { realm: Realm; query: URLSearchParams } | null {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2)
  const match = TARGET.exec(path)
  if (match === null) return null
  return {
    realm: match[1] === undefined ? 'actual' : 'exercise',
    query: new URLSearchParams(query),
  }
}

/** Opens the socket of a station that was let in, and puts it into the stream. */
function join(
  door: Door,
  at: Admitted & { readonly realm: Realm },
  { socket, head, accept }: { socket: Duplex; head: Buffer; accept: string },
): void {
  const { stream, speaker, headers, query, realm } = at
  acceptUpgrade(socket, accept)
  const client = socketClient(socket, head, {
    ...speaker,
    headers,
    hear: (message, reply) => door.hear(at, message, reply),
    left(who, isSlow) {
      stream.leave(who)
      if (isSlow) door.counts(realm).slow += 1
    },
  })
  client.tell({ t: 'hello', wait: returnSeconds(stream) })
  stream
    .join(client, readCursor(query.get('after') ?? undefined))
    .then(() => client.send(stream.heartbeat()))
    .catch((error: unknown) => {
      door.failed(error)
      client.close(1011, 'the stream cannot be read')
    })
}
