import { addressBytes, addressText } from '../lib/dns/index.ts'
import type { ProbeError } from '../core/observation.ts'

/**
 * The one egress policy: where outbound requests may go, and how much time and how many bytes one of them may take.
 * Every address is judged after it was resolved and that very address is connected to, so a name that changes its
 * answer between the two gains nothing; every redirect is judged again.
 */

/** Limits of outbound looks; tests make them small. */
export interface EgressLimits {
  /** One TCP or TLS handshake. */
  readonly connectMs: number
  /** One HTTP exchange with all its redirects, or one raw hello. */
  readonly exchangeMs: number
  /** Everything that is looked at in one visit. */
  readonly visitMs: number
  /** One try of a DNS question; there are `dnsTries`. */
  readonly dnsMs: number
  readonly dnsTries: number
  readonly redirects: number
  /** Status line and header fields of one answer, trailers and interim answers included. */
  readonly headerBytes: number
  /** Body, on the wire and again after decompression. */
  readonly bodyBytes: number
}

export const EGRESS_LIMITS: EgressLimits = {
  connectMs: 5_000,
  exchangeMs: 15_000,
  // Two lanes with a silent server stay below the interval of re-checks.
  visitMs: 45_000,
  dnsMs: 2_000,
  dnsTries: 3,
  redirects: 10,
  headerBytes: 64 * 1024,
  bodyBytes: 2 * 1024 * 1024,
}

/** A look that ended early; `problem` goes into the observation. */
export class LookFailed extends Error {
  override readonly name = 'LookFailed'
  readonly problem: ProbeError

  constructor(stage: ProbeError['stage'], code: string, message: string) {
    super(message)
    this.problem = { stage, code, message }
  }
}

type Range = readonly [bytes: Uint8Array, bits: number]

function ranges(...list: string[]): Range[] {
  return list.map((text) => {
    const [address = '', bits] = text.split('/')
    const bytes = addressBytes(address)
    if (!bytes || bits === undefined) throw new Error(`not a range: ${text}`)
    return [bytes, Number(bits)]
  })
}

/**
 * What an allow-listed site may use besides the public internet. Shared address space (100.64/10), link-local and
 * everything below stay closed even then: they hold neighbours' customers and the machines' own metadata services.
 */
const PRIVATE = ranges(
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7',
)

/** Metadata services that lie inside private or public ranges: AWS, Google, Azure. Never allowed. */
const METADATA = ranges('fd00:ec2::254/128', 'fd20:ce::254/128', '168.63.129.16/32')

/** Not public. Source: IANA special-purpose address registries (RFC 6890 and later). */
const SPECIAL = ranges(
  '0.0.0.0/8',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
)

/** The only IPv6 space that is handed out to the public internet; NAT64 (64:ff9b::/96) and all else lie outside. */
const PUBLIC_IPV6 = ranges('2000::/3')

/** `::ffff:a.b.c.d` reaches the IPv4 address inside and is judged as that. */
const MAPPED_IPV4 = ranges('::ffff:0:0/96')

function isIn(bytes: Uint8Array, list: readonly Range[]): boolean {
  return list.some(
    ([prefix, bits]) => prefix.length === bytes.length && hasPrefix(bytes, prefix, bits),
  )
}

function hasPrefix(bytes: Uint8Array, prefix: Uint8Array, bits: number): boolean {
  const whole = bits >> 3
  for (let i = 0; i < whole; i++) if (bytes[i] !== prefix[i]) return false
  const mask = 0xff00 >> (bits & 7)
  return (((bytes[whole] ?? 0) ^ (prefix[whole] ?? 0)) & mask & 0xff) === 0
}

/** Why this address must not be connected to, as a sentence; null when it may. `allowPrivate` is the allow-list's word. */
export function addressRefusal(address: string, allowPrivate: boolean): string | null {
  const bytes = addressBytes(address)
  if (!bytes) return `${address} is not an address.`
  if (isIn(bytes, MAPPED_IPV4)) return addressRefusal(addressText(bytes.subarray(12)), allowPrivate)
  if (isIn(bytes, METADATA)) return `${address} is a metadata service.`
  if (isIn(bytes, PRIVATE))
    return allowPrivate ? null : `${address} is a private or loopback address.`
  const isSpecial = isIn(bytes, SPECIAL) || (bytes.length === 16 && !isIn(bytes, PUBLIC_IPV6))
  return isSpecial ? `${address} is not a public address.` : null
}

/** The addresses when each of them may be connected to; throws LookFailed (policy) when any may not. */
export function permittedAddresses(
  addresses: readonly string[],
  allowPrivate: boolean,
): readonly string[] {
  for (const address of addresses) {
    const refusal = addressRefusal(address, allowPrivate)
    if (refusal !== null) throw new LookFailed('policy', 'forbidden-address', refusal)
  }
  return addresses
}

/** Something that can be connected to. */
export interface Place {
  readonly address: string
  readonly port: number
}

/** Throws LookFailed (policy) for a connection to anything but these; null: only the rest of the policy decides. */
export function requirePlace(only: readonly Place[] | null, { address, port }: Place): void {
  if (only === null || only.some((one) => one.address === address && one.port === port)) return
  const message = `${address} port ${port} is not among the places that may be looked at from here.`
  throw new LookFailed('policy', 'forbidden-address', message)
}

/** What one visit may do, besides what anybody may. */
export interface EgressGrant {
  /** The site's own host; private addresses are opened for it (with and without `www.`) and for no other. */
  readonly host: string
  readonly allowPrivate: boolean
  /** Ports of the site; others than these, 80 and 443 must be 1024 or above, where no mail or shell listens. */
  readonly ports: readonly number[]
}

/** Whether private addresses are opened for `host`, a redirect's host included. */
export function allowsPrivate(grant: EgressGrant, host: string): boolean {
  return grant.allowPrivate && host.replace(/^www\./, '') === grant.host.replace(/^www\./, '')
}

/** Port of a URL that may be requested; throws LookFailed (policy) for another scheme, credentials or a refused port. */
export function permittedPort(url: URL, grant: EgressGrant): number {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new LookFailed(
      'policy',
      'forbidden-scheme',
      `Only http and https are looked at, not ${url.protocol}`,
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw new LookFailed('policy', 'credentials-in-url', 'The URL holds credentials.')
  }
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  if (port !== 80 && port !== 443 && port < 1024 && !grant.ports.includes(port)) {
    throw new LookFailed('policy', 'forbidden-port', `Port ${port} is not for the web.`)
  }
  return port
}
