import { createHash, X509Certificate } from 'node:crypto'
import { type DetailedPeerCertificate, TLSSocket } from 'node:tls'
import type { Observation, ProbeError } from '../../core/observation.ts'
import { DAY } from '../../core/time.ts'
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
    const place = `${host} ${tcp.ip} ${visit.httpsPort}`
    const facts = sessionFacts(connection.socket, place, isTrusted)
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

function sessionFacts(socket: TLSSocket, place: string, isTrusted: TrustedChain) {
  const chain = servedChain(socket, place)
  const reason = socket.authorized ? null : String(socket.authorizationError)
  const trusted =
    reason === null ||
    (DATE_ERRORS.has(reason) && isTrusted(chain.map((der) => new X509Certificate(der))))
  return {
    kind: 'tls.session' as const,
    protocol: socket.getProtocol(),
    cipher: socket.getCipher().standardName,
    group: groupOf(socket),
    alpn: socket.alpnProtocol || null,
    chain: chain.map((der) => der.toString('base64')),
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

/** How long a chain that was sent as its certificates issue one another is believed to be sent so. */
const KNOWN_MS = DAY
/** More than a node watches; each is some 150 bytes. */
const MAX_KNOWN = 20_000

/** How many certificates of a linked chain a place sent, and nothing else, by the hash of place and linked chain. */
const known = new Map<string, { readonly sent: number; readonly untilMs: number }>()

/**
 * The certificates as they were sent. Node's objects of them keep every certificate but the first for as long as the
 * process runs, 4 KiB a look, so they are asked for once a day where what is linked stays the same, and each time where
 * something stands in another order or is needless.
 */
function servedChain(socket: TLSSocket, place: string): Buffer[] {
  const linked = linkedChain(socket)
  const key = createHash('sha256').update(place).update(Buffer.concat(linked)).digest('base64')
  const now = performance.now()
  const before = known.get(key)
  if (before !== undefined && before.untilMs > now) return linked.slice(0, before.sent)
  const chain = chainOf(socket).map(({ raw }) => raw)
  known.delete(key)
  if (chain.length > 0 && chain.every((der, at) => linked[at]?.equals(der) === true)) {
    known.set(key, { sent: chain.length, untilMs: now + KNOWN_MS })
    const [oldest] = known.keys()
    if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest)
  }
  return chain
}

/** The certificates as they issue one another, beginning with the server's own; it may go on into the trust store. */
function linkedChain(socket: TLSSocket): Buffer[] {
  const chain: Buffer[] = []
  // The socket's own has been taken away: see `openTls`.
  let next: Partial<DetailedPeerCertificate> | undefined =
    TLSSocket.prototype.getPeerCertificate.call(socket, true) as DetailedPeerCertificate
  while (next?.raw && chain.length < MAX_CHAIN) {
    const { raw, issuerCertificate }: Partial<DetailedPeerCertificate> = next
    if (chain.some((one) => one.equals(raw))) break
    chain.push(raw)
    next = issuerCertificate
  }
  return chain
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
