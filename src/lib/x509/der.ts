/** Bytes that are no X.509 certificate in DER. */
export class X509Error extends Error {
  override readonly name = 'X509Error'
}

/** One DER element: its tag byte, its content, and its whole bytes with the header. */
export interface Der {
  readonly tag: number
  readonly content: Uint8Array
  readonly whole: Uint8Array
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  universalString: 0x1c,
  bmpString: 0x1e,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** The element at `offset`; throws X509Error when it runs over the end or its length is not written as DER does. */
export function readDer(bytes: Uint8Array, offset = 0): Der {
  const tag = bytes[offset]
  const first = bytes[offset + 1]
  if (tag === undefined || first === undefined) throw new X509Error('element is cut off')
  if ((tag & 0x1f) === 0x1f) throw new X509Error('long tags are not used in certificates')
  let length = first
  let start = offset + 2
  if (first >= 0x80) {
    const count = first & 0x7f
    if (count === 0 || count > 3) throw new X509Error('length is indefinite or too long')
    length = 0
    for (let i = 0; i < count; i++) length = length * 256 + (bytes[start + i] ?? 0)
    if (length < 0x80) throw new X509Error('length is not written in its shortest form')
    start += count
  }
  const end = start + length
  if (end > bytes.length) throw new X509Error('element runs over the end')
  return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(offset, end) }
}

/** The elements inside a sequence or set, at most `limit`; throws X509Error when there are more. */
export function readAll(content: Uint8Array, limit = 20_000): Der[] {
  const list: Der[] = []
  for (let at = 0; at < content.length; ) {
    if (list.length === limit) throw new X509Error('too many elements')
    const element = readDer(content, at)
    list.push(element)
    at += element.whole.length
  }
  return list
}

/** The element when it has this tag, otherwise throws X509Error. */
export function expectTag(element: Der | undefined, tag: number): Der {
  if (element?.tag !== tag) throw new X509Error(`element with tag ${tag} is missing`)
  return element
}

/** Dotted text of an object identifier; throws X509Error when it is malformed or has an arc beyond 2^53. */
export function oidText(element: Der | undefined): string {
  const { content } = expectTag(element, TAG.oid)
  const arcs: number[] = []
  let arc = 0
  for (const [index, octet] of content.entries()) {
    arc = arc * 128 + (octet & 0x7f)
    if (!Number.isSafeInteger(arc)) throw new X509Error('object identifier is too large')
    if (octet >= 0x80) {
      if (index === content.length - 1) throw new X509Error('object identifier is cut off')
      continue
    }
    if (arcs.length === 0)
      arcs.push(Math.min(Math.floor(arc / 40), 2), arc - Math.min(Math.floor(arc / 40), 2) * 40)
    else arcs.push(arc)
    arc = 0
  }
  if (arcs.length === 0) throw new X509Error('object identifier is empty')
  return arcs.join('.')
}
