import { type HttpExchange, recordsIn } from '../../../core/observation.ts'
import { isUntested, NO_ROUTE } from './addresses.ts'
import { CERTIFICATE_TOO_LARGE } from './certificate-chain.ts'
import { defineCheck, type Found } from './check.ts'
import { bogusAnswers, bogusParams } from './dnssec.ts'
import type { Seen } from './seen.ts'
import { ofKind, plainName, type VisitView } from './view.ts'

const rules = {
  reachable: { result: 'G', severity: 'i' },
  slow: { result: 'P', severity: 'L' },
  cut_short: { result: 'P', severity: 'L' },
  keyword_missing: { result: 'I', severity: 'H' },
  client_error: { result: 'I', severity: 'H', cap: 'F' },
  server_error: { result: 'I', severity: 'H', cap: 'F' },
  redirect_unfinished: { result: 'I', severity: 'H', cap: 'F' },
  name_missing: { result: 'I', severity: 'C', cap: 'F' },
  resolve_failed: { result: 'I', severity: 'H', cap: 'F' },
  no_route: { result: 'N', severity: 'i' },
  connect_failed: { result: 'I', severity: 'H', cap: 'F' },
  only_ssl3: { result: 'I', severity: 'C', cap: 'F' },
  certificate_too_large: { result: 'N', severity: 'i' },
  zone_bogus: { result: 'I', severity: 'C', cap: 'F' },
  tls_failed: { result: 'I', severity: 'H', cap: 'F' },
  send_failed: { result: 'I', severity: 'H', cap: 'F' },
  receive_failed: { result: 'I', severity: 'H', cap: 'F' },
  limit_exceeded: { result: 'I', severity: 'H', cap: 'F' },
  address_private: { result: 'I', severity: 'H', cap: 'F' },
  port_refused: { result: 'I', severity: 'H', cap: 'F' },
  address_refused: { result: 'I', severity: 'H', cap: 'F' },
  redirect_refused: { result: 'I', severity: 'H', cap: 'F' },
  address_error: { result: 'I', severity: 'H', cap: 'F' },
  address_failed: { result: 'I', severity: 'H', cap: 'F' },
} as const
type Code = keyof typeof rules

/** Why a visitor does or does not see the home page; a failure is named by the stage that failed. */
export const availability = defineCheck({
  name: 'availability',
  version: 5,
  weight: 10,
  category: 'availability',
  standard: 'RFC 9110',
  rules,
  look(view): Found<Code>[] {
    const exchange = view.exchange('home')
    if (!exchange) return []
    const { it } = exchange
    const evidence = [exchange]
    if (it.error) return [failure(view, exchange, it.error)]
    const status = it.hops.at(-1)?.status ?? 0
    const seconds = Math.max(0.01, Math.round(it.durationMs / 10) / 100)
    if (status >= 500) return [{ reason: 'server_error', params: { status }, evidence }]
    if (status >= 400) return [{ reason: 'client_error', params: { status }, evidence }]
    if (status >= 300) return [{ reason: 'redirect_unfinished', params: { status }, evidence }]
    if (status < 200) return []
    const found: Found<Code>[] = [{ reason: 'reachable', params: { status, seconds }, evidence }]
    if (it.durationMs > view.site.policy.slowMs) {
      found.push({ reason: 'slow', params: { seconds }, evidence })
    }
    if (it.truncated) found.push({ reason: 'cut_short', params: { bytes: it.bodyBytes }, evidence })
    const keyword = view.site.policy.keyword
    const content = view.content()
    if (keyword !== null && content.kind === 'page' && content.page.hasKeyword === false)
      found.push({ reason: 'keyword_missing', params: { keyword }, evidence })
    return [...found, ...elsewhere(view)]
  },
})

/** What visitors meet who come to another address of the site; that nothing answers there is told by its own check. */
function elsewhere(view: VisitView): Found<Code>[] {
  const asked = ofKind(view.seen, 'http.exchange').filter(({ it }) => it.purpose === 'address')
  return asked.flatMap((seen): Found<Code>[] => {
    const { error, hops, ip } = seen.it
    const evidence = [seen]
    if (ip === null) return []
    if (error !== null) {
      if (error.stage === 'connect' || isUntested(ip, error)) return []
      return [{ reason: 'address_failed', params: { ip, code: error.code }, evidence }]
    }
    const status = hops.at(-1)?.status ?? 0
    return status >= 400 ? [{ reason: 'address_error', params: { ip, status }, evidence }] : []
  })
}

/** What an administrator can open, so that the sentence says how. */
const OWN_REFUSALS = new Map([
  ['private-address', 'address_private'],
  ['forbidden-port', 'port_refused'],
] as const)

function failure(
  view: VisitView,
  exchange: Seen<HttpExchange>,
  { stage, code, message }: NonNullable<HttpExchange['error']>,
): Found<Code> {
  // Another library's own words stay in what was recorded: they name its files and mean nothing to a person.
  const params = stage === 'policy' ? { code, detail: message.slice(0, 200) } : { code }
  const evidence = [exchange]
  const isFirst = exchange.it.hops.length === 0
  if (stage === 'tls' && isFirst) return tlsFailure(view, exchange, code)
  if (stage === 'policy') {
    if (!isFirst) return { reason: 'redirect_refused', params, evidence }
    return {
      reason: OWN_REFUSALS.get(code as 'forbidden-port') ?? 'address_refused',
      params,
      evidence,
    }
  }
  if (stage === 'connect' && isFirst && NO_ROUTE.includes(code) && hasOnlyIpv6(view))
    return { reason: 'no_route', evidence }
  const unnamed = stage === 'resolve' && isFirst ? nameFailure(view, exchange) : null
  return (
    unnamed ?? {
      reason: stage === 'limit' ? 'limit_exceeded' : `${stage}_failed`,
      params,
      evidence,
    }
  )
}

/** Why the site's own name leads nowhere; null where DNS does not say. */
function nameFailure(view: VisitView, exchange: Seen<HttpExchange>): Found<Code> | null {
  const denial = ofKind(view.seen, 'dns.message').find(
    ({ it }) => it.rcode === 'NXDOMAIN' && it.type === 'A' && plainName(it.name) === view.host,
  )
  if (denial) return { reason: 'name_missing', evidence: [exchange, denial] }
  const [bogus] = bogusAnswers(view)
  if (bogus === undefined) return null
  return { reason: 'zone_bogus', params: bogusParams(bogus), evidence: [exchange, bogus] }
}

/** Whether the site can be reached over IPv6 alone. */
function hasOnlyIpv6(view: VisitView): boolean {
  if (view.host.includes(':')) return true
  const records = (type: 'A' | 'AAAA') =>
    ofKind(view.seen, 'dns.message')
      .filter(({ it }) => it.type === type && plainName(it.name) === view.host)
      .flatMap(({ it }) => recordsIn(it) ?? [])
  return records('A').length === 0 && records('AAAA').length > 0
}

function tlsFailure(view: VisitView, exchange: Seen<HttpExchange>, code: string): Found<Code> {
  const accepted = view.hellos.filter(({ it }) => it.outcome === 'accepted')
  if (accepted.length > 0 && accepted.every(({ it }) => it.offered === '3.0')) {
    return { reason: 'only_ssl3', evidence: [exchange, ...accepted] }
  }
  if (code === CERTIFICATE_TOO_LARGE)
    return { reason: 'certificate_too_large', evidence: [exchange] }
  return { reason: 'tls_failed', params: { code }, evidence: [exchange] }
}
