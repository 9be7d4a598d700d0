import { addressBytes, addressText } from '../dns/address.ts'
import type { CertificateFacts } from './certificate.ts'

/**
 * Whether the certificate stands for this host: by subject alternative names only, never by the common name; `*` is
 * the whole first label and stands for exactly one label, above at least two more. `host` is a name in its ASCII form
 * or an address. Source: RFC 9525 section 6.
 */
export function matchesHost(certificate: Pick<CertificateFacts, 'sans'>, host: string): boolean {
  const address = addressBytes(host)
  if (address) return certificate.sans.ip.includes(addressText(address))
  const name = withoutFinalDot(host.toLowerCase())
  const wildcard = /^[^.]+(\.[^.]+\..+)$/.exec(name)
  return certificate.sans.dns.some((dns) => {
    const pattern = withoutFinalDot(dns.toLowerCase())
    return pattern === name || (wildcard !== null && pattern === `*${wildcard[1]}`)
  })
}

function withoutFinalDot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name
}
