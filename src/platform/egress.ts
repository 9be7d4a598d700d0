import {
  FIRST_FREE_PORT,
  isPortOpen,
  METADATA_NETWORKS,
  PRIVATE_NETWORKS,
  SPECIAL_NETWORKS,
} from '../core/network.ts'
import type { ProbeError } from '../core/observation.ts'
import { addressBytes, addressText, isIn, type Network, parseNetwork } from '../lib/dns/index.ts'

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

/** Throws RangeError for what is no network. */
function networks(list: readonly string[]): Network[] {
  return list.map((text) => {
    const network = parseNetwork(text)
    if (network === null) throw new RangeError(`not a network: ${text}`)
    return network
  })
}

const PRIVATE = networks(PRIVATE_NETWORKS)

const METADATA = networks(METADATA_NETWORKS)
const SPECIAL = networks(SPECIAL_NETWORKS)

/** The only IPv6 space that is handed out to the public internet; NAT64 (64:ff9b::/96) and all else lie outside. */
const PUBLIC_IPV6 = networks(['2000::/3'])

/** `::ffff:a.b.c.d` reaches the IPv4 address inside and is judged as that. */
const MAPPED_IPV4 = networks(['::ffff:0:0/96'])

const isInAny = (bytes: Uint8Array, list: readonly Network[]) =>
  list.some((network) => isIn(bytes, network))

/** Why an address must not be connected to: a stable code and a sentence. */
interface Refusal {
  readonly code: 'forbidden-address' | 'private-address'
  readonly sentence: string
}

/** Why this address must not be connected to; null when it may. `opened`: private networks that are opened for it. */
export function addressRefusal(address: string, opened: readonly string[]): Refusal | null {
  const bytes = addressBytes(address)
  if (!bytes) return forbidden(`${address} is not an address.`)
  if (isInAny(bytes, MAPPED_IPV4)) return addressRefusal(addressText(bytes.subarray(12)), opened)
  if (isInAny(bytes, METADATA)) return forbidden(`${address} is a metadata service.`)
  if (isInAny(bytes, PRIVATE)) {
    if (isInAny(bytes, networks(opened))) return null
    const sentence = `${address} is a private or loopback address.`
    return { code: 'private-address', sentence }
  }
  const isSpecial = isInAny(bytes, SPECIAL) || (bytes.length === 16 && !isInAny(bytes, PUBLIC_IPV6))
  return isSpecial ? forbidden(`${address} is not a public address.`) : null
}

const forbidden = (sentence: string): Refusal => ({ code: 'forbidden-address', sentence })

/** The addresses when each of them may be connected to; throws LookFailed (policy) when any may not. */
export function permittedAddresses(
  addresses: readonly string[],
  opened: readonly string[],
): readonly string[] {
  for (const address of addresses) {
    const refusal = addressRefusal(address, opened)
    if (refusal !== null) throw new LookFailed('policy', refusal.code, refusal.sentence)
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
  /** Private networks that are opened, as `10.0.0.0/8`; one that is not private opens nothing. */
  readonly privateNetworks: readonly string[]
  /** Ports of the site; a redirect leads to one of these, to 80, 443, or to 1024 and above, where no mail or shell listens. */
  readonly ports: readonly number[]
  /** Ports below 1024 that are opened besides those of usual services. */
  readonly openPorts: readonly number[]
}

/** Private networks that are opened for `host`, a redirect's host included; none for another host than the site's. */
export function openedFor(grant: EgressGrant, host: string): readonly string[] {
  const isOwn = host.replace(/^www\./, '') === grant.host.replace(/^www\./, '')
  return isOwn ? grant.privateNetworks : []
}

/** The port of the site when it may be looked at; throws LookFailed (policy) when it may not. */
export function permittedOwnPort(port: number, { openPorts }: EgressGrant): number {
  if (isPortOpen(port, openPorts)) return port
  throw new LookFailed('policy', 'forbidden-port', `Port ${port} is kept for other services.`)
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
  if (grant.ports.includes(port)) return permittedOwnPort(port, grant)
  if (port !== 80 && port !== 443 && port < FIRST_FREE_PORT) {
    throw new LookFailed('policy', 'forbidden-port', `Port ${port} is not for the web.`)
  }
  return port
}
