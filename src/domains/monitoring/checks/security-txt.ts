import { isUtf8 } from 'node:buffer'
import { DAY, fromMs, msBetween, type Time, toMs } from '../../../core/time.ts'
import { isInternetTime, readSecurityTxt } from '../../../lib/security-txt/index.ts'
import { defineCheck, type Found, type Judged, shownBy } from './check.ts'
import { type Answer, answerOf, type VisitView } from './view.ts'

/** RFC 9116 asks for less than a year; longer and nobody will notice that the contact left. */
const FAR_MS = 366 * DAY
/** Time in which an office can still put a new date. */
const SOON_MS = 14 * DAY
/** Lines and values named in one verdict. */
const MAX_SHOWN = 5
/** Nobody signs more; what is longer is not this file. */
const MAX_BYTES = 100 * 1024

const rules = {
  good: { result: 'G', severity: 'i' },
  absent: { result: 'I', severity: 'L' },
  unprotected: { result: 'I', severity: 'L' },
  wrong_type: { result: 'P', severity: 'L' },
  wrong_charset: { result: 'P', severity: 'L' },
  not_utf8: { result: 'I', severity: 'L' },
  too_long: { result: 'I', severity: 'L' },
  line_invalid: { result: 'P', severity: 'L' },
  signature_broken: { result: 'P', severity: 'L' },
  contact_missing: { result: 'I', severity: 'L' },
  expires_missing: { result: 'I', severity: 'L' },
  expires_invalid: { result: 'I', severity: 'L' },
  expired: { result: 'I', severity: 'M' },
  expires_soon: { result: 'S', severity: 'L' },
  expires_far: { result: 'S', severity: 'L' },
  languages_repeated: { result: 'P', severity: 'L' },
  link_invalid: { result: 'P', severity: 'L' },
  canonical_other: { result: 'P', severity: 'L' },
  canonical_missing: { result: 'S', severity: 'L' },
  legacy_place: { result: 'S', severity: 'L' },
} as const
type Code = keyof typeof rules

/** Whether a finder of a hole can tell somebody who will act. */
export const securityTxt = defineCheck({
  name: 'security-txt',
  version: 2,
  weight: 2,
  category: 'content',
  standard: 'RFC 9116',
  rules,
  look(view): Found<Code>[] {
    const exchange = view.exchange('security-txt')
    const answer = answerOf(exchange)
    if (!exchange || !answer || answer.status >= 500) return []
    if (isFile(answer)) return judgeFile(view, answer)
    const legacy = answerOf(view.exchange('security-txt-legacy'))
    if (legacy === null || !isFile(legacy)) return shownBy([exchange], [{ reason: 'absent' }])
    const evidence = [exchange, legacy.exchange]
    return [...shownBy(evidence, [{ reason: 'legacy_place' }]), ...judgeFile(view, legacy)]
  },
})

/** A site that answers every path with a page has no such file. */
function isFile(answer: Answer): boolean {
  return answer.status === 200 && !/html/i.test(typeOf(answer))
}

function typeOf(answer: Answer): string {
  return answer.header('content-type')[0] ?? ''
}

function judgeFile(view: VisitView, answer: Answer): Found<Code>[] {
  const { exchange, url } = answer
  const bytes = view.input.bodies.get(exchange.it.sha256 ?? '')
  if (!bytes) return []
  if (bytes.length > MAX_BYTES) return shownBy([exchange], [{ reason: 'too_long' }])
  const found = problemsIn(new TextDecoder().decode(bytes), view, url)
  if (!isUtf8(Buffer.from(bytes))) found.push({ reason: 'not_utf8' })
  if (url.protocol !== 'https:') found.push({ reason: 'unprotected' })
  const type = typeOf(answer)
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1]
  if (!/^\s*text\/plain\s*(;|$)/i.test(type)) found.push({ reason: 'wrong_type', params: { type } })
  else if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    found.push({ reason: 'wrong_charset', params: { charset } })
  }
  return shownBy([exchange], found.length > 0 ? found : [{ reason: 'good' }])
}

/** Fields that hold an address of the web. */
const LINKS = ['acknowledgments', 'canonical', 'csaf', 'encryption', 'hiring', 'policy']

function problemsIn(text: string, view: VisitView, url: URL): Judged<Code>[] {
  const { fields, badLines, signature } = readSecurityTxt(text)
  const valuesOf = (name: string) =>
    fields.filter((one) => one.name === name).map((one) => one.value)
  const found: Judged<Code>[] = []
  if (badLines.length > 0) {
    const lines = badLines.slice(0, MAX_SHOWN).map(String)
    found.push({ reason: 'line_invalid', params: { lines } })
  }
  if (signature === 'broken') found.push({ reason: 'signature_broken' })
  if (!valuesOf('contact').some((value) => /^(mailto:|https:|tel:)\S+$/i.test(value))) {
    found.push({ reason: 'contact_missing' })
  }
  const links = fields.filter(({ name, value }) => LINKS.includes(name) && !isLink(name, value))
  if (links.length > 0) {
    const values = links.slice(0, MAX_SHOWN).map(({ value }) => value)
    found.push({ reason: 'link_invalid', params: { values } })
  }
  if (valuesOf('preferred-languages').length > 1) found.push({ reason: 'languages_repeated' })
  const canonical = valuesOf('canonical')
  if (canonical.length > 0 && !canonical.includes(url.href)) {
    found.push({ reason: 'canonical_other', params: { urls: canonical.slice(0, MAX_SHOWN) } })
  }
  if (canonical.length === 0 && signature === 'whole') found.push({ reason: 'canonical_missing' })
  return [...found, ...expiryIn(valuesOf('expires'), view.now)]
}

/** Keys are also named by `openpgp4fpr:` and `dns:`. */
function isLink(name: string, value: string): boolean {
  if (/^https:\/\/\S+$/i.test(value)) return true
  return name === 'encryption' && /^(?:openpgp4fpr|dns):\S+$/i.test(value)
}

function expiryIn([expires, ...more]: readonly string[], now: Time): Judged<Code>[] {
  if (expires === undefined) return [{ reason: 'expires_missing' }]
  const at = more.length > 0 ? null : timeOf(expires)
  if (at === null) return [{ reason: 'expires_invalid', params: { value: expires } }]
  const left = msBetween(now, at)
  const params = { expiresAt: at }
  if (left <= 0) return [{ reason: 'expired', params }]
  if (left < SOON_MS) return [{ reason: 'expires_soon', params }]
  return left > FAR_MS ? [{ reason: 'expires_far', params }] : []
}

/** null for what is no RFC 3339 time or lies outside the years that a Time can hold. */
function timeOf(value: string): Time | null {
  if (!isInternetTime(value)) return null
  try {
    return fromMs(toMs(value))
  } catch {
    return null
  }
}
