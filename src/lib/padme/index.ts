// Padding that hides how long a text is: what is sealed has one of few lengths (Padmé), and begins with the length of
// what counts in it. src/http/browser/padme.js is its twin.
// Source: Nikitin et al., Reducing Metadata Leakage from Encrypted Files and Communication with PURBs, PoPETs 2019, §4.

/** Shorter texts are told apart by nothing. */
export const MIN_PADDED = 4_096

/** Largest that is padded: an attachment of 20 MiB and room beside it. */
export const MAX_PADDED = 32 * 1024 * 1024

const LENGTH_BYTES = 4

/** What is sealed of a report: what a program reads, and what a person wrote. */
export interface Sealed {
  readonly manifest: Readonly<Record<string, unknown>>
  readonly text: string
}

/** The next length that Padmé allows, at most 12 % more, and 4 KiB at least. Throws RangeError beyond {@link MAX_PADDED}. */
export function padded(length: number): number {
  if (!Number.isInteger(length) || length < 0 || length > MAX_PADDED)
    throw new RangeError('this cannot be padded')
  if (length <= MIN_PADDED) return MIN_PADDED
  const exponent = 31 - Math.clz32(length)
  const step = 2 ** (exponent - (32 - Math.clz32(exponent)))
  return Math.ceil(length / step) * step
}

/** Bytes behind their length, with noughts up to an allowed length. Throws RangeError for too many. */
export function pad(bytes: Uint8Array): Buffer {
  const out = Buffer.alloc(padded(LENGTH_BYTES + bytes.length))
  out.writeUInt32BE(bytes.length)
  out.set(bytes, LENGTH_BYTES)
  return out
}

/** What {@link pad} was given; null for bytes that it did not make. */
export function unpad(bytes: Uint8Array): Buffer | null {
  if (bytes.length < MIN_PADDED || bytes.length > MAX_PADDED) return null
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = LENGTH_BYTES + all.readUInt32BE()
  if (end > all.length || padded(end) !== all.length) return null
  return all.subarray(end).every((byte) => byte === 0) ? all.subarray(LENGTH_BYTES, end) : null
}

/** The bytes that are sealed of a report. Throws RangeError where they are too many. */
export function frameOf({ manifest, text }: Sealed): Buffer {
  return pad(Buffer.from(JSON.stringify({ manifest, text })))
}

/** Reads what was opened; null where it is no such frame. Who calls it parses the manifest. */
export function readFrame(bytes: Uint8Array): Sealed | null {
  const json = unpad(bytes)
  if (json === null) return null
  const read = parsed(json.toString('utf8'))
  if (typeof read !== 'object' || read === null) return null
  const { manifest, text } = read as Partial<Sealed>
  if (typeof text !== 'string' || typeof manifest !== 'object' || manifest === null) return null
  return Array.isArray(manifest) ? null : { manifest, text }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not what frameOf wrote.
    return null
  }
}
