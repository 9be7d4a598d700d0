import type {
  HttpExchange,
  Observation,
  TlsAnswer,
  TlsHello,
  TlsSession,
  TlsSuites,
} from '../../../core/observation.ts'
import { type Time, toMs } from '../../../core/time.ts'
import { decodeHtml, type Page, readPage } from '../../../lib/html/index.ts'
import { factsKey, factsOf, type KeptFacts, type PageFacts } from './page-facts.ts'
import {
  type CertificateReader,
  certificateReader,
  chainsOf,
  type ServedChain,
} from './served-chain.ts'
import type { Seen } from './seen.ts'
import type { CheckedSite } from './site.ts'

/** Everything a check may look at; nothing else exists for it. */
export interface CheckInput {
  readonly observations: readonly Observation[]
  /** Recorded bytes by SHA-256, as far as they are still kept. */
  readonly bodies: ReadonlyMap<string, Uint8Array>
  readonly site: CheckedSite
  readonly now: Time
  /** What was kept of the home page as it was read last: where it is the same, it is not parsed again. */
  readonly kept?: KeptFacts | null
}

/** The last answer of an exchange that came to an end. */
export interface Answer {
  readonly exchange: Seen<HttpExchange>
  readonly url: URL
  readonly status: number
  /** Values of a header in the order received. */
  header(name: string): readonly string[]
  /** All of them, repeated ones joined by `, `. */
  headers(): ReadonlyMap<string, string>
}

/** What came to one hello, and where. */
export interface AnswerAt extends TlsAnswer {
  readonly ip: string | null
  readonly evidence: Seen
}

/** A page that was parsed. */
interface ReadPage {
  readonly page: Page
  readonly html: string
  readonly facts: PageFacts
}

/** What the home page turned out to be. */
export type Content =
  /** No page: no successful answer, or its bytes are no longer kept. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'other'; readonly type: string }
  /** Built to exhaust a parser. */
  | { readonly kind: 'unreadable' }
  | {
      readonly kind: 'page'
      readonly page: PageFacts
      /** What the facts are of. */
      readonly of: string
      /** The page itself, parsed when it is asked for. */
      read(): ReadPage
    }

/** What the change watch says of a page. */
export interface PageChanges {
  readonly stage: 'learning' | 'provisional' | 'full'
  /** Of what is not as it was, the gravest first; what was announced is left out. */
  readonly levels: readonly string[]
  readonly isAnnounced: boolean
  readonly notTested: readonly string[]
}

/** A visit in the order of its times, with the shared work (parsing, hashing) done at most once. */
export interface VisitView {
  readonly input: CheckInput
  readonly site: CheckedSite
  /** The site's name in lower case without final dot. */
  readonly host: string
  readonly now: Time
  readonly seen: readonly Seen[]
  readonly sessions: readonly Seen<TlsSession>[]
  /** Those under the site's other name, with `www.` or without. */
  readonly otherSessions: readonly Seen<TlsSession>[]
  readonly hellos: readonly Seen<TlsHello>[]
  /** What came to the hellos at every address, be it of this visit or carried on with the list of suites. */
  readonly answers: readonly AnswerAt[]
  readonly suites: readonly Seen<TlsSuites>[]
  /** The different certificate chains of all connections. */
  chains(): readonly ServedChain[]
  /** The same of those under the site's other name. */
  otherChains(): readonly ServedChain[]
  /** Reads a certificate that a connection of the visit showed. */
  readonly certificate: CertificateReader
  exchange(purpose: HttpExchange['purpose']): Seen<HttpExchange> | null
  /** The successful (2xx) last answer for the home page, null when there is none. */
  home(): Answer | null
  content(): Content
  /** What came in place of the home page: with an error status, or without coming to its end. */
  errorPage(): Content
  /** Null where no page came, or nothing is learned of any: then a change cannot be seen. */
  readonly changes: PageChanges | null
}

/** Arranges a visit for the checks. The result depends on the set of observations, not on their order. */
export function viewOf(input: CheckInput): VisitView {
  const seen = input.observations.map((it, index) => ({ index, it })).sort(byTime)
  const exchange = (purpose: HttpExchange['purpose']) =>
    ofKind(seen, 'http.exchange').find(({ it }) => it.purpose === purpose) ?? null
  const home = once(() => {
    const answer = answerOf(exchange('home'))
    return answer && answer.status >= 200 && answer.status < 300 ? answer : null
  })
  const isOther = ({ it }: Seen<TlsSession>) => it.purpose === 'other-name'
  const everySession = ofKind(seen, 'tls.session')
  const sessions = everySession.filter((one) => !isOther(one))
  const hellos = ofKind(seen, 'tls.hello')
  const certificate = certificateReader()
  const suites = ofKind(seen, 'tls.suites')
  return {
    input,
    site: input.site,
    host: plainName(input.site.host),
    now: input.now,
    seen,
    sessions,
    otherSessions: everySession.filter(isOther),
    hellos,
    answers: answersIn(hellos, suites),
    suites,
    chains: once(() => chainsOf([...sessions, ...hellos], certificate)),
    otherChains: once(() => chainsOf(everySession.filter(isOther), certificate)),
    certificate,
    exchange,
    home,
    changes: null,
    content: once(() => contentOf(home(), input)),
    errorPage: once(() => {
      const answer = lastAnswer(exchange('home'))
      return contentOf(answer !== null && isShownInstead(answer) ? answer : null, input)
    }),
  }
}

