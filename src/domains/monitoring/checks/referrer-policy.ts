import { atHome, defineCheck } from './check.ts'

const GOOD = ['no-referrer', 'same-origin']
const SUFFICIENT = ['strict-origin', 'strict-origin-when-cross-origin']
const LEAKING = ['no-referrer-when-downgrade', 'origin', 'origin-when-cross-origin', 'unsafe-url']
const KNOWN = [...GOOD, ...SUFFICIENT, ...LEAKING]

/** Words from before the standard, which only pages may use. Source: HTML standard §4.2.5.1. */
const OLD_WORDS: Readonly<Record<string, string>> = {
  always: 'unsafe-url',
  default: 'strict-origin-when-cross-origin',
  never: 'no-referrer',
  'origin-when-crossorigin': 'origin-when-cross-origin',
}

/** What the pages a visitor goes to next learn about where he came from. */
export const referrerPolicy = defineCheck({
  name: 'referrer-policy',
  version: 2,
  weight: 2,
  category: 'headers',
  standard: 'Referrer Policy §4.1, §8.1; HTML standard §4.2.5.1',
  rules: {
    good: { result: 'G', severity: 'i' },
    sufficient: { result: 'S', severity: 'L' },
    absent: { result: 'P', severity: 'L' },
    leaks: { result: 'I', severity: 'L' },
    invalid: { result: 'I', severity: 'L' },
  },
  look: atHome((home, view) => {
    const content = view.content()
    const written = content.kind === 'page' ? content.page.referrers.map(wordOf) : []
    const value = [...home.header('referrer-policy'), ...written].join(', ')
    if (value === '') return [{ reason: 'absent' }]
    // Unknown words are skipped, so that newer ones may stand behind older ones; the page speaks after its header.
    const tokens = value.split(',').map((token) => token.trim().toLowerCase())
    const token = tokens.findLast((one) => KNOWN.includes(one))
    if (token === undefined) return [{ reason: 'invalid', params: { value } }]
    const params = { value: token }
    if (GOOD.includes(token)) return [{ reason: 'good', params }]
    return [{ reason: SUFFICIENT.includes(token) ? 'sufficient' : 'leaks', params }]
  }),
})

function wordOf(written: string): string {
  const word = written.toLowerCase()
  return OLD_WORDS[word] ?? word
}
