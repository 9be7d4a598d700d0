import type { HttpExchange } from '../../../core/observation.ts'
import { atHome, defineCheck, type Judged } from './check.ts'
import { isCsrfName, isSessionName } from './cookie-names.ts'
import { type Protection, protectionOf, protectionsIn } from './hsts-policy.ts'
import type { Seen } from './seen.ts'
import { isRelated, plainName, type VisitView } from './view.ts'

/** Cookies named in one verdict; a site that sets more is told so by the first ones. */
const MAX_NAMES = 20

const rules = {
  good: { result: 'G', severity: 'i' },
  none: { result: 'G', severity: 'i' },
  session_not_secure: { result: 'I', severity: 'H' },
  session_behind_hsts: { result: 'P', severity: 'M' },
  session_readable: { result: 'I', severity: 'M' },
  session_cross_site: { result: 'P', severity: 'M' },
  same_site_none: { result: 'I', severity: 'M' },
  same_site_invalid: { result: 'P', severity: 'L' },
  prefix_broken: { result: 'I', severity: 'M' },
  csrf_without_same_site: { result: 'P', severity: 'M' },
  not_secure: { result: 'P', severity: 'L' },
  behind_hsts: { result: 'S', severity: 'L' },
} as const
type Code = keyof typeof rules

/** Whether cookies can be stolen on the way, read by script, or sent along by foreign pages. */
export const cookies = defineCheck({
  name: 'cookies',
  version: 2,
  weight: 5,
  category: 'headers',
  standard: 'RFC 6265bis §4.1',
  rules,
  look: atHome((home, view): Judged<Code>[] => {
    const known = protectionsIn(home.exchange.it)
    const ways = [home.exchange, view.exchange('home-plain')].filter((one) => one !== null)
    const set = ways.flatMap((way) => cookiesOf(way, view, known))
    const places = [...new Set(set.map(({ evidence }) => evidence))]
    const evidence = places.length > 0 ? places : [home.exchange]
    if (set.length === 0) return [{ reason: 'none', evidence }]
    const found = TESTS.flatMap(([reason, isWrong]): Judged<Code>[] => {
      const names = set.filter(isWrong).map(({ name }) => name)
      const some = [...new Set(names)].sort().slice(0, MAX_NAMES)
      return some.length > 0 ? [{ reason, params: { names: some }, evidence }] : []
    })
    const count = new Set(set.map(({ name }) => name)).size
    return found.length > 0 ? found : [{ reason: 'good', params: { count }, evidence }]
  }),
})

interface Cookie {
  readonly name: string
  readonly isSession: boolean
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: string | null
  readonly path: string | null
  readonly hasDomain: boolean
  /** The browser was told to send it over https only, wherever it goes. */
  readonly isBehindHsts: boolean
  readonly evidence: Seen<HttpExchange>
}

/** The cookies of every answer on the way by names of the site; over https those of the exchange for the page alone. */
function cookiesOf(
  evidence: Seen<HttpExchange>,
  view: VisitView,
  known: ReadonlyMap<string, Protection>,
): Cookie[] {
  const last = evidence.it.hops.length - 1
  return evidence.it.hops.flatMap(({ url, headers }, place) => {
    const at = URL.parse(url)
    if (at === null || (evidence.it.purpose === 'home-plain' && at.protocol !== 'http:')) return []
    const host = plainName(at.hostname)
    if (!isRelated(host, view.host) && place !== last) return []
    const protection = protectionOf(host, known)
    const fields = headers.filter(([name]) => name === 'set-cookie')
    return fields.map(([, field]) => parseCookie(field, { protection, evidence }))
  })
}

function parseCookie(
  field: string,
  { protection, evidence }: { protection: Protection | null; evidence: Seen<HttpExchange> },
): Cookie {
  const [pair = '', ...rest] = field.split(';')
  const attributes = new Map(
    rest.map((part) => {
      const [name = '', value = ''] = part.split('=')
      return [name.trim().toLowerCase(), value.trim()] as const
    }),
  )
  const name = (pair.split('=')[0] ?? '').trim().slice(0, 100)
  const hasDomain = attributes.has('domain')
  const isProtected = protection !== null && protection.seconds > 0
  return {
    name,
    isSession: isSessionName(name),
    secure: attributes.has('secure'),
    httpOnly: attributes.has('httponly'),
    sameSite: attributes.get('samesite')?.toLowerCase() ?? null,
    path: attributes.get('path') ?? null,
    hasDomain,
    isBehindHsts: isProtected && (!hasDomain || protection.coversSubdomains),
    evidence,
  }
}

const TESTS: readonly (readonly [Code, (cookie: Cookie) => boolean])[] = [
  ['session_not_secure', ({ isSession, ...one }) => isSession && isBare(one)],
  ['session_behind_hsts', ({ isSession, ...one }) => isSession && isCovered(one)],
  ['session_readable', ({ isSession, httpOnly }) => isSession && !httpOnly],
  [
    'session_cross_site',
    ({ isSession, sameSite, secure }) => isSession && sameSite === 'none' && secure,
  ],
  ['same_site_none', ({ sameSite, secure }) => sameSite === 'none' && !secure],
  [
    'same_site_invalid',
    ({ sameSite }) => sameSite !== null && !['none', 'lax', 'strict'].includes(sameSite),
  ],
  ['prefix_broken', isPrefixBroken],
  ['csrf_without_same_site', ({ name, sameSite }) => isCsrfName(name) && !isSameSite(sameSite)],
  ['not_secure', ({ isSession, ...one }) => !isSession && isBare(one)],
  ['behind_hsts', ({ isSession, ...one }) => !isSession && isCovered(one)],
]

function isBare({ secure, isBehindHsts }: Pick<Cookie, 'secure' | 'isBehindHsts'>): boolean {
  return !secure && !isBehindHsts
}

function isCovered({ secure, isBehindHsts }: Pick<Cookie, 'secure' | 'isBehindHsts'>): boolean {
  return !secure && isBehindHsts
}

function isSameSite(value: string | null): boolean {
  return value === 'lax' || value === 'strict'
}

function isPrefixBroken({ name, secure, path, hasDomain }: Cookie): boolean {
  if (/^__Secure-/i.test(name)) return !secure
  return /^__Host-/i.test(name) && !(secure && path === '/' && !hasDomain)
}
