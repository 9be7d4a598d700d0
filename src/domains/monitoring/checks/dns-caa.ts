import {
  authorityOf,
  type CaaProperty,
  faultsOf,
  identifiersOf,
  isKnownIdentifier,
  readCaa,
  readIssuer,
} from '../../../lib/caa/index.ts'
import { matchesHost } from '../../../lib/x509/index.ts'
import { defineCheck, type Found } from './check.ts'
import { changesOf, type RecordSet, recordSet } from './record-set.ts'
import type { VisitView } from './view.ts'

const rules = {
  good: { result: 'G', severity: 'i' },
  as_approved: { result: 'G', severity: 'i' },
  absent: { result: 'I', severity: 'L' },
  no_issuer: { result: 'I', severity: 'L' },
  malformed: { result: 'I', severity: 'L' },
  critical_unknown: { result: 'I', severity: 'M' },
  issuer_outside: { result: 'P', severity: 'M' },
  iodef_invalid: { result: 'P', severity: 'L' },
  method_unknown: { result: 'P', severity: 'L' },
  contact_invalid: { result: 'P', severity: 'L' },
  tag_unknown: { result: 'P', severity: 'L' },
  flags_reserved: { result: 'S', severity: 'L' },
  fewer: { result: 'P', severity: 'M' },
  changed: { result: 'I', severity: 'M' },
  vanished: { result: 'I', severity: 'M' },
} as const
type Code = keyof typeof rules

/** Which certificate authorities may issue for the name, whether the one that did is among them, and whether that changed. */
export const dnsCaa = defineCheck({
  name: 'dns-caa',
  version: 3,
  weight: 5,
  category: 'dns',
  standard: 'RFC 8659; RFC 8657; RFC 9495; Baseline Requirements appendix A.1; approved baseline',
  rules,
  look(view): Found<Code>[] {
    const set = recordSet(view, { type: 'CAA' })
    if (!set) return []
    const change = changesOf(view, set, 'CAA')
    const found: Found<Code>[] =
      change.reason === 'no_baseline' ? [] : [{ ...change, reason: change.reason }]
    return [...found, ...faultsIn(set), ...issuersOutside(view, set)]
  },
})

function faultsIn({ evidence, name, values }: RecordSet): Found<Code>[] {
  if (values.length === 0) return [{ reason: 'absent', params: { name }, evidence }]
  const codes = new Map<Code, string[]>()
  for (const value of values) {
    const property = readCaa(value)
    for (const fault of property === null ? (['malformed'] as const) : faultsOf(property)) {
      codes.set(fault, [...(codes.get(fault) ?? []), value])
    }
  }
  const isIssuer = (value: string) => readCaa(value)?.tag === 'issue'
  if (!codes.has('malformed') && !values.some(isIssuer)) codes.set('no_issuer', [...values])
  if (codes.size === 0) codes.set('good', [...values])
  return [...codes].map(([reason, of]) => ({ reason, params: { name, values: of }, evidence }))
}

/**
 * Authorities that issued what is served though the record does not name them. Told only where every name in the record
 * is one that we know: an authority may be meant by a name that is not on our list.
 */
function issuersOutside(view: VisitView, { name, values, evidence }: RecordSet): Found<Code>[] {
  const properties = values.flatMap((value) => readCaa(value) ?? [])
  return view.chains().flatMap(({ certificates: [leaf], evidence: served }): Found<Code>[] => {
    const issuer = leaf && !leaf.selfSigned ? authorityOf(leaf.issuer) : null
    const known = issuer === null ? null : identifiersOf(issuer)
    if (!leaf || issuer === null || known === null || !matchesHost(leaf, view.host)) return []
    const isWildcard = !leaf.sans.dns.some((dns) => dns.toLowerCase() === view.host)
    const allowed = allowedBy(properties, isWildcard)
    if (allowed.length === 0 || !allowed.every((one) => one === null || isKnownIdentifier(one)))
      return []
    if (allowed.some((one) => one !== null && known.includes(one))) return []
    const names = allowed.map((one) => one ?? ';')
    const params = { name, issuer, names }
    return [{ reason: 'issuer_outside', params, evidence: [...evidence, ...served] }]
  })
}

/** Whom the properties name for a certificate; null stands for nobody. */
function allowedBy(properties: readonly CaaProperty[], isWildcard: boolean): (string | null)[] {
  const of = (tag: string) => properties.filter((one) => one.tag === tag)
  const wild = of('issuewild')
  const counted = isWildcard && wild.length > 0 ? wild : of('issue')
  return counted.flatMap(({ value }) => {
    const issuer = readIssuer(value)
    return issuer === null ? [] : [issuer.domain]
  })
}
