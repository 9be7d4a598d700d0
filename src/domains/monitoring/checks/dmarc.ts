import {
  type DmarcRecord,
  type DmarcPolicy,
  isDmarc,
  isWeaker,
  readDmarc,
} from '../../../lib/dmarc/index.ts'
import { defineCheck, type Found } from './check.ts'
import { type RecordSet, recordSet } from './record-set.ts'
import { ofKind, plainName, type VisitView } from './view.ts'

const rules = {
  reject: { result: 'G', severity: 'i' },
  quarantine: { result: 'S', severity: 'L' },
  none: { result: 'P', severity: 'M' },
  policy_missing: { result: 'P', severity: 'M' },
  testing: { result: 'P', severity: 'M' },
  partial: { result: 'P', severity: 'L' },
  subdomains_open: { result: 'P', severity: 'M' },
  subdomains_weaker: { result: 'S', severity: 'L' },
  unknown_names_open: { result: 'P', severity: 'M' },
  no_reports: { result: 'S', severity: 'L' },
  reports_invalid: { result: 'P', severity: 'L' },
  reports_refused: { result: 'P', severity: 'L' },
  tag_invalid: { result: 'S', severity: 'L' },
  invalid: { result: 'I', severity: 'H' },
  several: { result: 'I', severity: 'H' },
  absent: { result: 'I', severity: 'H' },
} as const
type Code = keyof typeof rules

const PREFIX = '_dmarc.'

/** What receivers do with mail that only pretends to come from the domain. */
export const dmarc = defineCheck({
  name: 'dmarc',
  version: 2,
  weight: 10,
  category: 'mail',
  standard: 'RFC 9989 §4',
  rules,
  look: (view) => recordsOf(view).flatMap((set) => judge(view, set)),
})

/** The record that counts for mail of the host, and that of the domain where it is another. */
function recordsOf(view: VisitView): RecordSet[] {
  const search = { type: 'TXT', prefix: PREFIX, accepts: isDmarc } as const
  const asked = ofKind(view.seen, 'dns.message')
    .filter(({ it }) => it.type === 'TXT' && it.name.startsWith(PREFIX))
    .map(({ it }) => plainName(it.name).slice(PREFIX.length))
    .filter((name) => name === view.host || view.host.endsWith(`.${name}`))
  const domain = asked.toSorted((one, other) => one.length - other.length)[0]
  const nearest = recordSet(view, search)
  const above = domain === undefined ? null : recordSet({ ...view, host: domain }, search)
  if (nearest === null) return []
  return above === null || above.name === nearest.name ? [nearest] : [nearest, above]
}

function judge(view: VisitView, { name, evidence, values }: RecordSet): Found<Code>[] {
  const [text, ...more] = values
  if (text === undefined) return [{ reason: 'absent', params: { name }, evidence }]
  if (more.length > 0) return [{ reason: 'several', params: { name, records: values }, evidence }]
  const record = readDmarc(text)
  const params = { name, record: text }
  const found: Found<Code>[] = codesOf(record).map((reason) => ({ reason, params, evidence }))
  const { badReports, badTags, policy } = record
  if (policy === null) return found
  if (badReports.length > 0) {
    const own = { ...params, addresses: badReports }
    found.push({ reason: 'reports_invalid', params: own, evidence })
  }
  if (badTags.length > 0) {
    found.push({ reason: 'tag_invalid', params: { ...params, tags: badTags }, evidence })
  }
  return [...found, ...refusedReports(view, name, record)]
}

function codesOf(record: DmarcRecord): Code[] {
  const { policy, hasPolicy, tags, badReports, reportHosts } = record
  if (policy === null) return ['invalid']
  const codes: Code[] = [hasPolicy ? policy : 'policy_missing']
  if (policy !== 'none' && tags.get('t')?.toLowerCase() === 'y') codes.push('testing')
  if (policy !== 'none' && /^\d{1,2}$/.test(tags.get('pct') ?? '')) codes.push('partial')
  if (reportHosts.length === 0 && badReports.length === 0) codes.push('no_reports')
  return [...codes, ...codesBelow(policy, record)]
}

/** What is weaker for names below the domain, and for those that do not exist. */
function codesBelow(
  policy: DmarcPolicy,
  { subdomains, unknownNames }: Pick<DmarcRecord, 'subdomains' | 'unknownNames'>,
): Code[] {
  const codes: Code[] = []
  const below = subdomains ?? policy
  const unknown = unknownNames ?? below
  if (policy !== 'none' && subdomains === 'none') codes.push('subdomains_open')
  if (below !== 'none' && unknownNames === 'none') codes.push('unknown_names_open')
  if (isMilder(below, policy) || isMilder(unknown, below)) codes.push('subdomains_weaker')
  return codes
}

/** Weaker than the other, but not without effect: that has words of its own. */
function isMilder(one: DmarcPolicy, other: DmarcPolicy): boolean {
  return one !== 'none' && isWeaker(one, other)
}

/** Other domains that were asked for reports and do not say that they take them. Source: RFC 9990 section 4. */
function refusedReports(view: VisitView, name: string, record: DmarcRecord): Found<Code>[] {
  return record.reportHosts.flatMap((host): Found<Code>[] => {
    const asked = ofKind(view.seen, 'dns.message').filter(
      ({ it }) => it.type === 'TXT' && plainName(it.name) === `${name}._report._dmarc.${host}`,
    )
    const isDenied = asked.some(({ it }) => {
      const isAnswer = !it.error && (it.rcode === 'NOERROR' || it.rcode === 'NXDOMAIN')
      return isAnswer && !it.answers.some(({ type, data }) => type === 'TXT' && isDmarc(data))
    })
    return isDenied ? [{ reason: 'reports_refused', params: { name, host }, evidence: asked }] : []
  })
}
