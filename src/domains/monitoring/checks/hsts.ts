import { DAY, SECOND } from '../../../core/time.ts'
import { matchesHost } from '../../../lib/x509/index.ts'
import { atHome, defineCheck, type Judged } from './check.ts'
import { protectionOf, protectionsIn } from './hsts-policy.ts'
import type { Seen } from './seen.ts'
import { type Answer, plainName, type VisitView } from './view.ts'

/** One year: what preload lists and NCSC-NL ask for. */
const GOOD_SECONDS = (365 * DAY) / SECOND
/** 180 days: what MDN Observatory accepts. */
const SUFFICIENT_SECONDS = (180 * DAY) / SECOND

const rules = {
  good: { result: 'G', severity: 'i' },
  sufficient: { result: 'S', severity: 'L' },
  too_short: { result: 'P', severity: 'L', cap: 'A' },
  first_step: { result: 'P', severity: 'L', cap: 'A' },
  missing_on_way: { result: 'P', severity: 'M', cap: 'A' },
  absent: { result: 'I', severity: 'M', cap: 'A' },
  switched_off: { result: 'I', severity: 'M', cap: 'A' },
  invalid: { result: 'I', severity: 'M', cap: 'A' },
  ignored: { result: 'I', severity: 'M', cap: 'A' },
} as const
type Code = keyof typeof rules

/** Strict-Transport-Security makes a browser refuse unprotected connections to a known site. */
export const hsts = defineCheck({
  name: 'hsts',
  version: 3,
  weight: 5,
  category: 'headers',
  standard: 'RFC 6797 §6.1, §8.1',
  rules,
  look: atHome((home, view): Judged<Code>[] => {
    const known = protectionsIn(home.exchange.it)
    const here = protectionOf(plainName(home.url.hostname), known)
    const fields = fieldsOf(home)
    if (here === null && fields.length === 0) return [{ reason: 'absent' }]
    const faulty = faultyConnection(view)
    // RFC 6797 §8.1: the header counts neither over http nor over a connection with certificate errors.
    if (home.url.protocol !== 'https:' || faulty !== null) {
      return [{ reason: 'ignored', evidence: [home.exchange, ...(faulty ?? [])] }]
    }
    if (here === null) return [{ reason: 'invalid', params: { value: fields.join(' | ') } }]
    if (here.seconds === 0) return [{ reason: 'switched_off' }]
    const found: Judged<Code>[] = [judgeSeconds(here.seconds)]
    const typed = protectionOf(view.host, known)
    if (answersOverHttps(home, view.host) && (typed?.seconds ?? 0) === 0) {
      found.push({ reason: 'missing_on_way', params: { hosts: [view.host] } })
    }
    return found
  }),
})

function judgeSeconds(seconds: number): Judged<Code> {
  const days = Math.floor((seconds * SECOND) / DAY)
  const params = { days }
  if (seconds >= GOOD_SECONDS) return { reason: 'good', params }
  if (days === 0) return { reason: 'first_step', params: { seconds } }
  return { reason: seconds >= SUFFICIENT_SECONDS ? 'sufficient' : 'too_short', params }
}

/** The fields of every answer of the name where the page is. */
function fieldsOf({ exchange, url }: Answer): string[] {
  return exchange.it.hops
    .filter((hop) => URL.parse(hop.url)?.hostname === url.hostname)
    .flatMap(({ headers }) => headers)
    .filter(([name]) => name === 'strict-transport-security')
    .map(([, value]) => value)
}

function answersOverHttps({ exchange }: Answer, host: string): boolean {
  return exchange.it.hops.some(({ url }) => {
    const at = URL.parse(url)
    return at?.protocol === 'https:' && plainName(at.hostname) === host
  })
}

/** What shows that browsers warn of the connection: no trust, another name, or not in its dates. Null where none does. */
function faultyConnection(view: VisitView): readonly Seen[] | null {
  const untrusted = view.sessions.find(({ it }) => !it.error && !it.trusted)
  if (untrusted) return [untrusted]
  const wrong = view.chains().find(({ certificates: [leaf] }) => {
    if (!leaf) return false
    const isInDate = leaf.notBefore <= view.now && leaf.notAfter >= view.now
    return !isInDate || !matchesHost(leaf, view.host)
  })
  return wrong?.evidence ?? null
}
