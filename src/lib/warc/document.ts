import { createHash } from 'node:crypto'
import { decodeHtml, normalText, readForWatch } from '../html/index.ts'
import { seenText } from './seen.ts'
import { fieldsOf, httpMessage } from './http.ts'
import { WarcError, type WarcRecord } from './record.ts'
import { unpacked } from './unpacked.ts'

/** Bytes of a page that are read; one with more words than that is no text that anybody cites. */
export const MAX_PAGE = 4 * 1024 * 1024

/** The page that a file was made for. */
export interface MainDocument {
  readonly url: string
  readonly date: string
  readonly status: number
  /** Kind of the body in lower case, without parameters: `text/html`; empty where the site named none. */
  readonly kind: string
  /** SHA-256 of the body as it was received, hex. */
  readonly sha256: string
  /** The body as text; null where it is no text, or too long or too broken to be read. */
  readonly text: string | null
  /** What was written down beside it, in its order. */
  readonly notes: readonly (readonly [string, string])[]
}

const TEXTS = new Set(['text/html', 'application/xhtml+xml', 'text/plain'])

/** The page: the answer that the one `metadata` stands beside. Throws WarcError (`no-page`) where there is none. */
export function mainDocument(records: readonly WarcRecord[]): MainDocument {
  const notes = records.find(({ type }) => type === 'metadata')
  const at = records.findIndex(({ type, id }) => type === 'response' && id === notes?.concurrentTo)
  const found = records[at]
  if (found === undefined || notes === undefined || found.url === null || !isOfWeb(found.url))
    throw new WarcError('no-page', 0)
  const { status, header, body } = httpMessage(found.block, at + 1)
  const kind = kindOf(header('content-type'))
  const plain = TEXTS.has(kind) ? unpacked(body, header('content-encoding'), MAX_PAGE) : null
  return {
    url: found.url,
    date: found.date,
    status,
    kind,
    sha256: createHash('sha256').update(body).digest('hex'),
    text: plain === null ? null : decodeHtml(plain, header('content-type')),
    notes: fieldsOf(Buffer.from(notes.block).toString('utf8')),
  }
}

/** The hashes of a record do not cover its address: a file that came from elsewhere may say anything there. */
function isOfWeb(url: string): boolean {
  return /^https?:$/.test(URL.parse(url)?.protocol ?? '')
}

/** `text/html` out of `Text/HTML; charset=utf-8`. */
export function kindOf(contentType: string | null): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

/** What a reader sees of a page, as one line: for quotes, and to tell whether it changed. Empty where it is no text. */
export function wordsOf({
  text,
  kind,
  url,
  date,
}: Pick<MainDocument, 'text' | 'kind' | 'url' | 'date'>): string {
  if (text === null) return ''
  if (kind === 'text/plain') return plain(text)
  return plain(readForWatch(text, { url, atMs: msOf(date), languages: [] }).visible)
}

/** When a page was taken, milliseconds since 1970; 0 where the file says no time. */
function msOf(date: string): number {
  const ms = Date.parse(date)
  return Number.isNaN(ms) ? 0 : ms
}

/** The words of a page as {@link wordsOf} gives them, but as they are seen with its own style sheets and in its fields: for quotes. */
export function quotable(
  { text, kind, url, date }: Pick<MainDocument, 'text' | 'kind' | 'url' | 'date'>,
  sheets: readonly string[],
): string {
  if (text === null || kind === 'text/plain') return plain(text ?? '')
  return plain(seenText({ text, url, atMs: msOf(date) }, sheets))
}

/** On one line, as people see it. */
function plain(text: string): string {
  return normalText(text).text
}
