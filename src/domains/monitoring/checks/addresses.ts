import type { HttpExchange, ProbeError, TlsSession, TlsSuites } from '../../../core/observation.ts'
import { matchesHost } from '../../../lib/x509/index.ts'
import { defineCheck, type Found } from './check.ts'
import type { Seen } from './seen.ts'
import { ofKind, plainName, type VisitView } from './view.ts'

const rules = {
  same: { result: 'G', severity: 'i' },
  partly: { result: 'G', severity: 'i' },
  untested: { result: 'N', severity: 'i' },
  certificates_vary: { result: 'S', severity: 'i' },
  family_silent: { result: 'I', severity: 'L' },
  unanswered: { result: 'I', severity: 'M' },
  certificates_differ: { result: 'P', severity: 'M' },
  answers_differ: { result: 'I', severity: 'M' },
  suites_differ: { result: 'P', severity: 'L' },
} as const
type Code = keyof typeof rules

/** Whether everybody meets the same site, whichever of its addresses a browser takes. */
export const addresses = defineCheck({
  name: 'addresses',
  version: 3,
  weight: 5,
  category: 'availability',
  standard: 'RFC 8305; RFC 9110 §4.3',
  rules,
  look(view): Found<Code>[] {
    const met = addressesOf(view)
    if (met.length < 2) return []
    const untested = met.filter(({ state }) => state === 'untested')
    const tested = met.filter(({ state }) => state !== 'untested')
    const evidence = met.flatMap((one) => one.evidence)
    if (tested.length < 2)
      return [{ reason: 'untested', params: { ips: untested.map(ipOf) }, evidence }]
    const answered = tested.filter(({ state }) => state === 'answered')
    const found = [
      ...silences(tested, answered),
      ...differences(answered),
      ...suitesDiffer(view.suites),
    ]
    if (found.length > 0) return found
    const params = { ips: tested.map(ipOf) }
    return untested.length === 0
      ? [{ reason: 'same', params, evidence }]
      : [{ reason: 'partly', params: { ...params, untested: untested.map(ipOf) }, evidence }]
  },
})

/** One address of the site. */
interface Address {
  readonly ip: string
  readonly state: 'answered' | 'silent' | 'untested'
  readonly leaf: string | null
  /** Its certificate is trusted, in its time, and for the name of the site. */
  readonly isAccepted: boolean
  /** Status and host of the last answer, or the code of what went wrong. */
  readonly answer: string | null
  readonly evidence: readonly Seen[]
}

const ipOf = ({ ip }: Address) => ip

/** From here there is no way to it: that says nothing of the address. */
export const NO_ROUTE = ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL']

/** Whether a failed look at an address says nothing of it. */
export function isUntested(ip: string, { stage, code }: ProbeError): boolean {
  if (stage === 'limit' || stage === 'policy') return true
  return stage === 'connect' && ip.includes(':') && NO_ROUTE.includes(code)
}

/** Every address that the visit looked at, in the order of their text. */
function addressesOf(view: VisitView): Address[] {
  const requests = ofKind(view.seen, 'http.exchange').flatMap((seen) => {
    const { purpose, ip, hops } = seen.it
    if (purpose === 'address' && ip !== null) return [{ ip, seen }]
    const first = hops[0]?.ip ?? null
    return purpose === 'home' && first !== null ? [{ ip: first, seen }] : []
  })
  const sessions = view.sessions.flatMap((seen) => {
    const { ip, signature } = seen.it
    return ip !== null && signature === undefined ? [{ ip, seen }] : []
  })
  const ips = [...new Set([...sessions, ...requests].map(({ ip }) => ip))].sort()
  return ips.map((ip) => {
    const session = sessions.find((one) => one.ip === ip)?.seen
    const request = requests.find((one) => one.ip === ip)?.seen
    const error = session?.it.error ?? request?.it.error ?? null
    return {
      ip,
      state: stateOf(ip, error),
      leaf: session?.it.chain[0] ?? null,
      isAccepted: session !== undefined && isAccepted(view, session),
      answer: error?.code ?? (request ? answerOf(request.it) : null),
      evidence: [session, request].filter((one) => one !== undefined),
    }
  })
}

