import type { DnsObservation } from '../../../core/observation.ts'
import { defineCheck, type Found } from './check.ts'
import type { Seen } from './seen.ts'
import { isRelated, ofKind, plainName, type VisitView } from './view.ts'

const rules = {
  validated: { result: 'G', severity: 'i' },
  unsigned: { result: 'P', severity: 'L' },
  leads_unsigned: { result: 'P', severity: 'L' },
  resolver_blind: { result: 'N', severity: 'i' },
  bogus: { result: 'I', severity: 'C', cap: 'F' },
} as const
type Code = keyof typeof rules

/** Whether answers about the name are signed and the signatures hold, as the resolver says. */
export const dnssec = defineCheck({
  name: 'dnssec',
  version: 1,
  weight: 10,
  category: 'dns',
  standard: 'RFC 4035 §5; RFC 8914',
  rules,
  look(view): Found<Code>[] {
    const [bogus] = bogusAnswers(view)
    if (bogus) return [{ reason: 'bogus', params: bogusParams(bogus), evidence: [bogus] }]
    const all = ofKind(view.seen, 'dns.message').filter(({ it }) => isAnswered(it))
    const address = all.find(({ it }) => it.type === 'A' && plainName(it.name) === view.host)
    const delegation = all.find(({ it }) => it.type === 'DS' && isAbove(it.name, view.host))
    const params = { name: view.host }
    if (address?.it.authenticated) return [{ reason: 'validated', params, evidence: [address] }]
    if (!address || !delegation) return []
    const evidence = [address, delegation]
    const isSigned = delegation.it.answers.some(({ type }) => type === 'DS')
    if (!isSigned) return [{ reason: 'unsigned', params, evidence }]
    // A resolver that validates says so of the delegation itself; one that does not says it of nothing.
    const reason = delegation.it.authenticated ? 'leads_unsigned' : 'resolver_blind'
    return [{ reason, params: { ...params, resolver: delegation.it.resolver }, evidence }]
  },
})

/** What resolvers say where signatures do not hold, from "bogus" to "proof missing". Source: RFC 8914 section 4. */
const BOGUS = new Set([6, 7, 8, 9, 10, 11, 12])

/** Answers that the resolver held back because their signatures do not hold. */
export function bogusAnswers(view: VisitView): Seen<DnsObservation>[] {
  return ofKind(view.seen, 'dns.message').filter(
    ({ it }) =>
      it.rcode === 'SERVFAIL' &&
      it.purpose === undefined &&
      BOGUS.has(it.extendedError?.code ?? -1) &&
      isRelated(plainName(it.name), view.host),
  )
}

/** Values for the sentence about such an answer. */
export function bogusParams({ it }: Seen<DnsObservation>) {
  const { code = 0, text = '' } = it.extendedError ?? {}
  const ede = text === '' ? String(code) : `${code}: ${text}`
  return { name: plainName(it.name), ede, resolver: it.resolver }
}

function isAnswered({ error, rcode }: DnsObservation): boolean {
  return error === null && (rcode === 'NOERROR' || rcode === 'NXDOMAIN')
}

function isAbove(name: string, host: string): boolean {
  const plain = plainName(name)
  return plain === host || host.endsWith(`.${plain}`)
}
