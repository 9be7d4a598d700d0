import { defineCheck } from './check.ts'
import { changesOf, recordSet } from './record-set.ts'

/** Where the name leads: a new address that nobody announced may be a hijacked name. */
export const dnsAddress = defineCheck({
  name: 'dns-address',
  version: 1,
  weight: 10,
  category: 'dns',
  standard: 'RFC 1035 §3.4.1; RFC 3596; approved baseline',
  rules: {
    as_approved: { result: 'G', severity: 'i' },
    no_baseline: { result: 'N', severity: 'i' },
    moving: { result: 'G', severity: 'i' },
    fewer: { result: 'S', severity: 'L' },
    changed: { result: 'I', severity: 'H' },
    vanished: { result: 'I', severity: 'H' },
  },
  look(view) {
    return (['A', 'AAAA'] as const).flatMap((type) => {
      const set = recordSet(view, { type, exact: true })
      if (!set) return []
      const found = changesOf(view, set, type)
      const isMoving = found.reason === 'changed' && view.site.policy.movingAddresses
      return [{ ...found, reason: isMoving ? ('moving' as const) : found.reason }]
    })
  },
})
