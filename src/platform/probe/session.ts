import { X509Certificate } from 'node:crypto'
import { type DetailedPeerCertificate, TLSSocket } from 'node:tls'
import type { Observation, ProbeError } from '../../core/observation.ts'
import { sentCertificates, TlsError } from '../../lib/tls/index.ts'
import { type Connection, openTls, type SecureConnection } from './connection.ts'
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
    const { connectMs } = limits
    const connection = await openTls(tcp, { host, context, deadline, connectMs, overhears: true })
    const base = end({ ip: tcp.ip })
    const facts = sessionFacts(connection, isTrusted)
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

function sessionFacts(connection: SecureConnection, isTrusted: TrustedChain) {
  const { socket } = connection
  const sent = sentChain(connection)
  const chain = (sent ?? linkedChain(socket)).slice(0, MAX_CHAIN)
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
    ...(sent === null ? {} : { asSent: true as const }),
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

/**
 * The certificates as they were sent, read from the very bytes: Node's objects of them keep every certificate but the
 * first for as long as the process runs. Null for an answer that no honest server gives, such as one of more than
 * MAX_FLIGHT_BYTES up to its certificates.
 */
function sentChain({ handshake }: SecureConnection): readonly Buffer[] | null {
  if (handshake === null) return null
  try {
    return sentCertificates(handshake.bytes, handshake.secret).map(asBuffer)
  } catch (error) {
    if (error instanceof TlsError) return null
    throw error
  }
}

function asBuffer({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length)
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
