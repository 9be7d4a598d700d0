import { defineCheck, type Found } from './check.ts'
import { changesOf, recordSet } from './record-set.ts'

const rules = {
  as_approved: { result: 'G', severity: 'i' },
  no_baseline: { result: 'N', severity: 'i' },
  fewer: { result: 'S', severity: 'L' },
  single: { result: 'P', severity: 'M' },
  changed: { result: 'I', severity: 'C' },
  vanished: { result: 'I', severity: 'C' },
} as const

/** Who answers for the zone: whoever changes this owns the site, its mail and its certificates. */
export const dnsNameserver = defineCheck({
  name: 'dns-nameserver',
  version: 1,
  weight: 10,
  category: 'dns',
  standard: 'RFC 1034 §4.2.2; RFC 2182 §5; approved baseline',
  rules,
  look(view): Found<keyof typeof rules>[] {
    const set = recordSet(view, { type: 'NS' })
    if (!set) return []
    const found: Found<keyof typeof rules>[] = [changesOf(view, set, 'NS')]
    if (set.values.length === 1) {
      found.push({ reason: 'single', params: { name: set.name }, evidence: set.evidence })
    }
    return found
  },
})
