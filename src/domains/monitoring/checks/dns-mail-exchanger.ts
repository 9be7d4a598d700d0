import { defineCheck } from './check.ts'
import { changesOf, recordSet } from './record-set.ts'

/** Where mail to the domain goes: a new exchanger reads it, and can then confirm certificates and passwords. */
export const dnsMailExchanger = defineCheck({
  name: 'dns-mail-exchanger',
  version: 1,
  weight: 5,
  category: 'dns',
  standard: 'RFC 5321 §5; RFC 7505; approved baseline',
  rules: {
    as_approved: { result: 'G', severity: 'i' },
    no_baseline: { result: 'N', severity: 'i' },
    fewer: { result: 'S', severity: 'L' },
    changed: { result: 'I', severity: 'H' },
    vanished: { result: 'I', severity: 'H' },
  },
  look(view) {
    const set = recordSet(view, { type: 'MX' })
    return set ? [changesOf(view, set, 'MX')] : []
  },
})
