import { atHome, defineCheck, type Judged } from './check.ts'

/** `nosniff` and a declared type keep a browser from running an upload as script. */
export const contentTypeOptions = defineCheck({
  name: 'content-type-options',
  version: 1,
  weight: 2,
  category: 'headers',
  standard: 'Fetch standard §3.6; RFC 9110 §8.3',
  rules: {
    good: { result: 'G', severity: 'i' },
    absent: { result: 'I', severity: 'L' },
    invalid: { result: 'I', severity: 'L' },
    type_missing: { result: 'I', severity: 'M' },
    charset_missing: { result: 'S', severity: 'L' },
  },
  look: atHome((home) => {
    const type = home.header('content-type')[0]
    const value = home.header('x-content-type-options').join(', ')
    const first = value.split(',')[0]?.trim().toLowerCase()
    const found: Judged<'type_missing' | 'charset_missing'>[] = []
    if (type === undefined) found.push({ reason: 'type_missing' })
    else if (/^\s*text\/html\s*$/i.test(type)) found.push({ reason: 'charset_missing' })
    if (value === '') return [...found, { reason: 'absent' }]
    if (first !== 'nosniff') return [...found, { reason: 'invalid', params: { value } }]
    return found.length > 0 ? found : [{ reason: 'good' }]
  }),
})
