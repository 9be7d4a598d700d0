import { connect as connectTcp, type Socket } from 'node:net'
import { connect as startTls, type SecureContext, type TLSSocket } from 'node:tls'
import { addressBytes } from '../../lib/dns/index.ts'
import { LookFailed, type Place, requirePlace } from '../egress.ts'
import { type Deadline, requireTime } from './deadline.ts'
import { type Handshake, overhear } from './overhear.ts'

/** Further addresses are tried when one does not answer, as a browser does. */
const MAX_ADDRESSES = 3

/** An open connection and the address it was pinned to. */
export interface Connection<S extends Socket = Socket> {
  readonly socket: S
  readonly ip: string
}

/** The bounds of a connection. */
export interface ConnectOptions {
  readonly connectMs: number
  readonly deadline: Deadline
  /** As in the options of a probe; null where there is no such bound. */
  readonly onlyPlaces: readonly Place[] | null
}

/** Connects to the first of the addresses that answers; throws LookFailed (connect, policy) when none does. */
export async function openTcp(
  addresses: readonly string[],
  port: number,
  { connectMs, deadline, onlyPlaces }: ConnectOptions,
): Promise<Connection> {
  let failure: unknown = null
  for (const ip of addresses.slice(0, MAX_ADDRESSES)) {
    requireTime(deadline)
    try {
      requirePlace(onlyPlaces, { address: ip, port })
      return { socket: await connectOne(ip, port, deadline.within(connectMs)), ip }
    } catch (error) {
      failure = error
    }
  }
  throw failure ?? new LookFailed('resolve', 'no-address', 'The name has no address.')
}

function connectOne(ip: string, port: number, deadline: Deadline): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectTcp({ host: ip, port, family: ip.includes(':') ? 6 : 4, noDelay: true })
    const timer = setTimeout(() => {
      fail(new LookFailed('connect', 'timeout', `${ip} did not answer on port ${port}.`))
    }, deadline.left())
    const fail = (error: Error) => {
      clearTimeout(timer)
      socket.destroy()
      reject(error)
    }
    socket.once('error', (error: NodeJS.ErrnoException) => {
      fail(new LookFailed('connect', error.code ?? 'failed', error.message))
    })
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.removeAllListeners('error')
      // A reset between two requests must not become an uncaught error; whoever uses the socket listens too.
      socket.on('error', () => undefined)
      resolve(socket)
    })
  })
}

/** Everything TLS on an open connection needs besides it. */
export interface TlsOptions {
  readonly host: string
  readonly context: SecureContext
  /** A certificate that does not hold is a failure; default false. */
  readonly mustTrust?: boolean
  /** What the server sends in the handshake is kept; default false. */
  readonly overhears?: boolean
  readonly connectMs: number
  readonly deadline: Deadline
}

/** Certificates and weak parameters are judged by checks; a bad one must not end the look. */
const LENIENT = {
  rejectUnauthorized: false,
  checkServerIdentity: () => undefined,
  minDHSize: 1,
}

/** A connection with TLS on it. */
export interface SecureConnection extends Connection<TLSSocket> {
  /** The OCSP response that the server stapled, null where it did not. */
  readonly staple: Buffer | null
  /** What it sent, null where that was not to be kept. */
  readonly handshake: Handshake | null
}

/** TLS on top of an open connection; throws LookFailed (tls) when the handshake fails. */
export function openTls(
  connection: Connection,
  { host, context, mustTrust = false, overhears = false, connectMs, deadline }: TlsOptions,
): Promise<SecureConnection> {
  const { socket, ip } = connection
  return new Promise((resolve, reject) => {
    let staple: Buffer | null = null
    const timer = setTimeout(() => {
      fail(new LookFailed('tls', 'timeout', 'The server did not finish the TLS handshake.'))
    }, deadline.within(connectMs).left())
    const fail = (error: Error) => {
      clearTimeout(timer)
      secure.destroy()
      socket.destroy()
      reject(error)
    }
    const heard = overhears ? overhear(socket) : null
    const secure = startTls({
      socket: heard?.stream ?? socket,
      secureContext: context,
      ...(mustTrust ? { rejectUnauthorized: true } : LENIENT),
      ALPNProtocols: ['http/1.1'],
      requestOCSP: true,
      ...(addressBytes(host) ? {} : { servername: host }),
    })
    // Node turns the whole chain into objects for checkServerIdentity, a tenth of the time of a handshake, for nothing.
    if (!mustTrust) secure.getPeerCertificate = (() => ({})) as TLSSocket['getPeerCertificate']
    heard?.follow(secure)
    secure.once('OCSPResponse', (response: Buffer | null) => {
      staple = response
    })
    secure.once('error', (error: NodeJS.ErrnoException) => {
      fail(new LookFailed('tls', error.code ?? 'failed', error.message))
    })
    secure.once('secureConnect', () => {
      clearTimeout(timer)
      secure.removeAllListeners('error')
      secure.on('error', () => undefined)
      resolve({ socket: secure, ip, staple, handshake: heard?.stop() ?? null })
    })
  })
}
