import { hash } from 'node:crypto'
import type { Observation, TlsHello, TlsSession, TlsSuites } from '../../core/observation.ts'
import { DAY, MINUTE, msBetween } from '../../core/time.ts'
import {
  afterAnswer,
  dhGroup,
  nextOffer,
  type OfferedVersion,
  type ServerFlight,
  type SuiteAnswer,
  suiteName,
  type SuiteSearch,
  suiteSearch,
} from '../../lib/tls/index.ts'
import { LookFailed } from '../egress.ts'
import { type Deadline, deadlineIn } from './deadline.ts'
import { outcomeOf, sendHello } from './hello.ts'
import { beginLook, type SiteVisit } from './site-visit.ts'

/** A list holds for a day, unless what the server chooses changes; this long it holds whatever changes. */
const LIST_AGE_MS = DAY
/** Servers behind one address may differ: without this they would be listed on each visit. */
const LIST_REST_MS = 10 * MINUTE
/** Hellos open at once: a list of twenty suites is done in seconds, and the server notices little. */
const MAX_OPEN = 2
/** A server that takes everything in every version needs no more; one that takes anything would go on for ever. */
const MAX_HELLOS = 500
/** Leaves the rest of a visit its time. */
const LIST_MS = 25_000
/** Different groups whose numbers are looked into. */
const MAX_DH_GROUPS = 4

/** What the visit already knows of a server at one address. */
export interface SuitesSeen {
  readonly ip: string
  readonly session: TlsSession
  readonly hellos: readonly TlsHello[]
}

/**
 * Every suite that the server at this address takes, in each version that it was seen to speak; the last list where it
 * still holds. Nothing where no version was seen.
 */
export async function observeSuites(visit: SiteVisit, seen: SuitesSeen): Promise<Observation[]> {
  const versions = spoken(seen)
  if (versions.length === 0) return []
  const mark = markOf(seen)
  const known = visit.listed.find((one) => one.ip === seen.ip && one.port === visit.httpsPort)
  if (known !== undefined && holds(known, mark, msBetween(known.at, visit.now()))) return [known]
  const end = beginLook(visit, visit.httpsPort)
  const list = newList(visit, seen.ip)
  const lane = async () => {
    for (let next = versions.shift(); next !== undefined; next = versions.shift())
      await listVersion(list, next, chosenIn(seen, next))
  }
  await Promise.all(Array.from({ length: MAX_OPEN }, lane))
  const found = list.versions.toSorted((one, other) => (one.version < other.version ? -1 : 1))
  return [{ ...end({ ip: seen.ip }), kind: 'tls.suites', mark, versions: found, dh: list.dh }]
}

function holds(known: TlsSuites, mark: string, age: number): boolean {
  return age < LIST_REST_MS || (age < LIST_AGE_MS && known.mark === mark)
}

/** Versions that the server was seen to speak. */
function spoken({ session, hellos }: SuitesSeen): OfferedVersion[] {
  const accepted = hellos.filter(({ outcome }) => outcome === 'accepted')
  const versions = new Set<OfferedVersion>(accepted.map(({ offered }) => offered))
  if (session.protocol === 'TLSv1.3') versions.add('1.3')
  return [...versions]
}

/** What it chose there, null where no raw hello showed it. */
function chosenIn({ hellos }: SuitesSeen, version: OfferedVersion): string | null {
  return hellos.find(({ offered }) => offered === version)?.suite ?? null
}

function markOf({ session, hellos }: SuitesSeen): string {
  const chosen = hellos.map(({ offered, outcome, suite, chain }) => [
    offered,
    outcome === 'accepted' ? suite : null,
    chain[0] ?? null,
  ])
  const { protocol, cipher, chain } = session
  return hash('sha256', JSON.stringify([protocol, cipher, chain[0] ?? null, chosen]), 'hex')
}

/** A list in the making. */
interface List {
  readonly visit: SiteVisit
  readonly ip: string
  readonly deadline: Deadline
  hellos: number
  readonly versions: TlsSuites['versions']
  readonly dh: TlsSuites['dh']
  /** Primes and generators that were looked into. */
  readonly groups: Set<string>
}

function newList(visit: SiteVisit, ip: string): List {
  const deadline = deadlineIn(Math.min(LIST_MS, visit.deadline.left()))
  return { visit, ip, deadline, hellos: 0, versions: [], dh: [], groups: new Set() }
}

async function listVersion(
  list: List,
  version: OfferedVersion,
  chosen: string | null,
): Promise<void> {
  let search: SuiteSearch = suiteSearch(version)
  for (let suites = nextOffer(search); suites !== null; suites = nextOffer(search)) {
    const answer = await ask(list, version, suites)
    search = afterAnswer(search, answer)
    // A server that falls silent is not asked on.
    if (answer === 'lost') break
  }
  const suites = search.found.map(suiteName)
  const isSure = search.isSure && (chosen === null || suites.includes(chosen))
  list.versions.push({ version, suites, isSure })
}

/** One hello; one more where the server hung up without a word, because that may be chance. */
async function ask(
  list: List,
  version: OfferedVersion,
  suites: readonly number[],
): Promise<SuiteAnswer> {
  const first = await offerOnce(list, version, suites)
  if (first !== 'hung-up') return first
  const second = await offerOnce(list, version, suites)
  return second === 'hung-up' ? 'refused' : second
}

async function offerOnce(
  list: List,
  version: OfferedVersion,
  suites: readonly number[],
): Promise<SuiteAnswer | 'hung-up'> {
  list.hellos += 1
  if (list.hellos > MAX_HELLOS || list.deadline.left() <= 0) return 'lost'
  try {
    const offer = { version, suites }
    const { flight, error } = await sendHello(list.visit, list.ip, { offer, isEnough: showsAll })
    const outcome = outcomeOf(error, version, flight)
    if (outcome === 'accepted' && flight?.suiteNumber != null) {
      noteDh(list, version, flight)
      return flight.suiteNumber
    }
    if (outcome !== 'refused') return 'lost'
    return flight === null ? 'hung-up' : 'refused'
  } catch (error) {
    if (error instanceof LookFailed) return 'lost'
    throw error
  }
}

/** The parameters of plain Diffie-Hellman come some messages after the choice of the suite. */
function showsAll({ version, suite, dh }: ServerFlight): boolean {
  if (version === null) return false
  return dh !== null || version === '1.3' || !/^TLS_DHE?_(RSA|DSS|anon)_/.test(suite ?? '')
}

function noteDh(list: List, version: OfferedVersion, { suite, dh }: ServerFlight): void {
  if (dh === null || list.groups.size >= MAX_DH_GROUPS) return
  const group = hash('sha256', Buffer.concat([dh.prime, Buffer.of(0), dh.generator]), 'hex')
  if (list.groups.has(group)) return
  list.groups.add(group)
  list.dh.push({ version, suite: suite ?? '', ...dhGroup(dh) })
}
