import { matchesHost } from '../../../lib/x509/index.ts'
import { defineCheck, type Found } from './check.ts'

/** Names shown of a certificate for somebody else; hosting providers put hundreds into one. */
const MAX_NAMES = 5

const rules = {
  matches: { result: 'G', severity: 'i' },
  mismatch: { result: 'I', severity: 'C', cap: 'M', selfEvident: true },
  no_names: { result: 'I', severity: 'C', cap: 'M', selfEvident: true },
} as const
type Code = keyof typeof rules

/** Whether the certificate is for the name that was asked for. */
export const certificateHost = defineCheck({
  name: 'certificate-host',
  version: 1,
  weight: 10,
  category: 'web-tls',
  standard: 'RFC 9525 §6',
  rules,
  look(view): Found<Code>[] {
    return view.chains().flatMap(({ certificates: [leaf], ip, evidence }): Found<Code>[] => {
      if (!leaf) return []
      if (matchesHost(leaf, view.host)) {
        return [{ reason: 'matches', params: { host: view.host }, evidence }]
      }
      const names = [...leaf.sans.dns, ...leaf.sans.ip].slice(0, MAX_NAMES)
      if (names.length === 0) return [{ reason: 'no_names', params: { ip }, evidence }]
      return [{ reason: 'mismatch', params: { ip, names, host: view.host }, evidence }]
    })
  },
})
