import { X509Certificate } from 'node:crypto'

/** Certificates are walked at most so far up. */
const MAX_DEPTH = 10

/**
 * Whether a chain leads to one of the roots, dates left aside. OpenSSL reports only one reason, and an expired
 * certificate hides whether anybody trusted it; this is asked only then.
 */
export type TrustedChain = (chain: readonly X509Certificate[]) => boolean

/** Reads the roots on first use: parsing all of them takes some 15 ms. */
export function trustedChain(rootPems: readonly string[]): TrustedChain {
  let bySubject: Map<string, X509Certificate[]> | null = null
  return (chain) => {
    bySubject ??= Map.groupBy(
      rootPems.map((pem) => new X509Certificate(pem)),
      ({ subject }) => subject,
    )
    let current = chain[0]
    for (let depth = 0; current && depth < MAX_DEPTH; depth++) {
      const below = current
      if (bySubject.get(below.issuer)?.some((root) => isIssuedBy(below, root))) return true
      current = chain.slice(depth + 1).find((candidate) => isIssuedBy(below, candidate))
    }
    return false
  }
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
  } catch {
    // A key that OpenSSL cannot read has issued nothing.
    return false
  }
}
