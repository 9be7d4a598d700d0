import type { TlsHello } from '../../../core/observation.ts'
import { defineCheck, type Found } from './check.ts'
import { isOpenSuite } from './suite-grade.ts'

const rules = {
  good: { result: 'G', severity: 'i' },
  compression: { result: 'I', severity: 'H', cap: 'C' },
  insecure_renegotiation: { result: 'I', severity: 'M' },
  no_extended_master_secret: { result: 'P', severity: 'L' },
  no_forward_secrecy: { result: 'I', severity: 'M', cap: 'B' },
  open_suite: { result: 'I', severity: 'C', cap: 'F' },
  rc4: { result: 'I', severity: 'H', cap: 'C' },
  broken_suite: { result: 'I', severity: 'H', cap: 'B' },
} as const
type Code = keyof typeof rules

/** What a server that was offered everything chooses: key exchange, cipher and the repairs of TLS 1.2. */
export const tlsOptions = defineCheck({
  name: 'tls-options',
  version: 4,
  weight: 5,
  category: 'web-tls',
  standard: 'NCSC-NL TLS guidelines appendix B; RFC 5746; RFC 7627; RFC 7525 §3.3',
  rules,
  look(view): Found<Code>[] {
    const answers = view.answers.filter(({ outcome, suite }) => outcome === 'accepted' && suite)
    const found = answers.flatMap((it): Found<Code>[] => {
      const suite = it.suite ?? ''
      const codes: Code[] = []
      if (it.compression) codes.push('compression')
      // Where all suites are listed, each is judged there.
      const broken = view.suites.length > 0 ? null : brokenCode(suite, it.offered)
      if (broken !== null) codes.push(broken)
      if (it.offered !== '1.3' && it.offered !== '3.0') {
        if (!it.secureRenegotiation) codes.push('insecure_renegotiation')
        if (!it.extendedMasterSecret) codes.push('no_extended_master_secret')
      }
      if (it.offered !== '1.3' && /^TLS_(RSA|DH|ECDH|PSK)_/.test(suite)) {
        codes.push('no_forward_secrecy')
      }
      const params = { version: it.offered, suite }
      return codes.map((reason) => ({ reason, params, evidence: [it.evidence] }))
    })
    if (found.length > 0 || answers.length === 0) return found
    return [{ reason: 'good', evidence: answers.map(({ evidence }) => evidence) }]
  },
})

const BROKEN = /_(RC4|3DES|MD5)(_|$)/

function brokenCode(suite: string, offered: TlsHello['offered']): Code | null {
  if (isOpenSuite(suite)) return 'open_suite'
  // Before TLS 1.1 it was the lesser evil beside CBC; since then nothing asks for it.
  if (suite.includes('_RC4_') && offered !== '3.0' && offered !== '1.0') return 'rc4'
  return BROKEN.test(suite) ? 'broken_suite' : null
}
