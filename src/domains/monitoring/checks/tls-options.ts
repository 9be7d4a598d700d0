import { defineCheck, type Found } from './check.ts'

const rules = {
  good: { result: 'G', severity: 'i' },
  compression: { result: 'I', severity: 'H', cap: 'C' },
  insecure_renegotiation: { result: 'I', severity: 'M' },
  no_extended_master_secret: { result: 'P', severity: 'L' },
  no_forward_secrecy: { result: 'I', severity: 'M', cap: 'B' },
  broken_suite: { result: 'I', severity: 'H', cap: 'B' },
} as const
type Code = keyof typeof rules

/** What a server that was offered everything chooses: key exchange, cipher and the repairs of TLS 1.2. */
export const tlsOptions = defineCheck({
  name: 'tls-options',
  version: 1,
  weight: 5,
  category: 'web-tls',
  standard: 'NCSC-NL TLS guidelines appendix B; RFC 5746; RFC 7627; RFC 7525 §3.3',
  rules,
  look(view): Found<Code>[] {
    const hellos = view.hellos.filter(({ it }) => it.outcome === 'accepted' && it.suite !== null)
    const found = hellos.flatMap((seen): Found<Code>[] => {
      const { it } = seen
      const suite = it.suite ?? ''
      const codes: Code[] = []
      if (it.compression) codes.push('compression')
      if (/_(NULL|RC4|DES|3DES|EXPORT|anon|MD5)(_|$)/.test(suite)) codes.push('broken_suite')
      if (it.offered !== '1.3') {
        if (!it.secureRenegotiation) codes.push('insecure_renegotiation')
        if (!it.extendedMasterSecret) codes.push('no_extended_master_secret')
        if (/^TLS_(RSA|DH|ECDH|PSK)_/.test(suite)) codes.push('no_forward_secrecy')
      }
      const params = { version: it.offered, suite }
      return codes.map((reason) => ({ reason, params, evidence: [seen] }))
    })
    if (found.length > 0 || hellos.length === 0) return found
    return [{ reason: 'good', evidence: hellos }]
  },
})
