// Keeps or looks at one page: fetches it and what it consists of, and says what it is.
import { createHash } from 'node:crypto'
import {
  type KeptPage,
  type LeftOut,
  type Looked,
  MAX_LEFT_OUT,
  MAX_SAID,
  type NotCaptured,
  type PageFacts,
} from '../../core/capture.ts'
import { cleanedLine } from '../../core/line.ts'
import { now as systemNow, type Time } from '../../core/time.ts'
import { countWords, decodeHtml, readPage } from '../../lib/html/index.ts'
import { pageLikeness } from '../../lib/link-rot/index.ts'
import {
  kindOf,
  MAX_PAGE,
  pageOfQuote,
  quotable,
  readWarc,
  replay,
  soughtIn,
  unpacked,
  wordsOf,
} from '../../lib/warc/index.ts'
import { LookFailed } from '../egress.ts'
import type { Hop } from '../probe/exchange.ts'
import { archiveOf, bodyHash } from './archive.ts'
import { type Fetched, type Fetcher, openFetcher, webAddress } from './fetcher.ts'
import type { CaptureOrder } from './options.ts'
import { gather, sheetsOf } from './resources.ts'

/** A page that was kept, with its bytes; what the platform adds is which contents they became. */
export interface Archived {
  readonly page: Omit<KeptPage, 'parts' | 'copy'>
  readonly parts: readonly Uint8Array[]
  /** The page to be shown; null where it cannot be. */
  readonly copy: Uint8Array | null
  /** A PDF, whose words are read elsewhere; null of anything else. */
  readonly pdf: Uint8Array | null
}

/** Fetches a page with what it consists of. Throws RangeError for options that are none. */
export async function archivePage(
  order: CaptureOrder,
  now: () => Time = systemNow,
): Promise<Archived | NotCaptured> {
  return await withFetcher(order, { now, range: null }, async (fetcher, url) => {
    const fetched = await fetcher.fetch(url, fetcher.limits.allBytes, fetcher.lane())
    const last = fetched.hops.at(-1)
    if (fetched.fault !== null || last === undefined || !isPage(last)) return failed(fetched)
    const { text, allWords, ...facts } = readFacts(fetched.at, last)
    const { resources, leftOut } = await gather(fetcher, last, text)
    const first = leftOut.slice(0, MAX_LEFT_OUT)
    const content = { userAgent: order.options.userAgent, title: facts.title, leftOut: first }
    const parts = archiveOf({ ...content, fetched: [fetched, ...resources] }, fetcher.requestOf)
    const { quote } = order.wanted
    const seen = { text, kind: facts.kind, url: facts.url, date: fetched.at }
    const words = text === null ? allWords : quotable(seen, sheetsOf(resources))
    const sought = soughtIn(words)
    const found = quote === undefined || words === '' ? null : pageOfQuote(sought, quote) !== null
    const said = sought === '' || sought.length > MAX_SAID ? null : sought
    const own = pageOf(last, parts, resources.length)
    const pdf = isPdf(last, facts.kind) ? pdfOf(last) : null
    const isLarge = pdf === 'size'
    const page = {
      ...facts,
      ...own,
      ...told(leftOut, first),
      hasQuote: found,
      said,
      ...(isLarge && { pdf: { pages: null, fault: 'size' } as const }),
    }
    return { page, parts, copy: copyOf(parts), pdf: isLarge ? null : pdf }
  })
}

/** Kinds by which sites send what they do not name. */
const UNNAMED = new Set(['', 'application/octet-stream', 'binary/octet-stream'])
/** Bytes of a PDF, unpacked. */
const MAX_PDF = 25 * 1024 * 1024

function isPdf({ response }: Hop, kind: string): boolean {
  const isCalled = kind === 'application/pdf' || kind === 'application/x-pdf'
  const begins = Buffer.from(response.body.subarray(0, 5)).toString('latin1') === '%PDF-'
  return isCalled || (UNNAMED.has(kind) && begins)
}

/** A PDF with its memory to itself, as it is handed over; `size` where it is too large, or packed in no way that is known. */
function pdfOf({ response }: Hop): Uint8Array | 'size' {
  const coding = response.head.headers.find(([own]) => own === 'content-encoding')?.[1] ?? null
  const bytes = unpacked(response.body, coding, MAX_PDF)
  return bytes === null ? 'size' : new Uint8Array(bytes)
}

