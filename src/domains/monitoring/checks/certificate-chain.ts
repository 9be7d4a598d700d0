import { defineCheck, type Found } from './check.ts'

const rules = {
  trusted: { result: 'G', severity: 'i' },
  dates_only: { result: 'N', severity: 'i' },
  self_signed: { result: 'I', severity: 'C', cap: 'T' },
  incomplete: { result: 'I', severity: 'C', cap: 'T' },
  unknown_issuer: { result: 'I', severity: 'C', cap: 'T' },
  revoked: { result: 'I', severity: 'C', cap: 'F' },
  untrusted: { result: 'I', severity: 'C', cap: 'T' },
} as const
type Code = keyof typeof rules

/** Whether a trusted authority vouches for the certificate; names and dates are other checks. */
export const certificateChain = defineCheck({
  name: 'certificate-chain',
  version: 1,
  weight: 10,
  category: 'web-tls',
  standard: 'RFC 5280 §6',
  rules,
  look(view): Found<Code>[] {
    return view.sessions.flatMap((seen): Found<Code>[] => {
      const { it } = seen
      if (it.error || it.chain.length === 0) return []
      if (it.trusted) return [{ reason: 'trusted', evidence: [seen] }]
      const code = it.trustError ?? 'UNKNOWN'
      const params = { ip: it.ip ?? it.host, code }
      return [{ reason: reasonFor(code, it.chain.length), params, evidence: [seen] }]
    })
  },
})

/** Our reason for OpenSSL's: the remedy differs by cause. */
function reasonFor(code: string, length: number): Code {
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return 'self_signed'
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return length === 1 ? 'incomplete' : 'unknown_issuer'
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return 'unknown_issuer'
    case 'CERT_REVOKED':
      return 'revoked'
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'dates_only'
    default:
      return 'untrusted'
  }
}
