import type { HttpExchange } from '../../../core/observation.ts'
import { defineCheck, type Found } from './check.ts'
import type { Seen } from './seen.ts'
import { ofKind, plainName, type VisitView } from './view.ts'

/** Why a visitor does or does not see the home page; a failure is named by the stage that failed. */
export const availability = defineCheck({
  name: 'availability',
  version: 2,
  weight: 10,
  category: 'availability',
  standard: 'RFC 9110',
  rules: {
    reachable: { result: 'G', severity: 'i' },
    slow: { result: 'P', severity: 'L' },
    cut_short: { result: 'P', severity: 'L' },
    keyword_missing: { result: 'I', severity: 'H' },
    client_error: { result: 'I', severity: 'H', cap: 'F' },
    server_error: { result: 'I', severity: 'H', cap: 'F' },
    redirect_unfinished: { result: 'I', severity: 'H', cap: 'F' },
    name_missing: { result: 'I', severity: 'C', cap: 'F' },
    resolve_failed: { result: 'I', severity: 'H', cap: 'F' },
    connect_failed: { result: 'I', severity: 'H', cap: 'F' },
    tls_failed: { result: 'I', severity: 'H', cap: 'F' },
    send_failed: { result: 'I', severity: 'H', cap: 'F' },
    receive_failed: { result: 'I', severity: 'H', cap: 'F' },
    limit_exceeded: { result: 'I', severity: 'H', cap: 'F' },
    address_private: { result: 'I', severity: 'H', cap: 'F' },
    port_refused: { result: 'I', severity: 'H', cap: 'F' },
    address_refused: { result: 'I', severity: 'H', cap: 'F' },
    redirect_refused: { result: 'I', severity: 'H', cap: 'F' },
  },
  look(view) {
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
    const found: Found<'reachable' | 'slow' | 'cut_short' | 'keyword_missing'>[] = [
      { reason: 'reachable', params: { status, seconds }, evidence },
    ]
    if (it.durationMs > view.site.policy.slowMs) {
      found.push({ reason: 'slow', params: { seconds }, evidence })
    }
    if (it.truncated) found.push({ reason: 'cut_short', params: { bytes: it.bodyBytes }, evidence })
    const keyword = view.site.policy.keyword
    const content = view.content()
    if (keyword !== null && content.kind === 'page') {
      const text = `${content.page.title} ${content.page.text}`.replace(/\s+/g, ' ').toLowerCase()
      if (!text.includes(keyword.toLowerCase())) {
        found.push({ reason: 'keyword_missing', params: { keyword }, evidence })
      }
    }
    return found
  },
})

type Failure =
  | 'resolve_failed'
  | 'connect_failed'
  | 'tls_failed'
  | 'send_failed'
  | 'receive_failed'
  | 'limit_exceeded'
const BY_STAGE: Readonly<
  Record<'resolve' | 'connect' | 'tls' | 'send' | 'receive' | 'limit', Failure>
> = {
  resolve: 'resolve_failed',
  connect: 'connect_failed',
  tls: 'tls_failed',
  send: 'send_failed',
  receive: 'receive_failed',
  limit: 'limit_exceeded',
}

type Refused = 'address_private' | 'port_refused' | 'address_refused' | 'redirect_refused'

/** What an administrator can open, so that the sentence says how. */
const OWN_REFUSALS: ReadonlyMap<string, Refused> = new Map([
  ['private-address', 'address_private'],
  ['forbidden-port', 'port_refused'],
])

function failure(
  view: VisitView,
  exchange: Seen<HttpExchange>,
  error: NonNullable<HttpExchange['error']>,
): Found<Failure | Refused | 'name_missing'> {
  const params = { code: error.code, detail: error.message.slice(0, 200) }
  if (error.stage === 'policy') {
    const reason: Refused =
      exchange.it.hops.length > 0
        ? 'redirect_refused'
        : (OWN_REFUSALS.get(error.code) ?? 'address_refused')
    return { reason, params, evidence: [exchange] }
  }
  if (error.stage === 'resolve' && exchange.it.hops.length === 0) {
    const denial = ofKind(view.seen, 'dns.message').find(
      ({ it }) => it.rcode === 'NXDOMAIN' && it.type === 'A' && plainName(it.name) === view.host,
    )
    if (denial) return { reason: 'name_missing', evidence: [exchange, denial] }
  }
  return { reason: BY_STAGE[error.stage], params, evidence: [exchange] }
}
