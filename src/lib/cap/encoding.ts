import { MAX_CAP_BYTES } from './grammar.ts'
import { CapError } from './model.ts'

/** A message as text, and the encodings that its XML declaration may name. */
export interface DecodedCap {
  readonly text: string
  /** In lower case. */
  readonly mayDeclare: readonly string[]
}

const UTF_8 = 'utf-8'
const UTF_16 = 'utf-16'
const ISO_8859_1 = 'iso-8859-1'
const US_ASCII = 'us-ascii'

/** A declaration that names another encoding is looked for in so many bytes: nothing but version and standalone may stand beside it. */
const DECLARATION_BYTES = 200
const DECLARED = /^<\?xml[^>]{1,100}?\sencoding\s{0,20}=\s{0,20}["']([A-Za-z][\w.-]{0,40})["']/

/**
 * The text of a message: UTF-8, UTF-16 of either byte order by its byte order mark, or ISO-8859-1 or US-ASCII where it is declared.
 * Throws CapError for anything else and for what is too large; a text that came as such may declare any of them.
 * Source: XML 1.0 §4.3.3.
 */
export function decodeCap(xml: string | Uint8Array): DecodedCap {
  const bytes = typeof xml === 'string' ? Buffer.byteLength(xml) : xml.byteLength
  if (bytes > MAX_CAP_BYTES) throw new CapError('too_large', '/')
  if (typeof xml !== 'string') return decodeBytes(xml)
  if (!xml.isWellFormed()) throw new CapError('bad_encoding', '/')
  return { text: xml, mayDeclare: [UTF_8, UTF_16, ISO_8859_1, US_ASCII] }
}

function decodeBytes(bytes: Uint8Array): DecodedCap {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUnicode(bytes, 'utf-16be', UTF_16)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUnicode(bytes, 'utf-16le', UTF_16)
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [, declared = UTF_8] = DECLARED.exec(latin.toString('latin1', 0, DECLARATION_BYTES)) ?? []
  // TextDecoder would read windows-1252 under this name; in the standard every byte is its own character.
  if (declared.toLowerCase() === ISO_8859_1)
    return { text: latin.toString('latin1'), mayDeclare: [ISO_8859_1] }
  if (declared.toLowerCase() !== US_ASCII) return decodeUnicode(bytes, UTF_8, UTF_8)
  if (bytes.some((byte) => byte > 0x7f)) throw new CapError('bad_encoding', '/', 'not US-ASCII')
  return decodeUnicode(bytes, UTF_8, US_ASCII)
}

function decodeUnicode(bytes: Uint8Array, label: string, name: string): DecodedCap {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes)
    return { text, mayDeclare: [name] }
  } catch {
    throw new CapError('bad_encoding', '/', `not ${name.toUpperCase()}`)
  }
}
