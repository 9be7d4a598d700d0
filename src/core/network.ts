/**
 * The private networks in which a site may stand once they are opened, as an allow-list writes them. Shared address
 * space (100.64/10), link-local and everything else that is not public stays closed even then: they hold neighbours'
 * customers and the machines' own metadata services.
 */
export const PRIVATE_NETWORKS: readonly string[] = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7',
]

/** Metadata services that lie inside private or public ranges: AWS, Google, Azure. Never allowed. */
export const METADATA_NETWORKS: readonly string[] = [
  'fd00:ec2::254/128',
  'fd20:ce::254/128',
  '168.63.129.16/32',
]

/** Not public. Source: IANA special-purpose address registries (RFC 6890 and later). */
export const SPECIAL_NETWORKS: readonly string[] = [
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
]

/** From here on ports are anybody's; below, services listen that no look may be sent to by mistake. */
export const FIRST_FREE_PORT = 1024

/** Ports below that are looked at without further word: names, the web and mail, which elections are held with. */
export const SERVICE_PORTS: readonly number[] = [25, 53, 80, 443, 465, 587, 993, 995]

/** Whether a site may be looked at on this port; `opened` are the ports on the administrator's list. */
export function isPortOpen(port: number, opened: readonly number[]): boolean {
  return port >= FIRST_FREE_PORT || SERVICE_PORTS.includes(port) || opened.includes(port)
}

/** Where a server that the console names may stand besides the public internet. */
export interface OpenedPlaces {
  readonly privateNetworks: readonly string[]
  readonly openPorts: readonly number[]
}

/** The other end of a connection, as the plain socket and the encrypted one over it both tell it. */
export interface RemoteEnd {
  readonly remoteAddress?: string | undefined
  readonly remotePort?: number | undefined
}
