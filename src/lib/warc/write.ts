import { createHash } from 'node:crypto'
import { VERSION, type WarcDraft } from './record.ts'

/**
 * One record as the pieces of bytes that it consists of; the file is the records one behind the other, not packed, so that
 * what was hashed is what lies there. Throws RangeError for a field that would end its line. Source: ISO 28500:2017, 4 and 5.
 */
export function writeRecord(draft: WarcDraft): Uint8Array[] {
  const { head, payload, url, ip, concurrentTo } = draft
  const isHttp = head.length > 0
  const fields: [string, string | null][] = [
    ['WARC-Type', draft.type],
    ['WARC-Record-ID', urn(draft.id)],
    ['WARC-Date', draft.date],
    ['WARC-Target-URI', url],
    ['WARC-IP-Address', ip],
    ['WARC-Concurrent-To', concurrentTo === null ? null : urn(concurrentTo)],
    ['WARC-Block-Digest', digestOf(head, payload)],
    ['WARC-Payload-Digest', isHttp ? digestOf(payload) : null],
    ['Content-Type', draft.contentType],
    ['Content-Length', String(head.length + payload.length)],
  ]
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [lineOf(name, value)]))
  return [Buffer.from([VERSION, ...lines, '', ''].join('\r\n')), head, payload, END]
}

const END = Buffer.from('\r\n\r\n')

export function urn(id: string): string {
  return `<urn:uuid:${id}>`
}

/** The SHA-256 of these bytes as a field says it. */
export function digestOf(...pieces: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return `sha256:${hash.digest('hex')}`
}

function lineOf(name: string, value: string): string {
  if (/[\r\n\0]/.test(value)) throw new RangeError(`${name} is no line`)
  return `${name}: ${value}`
}
