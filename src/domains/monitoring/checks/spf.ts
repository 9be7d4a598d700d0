import { type DnsObservation, recordsIn } from '../../../core/observation.ts'
import {
  isSpfRecord,
  type SpfProblem,
  type SpfSenders,
  type SpfSource,
} from '../../../lib/spf/index.ts'
import { defineCheck, type Found, type Judged, shownBy } from './check.ts'
import { recordSet } from './record-set.ts'
import type { Seen } from './seen.ts'
import { sendersIn } from './spf-walk.ts'
import { ofKind, type VisitView } from './view.ts'

const rules = {
  good: { result: 'G', severity: 'i' },
  soft: { result: 'S', severity: 'L' },
  delegated: { result: 'S', severity: 'L' },
  neutral: { result: 'P', severity: 'M' },
  no_end: { result: 'P', severity: 'M' },
  many: { result: 'P', severity: 'M' },
  too_long: { result: 'P', severity: 'M' },
  ptr: { result: 'P', severity: 'L' },
  void_for_ipv6: { result: 'P', severity: 'L' },
  unknown_term: { result: 'I', severity: 'M' },
  too_many_lookups: { result: 'I', severity: 'M' },
  too_many_void: { result: 'I', severity: 'M' },
  too_many_exchangers: { result: 'I', severity: 'M' },
  leads_nowhere: { result: 'I', severity: 'M' },
  leads_to_several: { result: 'I', severity: 'M' },
  loop: { result: 'I', severity: 'M' },
  passes_all: { result: 'I', severity: 'H' },
  passes_strangers: { result: 'I', severity: 'H' },
  several: { result: 'I', severity: 'H' },
  absent: { result: 'I', severity: 'H' },
  not_followed: { result: 'N', severity: 'i' },
  no_answer: { result: 'N', severity: 'i' },
} as const
type Code = keyof typeof rules

/** More than half of the IPv4 addresses, or of 2000::/3, is everybody: who means it may sit behind any of them. */
const EVERYBODY = { ipv4: 2 ** 31, ipv6: 2n ** 124n }
/** More than a network of 8 bits is more than any one sender has. */
const MANY = { ipv4: 2 ** 24, ipv6: 2n ** 112n }

/** Which servers may send mail in the name of the domain. */
export const spf = defineCheck({
  name: 'spf',
  version: 3,
  weight: 10,
  category: 'mail',
  standard: 'RFC 7208',
  rules,
  look,
})

function look(view: VisitView): Found<Code>[] {
  const set = recordSet(view, { type: 'TXT', accepts: isSpfRecord })
  if (set === null) return tooLong(view)
  const { name, evidence, values } = set
  const [record, ...more] = values
  if (record === undefined) return [{ reason: 'absent', params: { name }, evidence }]
  if (more.length > 0) return [{ reason: 'several', params: { name, records: values }, evidence }]
  const { senders, read } = sendersIn(view.input.observations, name)
  return shownBy(read.filter(isTelling), judge(senders, { name, record }))
}

/** Records that the visit did not keep, since they are too long; nothing where there was another cause. */
function tooLong(view: VisitView): Found<Code>[] {
  return ofKind(view.seen, 'dns.message')
    .filter(({ it }) => it.type === 'TXT' && it.purpose === undefined && !it.name.startsWith('_'))
    .filter(({ it }) => it.error?.code === 'answers-too-long')
    .map((one) => ({ reason: 'too_long', params: { path: one.it.name }, evidence: [one] }))
}

/** Records, exchangers, and questions without an answer tell what a record comes to; addresses are only counted. */
function isTelling({ it }: Seen<DnsObservation>): boolean {
  const data = recordsIn(it) ?? []
  return it.type === 'TXT' || it.type === 'MX' || data.length === 0
}

function judge(senders: SpfSenders, about: { name: string; record: string }): Judged<Code>[] {
  const { ipv4, ipv6, problems, strangers, usesPtr } = senders
  const counts = { ...about, ipv4, ipv6: shownCount(ipv6) }
  const end = endOf(senders)
  const found: Judged<Code>[] = problems.map((problem) => ({
    reason: reasonOf(problem),
    params: { ...about, path: wayOf(problem.path) },
  }))
  const isAnybody = ipv4 > EVERYBODY.ipv4 || ipv6 > EVERYBODY.ipv6 || end === 'passes_all'
  if (isAnybody || ipv4 > MANY.ipv4 || ipv6 > MANY.ipv6) {
    const reason = isAnybody ? 'passes_all' : 'many'
    found.push({ reason, params: { ...counts, path: wayOf(widest(senders)) } })
  }
  if (strangers !== null)
    found.push({ reason: 'passes_strangers', params: { ...about, path: wayOf(strangers) } })
  if (usesPtr) found.push({ reason: 'ptr', params: about })
  if (end !== null && end !== 'passes_all') found.push({ reason: end, params: counts })
  return found
}

/** The way to what allows the most, of the family that makes it too many. */
function widest({ ipv4, sources }: SpfSenders): readonly string[] {
  const bySize = (one: SpfSource, other: SpfSource) =>
    ipv4 > MANY.ipv4 ? other.ipv4 - one.ipv4 : one.ipv6 < other.ipv6 ? 1 : -1
  return sources.toSorted(bySize)[0]?.path ?? []
}

const REASONS: Readonly<Record<SpfProblem['code'], Code>> = {
  syntax: 'unknown_term',
  absent: 'leads_nowhere',
  several: 'leads_to_several',
  loop: 'loop',
  terms: 'too_many_lookups',
  exchangers: 'too_many_exchangers',
  voids: 'too_many_void',
  failed: 'no_answer',
  unasked: 'not_followed',
  too_long: 'too_long',
}

function reasonOf({ code, families }: SpfProblem): Code {
  return code === 'voids' && !families.includes('v4') ? 'void_for_ipv6' : REASONS[code]
}

const ENDS: Readonly<Record<NonNullable<SpfSenders['others']>, Code>> = {
  '-': 'good',
  '~': 'soft',
  '?': 'neutral',
  '+': 'passes_all',
  open: 'no_end',
  depends: 'delegated',
}
/** Reasons that are no trouble; they hold only where all of the record was read. */
const WELL: readonly Code[] = ['good', 'soft', 'delegated']
const NOT_READ: readonly SpfProblem['code'][] = ['failed', 'unasked', 'too_long']

/** What becomes of all other senders; null where it is not known, or where there may be more of the record. */
function endOf({ others, problems }: SpfSenders): Code | null {
  const end = others === null ? null : ENDS[others]
  const isPart = problems.some(({ code }) => NOT_READ.includes(code))
  return end !== null && WELL.includes(end) && isPart ? null : end
}

/** `vote.test → include:_spf.mail.test → ip4:0.0.0.0/0`. */
function wayOf(path: readonly string[]): string {
  return path.join(' → ')
}

/** Up to here a count is shown as it is, beyond as a power of two: IPv6 networks have more addresses than one reads. */
const MAX_SHOWN = 1_000_000n

/** A count for a sentence: a number, `2^64`, or `≈ 2^64`. */
export function shownCount(count: bigint): number | string {
  if (count <= MAX_SHOWN) return Number(count)
  const power = count.toString(2).length - 1
  return count === 1n << BigInt(power) ? `2^${power}` : `≈ 2^${power}`
}
