import { DAY, fromMs, msBetween, type Time, toMs } from '../../../core/time.ts'
import { defineCheck, type Judged, shownBy } from './check.ts'
import { answerOf, type VisitView } from './view.ts'

/** RFC 9116 asks for less than a year; longer and nobody will notice that the contact left. */
const FAR_MS = 366 * DAY
/** Nobody signs more; what is longer is not this file. */
const MAX_BYTES = 100 * 1024

const rules = {
  good: { result: 'G', severity: 'i' },
  absent: { result: 'I', severity: 'L' },
  unprotected: { result: 'I', severity: 'L' },
  wrong_type: { result: 'P', severity: 'L' },
  too_long: { result: 'I', severity: 'L' },
  contact_missing: { result: 'I', severity: 'L' },
  expires_missing: { result: 'I', severity: 'L' },
  expires_invalid: { result: 'I', severity: 'L' },
  expired: { result: 'I', severity: 'M' },
  expires_far: { result: 'S', severity: 'L' },
  canonical_other: { result: 'P', severity: 'L' },
} as const
type Code = keyof typeof rules

/** Whether a finder of a hole can tell somebody who will act. */
export const securityTxt = defineCheck({
  name: 'security-txt',
  version: 1,
  weight: 2,
  category: 'content',
  standard: 'RFC 9116',
  rules,
  look(view) {
    const exchange = view.exchange('security-txt')
    const answer = answerOf(exchange)
    if (!exchange || !answer) return []
    if (answer.status >= 500) return []
    const type = answer.header('content-type')[0] ?? ''
    // A site that answers every path with a page has no such file.
    if (answer.status !== 200 || /html/i.test(type))
      return shownBy([exchange], [{ reason: 'absent' }])
    const bytes = view.input.bodies.get(exchange.it.sha256 ?? '')
    if (!bytes) return []
    if (bytes.length > MAX_BYTES) return shownBy([exchange], [{ reason: 'too_long' }])
    const found = problemsIn(new TextDecoder().decode(bytes), view, answer.url)
    if (answer.url.protocol !== 'https:') found.push({ reason: 'unprotected' })
    if (!/^\s*text\/plain/i.test(type)) found.push({ reason: 'wrong_type', params: { type } })
    return shownBy([exchange], found.length > 0 ? found : [{ reason: 'good' }])
  },
})

function problemsIn(text: string, view: VisitView, url: URL): Judged<Code>[] {
  const fields = text.split(/\r?\n/).flatMap((line) => {
    const match = /^([A-Za-z-]+):\s*(\S.*)$/.exec(line)
    return match?.[1] && match[2] ? [[match[1].toLowerCase(), match[2].trim()] as const] : []
  })
  const valuesOf = (name: string) =>
    fields.filter(([own]) => own === name).map(([, value]) => value)
  const found: Judged<Code>[] = []
  if (!valuesOf('contact').some((value) => /^(mailto:|https:|tel:)\S+$/i.test(value))) {
    found.push({ reason: 'contact_missing' })
  }
  const canonical = valuesOf('canonical')
  if (canonical.length > 0 && !canonical.includes(url.href)) {
    found.push({ reason: 'canonical_other', params: { urls: canonical.slice(0, 5) } })
  }
  const [expires, ...more] = valuesOf('expires')
  if (expires === undefined) return [...found, { reason: 'expires_missing' }]
  const at = more.length > 0 ? null : timeOf(expires)
  if (at === null) return [...found, { reason: 'expires_invalid', params: { value: expires } }]
  const left = msBetween(view.now, at)
  const params = { expiresAt: at }
  if (left <= 0) found.push({ reason: 'expired', params })
  else if (left > FAR_MS) found.push({ reason: 'expires_far', params })
  return found
}

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/

/** null for what is no RFC 3339 time or lies outside the years that a Time can hold. */
function timeOf(value: string): Time | null {
  if (!RFC_3339.test(value)) return null
  try {
    return fromMs(toMs(value))
  } catch {
    return null
  }
}
