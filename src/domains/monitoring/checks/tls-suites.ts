import type { TlsSuites } from '../../../core/observation.ts'
import { defineCheck, type Found } from './check.ts'
import type { Seen } from './seen.ts'
import { isOpenSuite, type SuiteGrade, suiteGrade } from './suite-grade.ts'

const rules = {
  good: { result: 'G', severity: 'i' },
  sufficient: { result: 'S', severity: 'i' },
  unsure: { result: 'N', severity: 'i' },
  ageing: { result: 'P', severity: 'L' },
  weak: { result: 'I', severity: 'M' },
  rc4_old: { result: 'I', severity: 'H', cap: 'B' },
  rc4: { result: 'I', severity: 'H', cap: 'C' },
  open: { result: 'I', severity: 'C', cap: 'F' },
  prefers_weak: { result: 'I', severity: 'L' },
  client_order: { result: 'P', severity: 'L' },
  dh_ageing: { result: 'P', severity: 'L' },
  dh_group: { result: 'I', severity: 'M' },
  dh_own: { result: 'I', severity: 'M' },
  dh_short: { result: 'I', severity: 'H', cap: 'F' },
  dh_broken: { result: 'I', severity: 'C', cap: 'F' },
} as const
type Code = keyof typeof rules
type Listed = TlsSuites['versions'][number]

/** Every suite that the server takes, in every version, and the numbers of its plain Diffie-Hellman. */
export const tlsSuites = defineCheck({
  name: 'tls-suites',
  version: 2,
  weight: 5,
  category: 'web-tls',
  standard: 'NCSC-NL TLS guidelines appendix B and 3.3.3.1; RFC 7919; RFC 7465',
  rules,
  look(view): Found<Code>[] {
    return view.suites.flatMap((seen): Found<Code>[] => {
      const { versions, dh } = seen.it
      const bad = [
        ...['open', 'rc4', 'rc4_old', 'weak', 'ageing'].flatMap((code) =>
          takenAs(code as Code, seen),
        ),
        ...versions.filter(prefersWeak).map((one) => preference(one, seen)),
        ...versions.filter(leavesOrder).map((one) => leftOrder(one, seen)),
        ...dh.map((group) => dhFound(group, seen)),
      ]
      if (bad.length > 0) return bad
      const isSure = versions.length > 0 && versions.every((one) => one.isSure)
      const suites = [...new Set(versions.flatMap((one) => one.suites))]
      const isGood = suites.every((suite) => suiteGrade(suite) === 'G')
      const reason = isSure ? (isGood ? 'good' : 'sufficient') : 'unsure'
      return [{ reason, params: { suites }, evidence: [seen] }]
    })
  },
})

/** What one suite is called in one version. */
function codeOf(suite: string, version: Listed['version']): Code | null {
  if (isOpenSuite(suite)) return 'open'
  // Before TLS 1.1 it was the lesser evil beside CBC; since then nothing asks for it.
  if (suite.includes('_RC4_')) return version === '3.0' || version === '1.0' ? 'rc4_old' : 'rc4'
  const byGrade: Record<SuiteGrade, Code | null> = { G: null, S: null, P: 'ageing', I: 'weak' }
  return byGrade[suiteGrade(suite)]
}

/** All suites of one kind, with the versions in which they are taken. */
function takenAs(code: Code, seen: Seen<TlsSuites>): Found<Code>[] {
  const taken = seen.it.versions.flatMap(({ version, suites }) =>
    suites.filter((suite) => codeOf(suite, version) === code).map((suite) => ({ version, suite })),
  )
  if (taken.length === 0) return []
  const suites = [...new Set(taken.map(({ suite }) => suite))]
  const versions = [...new Set(taken.map(({ version }) => versionName(version)))]
  return [{ reason: code, params: { suites, versions }, evidence: [seen] }]
}

/** The sound ones were offered first: a weak one that was chosen before one of them is the server's own choice. */
function prefersWeak({ suites }: Listed): boolean {
  const grades = suites.map(suiteGrade)
  const [first] = grades
  return (first === 'P' || first === 'I') && grades.some((one) => one === 'G' || one === 'S')
}

function preference({ version, suites }: Listed, seen: Seen<TlsSuites>): Found<Code> {
  const params = { version: versionName(version), suite: suites[0] ?? '' }
  return { reason: 'prefers_weak', params, evidence: [seen] }
}

/** Sound and other suites are taken, and whoever connects decides among them. */
function leavesOrder({ order, suites }: Listed): boolean {
  const grades = suites.map(suiteGrade)
  const hasSound = grades.some((one) => one === 'G' || one === 'S')
  return order === 'client' && hasSound && grades.some((one) => one === 'P' || one === 'I')
}

function leftOrder({ version }: Listed, seen: Seen<TlsSuites>): Found<Code> {
  return { reason: 'client_order', params: { version: versionName(version) }, evidence: [seen] }
}

/** The only groups that are not insufficient. */
const SOUND_GROUPS: readonly (string | null)[] = [
  'ffdhe3072',
  'ffdhe4096',
  'ffdhe6144',
  'ffdhe8192',
]

function dhFound(group: TlsSuites['dh'][number], seen: Seen<TlsSuites>): Found<Code> {
  const { version, bits, name, suite } = group
  const params = { version: versionName(version), bits, suite, ...(name && { name }) }
  return { reason: dhCode(group), params, evidence: [seen] }
}

/** Below 1,024 bits single people have broken it; below 2,048 it has less than 112 bits of strength. */
function dhCode({ bits, name, flaw }: TlsSuites['dh'][number]): Code {
  if (flaw !== null || bits < 1024) return 'dh_broken'
  if (bits < 2048) return 'dh_short'
  if (name === null) return 'dh_own'
  return SOUND_GROUPS.includes(name) ? 'dh_ageing' : 'dh_group'
}

function versionName(version: Listed['version']): string {
  return version === '3.0' ? 'SSL 3.0' : `TLS ${version}`
}
