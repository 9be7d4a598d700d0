import { atHome, defineCheck } from './check.ts'
import { namesAnybody, parsePolicies } from './csp-policy.ts'

/** Who may show the site inside another page, where clicks can be stolen. */
export const framing = defineCheck({
  name: 'framing',
  version: 2,
  weight: 5,
  category: 'headers',
  standard: 'CSP Level 3 §6.4.2; RFC 7034',
  rules: {
    good: { result: 'G', severity: 'i' },
    conflicting: { result: 'S', severity: 'L' },
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
      const isOpen = ancestors.every((sources) => namesAnybody(sources))
      return [{ reason: isOpen ? 'anybody' : 'good' }]
    }
    const value = home.header('x-frame-options').join(', ').trim()
    if (value === '') return [{ reason: 'absent' }]
    const words = new Set(value.split(',').map((word) => word.trim().toLowerCase()))
    const isKnown = words.has('deny') || words.has('sameorigin')
    // Browsers take the same word twice as one, and show nobody's page where known words contradict each other.
    if (isKnown) {
      return words.size === 1
        ? [{ reason: 'good' }]
        : [{ reason: 'conflicting', params: { value } }]
    }
    const reason = /^allow-from/i.test(value) ? 'obsolete' : 'invalid'
    return [{ reason, params: { value } }]
  }),
})
