import { type CertificateFacts, inspectCertificate, X509Error } from '../../../lib/x509/index.ts'
import type { Seen } from './seen.ts'
import type { TlsHello, TlsSession } from '../../../core/observation.ts'

/** A chain is as long as anybody serves on purpose; the rest of a longer one is not read. */
const MAX_CERTIFICATES = 10

/** One certificate chain that a server showed, leaf first. */
export interface ServedChain {
  /** The name that was asked for. */
  readonly host: string
  readonly ip: string
  /** null stands for a certificate that cannot be read. */
  readonly certificates: readonly (CertificateFacts | null)[]
  readonly evidence: readonly Seen[]
}

/** Reads a certificate in base64; null where nobody can read it. */
export type CertificateReader = (base64: string) => CertificateFacts | null

/** A reader of the certificates of one visit: each is read once, however many connections show it. */
export function certificateReader(): CertificateReader {
  const read = new Map<string, CertificateFacts | null>()
  return (base64) => {
    const known = read.get(base64)
    if (known !== undefined) return known
    const facts = inspect(base64)
    read.set(base64, facts)
    return facts
  }
}

/** The different chains among these connections. */
export function chainsOf(
  seen: readonly Seen<TlsSession | TlsHello>[],
  certificate: CertificateReader,
): ServedChain[] {
  const withChain = seen.filter(({ it }) => it.chain.length > 0)
  const byBytes = Map.groupBy(withChain, ({ it }) => `${it.ip} ${it.chain.join(' ')}`)
  return [...byBytes.values()].map((same) => ({
    host: same[0]?.it.host ?? '',
    ip: same[0]?.it.ip ?? '',
    certificates: (same[0]?.it.chain ?? []).slice(0, MAX_CERTIFICATES).map(certificate),
    evidence: same,
  }))
}

/**
 * Chains under the site's other name whose certificate is not one that the site shows under its own: what that one is
 * worth is said once.
 */
export function foreignTo(
  own: readonly ServedChain[],
  others: readonly ServedChain[],
): readonly ServedChain[] {
  const known = new Set(own.map(({ certificates: [leaf] }) => leaf?.fingerprint256))
  return others.filter(({ certificates: [leaf] }) => !known.has(leaf?.fingerprint256))
}

function inspect(base64: string): CertificateFacts | null {
  try {
    return inspectCertificate(Buffer.from(base64, 'base64'))
  } catch (error) {
    if (error instanceof X509Error) return null
    throw error
  }
}
