import { DAY, SECOND } from '../../../core/time.ts'
import { atHome, defineCheck } from './check.ts'

/** One year: what preload lists and NCSC-NL ask for. */
const GOOD_SECONDS = (365 * DAY) / SECOND
/** 180 days: what MDN Observatory accepts. */
const SUFFICIENT_SECONDS = (180 * DAY) / SECOND

/** Strict-Transport-Security makes a browser refuse unprotected connections to a known site. */
export const hsts = defineCheck({
  name: 'hsts',
  version: 1,
  weight: 5,
  category: 'headers',
  standard: 'RFC 6797 §6.1',
  rules: {
    good: { result: 'G', severity: 'i' },
    sufficient: { result: 'S', severity: 'L' },
    too_short: { result: 'P', severity: 'M', cap: 'A' },
    absent: { result: 'I', severity: 'M', cap: 'A' },
    switched_off: { result: 'I', severity: 'M', cap: 'A' },
    invalid: { result: 'I', severity: 'M', cap: 'A' },
    ignored: { result: 'I', severity: 'M', cap: 'A' },
  },
  look: atHome((home, view) => {
    const values = home.header('strict-transport-security')
    if (values.length === 0) return [{ reason: 'absent' }]
    const untrusted = view.sessions.find(({ it }) => !it.error && !it.trusted)
    // RFC 6797 §8.1: the header counts neither over http nor over a connection with certificate errors.
    if (home.url.protocol !== 'https:' || untrusted) {
      return [{ reason: 'ignored', evidence: [home.exchange, untrusted ?? null] }]
    }
    const seconds = values.length === 1 ? maxAge(values[0] ?? '') : null
    if (seconds === null) return [{ reason: 'invalid', params: { value: values.join(' | ') } }]
    const params = { days: Math.floor((seconds * SECOND) / DAY) }
    if (seconds === 0) return [{ reason: 'switched_off' }]
    if (seconds >= GOOD_SECONDS) return [{ reason: 'good', params }]
    return [{ reason: seconds >= SUFFICIENT_SECONDS ? 'sufficient' : 'too_short', params }]
  }),
})

/** Seconds of `max-age`; null when the field is not valid: a browser then ignores it. */
function maxAge(value: string): number | null {
  if (value.includes(',')) return null
  const directives = value.split(';').map((part) => part.trim().toLowerCase())
  const ages = directives.flatMap((part) => /^max-age\s*=\s*"?(\d{1,12})"?$/.exec(part)?.[1] ?? [])
  return ages.length === 1 ? Number(ages[0]) : null
}
