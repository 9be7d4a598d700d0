import { atHome, defineCheck, type Judged } from './check.ts'

/** Names by which session and login cookies give themselves away. */
const SESSION = /sess|login|auth|token|\bsid\b|jwt/i
const CSRF = /csrf|xsrf/i

/** Cookies named in one verdict; a site that sets more is told so by the first ones. */
const MAX_NAMES = 20

const rules = {
  good: { result: 'G', severity: 'i' },
  none: { result: 'G', severity: 'i' },
  session_not_secure: { result: 'I', severity: 'H' },
  session_readable: { result: 'I', severity: 'M' },
  same_site_none: { result: 'I', severity: 'M' },
  prefix_broken: { result: 'I', severity: 'M' },
  csrf_without_same_site: { result: 'P', severity: 'M' },
  not_secure: { result: 'P', severity: 'L' },
} as const
type Code = keyof typeof rules

/** Whether cookies can be stolen on the way, read by script, or sent along by foreign pages. */
export const cookies = defineCheck({
  name: 'cookies',
  version: 1,
  weight: 5,
  category: 'headers',
  standard: 'RFC 6265bis §4.1',
  rules,
  look: atHome((home): Judged<Code>[] => {
    const set = home.header('set-cookie').map(parseCookie)
    if (set.length === 0) return [{ reason: 'none' }]
    const found = TESTS.flatMap(([reason, isWrong]): Judged<Code>[] => {
      const names = set.filter(isWrong).map(({ name }) => name)
      const some = [...new Set(names)].sort().slice(0, MAX_NAMES)
      return some.length > 0 ? [{ reason, params: { names: some } }] : []
    })
    return found.length > 0 ? found : [{ reason: 'good', params: { count: set.length } }]
  }),
})

interface Cookie {
  readonly name: string
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: string | null
  readonly path: string | null
  readonly hasDomain: boolean
}

function parseCookie(field: string): Cookie {
  const [pair = '', ...rest] = field.split(';')
  const attributes = new Map(
    rest.map((part) => {
      const [name = '', value = ''] = part.split('=')
      return [name.trim().toLowerCase(), value.trim()] as const
    }),
  )
  return {
    name: (pair.split('=')[0] ?? '').trim().slice(0, 100),
    secure: attributes.has('secure'),
    httpOnly: attributes.has('httponly'),
    sameSite: attributes.get('samesite')?.toLowerCase() ?? null,
    path: attributes.get('path') ?? null,
    hasDomain: attributes.has('domain'),
  }
}

const TESTS: readonly (readonly [Code, (cookie: Cookie) => boolean])[] = [
  ['session_not_secure', ({ name, secure }) => isSession(name) && !secure],
  ['session_readable', ({ name, httpOnly }) => isSession(name) && !httpOnly],
  ['same_site_none', ({ sameSite, secure }) => sameSite === 'none' && !secure],
  ['prefix_broken', isPrefixBroken],
  ['csrf_without_same_site', ({ name, sameSite }) => CSRF.test(name) && !isSameSite(sameSite)],
  ['not_secure', ({ name, secure }) => !isSession(name) && !secure],
]

/** A token against forged requests is meant to be read by script. */
function isSession(name: string): boolean {
  return SESSION.test(name) && !CSRF.test(name)
}

function isSameSite(value: string | null): boolean {
  return value === 'lax' || value === 'strict'
}

function isPrefixBroken({ name, secure, path, hasDomain }: Cookie): boolean {
  if (/^__Secure-/i.test(name)) return !secure
  return /^__Host-/i.test(name) && !(secure && path === '/' && !hasDomain)
}
