import { defineCheck, type Found } from './check.ts'
import { changesOf, recordSet } from './record-set.ts'

const rules = {
  good: { result: 'G', severity: 'i' },
  as_approved: { result: 'G', severity: 'i' },
  absent: { result: 'I', severity: 'L' },
  no_issuer: { result: 'I', severity: 'L' },
  malformed: { result: 'I', severity: 'L' },
  fewer: { result: 'P', severity: 'M' },
  changed: { result: 'I', severity: 'M' },
  vanished: { result: 'I', severity: 'M' },
} as const

/** Which certificate authorities may issue for the name, and whether that changed. */
export const dnsCaa = defineCheck({
  name: 'dns-caa',
  version: 1,
  weight: 5,
  category: 'dns',
  standard: 'RFC 8659; approved baseline',
  rules,
  look(view): Found<keyof typeof rules>[] {
    const set = recordSet(view, { type: 'CAA' })
    if (!set) return []
    const { evidence, name, values } = set
    const change = changesOf(view, set, 'CAA')
    const found: Found<keyof typeof rules>[] =
      change.reason === 'no_baseline' ? [] : [{ ...change, reason: change.reason }]
    const records = values.map((value) => /^(\d{1,3}) ([a-z0-9]+) "(.*)"$/.exec(value))
    if (values.length === 0) found.push({ reason: 'absent', params: { name }, evidence })
    else if (records.includes(null))
      found.push({ reason: 'malformed', params: { name, values }, evidence })
    else if (!records.some((record) => record?.[2] === 'issue')) {
      found.push({ reason: 'no_issuer', params: { name, values }, evidence })
    } else found.push({ reason: 'good', params: { name, values }, evidence })
    return found
  },
})
