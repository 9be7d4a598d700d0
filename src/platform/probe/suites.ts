import { hash } from 'node:crypto'
import type { TlsAnswer, TlsHello, TlsSession, TlsSuites } from '../../core/observation.ts'
import { DAY, HOUR, MINUTE, msBetween, type Time } from '../../core/time.ts'
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
/** A server that did not answer every hello is listed again: it may have been busy. */
const UNSURE_AGE_MS = HOUR
/** Lists of one visit are begun within its longest time. */
const TOGETHER_MS = MINUTE
/** Hellos open at once: a list of twenty suites is done in seconds, and the server notices little. */
const MAX_OPEN = 2
/** A server that takes everything in every version needs no more; one that takes anything would go on for ever. */
const MAX_HELLOS = 500
/** Leaves the rest of a visit its time. */
const LIST_MS = 25_000
/** Different groups whose numbers are looked into. */
const MAX_DH_GROUPS = 4

/** The server at one address, as a full session showed it. */
export interface Server {
  readonly ip: string
  readonly session: TlsSession
}

/**
 * The last list of this server, where it still holds; null where one is to be made. It holds no longer than a day, an
 * hour where it is unsure, not where the server chose otherwise than then, nor where it is older than `notBefore`:
 * lists of one site are compared, and must not be of different days.
 */
export function listKnown(
  visit: SiteVisit,
  { ip, session }: Server,
  now: { readonly hellos: readonly TlsHello[] | null; readonly notBefore: Time | null },
): TlsSuites | null {
  const known = visit.listed.find((one) => one.ip === ip && one.port === visit.httpsPort)
  if (known?.answers === undefined) return null
  const age = msBetween(known.at, visit.now())
  if (age < LIST_REST_MS) return known
  const isSure = known.versions.every((one) => one.isSure)
  const isOld = now.notBefore !== null && msBetween(known.at, now.notBefore) > TOGETHER_MS
  if (isOld || age >= (isSure ? LIST_AGE_MS : UNSURE_AGE_MS)) return null
  const isSame = now.hellos === null || choices(now.hellos) === choices(known.answers)
  return isSame && known.mark === markOf(session) ? known : null
}

/** What was chosen in each version. */
function choices(answers: readonly TlsAnswer[]): string {
  return JSON.stringify(
    answers.map(({ offered, outcome, suite }) => [offered, outcome === 'accepted' ? suite : null]),
  )
}

function markOf({ protocol, cipher, chain }: TlsSession): string {
  return hash('sha256', JSON.stringify([protocol, cipher, chain[0] ?? null]), 'hex')
}

/** What goes into a list besides the suites. */
export interface Before {
  readonly hellos: readonly TlsHello[]
  /** Null where it did not show. */
  readonly hasOtherCertificate: boolean | null
}

/** Every suite that this server takes, in each version that it was seen to speak; nothing where no version was seen. */
export async function makeList(
  visit: SiteVisit,
  { ip, session }: Server,
  { hellos, hasOtherCertificate }: Before,
): Promise<TlsSuites | null> {
  const versions = spoken(session, hellos)
  if (versions.length === 0) return null
  const end = beginLook(visit, visit.httpsPort)
  const list = newList(visit, ip)
  const lane = async () => {
    for (let next = versions.shift(); next !== undefined; next = versions.shift())
      await listVersion(list, next, chosenIn(hellos, next))
  }
  await Promise.all(Array.from({ length: MAX_OPEN }, lane))
  const found = list.versions.toSorted((one, other) => (one.version < other.version ? -1 : 1))
  return {
    ...end({ ip }),
    kind: 'tls.suites',
    mark: markOf(session),
    answers: hellos.map(answerIn),
    ...(hasOtherCertificate !== null && { hasOtherCertificate }),
    versions: found,
    dh: list.dh,
  }
}

function answerIn(hello: TlsHello): TlsAnswer {
  const { offered, outcome, version, suite, alert } = hello
  const { compression, extendedMasterSecret, secureRenegotiation } = hello
  const repairs = { compression, extendedMasterSecret, secureRenegotiation }
  return { offered, outcome, version, suite, alert, ...repairs }
}

/** Versions that the server was seen to speak. */
function spoken({ protocol }: TlsSession, hellos: readonly TlsHello[]): OfferedVersion[] {
  const accepted = hellos.filter(({ outcome }) => outcome === 'accepted')
  const versions = new Set<OfferedVersion>(accepted.map(({ offered }) => offered))
  if (protocol === 'TLSv1.3') versions.add('1.3')
  return [...versions]
}

/** What it chose there, null where no raw hello showed it. */
function chosenIn(hellos: readonly TlsHello[], version: OfferedVersion): string | null {
  return hellos.find(({ offered }) => offered === version)?.suite ?? null
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
  const order = isSure ? await whoseOrder(list, version, search.found) : null
  list.versions.push({ version, suites, isSure, ...(order && { order }) })
}

/** Who decides: all that the server takes is offered once more, with what it liked least in front. Null in TLS 1.3. */
async function whoseOrder(
  list: List,
  version: OfferedVersion,
  found: readonly number[],
): Promise<'server' | 'client' | null> {
  if (version === '1.3' || found.length < 2) return null
  const reversed = found.toReversed()
  const answer = await ask(list, version, reversed)
  if (typeof answer !== 'number' || !found.includes(answer)) return null
  return answer === reversed[0] ? 'client' : 'server'
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
