import { MAX_HEAD, WarcError } from './record.ts'

/** An HTTP answer out of a record. */
export interface HttpMessage {
  readonly status: number
  /** Value of a field, those of one name joined by a comma; null where there is none. */
  header(name: string): string | null
  /** As it was received, packed where it came packed. */
  readonly body: Uint8Array
}

/** Reads the block of a `response`. Throws WarcError (`http`) for what is none; `record` is its number, for the error. */
export function httpMessage(block: Uint8Array, record: number): HttpMessage {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.length)
  const end = bytes.subarray(0, MAX_HEAD).indexOf('\r\n\r\n')
  const lines = bytes.toString('latin1', 0, Math.max(0, end)).split('\r\n')
  const status = /^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(lines[0] ?? '')?.[1]
  if (end < 0 || status === undefined) throw new WarcError('http', record)
  return {
    status: Number(status),
    header: (name) => valueOf(lines, name.toLowerCase()),
    body: bytes.subarray(end + 4),
  }
}

function valueOf(lines: readonly string[], name: string): string | null {
  const values = lines.slice(1).flatMap((line) => {
    const colon = line.indexOf(':')
    const isIt = colon > 0 && line.slice(0, colon).toLowerCase() === name
    return isIt ? [line.slice(colon + 1).trim()] : []
  })
  return values.length === 0 ? null : values.join(', ')
}

/** Named fields as the text of a `warcinfo` or `metadata`; an end of a line within a value becomes a space. */
export function textOfFields(fields: readonly (readonly [string, string])[]): string {
  return fields.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ')}\r\n`).join('')
}

/** The named fields of such a text, in their order. */
export function fieldsOf(text: string): [string, string][] {
  return text.split('\r\n').flatMap((line) => {
    const colon = line.indexOf(': ')
    return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 2)] as [string, string]] : []
  })
}
