import type { DnsObservation, Observation, ProbeError } from '../../core/observation.ts'
import { isDmarc, readDmarc } from '../../lib/dmarc/index.ts'
import {
  addressBytes,
  type DnsMessage,
  type DnsRecord,
  registeredName,
} from '../../lib/dns/index.ts'
import { followSpf } from './spf.ts'
import { isLocalhost, recorded, type SiteVisit } from './site-visit.ts'

/** CAA is asked at so many names at most; deeper names are not served by anybody. */
const MAX_CLIMB = 8

type QuestionType = DnsObservation['type']

/**
 * Looks up what the checks need: addresses and CAA of the host; name servers, mail exchangers, SPF (wherever it leads),
 * DMARC and DS of the registrable domain, which is where they are kept; DMARC of the host as well. A host that is an
 * address, or this machine by name, has no names to ask for.
 */
export async function observeDns(visit: SiteVisit): Promise<Observation[]> {
  if (addressBytes(visit.host) || isLocalhost(visit.host)) return []
  const domain = registrableDomain(visit.host)
  const questions: (readonly [string, QuestionType])[] = [
    [visit.host, 'A'],
    [visit.host, 'AAAA'],
    [domain, 'NS'],
    [domain, 'MX'],
    [domain, 'TXT'],
    [domain, 'DS'],
  ]
  const [single, caa, dmarc, spf] = await Promise.all([
    Promise.all(questions.map(([name, type]) => observe(visit, name, type))),
    climbForCaa(visit),
    askForDmarc(visit, domain),
    followSpf(domain, visit.deadline, (name, type) => observe(visit, name, type)),
  ])
  const own = [...single, ...caa, ...dmarc]
  const asked = new Set(own.map(({ name, type }) => `${type} ${name}`))
  const followed = spf.filter(({ name, type }) => !asked.has(`${type} ${name}`))
  return [...own, ...followed.map((one) => ({ ...one, purpose: 'spf' as const }))]
}

/** Names from the host up to its domain that are asked for a policy; more levels are not served by anybody. */
const MAX_POLICY_NAMES = 5
/** Foreign takers of reports that are asked whether they want them; receivers need not serve more than two. */
const MAX_REPORT_HOSTS = 4

/** The policy of the host and of each name above up to the domain, then of those foreign domains that get its reports. */
async function askForDmarc(visit: SiteVisit, domain: string): Promise<DnsObservation[]> {
  const names = namesUpTo(visit.host, domain).slice(-MAX_POLICY_NAMES)
  const policies = await Promise.all(names.map((name) => observe(visit, `_dmarc.${name}`, 'TXT')))
  const takers = policies.flatMap(({ answers }, place) =>
    answers
      .filter(({ type, data }) => type === 'TXT' && isDmarc(data))
      .flatMap(({ data }) => readDmarc(data).reportHosts)
      .filter((taker) => registrableDomain(taker) !== domain)
      .map((taker) => `${names[place] ?? domain}._report._dmarc.${taker}`),
  )
  const foreign = [...new Set(takers)].slice(0, MAX_REPORT_HOSTS)
  const answered = await Promise.all(foreign.map((name) => observe(visit, name, 'TXT')))
  return [...policies, ...answered]
}

/** `a.b.vote.test` up to `vote.test`: each name on the way, the deepest first. */
function namesUpTo(host: string, domain: string): string[] {
  const names: string[] = []
  for (let name = host; name.length > domain.length && name.includes('.'); ) {
    names.push(name)
    name = name.slice(name.indexOf('.') + 1)
  }
  return [...names, domain]
}

/** `vote.example.gov.xx` → `example.gov.xx`; the host itself where the public suffix list has no answer. */
function registrableDomain(host: string): string {
  return registeredName(host) ?? host
}

/** From the host upwards until a name has an answer. Source: RFC 8659 section 3. */
async function climbForCaa(visit: SiteVisit): Promise<DnsObservation[]> {
  const seen: DnsObservation[] = []
  let name = visit.host
  while (name !== '' && seen.length < MAX_CLIMB) {
    const observation = await observe(visit, name, 'CAA')
    seen.push(observation)
    const isDenied = observation.rcode === 'NOERROR' || observation.rcode === 'NXDOMAIN'
    if (!isDenied || observation.answers.some(({ type }) => type === 'CAA')) break
    name = name.slice(name.indexOf('.') + 1 || name.length)
  }
  return seen
}

async function observe(
  visit: SiteVisit,
  name: string,
  type: QuestionType,
): Promise<DnsObservation & { bytes?: Uint8Array }> {
  const { reply, at, durationMs } = await visit.ask(name, type)
  const { message } = reply
  const all = message?.answers ?? []
  const kept = keptOf(all)
  const isCut = type === 'TXT' && kept.length < all.length
  return {
    kind: 'dns.message',
    host: visit.host,
    ip: null,
    port: null,
    at,
    durationMs,
    error: reply.error ?? (isCut ? TOO_LONG : null),
    ...recorded(reply.bytes),
    name,
    type,
    resolver: reply.resolver,
    rcode: message?.rcode ?? null,
    authenticated: message?.isAuthentic ?? false,
    ...extendedError(message?.extendedError ?? null),
    answers: kept.map((answer) => ({
      name: plainName(answer.name),
      type: answer.type,
      ttl: answer.ttl,
      data: NAMED_DATA.has(answer.type) ? answer.data.toLowerCase() : answer.data,
    })),
  }
}

/** Characters of a resolver's own words that are kept. */
const MAX_ERROR_TEXT = 300

function extendedError(said: DnsMessage['extendedError']): Pick<DnsObservation, 'extendedError'> {
  if (said === null) return {}
  return {
    extendedError: { code: said.code, text: said.text.slice(0, MAX_ERROR_TEXT).toWellFormed() },
  }
}

/** Records that are kept of one answer, and their text: more than anybody publishes at one name on purpose. */
const MAX_ANSWERS = 256
const MAX_ANSWERS_TEXT = 32 * 1024

/** A policy that is cut would be judged as another one. */
const TOO_LONG: ProbeError = {
  stage: 'limit',
  code: 'answers-too-long',
  message: 'The records at this name are too long to be kept.',
}

/** The first records, as far as they are kept; compressed names may unfold to a hundred times the message. */
function keptOf(answers: readonly DnsRecord[]): readonly DnsRecord[] {
  let text = 0
  const end = answers.findIndex(({ name, data }, index) => {
    text += name.length + data.length
    return index >= MAX_ANSWERS || text > MAX_ANSWERS_TEXT
  })
  return end < 0 ? answers : answers.slice(0, end)
}

/** Types whose data is or holds a name; names do not differ by case. */
const NAMED_DATA = new Set(['NS', 'CNAME', 'MX', 'PTR', 'SOA', 'SRV'])

function plainName(name: string): string {
  return name === '.' ? name : name.toLowerCase().replace(/\.$/, '')
}
