import { type CertificateFacts, matchesHost } from '../../../lib/x509/index.ts'
import { defineCheck, type Found } from './check.ts'
import type { ServedChain } from './served-chain.ts'

/** Names shown of a certificate for somebody else; hosting providers put hundreds into one. */
const MAX_NAMES = 5

const rules = {
  matches: { result: 'G', severity: 'i' },
  mismatch: { result: 'I', severity: 'C', cap: 'M', selfEvident: true },
  no_names: { result: 'I', severity: 'C', cap: 'M', selfEvident: true },
  other_mismatch: { result: 'I', severity: 'M' },
} as const
type Code = keyof typeof rules

/** Whether the certificate is for the name that was asked for, and that of the site's other name for that one. */
export const certificateHost = defineCheck({
  name: 'certificate-host',
  version: 2,
  weight: 10,
  category: 'web-tls',
  standard: 'RFC 9525 §6',
  rules,
  look(view): Found<Code>[] {
    const own = view.chains().flatMap(({ certificates: [leaf], ip, evidence }): Found<Code>[] => {
      if (!leaf) return []
      if (matchesHost(leaf, view.host)) {
        return [{ reason: 'matches', params: { host: view.host }, evidence }]
      }
      const names = namesOf(leaf)
      if (names.length === 0) return [{ reason: 'no_names', params: { ip }, evidence }]
      return [{ reason: 'mismatch', params: { ip, names, host: view.host }, evidence }]
    })
    // Nothing was read of the site itself: then its other name alone is no verdict.
    return own.length === 0 ? [] : [...own, ...view.otherChains().flatMap(otherName)]
  },
})

/** The certificate that whoever types the site's other name is shown. */
function otherName({ certificates: [leaf], host, evidence }: ServedChain): Found<Code>[] {
  if (!leaf || matchesHost(leaf, host)) return []
  return [{ reason: 'other_mismatch', params: { host, names: namesOf(leaf) }, evidence }]
}

function namesOf({ sans }: CertificateFacts): string[] {
  return [...sans.dns, ...sans.ip].slice(0, MAX_NAMES)
}
