// Makes the web archive out of what was fetched.
import { hash } from 'node:crypto'
import type { LeftOut } from '../../core/capture.ts'
import { newId } from '../../core/id.ts'
import { MAX_FILE_BYTES } from '../../core/port.ts'
import type { Time } from '../../core/time.ts'
import { textOfFields, type WarcDraft, writeRecord } from '../../lib/warc/index.ts'
import type { Hop } from '../probe/exchange.ts'
import type { Fetched, Fetcher } from './fetcher.ts'

const FIELDS = 'application/warc-fields'
const NONE = Buffer.alloc(0)

/** What goes into an archive: the page first, then what belongs to it. */
export interface Content {
  readonly userAgent: string
  readonly title: string
  readonly fetched: readonly Fetched[]
  readonly leftOut: readonly LeftOut[]
}

/** The archive in parts that are small enough to be kept, each in memory of its own. */
export function archiveOf(content: Content, requestOf: Fetcher['requestOf']): Uint8Array[] {
  const { fetched } = content
  const [page] = fetched
  if (page === undefined) throw new RangeError('an archive has a page')
  const pieces = writeRecord(fieldsRecord('warcinfo', page.at, infoOf(content.userAgent)))
  for (const [n, one] of fetched.entries()) {
    const { records, last } = exchangesOf(one, requestOf)
    pieces.push(...records.flatMap(writeRecord))
    if (n > 0) continue
    const notes = fieldsRecord('metadata', one.at, notesOf(content))
    pieces.push(...writeRecord({ ...notes, url: last.url, concurrentTo: last.id }))
  }
  return inParts(pieces)
}

function infoOf(userAgent: string): [string, string][] {
  return [
    ['software', userAgent],
    ['format', 'WARC File Format 1.1'],
    [
      'conformsTo',
      'https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
    ],
    ['http-header-user-agent', userAgent],
  ]
}

function notesOf({ title, leftOut }: Content): [string, string][] {
  return [
    ['title', title],
    ...leftOut.map(({ url, why }): [string, string] => ['leftOut', `${why} ${url}`]),
  ]
}

function fieldsRecord(
  type: 'warcinfo' | 'metadata',
  date: Time,
  fields: readonly [string, string][],
): WarcDraft {
  const rest = { url: null, ip: null, concurrentTo: null, head: NONE }
  const payload = Buffer.from(textOfFields(fields))
  return { ...rest, type, id: newId(), date, contentType: FIELDS, payload }
}

/** Two records for each hop: what was asked, and what was answered. */
function exchangesOf(
  { at, hops }: Fetched,
  requestOf: Fetcher['requestOf'],
): { records: WarcDraft[]; last: { id: string; url: string } } {
  const records: WarcDraft[] = []
  const last = { id: '', url: '' }
  for (const hop of hops) {
    const url = hop.url.href
    const id = newId()
    const both = { date: at, url, ip: hop.ip }
    records.push(
      {
        ...both,
        type: 'request',
        id: newId(),
        concurrentTo: id,
        contentType: 'application/http; msgtype=request',
        head: Buffer.from(requestOf(hop.url)),
        payload: NONE,
      },
      {
        ...both,
        type: 'response',
        id,
        concurrentTo: null,
        contentType: 'application/http; msgtype=response',
        head: headOf(hop),
        payload: hop.response.body,
      },
    )
    Object.assign(last, { id, url })
  }
  return { records, last }
}

/**
 * The head as it came. The body stands behind it without its chunks, so what said that there are some is kept under the
 * name that archives use: then everybody reads and hashes the same body.
 */
function headOf({ response }: Hop): Buffer {
  const lines = response.headLines.map((line) =>
    line.replace(/^transfer-encoding(?=\s*:)/i, 'X-Archive-Orig-$&'),
  )
  return Buffer.from([...lines, '', ''].join('\r\n'), 'latin1')
}

function inParts(pieces: readonly Uint8Array[]): Uint8Array[] {
  const parts: Uint8Array[] = []
  let left = pieces.reduce((sum, { length }) => sum + length, 0)
  let part = new Uint8Array(0)
  let filled = 0
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      if (filled === part.length) {
        part = new Uint8Array(Math.min(left, MAX_FILE_BYTES))
        parts.push(part)
        filled = 0
      }
      const some = piece.subarray(at, at + part.length - filled)
      part.set(some, filled)
      at += some.length
      filled += some.length
      left -= some.length
    }
  }
  return parts
}

/** Hash of the body of a page as it was received, hex. */
export function bodyHash({ response }: Hop): string {
  return hash('sha256', response.body, 'hex')
}
