import { type DnsObservation, recordsIn } from '../../../core/observation.ts'
import type { Found } from './check.ts'
import type { Seen } from './seen.ts'
import { ofKind, plainName, type VisitView } from './view.ts'

type DnsType = DnsObservation['type']

/** The records of one type at one name, in the form in which they are compared. */
export interface RecordSet {
  readonly name: string
  /** Lower case without final dot, sorted, each once; empty where the resolver denies that there are any. */
  readonly values: readonly string[]
  readonly evidence: readonly Seen<DnsObservation>[]
}

/** Where to look: the name of a domain (DMARC: below `_dmarc`) and which data counts. */
interface Search {
  readonly type: DnsType
  readonly prefix?: string
  accepts?(data: string): boolean
  /** Only the site's own name; its parents otherwise answer for it. */
  readonly exact?: boolean
}

/**
 * The record set nearest to the site's name: the name itself, else the closest parent that has records. Null when
 * nothing was asked, or when a nearer name gave no usable answer, because then the parent's records prove nothing.
 */
export function recordSet(view: VisitView, search: Search): RecordSet | null {
  if (search.accepts !== undefined) return findSet(view, search)
  const known = found.get(view.seen) ?? new Map<string, RecordSet | null>()
  found.set(view.seen, known)
  const key = `${search.type} ${search.exact ?? false} ${search.prefix ?? ''} ${view.host}`
  const set = known.get(key)
  if (set !== undefined) return set
  const made = findSet(view, search)
  known.set(key, made)
  return made
}

/** Sets of a visit that were looked for, by what was asked and for which name: a check and the baseline ask for the same. */
const found = new WeakMap<VisitView['seen'], Map<string, RecordSet | null>>()

function findSet(view: VisitView, search: Search): RecordSet | null {
  const prefix = search.prefix ?? ''
  const asked = ofKind(view.seen, 'dns.message').filter(
    ({ it }) => it.type === search.type && it.purpose === undefined,
  )
  const byName = Map.groupBy(asked, ({ it }) => plainName(it.name))
  const names = [...byName.keys()]
    .filter(
      (name) =>
        isAbove(name, prefix, search.exact ? null : view.host) || name === prefix + view.host,
    )
    .sort((one, other) => other.length - one.length)
  const looked: Seen<DnsObservation>[] = []
  for (const name of names) {
    const seen = byName.get(name) ?? []
    looked.push(...seen)
    const records = seen.map(({ it }) => recordsIn(it))
    if (records.includes(null)) return null
    const values = records
      .flatMap((data) => data ?? [])
      .filter((data) => search.accepts?.(data) ?? true)
      .map((data) => (search.type === 'TXT' ? data : plainData(data)))
    if (values.length > 0) {
      const sorted = [...new Set(values)].sort()
      return { name: name.slice(prefix.length), values: sorted, evidence: seen }
    }
  }
  const nearest = names[0]
  return nearest === undefined
    ? null
    : { name: nearest.slice(prefix.length), values: [], evidence: looked }
}

function isAbove(name: string, prefix: string, host: string | null): boolean {
  return host !== null && name.startsWith(prefix) && host.endsWith(`.${name.slice(prefix.length)}`)
}

/** CAA values keep their case inside quotes only by custom; comparing in lower case hides nothing that matters. */
function plainData(data: string): string {
  return data.toLowerCase().replace(/\.$/, '')
}

/** What a baseline keeps of a visit's record sets. */
export const BASELINE_SEARCHES: readonly (Search & { readonly type: DnsType })[] = [
  { type: 'A', exact: true },
  { type: 'AAAA', exact: true },
  { type: 'NS' },
  { type: 'MX' },
  { type: 'CAA' },
]

/** The change rules that every record type shares, without their evidence. */
export function changesOf(
  view: VisitView,
  set: RecordSet,
  type: DnsType,
): Found<'no_baseline' | 'as_approved' | 'changed' | 'vanished' | 'fewer'> {
  const { evidence, name } = set
  const approved = view.site.baseline?.dns[type]
  if (!approved) return { reason: 'no_baseline', params: { name, values: set.values }, evidence }
  const fresh = set.values.filter((value) => !approved.includes(value))
  if (fresh.length > 0) return { reason: 'changed', params: { name, fresh, approved }, evidence }
  if (set.values.length === 0 && approved.length > 0) {
    return { reason: 'vanished', params: { name, approved }, evidence }
  }
  const missing = approved.filter((value) => !set.values.includes(value))
  if (missing.length > 0) return { reason: 'fewer', params: { name, missing }, evidence }
  return { reason: 'as_approved', params: { name, values: set.values }, evidence }
}