/** What was written, read again to be shown: so an archive that cannot be read is none. */
function copyOf(parts: readonly Uint8Array[]): Uint8Array | null {
  const shown = replay(readWarc(Buffer.concat(parts)))
  return 'html' in shown ? new Uint8Array(Buffer.from(shown.html)) : null
}

function told(leftOut: readonly LeftOut[], first: readonly LeftOut[]) {
  return { leftOut: first, leftOutCount: leftOut.length }
}

function pageOf(last: Hop, parts: readonly Uint8Array[], resources: number) {
  const whole = createHash('sha256')
  for (const part of parts) whole.update(part)
  const size = parts.reduce((sum, { length }) => sum + length, 0)
  return {
    outcome: 'taken' as const,
    documentSha256: bodyHash(last),
    sha256: whole.digest('hex'),
    size,
    resources,
  }
}

/** Looks at a page, its first bytes alone. Throws RangeError for options that are none. */
export async function lookAtPage(
  order: CaptureOrder,
  now: () => Time = systemNow,
): Promise<Looked> {
  const range = `bytes=0-${(order.options.limits?.lookBytes ?? LOOK_BYTES) - 1}`
  return await withFetcher(order, { now, range }, async (fetcher, url): Promise<Looked> => {
    const fetched = await fetcher.fetch(url, fetcher.limits.lookBytes, fetcher.lane())
    const last = fetched.hops.at(-1)
    const hasHead = last !== undefined && (fetched.fault === null || fetched.fault === 'size')
    if (!hasHead) return failed(fetched)
    const { text: _, allWords: __, ...facts } = readFacts(fetched.at, last)
    return { outcome: 'answered', ...facts }
  })
}

const LOOK_BYTES = 1024 * 1024

async function withFetcher<T>(
  order: CaptureOrder,
  { now, range }: { readonly now: () => Time; readonly range: string | null },
  work: (fetcher: Fetcher, url: URL) => Promise<T>,
): Promise<T | NotCaptured> {
  let url: URL
  try {
    url = webAddress(order.wanted.url)
  } catch (error) {
    if (!(error instanceof LookFailed)) throw error
    const { stage, code } = error.problem
    return {
      outcome: 'failed',
      at: now(),
      fault: 'address',
      code: `${stage}/${code}`,
      status: null,
    }
  }
  const fetcher = openFetcher(order, now, range)
  try {
    return await work(fetcher, url)
  } finally {
    fetcher.close()
  }
}

function isPage({ response }: Hop): boolean {
  const { status } = response.head
  return status >= 200 && status < 300 && response.body.length > 0
}

function failed({ at, hops, fault, code }: Fetched): NotCaptured {
  const status = hops.at(-1)?.response.head.status ?? null
  return { outcome: 'failed', at, fault: fault ?? 'status', code, status }
}

const MAX_TITLE = 300
const MAX_OPENING = 500

/** What a page is; `text` is null where it is no HTML or cannot be read. */
function readFacts(
  at: Time,
  hop: Hop,
): PageFacts & { readonly text: string | null; readonly allWords: string } {
  const { head, body } = hop.response
  const header = (name: string) => head.headers.find(([own]) => own === name)?.[1] ?? null
  const kind = kindOf(header('content-type'))
  const isHtml = kind === 'text/html' || kind === 'application/xhtml+xml'
  const isText = isHtml || kind === 'text/plain'
  const bytes = isText ? unpacked(body, header('content-encoding'), MAX_PAGE) : null
  const text = bytes === null ? null : decodeHtml(bytes, header('content-type'))
  const url = hop.url.href
  const words = wordsOf({ text, kind, url, date: at })
  return {
    at,
    url,
    status: head.status,
    kind,
    title: isHtml && text !== null ? cleanedLine(readPage(text)?.title ?? '', MAX_TITLE) : '',
    words: countWords(words),
    opening: cleanedLine(words, MAX_OPENING),
    likeness: pageLikeness(words),
    text: isHtml ? text : null,
    allWords: words,
  }
}
