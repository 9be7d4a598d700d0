import { addressBytes, addressText } from '../dns/address.ts'
import { publicSuffix } from '../dns/suffix.ts'
import type { CertificateFacts } from './certificate.ts'

/**
 * Whether the certificate stands for this host: by subject alternative names only, never by the common name; `*` is
 * the whole first label and stands for exactly one label, above at least two more that are no public suffix: nobody
 * holds all names below `co.uk`, and browsers refuse such a certificate. `host` is a name in its ASCII form or an
 * address. Source: RFC 9525 section 6 and 7.1; publicsuffix.org.
 */
export function matchesHost(certificate: Pick<CertificateFacts, 'sans'>, host: string): boolean {
  const address = addressBytes(host)
  if (address) return certificate.sans.ip.includes(addressText(address))
  const name = withoutFinalDot(host.toLowerCase())
  const wildcard = wildcardFor(name)
  return certificate.sans.dns.some((dns) => {
    const pattern = withoutFinalDot(dns.toLowerCase())
    return pattern === name || pattern === wildcard
  })
}

/** The pattern that stands for a name; null where none may. */
function wildcardFor(name: string): string | null {
  const parent = /^[^.]+\.([^.]+\..+)$/.exec(name)?.[1]
  if (parent === undefined) return null
  const suffix = publicSuffix(parent)
  return suffix === parent ? null : `*.${parent}`
}

function withoutFinalDot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name
}
