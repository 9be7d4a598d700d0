import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import {
  createServer as createHttp,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createHttps, type Server as SecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { offersWebSocket } from '../lib/ws/ws.ts'
import { type Connections, createConnections, MAX_CONNECTIONS } from './connections.ts'
import { isReporting, PATIENT_MS } from './reporting.ts'

/** Where and how the web door listens. */
export interface ListenOptions {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** PEM files; read again when they change, so that a renewed certificate needs no restart. */
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** Proxies in front, default 0: with one, every connection is the proxy's, which bounds those of its own clients. */
  readonly trustProxy?: number
  /** How often the certificate files are looked at; default 5 s. */
  readonly lookMs?: number
  log(line: string): void
}

/** The listening door. */
export interface Listening {
  readonly port: number
  readonly server: Server | SecureServer
  /** As {@link Connections.known}. */
  readonly known: Connections['known']
  readonly connections: Connections['counts']
  /** Takes no more connections at once; resolves when the open requests are answered, at the latest after ten seconds. */
  close(): Promise<void>
}

/** Answers one request; `env` carries the socket for the client's address. */
export type Fetch = (request: Request, env: object) => Response | Promise<Response>

/** How often the certificate files are looked at unless told otherwise. */
const TLS_LOOK_MS = 5_000

/** Connections beyond those of the book, which may still be closing; then the kernel's door is shut. */
const CLOSING_CONNECTIONS = 200

/** How long a whole request may take to come. */
const REQUEST_MS = 30_000

/** Time for the whole head of a request, for the longest request, for the handshake of TLS, and between two requests. */
const LIMITS = {
  headersTimeout: 8_000,
  requestTimeout: PATIENT_MS,
  keepAliveTimeout: 20_000,
  // A client is told the time above and may be late: what it sends in the last moment must not meet a closed connection.
  keepAliveTimeoutBuffer: 5_000,
  maxHeaderSize: 16_384,
  // How often the first two are looked at; at Node's 30 s half a request would hold its connection as long.
  connectionsCheckingInterval: 1_000,
} as const
const HANDSHAKE_MS = 8_000

/** How long open requests may take to end when the node stops: a commit in a full queue takes a second or two. */
const DRAIN_MS = 10_000

/** Starts to listen. Rejects when the address is taken or a TLS file cannot be read. */
export async function listen(fetch: Fetch, options: ListenOptions): Promise<Listening> {
  const answer = getRequestListener((request, env) => fetch(request, env))
  let isClosing = false
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    // A client that kept its connection would send its next request into a closed door.
    if (isClosing) outgoing.setHeader('Connection', 'close')
    if (!isReporting(incoming.url ?? '')) endIfSlow(incoming, outgoing)
    void answer(incoming, outgoing)
  }
  // Any other protocol that a client offers is not taken up, and its request answered as if it had offered none.
  const shouldUpgradeCallback = ({ method, headers }: IncomingMessage) =>
    method === 'GET' && offersWebSocket(headers.upgrade) && server.listenerCount('upgrade') > 0
  const limits = { ...LIMITS, shouldUpgradeCallback }
  const server: Server | SecureServer =
    options.tls === null
      ? createHttp(limits, listener)
      : createHttps({ ...limits, ...secureOptions(options.tls) }, listener)
  const stopWatching = options.tls === null ? () => {} : watchPair(server as SecureServer, options)
  server.maxConnections = MAX_CONNECTIONS + CLOSING_CONNECTIONS
  const connections = createConnections({})
  if ((options.trustProxy ?? 0) === 0) server.on('connection', connections.opened)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  let closed: Promise<void> | null = null
  return {
    port: (server.address() as AddressInfo).port,
    server,
    known: connections.known,
    connections: connections.counts,
    close() {
      isClosing = true
      stopWatching()
      closed ??= drained(server)
      return closed
    },
  }
}

/** Ends a connection whose request does not come whole in time. */
function endIfSlow(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { headers } = incoming
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return
  const timer = setTimeout(() => {
    if (!incoming.complete) incoming.socket.destroy()
  }, REQUEST_MS)
  outgoing.once('close', () => clearTimeout(timer))
}

/** Takes no more connections and resolves when the open requests are answered, or after the limit. */
async function drained(server: Server | SecureServer): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearTimeout(force)
}

function secureOptions(files: { cert: string; key: string }) {
  return { ...readPair(files), minVersion: 'TLSv1.2', handshakeTimeout: HANDSHAKE_MS } as const
}

function readPair(files: { cert: string; key: string }): { cert: Buffer; key: Buffer } {
  return { cert: readFileSync(files.cert), key: readFileSync(files.key) }
}

function watchPair(server: SecureServer, { tls, log, lookMs }: ListenOptions): () => void {
  if (tls === null) return () => {}
  const reload = () => {
    try {
      server.setSecureContext({ ...readPair(tls), minVersion: 'TLSv1.2' })
      log('The TLS certificate was read again.')
    } catch (error) {
      log(`The new TLS certificate was not taken, the old one stays: ${String(error)}`)
    }
  }
  for (const path of [tls.cert, tls.key])
    watchFile(path, { interval: lookMs ?? TLS_LOOK_MS }, reload)
  return () => {
    for (const path of [tls.cert, tls.key]) unwatchFile(path, reload)
  }
}
