import { atHome, defineCheck } from './check.ts'
import { hasSource, parsePolicies } from './csp-policy.ts'

/** Who may show the site inside another page, where clicks can be stolen. */
export const framing = defineCheck({
  name: 'framing',
  version: 1,
  weight: 5,
  category: 'headers',
  standard: 'CSP Level 3 §6.4.2; RFC 7034',
  rules: {
    good: { result: 'G', severity: 'i' },
    obsolete: { result: 'P', severity: 'M' },
    absent: { result: 'I', severity: 'M' },
    anybody: { result: 'I', severity: 'M' },
    invalid: { result: 'I', severity: 'M' },
  },
  look: atHome((home) => {
    const ancestors = parsePolicies(home.header('content-security-policy')).flatMap((policy) => {
      const sources = policy.get('frame-ancestors')
      return sources ? [sources] : []
    })
    // Where frame-ancestors stands, browsers ignore X-Frame-Options.
    if (ancestors.length > 0) {
      const isOpen = ancestors.every((sources) => hasSource(sources, '*', 'https:', 'http:'))
      return [{ reason: isOpen ? 'anybody' : 'good' }]
    }
    const value = home.header('x-frame-options').join(', ').trim()
    if (value === '') return [{ reason: 'absent' }]
    if (/^(deny|sameorigin)$/i.test(value)) return [{ reason: 'good' }]
    const reason = /^allow-from/i.test(value) ? 'obsolete' : 'invalid'
    return [{ reason, params: { value } }]
  }),
})
