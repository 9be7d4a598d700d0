// Forms that come with a file: fields and files one behind the other between lines that the sender made up. Read in one go
// over the bytes; nothing is copied but names and texts.
// Source: RFC 7578, RFC 2046 §5.1.1, WHATWG HTML §4.10.22.8 for how browsers write names.

/** Longest boundary, and bytes of the head of one part. Source: RFC 2046 §5.1.1 for the first. */
const MAX_BOUNDARY = 70
const MAX_HEAD = 2_048

/** One part of a form. */
export interface FormPart {
  readonly name: string
  /** Null for a field; empty where a file was asked for and none chosen. */
  readonly fileName: string | null
  /** A view into what was read. */
  readonly bytes: Uint8Array
}

/** A form as far as it was read. */
export interface ReadForm {
  /** Parts that are whole, in their order. */
  readonly parts: readonly FormPart[]
  /** The part that the bytes end in the middle of; null where the form is whole. */
  readonly cut: Pick<FormPart, 'name' | 'fileName'> | null
}

/** The boundary that a content type names; null for any other type, and for a boundary that is none. */
export function boundaryOf(type: string): string | null {
  if (!/^multipart\/form-data\s*;/i.test(type) || type.length > 500) return null
  const found = /;\s*boundary=(?:"([^"]*)"|([^\s;"]+))/i.exec(type)
  const boundary = found?.[1] ?? found?.[2] ?? ''
  return /^[\w'()+,./:=? -]+$/.test(boundary) && boundary.length <= MAX_BOUNDARY ? boundary : null
}

/** Reads a form of at most `maxParts` parts; null for what is none. A form that is cut off is read as far as it goes. */
export function readForm(
  bytes: Uint8Array,
  { boundary, maxParts }: { readonly boundary: string; readonly maxParts: number },
): ReadForm | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const line = Buffer.from(`\r\n--${boundary}`)
  const first = line.subarray(2)
  if (!all.subarray(0, first.length).equals(first)) return null
  const parts: FormPart[] = []
  let at = first.length
  for (let n = 0; n <= maxParts; n += 1) {
    const after = all.subarray(at, at + 2).toString('latin1')
    if (after === '--') return { parts, cut: null }
    if (after !== '\r\n' || n === maxParts) return null
    const headEnd = all.subarray(at, at + MAX_HEAD).indexOf('\r\n\r\n')
    const head = headEnd < 0 ? null : headOf(all.subarray(at, at + headEnd).toString('utf8'))
    if (head === null) return null
    const start = at + headEnd + 4
    const end = all.indexOf(line, start)
    if (end < 0) return { parts, cut: head }
    parts.push({ ...head, bytes: all.subarray(start, end) })
    at = end + line.length
  }
  return null
}

/** Name and file name that the head of a part says; null where it says no name. */
function headOf(head: string): Pick<FormPart, 'name' | 'fileName'> | null {
  const found = /^content-disposition: *form-data *;([^\r\n]*)$/im.exec(head)?.[1]
  if (found === undefined) return null
  const said = (what: string) => {
    const value = new RegExp(`(?:^|;) *${what}="([^"]*)"`, 'i').exec(found)?.[1]
    return value === undefined ? null : plain(value)
  }
  const name = said('name')
  return name === null ? null : { name, fileName: said('filename') }
}

/** Browsers write three signs of a name so, and every other one as it is. */
function plain(value: string): string {
  return value.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n').toWellFormed()
}
