import type { Socket } from 'node:net'
import { newBytes } from '../../core/id.ts'
import type { Observation, ProbeError, TlsHello } from '../../core/observation.ts'
import { growingBytes } from '../../lib/bytes/index.ts'
import { addressBytes } from '../../lib/dns/index.ts'
import {
  encodeClientHello,
  type HelloOptions,
  type OfferedVersion,
  MAX_FLIGHT_BYTES,
  type ServerFlight,
  serverFlightReader,
  TlsError,
} from '../../lib/tls/index.ts'
import { openTcp } from './connection.ts'
import type { Deadline } from './deadline.ts'
import { MAX_STAPLE_BYTES } from './session.ts'
import { beginLook, problemOf, type SiteVisit } from './site-visit.ts'

/** An honest answer of the largest size comes in some 90 packets. */
const MAX_PIECES = 512

/** What came back for one hello. */
export interface Answer {
  readonly flight: ServerFlight | null
  readonly bytes: Buffer
  readonly error: ProbeError | null
}

/** What a hello offers. */
type Offer = Pick<HelloOptions, 'version' | 'suites'>

/**
 * Sends one raw ClientHello that offers exactly one version and reads the answer until `isEnough`; throws LookFailed
 * where the server is not reached.
 */
export async function sendHello(
  visit: SiteVisit,
  ip: string,
  {
    offer,
    isEnough,
  }: { readonly offer: Offer; readonly isEnough: (flight: ServerFlight) => boolean },
): Promise<Answer> {
  const { limits, onlyPlaces } = visit
  const deadline = visit.deadline.within(limits.connectMs)
  const options = { connectMs: limits.connectMs, deadline, onlyPlaces }
  const { socket } = await openTcp([ip], visit.httpsPort, options)
  const serverName = addressBytes(visit.host) ? null : visit.host
  const bytes = encodeClientHello({ ...offer, serverName, random: newBytes(64) })
  return await exchangeHello(socket, { bytes, deadline, isEnough })
}

/**
 * Sends one raw ClientHello that offers exactly `offered` and records what the server shows in clear text. `tcp` is
 * the problem where the server could not be reached, the address where it could.
 */
export async function observeHello(
  visit: SiteVisit,
  offered: OfferedVersion,
  tcp: { readonly ip: string } | ProbeError,
): Promise<Observation> {
  const end = beginLook(visit, visit.httpsPort)
  if (!('ip' in tcp)) return hello(end({ ip: null, error: tcp }), offered, null)
  const { ip } = tcp
  try {
    // The chain is read of one answer.
    const isEnough = (flight: ServerFlight) => flight.version !== null && offered !== '1.2'
    const answer = await sendHello(visit, ip, { offer: { version: offered }, isEnough })
    return hello(end({ ip, error: answer.error, bytes: answer.bytes }), offered, answer.flight)
  } catch (error) {
    return hello(end({ ip, error: problemOf(error) }), offered, null)
  }
}

function hello(
  base: ReturnType<ReturnType<typeof beginLook>>,
  offered: OfferedVersion,
  flight: ServerFlight | null,
): Observation {
  return {
    ...base,
    kind: 'tls.hello',
    offered,
    outcome: outcomeOf(base.error, offered, flight),
    version: flight?.version ?? null,
    suite: flight?.suite ?? null,
    alert: flight?.alert ?? null,
    compression: flight?.compression ?? false,
    extendedMasterSecret: flight?.extendedMasterSecret ?? false,
    secureRenegotiation: flight?.secureRenegotiation ?? false,
    chain: (flight?.chain ?? []).map(base64),
    ...stapleOf(flight),
  }
}

/** Only an answer that is read to its end shows whether there was one. */
function stapleOf(flight: ServerFlight | null): Pick<TlsHello, 'staple'> {
  if (!flight || flight.chain.length === 0) return {}
  return { staple: flight.staple && base64(flight.staple.subarray(0, MAX_STAPLE_BYTES)) }
}

function base64(der: Uint8Array): string {
  return Buffer.from(der.buffer, der.byteOffset, der.length).toString('base64')
}

/** An older version in the answer means that the offered one was refused. */
export function outcomeOf(
  error: ProbeError | null,
  offered: OfferedVersion,
  flight: ServerFlight | null,
): TlsHello['outcome'] {
  if (flight?.version === offered) return 'accepted'
  if (error) return error.code === 'timeout' && error.stage === 'receive' ? 'silent' : 'failed'
  return 'refused'
}

interface HelloExchange {
  readonly bytes: Uint8Array
  readonly deadline: Deadline
  readonly isEnough: (flight: ServerFlight) => boolean
}

/** A close or reset instead of an answer is a refusal too: some servers know no alert. */
function exchangeHello(socket: Socket, exchange: HelloExchange): Promise<Answer> {
  const { bytes, deadline, isEnough } = exchange
  return new Promise((resolve) => {
    const received = growingBytes(MAX_FLIGHT_BYTES)
    const reader = serverFlightReader()
    let pieces = 0
    let flight: ServerFlight | null = null
    const finish = (error: ProbeError | null) => {
      clearTimeout(timer)
      socket.removeAllListeners('data')
      socket.destroy()
      resolve({ flight, bytes: received.bytes(), error })
    }
    const timer = setTimeout(() => {
      finish({ stage: 'receive', code: 'timeout', message: 'The server did not answer the hello.' })
    }, deadline.left())
    socket.on('data', (chunk) => {
      if (++pieces > MAX_PIECES) {
        return finish({ stage: 'limit', code: 'too-many-pieces', message: 'The answer drips.' })
      }
      received.append(chunk)
      try {
        flight = reader.push(chunk)
      } catch (error) {
        if (!(error instanceof TlsError)) throw error
        return finish({ stage: 'tls', code: 'malformed', message: error.message })
      }
      if (flight.isComplete || isEnough(flight)) finish(null)
    })
    socket.on('close', () => finish(null))
    socket.on('end', () => finish(null))
    socket.write(bytes)
  })
}
