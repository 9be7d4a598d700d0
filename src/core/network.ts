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

/** From here on ports are anybody's; below, services listen that no look may be sent to by mistake. */
export const FIRST_FREE_PORT = 1024

/** Ports below that are looked at without further word: names, the web and mail, which elections are held with. */
export const SERVICE_PORTS: readonly number[] = [25, 53, 80, 443, 465, 587, 993, 995]

/** Whether a site may be looked at on this port; `opened` are the ports on the administrator's list. */
export function isPortOpen(port: number, opened: readonly number[]): boolean {
  return port >= FIRST_FREE_PORT || SERVICE_PORTS.includes(port) || opened.includes(port)
}
