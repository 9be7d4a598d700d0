import { atHome, defineCheck } from './check.ts'

const GOOD = ['no-referrer', 'same-origin']
const SUFFICIENT = ['strict-origin', 'strict-origin-when-cross-origin']
const LEAKING = ['no-referrer-when-downgrade', 'origin', 'origin-when-cross-origin', 'unsafe-url']

/** What the pages a visitor goes to next learn about where he came from. */
export const referrerPolicy = defineCheck({
  name: 'referrer-policy',
  version: 1,
  weight: 2,
  category: 'headers',
  standard: 'Referrer Policy §4.1',
  rules: {
    good: { result: 'G', severity: 'i' },
    sufficient: { result: 'S', severity: 'L' },
    absent: { result: 'P', severity: 'L' },
    leaks: { result: 'I', severity: 'L' },
    invalid: { result: 'I', severity: 'L' },
  },
  look: atHome((home) => {
    const value = home.header('referrer-policy').join(', ')
    if (value === '') return [{ reason: 'absent' }]
    const tokens = value.split(',').map((token) => token.trim().toLowerCase())
    // Unknown words are skipped, so that newer ones may stand behind older ones.
    const token = tokens.findLast((one) => [...GOOD, ...SUFFICIENT, ...LEAKING].includes(one))
    if (token === undefined) return [{ reason: 'invalid', params: { value } }]
    const params = { value: token }
    if (GOOD.includes(token)) return [{ reason: 'good', params }]
    return [{ reason: SUFFICIENT.includes(token) ? 'sufficient' : 'leaks', params }]
  }),
})
