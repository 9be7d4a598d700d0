import type { HttpExchange } from '../../../core/observation.ts'
import { isUntested } from './addresses.ts'
import { defineCheck, type Found, type Judged } from './check.ts'
import type { Seen } from './seen.ts'
import { isRelated, ofKind, plainName, type VisitView } from './view.ts'

const rules = {
  redirects: { result: 'G', severity: 'i' },
  port_closed: { result: 'G', severity: 'i' },
  other_host_first: { result: 'S', severity: 'L' },
  late: { result: 'P', severity: 'M' },
  no_redirect: { result: 'I', severity: 'H', cap: 'C' },
  ends_elsewhere: { result: 'I', severity: 'H' },
  ends_unprotected: { result: 'I', severity: 'H', cap: 'C' },
  loop: { result: 'I', severity: 'H' },
  address_no_redirect: { result: 'I', severity: 'H', cap: 'C' },
  address_elsewhere: { result: 'I', severity: 'H' },
  address_late: { result: 'P', severity: 'M' },
  other_unprotected: { result: 'I', severity: 'M' },
  other_elsewhere: { result: 'I', severity: 'M' },
  other_failed: { result: 'P', severity: 'M' },
  other_error: { result: 'P', severity: 'M' },
} as const
type Code = keyof typeof rules

/** Who types the name without `https://` must be led to the protected page, first to the same name. */
export const httpsRedirect = defineCheck({
  name: 'https-redirect',
  version: 3,
  weight: 10,
  category: 'web-tls',
  standard: 'NCSC-NL TLS guidelines; BOD 18-01',
  rules,
  look(view) {
    const home = view.home()
    const plain = view.exchange('home-plain')
    const found: Found<Code>[] = []
    if (home?.url.protocol === 'http:') {
      const params = { url: home.url.href }
      found.push({ reason: 'ends_unprotected', params, evidence: [home.exchange] })
    }
    if (home && !isRelated(plainName(home.url.hostname), view.host)) {
      const params = { host: plainName(home.url.hostname) }
      found.push({ reason: 'ends_elsewhere', params, evidence: [home.exchange] })
    }
    const judged = plain && judgePlain(view, plain.it)
    if (judged) found.push({ evidence: [plain], ...judged })
    return [...found, ...atAddresses(view), ...otherName(view)]
  },
})

function judgePlain(view: VisitView, exchange: HttpExchange): Judged<Code> | null {
  if (isLoop(exchange)) return { reason: 'loop', params: { url: exchange.url } }
  return exchange.hops.length > 0 ? judgeHops(view, exchange) : closed(view, exchange)
}

/** Redirects that never come to an end. */
const LOOPS = ['redirect-loop', 'too-many-redirects']

function isLoop({ error }: HttpExchange): boolean {
  return error !== null && LOOPS.includes(error.code)
}

/** Codes that name the address. */
const AT_ADDRESS: Partial<Record<Code, Code>> = {
  no_redirect: 'address_no_redirect',
  ends_elsewhere: 'address_elsewhere',
  late: 'address_late',
}

/** Where further addresses lead whoever comes without protection; one where nothing answers protects. */
function atAddresses(view: VisitView): Found<Code>[] {
  return looksOf(view, 'address-plain').flatMap((seen): Found<Code>[] => {
    const { it } = seen
    const ip = it.ip ?? ''
    const evidence = [seen]
    if (isLoop(it)) return [{ reason: 'loop', params: { url: `${it.url} (${ip})` }, evidence }]
    const judged = it.hops.length > 0 ? judgeHops(view, it) : null
    const code = judged && AT_ADDRESS[judged.reason]
    return judged && code ? [{ reason: code, params: { ...judged.params, ip }, evidence }] : []
  })
}

function looksOf(view: VisitView, purpose: HttpExchange['purpose']): Seen<HttpExchange>[] {
  return ofKind(view.seen, 'http.exchange').filter(({ it }) => it.purpose === purpose)
}

/**
 * Where the site's other name (with `www.`, or without) leads, at each of its addresses: named where it is not the same
 * at all. A site that is down says nothing of it.
 */
function otherName(view: VisitView): Found<Code>[] {
  if (view.home() === null) return []
  return (['other-name', 'other-name-plain'] as const).flatMap((purpose): Found<Code>[] => {
    const looks = looksOf(view, purpose)
    const kinds = Map.groupBy(looks, ({ it }) => JSON.stringify(judgeOther(view, it)))
    return [...kinds.values()].flatMap((evidence): Found<Code>[] => {
      const [first] = evidence
      const judged = first && judgeOther(view, first.it)
      if (!judged) return []
      if (kinds.size === 1) return [{ ...judged, evidence }]
      const ips = evidence.flatMap(({ it }) => it.ip ?? [])
      const url = `${first.it.url} (${ips.join(', ')})`
      return [{ ...judged, params: { ...judged.params, url }, evidence }]
    })
  })
}

function judgeOther(view: VisitView, exchange: HttpExchange): Judged<Code> | null {
  const { url, hops, error } = exchange
  if (isLoop(exchange)) return { reason: 'loop', params: { url } }
  if (error !== null) return otherFailure(exchange)
  const last = hops.at(-1)
  const end = last && URL.parse(last.url)
  if (!last || !end) return null
  const host = plainName(end.hostname)
  if (!isRelated(host, view.host) && !isRelated(host, view.host.replace(/^www\./, '')))
    return { reason: 'other_elsewhere', params: { url, host } }
  const params = { url, status: last.status }
  if (end.protocol !== 'https:') return { reason: 'other_unprotected', params }
  return last.status >= 400 ? { reason: 'other_error', params } : null
}

function otherFailure({ url, error, purpose, ip }: HttpExchange): Judged<Code> | null {
  if (error === null || isUntested(ip ?? '', error)) return null
  // A closed port 80 protects.
  if (purpose === 'other-name-plain' && error.stage === 'connect') return null
  return { reason: 'other_failed', params: { url, code: error.code } }
}

/** A whole site that is down says nothing about its port 80. */
function closed(view: VisitView, exchange: HttpExchange): Judged<Code> | null {
  return exchange.error?.stage === 'connect' && view.home() ? { reason: 'port_closed' } : null
}

function judgeHops(view: VisitView, exchange: HttpExchange): Judged<Code> {
  const next = nextOf(exchange)
  const status = exchange.hops[0]?.status ?? 0
  if (!next) return { reason: 'no_redirect', params: { status } }
  const last = exchange.hops.length > 1 ? URL.parse(exchange.hops.at(-1)?.url ?? '') : next
  if (last?.protocol !== 'https:') return { reason: 'no_redirect', params: { status } }
  const end = plainName(last.hostname)
  if (!isRelated(end, view.host)) return { reason: 'ends_elsewhere', params: { host: end } }
  if (next.protocol !== 'https:') return { reason: 'late', params: { url: next.href } }
  const host = plainName(next.hostname)
  return host === view.host
    ? { reason: 'redirects', params: { url: next.href } }
    : { reason: 'other_host_first', params: { host } }
}

/** Where the first answer sends the visitor, null when it sends him nowhere. */
function nextOf({ hops: [first, second] }: HttpExchange): URL | null {
  if (!first || first.status < 300 || first.status >= 400) return null
  const location = first.headers.find(([name]) => name === 'location')?.[1]
  const target = second?.url ?? location
  return target === undefined ? null : URL.parse(target, first.url)
}