/** Lower case, without final dot and brackets: the form in which names and addresses are compared. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/^\[|\]$|\.$/g, '')
}

/** True for the same name, and for a name and its parent (`example.org` and `www.example.org`). */
export function isRelated(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)
}

/** The last answer of an exchange that ended without error, null otherwise. */
export function answerOf(exchange: Seen<HttpExchange> | null): Answer | null {
  return exchange?.it.error ? null : lastAnswer(exchange)
}

/** Whether visitors see what came instead of a whole page: an error page, or as much of a page as there is. */
function isShownInstead({ exchange: { it }, status }: Answer): boolean {
  return it.error ? status >= 200 && status < 300 : status >= 400
}

/** The last answer of an exchange, which may have broken off; null where none began. */
function lastAnswer(exchange: Seen<HttpExchange> | null): Answer | null {
  const last = exchange?.it.hops.at(-1)
  if (!exchange || !last) return null
  const url = URL.parse(last.url)
  if (!url) return null
  const header = (name: string) =>
    last.headers.filter(([own]) => own === name).map(([, value]) => value)
  const headers = once(() => joined(last.headers))
  return { exchange, url, status: last.status, header, headers }
}

function joined(fields: HttpExchange['hops'][number]['headers']): ReadonlyMap<string, string> {
  const all = new Map<string, string>()
  for (const [name, value] of fields) {
    const before = all.get(name)
    all.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return all
}

/** At an address without hellos of this visit those count that the list carries. */
function answersIn(
  hellos: readonly Seen<TlsHello>[],
  lists: readonly Seen<TlsSuites>[],
): AnswerAt[] {
  const asked = new Set(hellos.map(({ it }) => it.ip))
  const carried = lists.flatMap((list) =>
    asked.has(list.it.ip) ? [] : answersOf(list, list.it.answers ?? []),
  )
  return [...hellos.flatMap((hello) => answersOf(hello, [hello.it])), ...carried]
}

function answersOf(evidence: Seen, answers: readonly TlsAnswer[]): AnswerAt[] {
  return answers.map((one) => ({ ...one, ip: evidence.it.ip, evidence }))
}

/** The observations of one kind. */
export function ofKind<K extends Observation['kind']>(
  seen: readonly Seen[],
  kind: K,
): Seen<Extract<Observation, { kind: K }>>[] {
  return seen.filter((one): one is Seen<Extract<Observation, { kind: K }>> => one.it.kind === kind)
}

function contentOf(
  answer: Answer | null,
  { bodies, site: { policy }, kept }: Pick<CheckInput, 'bodies' | 'site' | 'kept'>,
): Content {
  const body = answer?.exchange.it.sha256 ?? ''
  const bytes = answer && bodies.get(body)
  if (!answer || !bytes) return { kind: 'missing' }
  const type = answer.header('content-type')[0] ?? 'text/html'
  // Any text is read as HTML: a defaced site may well answer `text/plain`.
  if (!/^\s*(text\/|application\/xhtml)/i.test(type))
    return { kind: 'other', type: type.slice(0, 100) }
  const read = once((): ReadPage | null => {
    const html = decodeHtml(bytes, type)
    const page = readPage(html)
    return page && { page, html, facts: factsOf(page, policy) }
  })
  const of = factsKey({ body, type, policy })
  const facts = kept?.of === of ? kept.facts : read()?.facts
  if (facts === undefined) return { kind: 'unreadable' }
  return { kind: 'page', page: facts, of, read: () => certainly(read()) }
}

/** Facts are kept of pages that could be read. */
function certainly<T>(read: T | null): T {
  if (read === null) throw new TypeError('facts of a page that cannot be read')
  return read
}

function byTime(one: Seen, other: Seen): number {
  return (
    toMs(one.it.at) - toMs(other.it.at) ||
    compare(one.it.kind, other.it.kind) ||
    compare(
      `${one.it.host} ${one.it.ip} ${one.it.port}`,
      `${other.it.host} ${other.it.ip} ${other.it.port}`,
    )
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}
