/**
 * DMARC policy records as pure code: what a TXT record asks for, what is wrong with it, and where reports go. Asks
 * nobody. Source: RFC 9989, and RFC 7489 for the tags that it took out.
 */

/** What receivers are to do with mail that fails, from the weakest. */
export const DMARC_POLICIES = ['none', 'quarantine', 'reject'] as const
export type DmarcPolicy = (typeof DMARC_POLICIES)[number]

/** One record. */
export interface DmarcRecord {
  /** Tag in lower case → its value as written; of a repeated one the first. */
  readonly tags: ReadonlyMap<string, string>
  /** What receivers take it for: `none` where only `rua` is valid, null where the record says nothing at all. */
  readonly policy: DmarcPolicy | null
  /** False where the policy follows from `rua` alone. */
  readonly hasPolicy: boolean
  /** Policy for names below; null where it is that of the domain. */
  readonly subdomains: DmarcPolicy | null
  /** Policy for names that do not exist; null where it is that for names below. */
  readonly unknownNames: DmarcPolicy | null
  /** Hosts that aggregate reports are sent to, in lower case, each once. */
  readonly reportHosts: readonly string[]
  /** Addresses for aggregate reports that no receiver sends to. */
  readonly badReports: readonly string[]
  /** Tags whose value is not one that the standard knows; receivers skip them. */
  readonly badTags: readonly string[]
}

/** Addresses that are read of one tag; receivers need not serve more than two. */
const MAX_ADDRESSES = 20

/** True for text that begins as such a record does. */
export function isDmarc(text: string): boolean {
  return /^[vV]\s*=\s*DMARC1\s*(;|$)/.test(text)
}

/** Reads a record that `isDmarc`. Never throws: what is wrong stands in `badReports` and `badTags`. */
export function readDmarc(text: string): DmarcRecord {
  const tags = tagsIn(text)
  const { hosts, bad } = reportsIn(tags.get('rua') ?? '')
  const written = policyIn(tags.get('p'))
  return {
    tags,
    policy: written ?? (hosts.length > 0 ? 'none' : null),
    hasPolicy: written !== null,
    subdomains: policyIn(tags.get('sp')),
    unknownNames: policyIn(tags.get('np')),
    reportHosts: hosts,
    badReports: bad,
    badTags: [...tags].flatMap(([name, value]) => (isAllowed(name, value) ? [] : [name])).sort(),
  }
}

/** True where the first asks for less than the second. */
export function isWeaker(one: DmarcPolicy, other: DmarcPolicy): boolean {
  return DMARC_POLICIES.indexOf(one) < DMARC_POLICIES.indexOf(other)
}

function tagsIn(text: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const part of text.split(';')) {
    const at = part.indexOf('=')
    const name = part.slice(0, Math.max(0, at)).trim().toLowerCase()
    const value = part.slice(at + 1).trim()
    if (/^[a-z]+$/.test(name) && value !== '' && !tags.has(name)) tags.set(name, value)
  }
  return tags
}

function policyIn(value: string | undefined): DmarcPolicy | null {
  return DMARC_POLICIES.find((one) => one === value?.toLowerCase()) ?? null
}

function reportsIn(value: string): { hosts: string[]; bad: string[] } {
  const written = value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .slice(0, MAX_ADDRESSES)
  const read = written.map((one) => ({ one, host: reportHost(one) }))
  return {
    hosts: [...new Set(read.flatMap(({ host }) => host ?? []))],
    bad: read.flatMap(({ one, host }) => (host === null ? [one] : [])),
  }
}

/** `mailto:a@host`, with a largest size behind it in older records. */
const REPORT_ADDRESS = /^mailto:[^@\s]+@([a-z0-9.-]+)(?:!\d+[kmgt]?)?$/i

function reportHost(address: string): string | null {
  return REPORT_ADDRESS.exec(address)?.[1]?.toLowerCase().replace(/\.$/, '') ?? null
}

const ALLOWED: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    adkim: /^[rs]$/i,
    aspf: /^[rs]$/i,
    fo: /^[01ds](?:\s*:\s*[01ds])*$/i,
    np: /^(?:none|quarantine|reject)$/i,
    p: /^(?:none|quarantine|reject)$/i,
    pct: /^(?:\d{1,2}|100)$/,
    psd: /^[ynu]$/i,
    sp: /^(?:none|quarantine|reject)$/i,
    t: /^[yn]$/i,
  }),
)

function isAllowed(name: string, value: string): boolean {
  return ALLOWED.get(name)?.test(value) ?? true
}
