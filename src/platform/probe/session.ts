import type { X509Certificate } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import type { Observation, ProbeError } from '../../core/observation.ts'
import { type Connection, openTls } from './connection.ts'
import { beginLook, problemOf, type SiteVisit } from './site-visit.ts'
import type { TrustedChain } from './trust.ts'

/** Longest chain that is kept. */
const MAX_CHAIN = 10
/** Longest stapled response that is kept: common ones are below 3 KiB, and a longer one reads as cut off. */
export const MAX_STAPLE_BYTES = 16 * 1024
/** OpenSSL's words for dates; they hide whether the chain was trusted. */
const DATE_ERRORS = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])

/** A look at the full handshake, and the connection for the requests that follow. */
export interface SessionLook {
  readonly observation: Observation
  readonly connection: Connection<TLSSocket> | null
  readonly error: ProbeError | null
}

/** Makes the TLS session on an open TCP connection; `tcp` is the problem where there is none. */
export async function observeSession(
  visit: SiteVisit,
  tcp: Connection | ProbeError,
  isTrusted: TrustedChain,
): Promise<SessionLook> {
  const end = beginLook(visit, visit.httpsPort)
  if (!('socket' in tcp)) return failedSession(end({ ip: null, error: tcp }))
  try {
    const { host, context, limits, deadline } = visit
    const connection = await openTls(tcp, { host, context, deadline, connectMs: limits.connectMs })
    const base = end({ ip: tcp.ip })
    const facts = sessionFacts(connection.socket, isTrusted)
    const staple = connection.staple?.subarray(0, MAX_STAPLE_BYTES).toString('base64') ?? null
    const observation: Observation = { ...base, ...facts, staple }
    return { observation, connection, error: null }
  } catch (error) {
    return failedSession(end({ ip: tcp.ip, error: problemOf(error) }))
  }
}

function failedSession(base: ReturnType<ReturnType<typeof beginLook>>): SessionLook {
  const observation: Observation = {
    ...base,
    kind: 'tls.session',
    protocol: null,
    cipher: null,
    group: null,
    alpn: null,
    chain: [],
    trusted: false,
    trustError: null,
  }
  return { observation, connection: null, error: base.error }
}

function sessionFacts(socket: TLSSocket, isTrusted: TrustedChain) {
  const chain = chainOf(socket)
  const reason = socket.authorized ? null : String(socket.authorizationError)
  const trusted = reason === null || (DATE_ERRORS.has(reason) && isTrusted(chain))
  return {
    kind: 'tls.session' as const,
    protocol: socket.getProtocol(),
    cipher: socket.getCipher().standardName,
    group: groupOf(socket),
    alpn: socket.alpnProtocol || null,
    chain: chain.map(({ raw }) => raw.toString('base64')),
    trusted,
    trustError: trusted ? null : reason,
  }
}

/** Name of the key exchange group; `DH 2048` where it has only a size, null where there is none. */
function groupOf(socket: TLSSocket): string | null {
  const info = socket.getEphemeralKeyInfo() as {
    type?: string
    name?: string
    size?: number
  } | null
  return info?.name ?? (info?.type ? `${info.type} ${info.size}` : null)
}

/** As Node links it: it may go on into the trust store beyond what was served. */
function chainOf(socket: TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = []
  let next = socket.getPeerX509Certificate()
  while (
    next &&
    chain.length < MAX_CHAIN &&
    !chain.some((known) => known.raw.equals(next?.raw ?? Buffer.alloc(0)))
  ) {
    chain.push(next)
    next = next.issuerCertificate
  }
  return chain
}
