import { z } from 'zod'
import {
  FIRST_FREE_PORT,
  isPortOpen,
  METADATA_NETWORKS,
  PRIVATE_NETWORKS,
  SERVICE_PORTS,
  SPECIAL_NETWORKS,
} from '../../core/network.ts'
import { isWithin, type Network, parseNetwork } from '../../lib/dns/index.ts'
import { line } from './schema.ts'

/**
 * What an opening opens: a private network, the one host of a site that was watched in a private network before there
 * was a list, or a port below 1024. Hosts can only be taken off the list.
 */
export const openingKind = z.enum(['network', 'host', 'port'])
export type OpeningKind = z.infer<typeof openingKind>

/** Openings of one node; a list that is longer is not read by anybody. */
export const MAX_OPENINGS = 200

const PRIVATE = PRIVATE_NETWORKS.flatMap((text) => parseNetwork(text) ?? [])

/** A network, or one address, inside the private ones. */
export const privateNetwork = line(50).refine(
  (text) => {
    const network = parseNetwork(text)
    return network !== null && isPrivate(network)
  },
  `write a network like 10.1.0.0/16, inside ${PRIVATE_NETWORKS.join(', ')}`,
)

function isPrivate(network: Network): boolean {
  return PRIVATE.some((outer) => isWithin(network, outer))
}

const NEVER = [...SPECIAL_NETWORKS, ...METADATA_NETWORKS].flatMap(
  (text) => parseNetwork(text) ?? [],
)

/** What a host says by itself of where it stands: in a private network, or where nothing is ever looked at. Null for a name and a public address. */
export function nearnessOf(host: string): 'private' | 'never' | null {
  if (host === 'localhost' || host.endsWith('.localhost')) return 'private'
  const address = /^[\d.]+$/.test(host) ? parseNetwork(host) : null
  if (address === null) return null
  if (isPrivate(address)) return 'private'
  return NEVER.some((network) => isWithin(address, network)) ? 'never' : null
}

/** A port that is closed unless it is opened. */
export const closedPort = z
  .number()
  .int()
  .min(1)
  .max(FIRST_FREE_PORT - 1)
  .refine((port) => !SERVICE_PORTS.includes(port), 'this port is open already')

interface Opening {
  readonly kind: OpeningKind
  readonly value: string
}

/** What the list opens for looks at a site. */
export function openedFor(
  site: { readonly host: string; readonly allowPrivate: boolean },
  openings: readonly Opening[],
): { readonly privateNetworks: readonly string[]; readonly openPorts: readonly number[] } {
  const openPorts = valuesOf(openings, 'port').map(Number)
  if (!site.allowPrivate) return { privateNetworks: [], openPorts }
  const isWholeHost = valuesOf(openings, 'host').includes(site.host)
  const privateNetworks = isWholeHost ? PRIVATE_NETWORKS : valuesOf(openings, 'network')
  return { privateNetworks, openPorts }
}

/** Whether all of these ports may be looked at. */
export function arePortsOpen(ports: readonly number[], openings: readonly Opening[]): boolean {
  const opened = valuesOf(openings, 'port').map(Number)
  return ports.every((port) => isPortOpen(port, opened))
}

/** What of one kind is on the list. */
export function valuesOf(openings: readonly Opening[], wanted: OpeningKind): string[] {
  return openings.flatMap(({ kind, value }) => (kind === wanted ? [value] : []))
}
