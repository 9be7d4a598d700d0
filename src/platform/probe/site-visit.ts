import { hash } from 'node:crypto'
import type { SecureContext } from 'node:tls'
import type { AskedFile, ProbeError, TlsSuites } from '../../core/observation.ts'
import type { Time } from '../../core/time.ts'
import { addressBytes, type TypeName } from '../../lib/dns/index.ts'
import {
  type EgressGrant,
  type EgressLimits,
  LookFailed,
  openedFor,
  permittedAddresses,
  type Place,
} from '../egress.ts'
import { type Deadline, elapsed } from './deadline.ts'
import type { DnsClient, DnsReply } from './dns-client.ts'

/** What all looks of one visit share. */
export interface SiteVisit {
  /** Lower case, ASCII, without final dot; an address without brackets. */
  readonly host: string
  readonly httpsPort: number
  readonly httpPort: number
  readonly path: string
  readonly grant: EgressGrant
  /** As in the options of a probe; null where there is no such bound. */
  readonly onlyPlaces: readonly Place[] | null
  /** Paths of files of which the hashes are wanted. */
  readonly files: readonly string[]
  /** Scripts and style sheets of the page that are asked for. */
  readonly pageFiles: readonly AskedFile[]
  /** The last lists of suites, by address. */
  readonly listed: readonly TlsSuites[]
  readonly limits: EgressLimits
  readonly deadline: Deadline
  readonly context: SecureContext
  /** As `context`, but offers only one kind of signature. */
  contextFor(signature: 'rsa' | 'ecdsa'): SecureContext
  readonly userAgent: string
  /** It is the name of a browser. */
  readonly asBrowser: boolean
  readonly now: () => Time
  /** Asks once in a visit; everybody who needs the answer again gets the same one. */
  ask(name: string, type: TypeName): Promise<DnsLook>
  /** Addresses of a host, resolved once and judged by the egress policy; rejects with LookFailed. */
  addressesOf(host: string): Promise<readonly string[]>
}

/** What one exchange needs. */
export interface Fetching
  extends Pick<
    SiteVisit,
    'grant' | 'onlyPlaces' | 'limits' | 'deadline' | 'context' | 'userAgent' | 'addressesOf'
  > {
  /** A certificate that does not hold ends the exchange, instead of being judged afterwards. */
  readonly mustTrust?: boolean
  /** Further lines of each request. */
  readonly moreLines?: readonly string[]
}

/** A DNS reply and when it was got. */
export interface DnsLook {
  readonly reply: DnsReply
  readonly at: Time
  readonly durationMs: number
}

/** What names of the machine itself stand for. */
const LOOPBACK = ['127.0.0.1', '::1']

/** Whether a host is this machine by its name; no resolver is asked about such names. Source: RFC 6761 section 6.3. */
export function isLocalhost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost')
}

/** The two ways in which a visit learns addresses, over one client. */
export function resolving(
  dns: DnsClient,
  { grant, onlyPlaces, now }: Pick<SiteVisit, 'grant' | 'onlyPlaces' | 'now'>,
): Pick<SiteVisit, 'ask' | 'addressesOf'> {
  const asked = new Map<string, Promise<DnsLook>>()
  const resolved = new Map<string, Promise<readonly string[]>>()

  function ask(name: string, type: TypeName): Promise<DnsLook> {
    return remembered(asked, `${type} ${name}`, async () => {
      const at = now()
      const started = performance.now()
      const reply = await dns.ask(name, type)
      return { reply, at, durationMs: elapsed(started) }
    })
  }

  async function resolve(host: string): Promise<readonly string[]> {
    if (addressBytes(host)) return [host]
    if (isLocalhost(host)) return LOOPBACK
    const looks = await Promise.all([ask(host, 'A'), ask(host, 'AAAA')])
    const addresses = looks.flatMap(({ reply }) => addressesIn(reply))
    if (addresses.length > 0) return addresses
    const [{ reply }] = looks
    if (reply.error) throw new LookFailed('resolve', reply.error.code, reply.error.message)
    const rcode = reply.message?.rcode ?? 'NOERROR'
    if (rcode === 'NOERROR')
      throw new LookFailed('resolve', 'no-address', 'The name has no address.')
    throw new LookFailed('resolve', rcode.toLowerCase(), `The resolver answered ${rcode}.`)
  }

  return {
    ask,
    addressesOf: (host) =>
      remembered(resolved, host, async () => {
        const addresses = await resolve(host)
        // Where places are listed, each connection is judged by the list, and nothing else opens or closes one.
        if (onlyPlaces !== null) return addresses
        return permittedAddresses(addresses, openedFor(grant, host))
      }),
  }
}

function addressesIn({ message }: DnsReply): string[] {
  if (message?.rcode !== 'NOERROR') return []
  return message.answers
    .filter(({ type }) => type === 'A' || type === 'AAAA')
    .map(({ data }) => data)
}

function remembered<T>(
  known: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  let promise = known.get(key)
  if (!promise) {
    promise = make()
    known.set(key, promise)
  }
  return promise
}

/** Starts a look; the returned function ends it with the fields that every observation has. */
export function beginLook(visit: Pick<SiteVisit, 'host' | 'now'>, port: number | null) {
  const at = visit.now()
  const started = performance.now()
  return (end: { ip: string | null; error?: ProbeError | null; bytes?: Uint8Array }) => ({
    host: visit.host,
    ip: end.ip,
    port,
    at,
    durationMs: elapsed(started),
    error: end.error ?? null,
    ...recorded(end.bytes),
  })
}

/** Bytes with their SHA-256; none when there are none. */
export function recorded(bytes: Uint8Array | null | undefined) {
  if (!bytes || bytes.length === 0) return { sha256: null }
  return { sha256: hash('sha256', bytes, 'hex'), bytes }
}

/** The problem inside what was thrown; rethrows what is no failed look, because that is a bug of ours. */
export function problemOf(error: unknown): ProbeError {
  if (error instanceof LookFailed) return error.problem
  throw error
}