/** Whether a browser takes the certificate of a session for the site. */
function isAccepted(view: VisitView, { index, it }: Seen<TlsSession>): boolean {
  const served = view.chains().find(({ evidence }) => evidence.some((one) => one.index === index))
  const leaf = served?.certificates[0]
  if (!leaf || !it.trusted || !matchesHost(leaf, view.host)) return false
  return leaf.notBefore <= view.now && view.now < leaf.notAfter
}

function answerOf({ hops }: HttpExchange): string | null {
  const last = hops.at(-1)
  return last ? `${last.status} ${plainName(URL.parse(last.url)?.hostname ?? '')}` : null
}

function stateOf(ip: string, error: ProbeError | null): Address['state'] {
  if (error === null) return 'answered'
  if (isUntested(ip, error)) return 'untested'
  return error.stage === 'connect' ? 'silent' : 'answered'
}

/** Addresses where nothing answers: browsers try the next one, and the visitor waits. */
function silences(tested: readonly Address[], answered: readonly Address[]): Found<Code>[] {
  const silent = tested.filter(({ state }) => state === 'silent')
  if (silent.length === 0) return []
  const evidence = silent.flatMap((one) => one.evidence)
  const families = new Set(silent.map(familyOf))
  const isFamily = families.size === 1 && !answered.some((one) => families.has(familyOf(one)))
  const params = { ips: silent.map(ipOf) }
  if (!isFamily || answered.length === 0) return [{ reason: 'unanswered', params, evidence }]
  return [{ reason: 'family_silent', params: { ...params, family: [...families] }, evidence }]
}

function familyOf({ ip }: Address): string {
  return ip.includes(':') ? 'IPv6' : 'IPv4'
}

function differences(answered: readonly Address[]): Found<Code>[] {
  const found: Found<Code>[] = []
  const evidence = answered.flatMap((one) => one.evidence)
  const certified = answered.filter(({ leaf }) => leaf !== null)
  if (new Set(certified.map(({ leaf }) => leaf)).size > 1) {
    // Delivery networks hold several certificates of a name; browsers take each of them.
    const isFine = certified.every((one) => one.isAccepted)
    const reason = isFine ? 'certificates_vary' : 'certificates_differ'
    found.push({ reason, params: { ips: certified.map(ipOf) }, evidence })
  }
  const heard = answered.filter(({ answer }) => answer !== null)
  if (new Set(heard.map(({ answer }) => answer)).size > 1) {
    const answers = heard.map(({ ip, answer }) => `${ip}: ${answer}`)
    found.push({ reason: 'answers_differ', params: { answers }, evidence })
  }
  return found
}

/**
 * What some addresses take and others do not, each with its own: versions where not all have the same, suites of those
 * that all have. A list that is unsure says nothing of what it lacks.
 */
function suitesDiffer(lists: readonly Seen<TlsSuites>[]): Found<Code>[] {
  const sure = lists.filter(({ it }) => it.versions.every(({ isSure }) => isSure))
  const taken = sure.map(({ it }) => ({ ip: it.ip ?? '', names: takenAt(it) }))
  const isCommon = (name: string) => taken.every(({ names }) => names.includes(name))
  const own = taken
    .map(({ ip, names }) => ({ ip, names: names.filter((name) => !isCommon(name)) }))
    .filter(({ names }) => names.length > 0)
    .toSorted((one, other) => (one.ip < other.ip ? -1 : 1))
  if (own.length === 0) return []
  const differences = own.map(({ ip, names }) => `${ip}: ${names.join(', ')}`)
  return [{ reason: 'suites_differ', params: { differences }, evidence: sure }]
}

function takenAt({ versions }: TlsSuites): string[] {
  const named = versions.map(({ version }) => (version === '3.0' ? 'SSL 3.0' : `TLS ${version}`))
  return [...named, ...new Set(versions.flatMap(({ suites }) => suites))]
}
