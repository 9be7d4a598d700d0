import type { CertificateFacts, CertificateKey } from '../../../lib/x509/index.ts'
import { defineCheck, type Judged, shownBy } from './check.ts'

const rules = {
  good: { result: 'G', severity: 'i' },
  key_ageing: { result: 'P', severity: 'L' },
  key_weak: { result: 'I', severity: 'H', cap: 'F' },
  key_refused: { result: 'I', severity: 'H', cap: 'F' },
  signature_ageing: { result: 'P', severity: 'L' },
  signature_weak: { result: 'I', severity: 'H', cap: 'T' },
  signature_broken: { result: 'I', severity: 'C', cap: 'F' },
  unreadable: { result: 'I', severity: 'M' },
} as const
type Code = keyof typeof rules

/** Whether key and signature of every certificate below the root withstand forgery. */
export const certificateKey = defineCheck({
  name: 'certificate-key',
  version: 2,
  weight: 5,
  category: 'web-tls',
  standard: 'NCSC-NL TLS guidelines 3.3.2–3.3.4; NIST SP 800-57 part 1',
  rules,
  look(view) {
    const chains = view.chains()
    // A server that has a certificate for browsers as well shows it to them.
    const isOpen = (ip: string) =>
      chains.some(({ ip: at, certificates: [leaf] }) => at === ip && leaf && isTaken(leaf.key))
    return chains.flatMap(({ certificates, ip, evidence }) => {
      const found = certificates.flatMap((certificate, place): Judged<Code>[] => {
        if (!certificate) return [{ reason: 'unreadable', params: { ip } }]
        // A root's own signature proves nothing, and its key is the browser's choice.
        return certificate.selfSigned && place > 0 ? [] : weaknesses(certificate)
      })
      const leaf = certificates[0]
      if (leaf && !isOpen(ip)) {
        const params = { subject: leaf.subject, key: keyName(leaf.key) }
        found.push({ reason: 'key_refused', params })
      }
      if (found.length === 0 && leaf)
        found.push({ reason: 'good', params: { key: keyName(leaf.key) } })
      return shownBy(evidence, found)
    })
  },
})

/** Curves that browsers take in certificates. Source: Baseline Requirements §6.1.5, signature schemes that browsers offer. */
const CURVES = new Set(['secp256r1', 'secp384r1', 'secp521r1'])

/** Whether browsers take a certificate with such a key; of kinds that are not known here nothing is said. */
function isTaken({ type, curve }: CertificateKey): boolean {
  if (type === 'ec') return curve === null || CURVES.has(curve)
  return !['dsa', 'ed25519', 'ed448'].includes(type)
}

function weaknesses({ subject, key, signatureAlgorithm, signatureHash }: CertificateFacts) {
  const found: Judged<Code>[] = []
  const keyCode = keyCodeOf(key)
  if (keyCode) found.push({ reason: keyCode, params: { subject, key: keyName(key) } })
  const signatureCode = BY_HASH[signatureHash ?? '']
  if (signatureCode) {
    found.push({ reason: signatureCode, params: { subject, signature: signatureAlgorithm } })
  }
  return found
}

const BY_HASH: Readonly<Record<string, Code>> = {
  md2: 'signature_broken',
  md4: 'signature_broken',
  md5: 'signature_broken',
  sha1: 'signature_weak',
  sha224: 'signature_ageing',
}

/** Weak is what has less than 112 bits of strength: RSA below 2048, curves below 224. */
function keyCodeOf({ type, bits, exponent }: CertificateKey): Code | null {
  if (bits === null) return null
  if (type === 'rsa') {
    if (bits < 2048 || exponent === '1') return 'key_weak'
    return bits < 3072 ? 'key_ageing' : null
  }
  if (type !== 'ec') return null
  if (bits < 224) return 'key_weak'
  return bits < 256 ? 'key_ageing' : null
}

function keyName({ type, bits, curve }: CertificateKey): string {
  if (curve !== null) return `${type} ${curve}`
  return bits === null ? type : `${type} ${bits}`
}
