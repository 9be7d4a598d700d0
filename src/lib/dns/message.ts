import { DnsError } from './dns-error.ts'
import { readName, writeName } from './name.ts'
import { rdataBytes, rdataText, TYPE_NUMBERS, typeName, type TypeName } from './rdata.ts'

const TYPE_OPT = 41
const CLASS_IN = 1
const HEADER_BYTES = 12

/** Largest UDP answer we ask for: fits a packet of the smallest IPv6 MTU, so nothing is fragmented (DNS flag day 2020). */
export const UDP_BYTES = 1232

/** Answer codes by number. Source: RFC 1035 section 4.1.1, RFC 2136, RFC 6891. */
const RCODES = [
  'NOERROR',
  'FORMERR',
  'SERVFAIL',
  'NXDOMAIN',
  'NOTIMP',
  'REFUSED',
  'YXDOMAIN',
  'YXRRSET',
  'NXRRSET',
  'NOTAUTH',
  'NOTZONE',
]
const BADVERS = 16

export interface DnsQuestion {
  /** Presentation text with the final dot. */
  readonly name: string
  readonly type: string
}

export interface DnsRecord {
  readonly name: string
  readonly type: string
  /** Seconds. */
  readonly ttl: number
  /** Text as `rdataText` writes it. */
  readonly data: string
}

export interface DnsMessage {
  readonly id: number
  readonly isResponse: boolean
  readonly isAuthoritative: boolean
  /** The answer did not fit; ask again over TCP. */
  readonly isTruncated: boolean
  readonly recursionDesired: boolean
  readonly recursionAvailable: boolean
  /** AD: the resolver says that it validated the answer. */
  readonly isAuthentic: boolean
  readonly rcode: string
  readonly questions: readonly DnsQuestion[]
  readonly answers: readonly DnsRecord[]
  readonly authorities: readonly DnsRecord[]
  readonly additionals: readonly DnsRecord[]
  /** Extended DNS error (RFC 8914) when there is one. */
  readonly extendedError: { readonly code: number; readonly text: string } | null
}

/** A question with recursion and AD wanted and EDNS0; throws DnsError when `name` is no name. */
export function encodeQuery(id: number, name: string, type: TypeName): Uint8Array {
  const question = writeName(name)
  const message = Buffer.alloc(HEADER_BYTES + question.length + 4 + 11)
  message.writeUInt16BE(id, 0)
  message.writeUInt16BE(0x0120, 2)
  message.writeUInt16BE(1, 4)
  message.writeUInt16BE(1, 10)
  message.set(question, HEADER_BYTES)
  let at = HEADER_BYTES + question.length
  at = message.writeUInt16BE(TYPE_NUMBERS[type], at)
  at = message.writeUInt16BE(CLASS_IN, at)
  // OPT: root name, type, our UDP size as class, no flags, no options.
  at = message.writeUInt16BE(TYPE_OPT, at + 1)
  message.writeUInt16BE(UDP_BYTES, at)
  return message
}

/** What a responder fills in; everything else follows from the question. */
export interface ResponseParts {
  readonly rcode?: string
  readonly answers?: readonly DnsRecord[]
  readonly isAuthentic?: boolean
  readonly isTruncated?: boolean
}

/** Response to a decoded query, names not compressed; throws DnsError when a record's text does not fit its type. */
export function encodeResponse(query: DnsMessage, parts: ResponseParts): Uint8Array {
  const answers = parts.answers ?? []
  const rcode = RCODES.indexOf(parts.rcode ?? 'NOERROR')
  if (rcode < 0) throw new DnsError('unknown rcode')
  const flags =
    0x8080 |
    (parts.isTruncated ? 0x0200 : 0) |
    (query.recursionDesired ? 0x0100 : 0) |
    (parts.isAuthentic ? 0x0020 : 0) |
    rcode
  const header = uint16s(query.id, flags, query.questions.length, answers.length, 0, 0)
  const questions = query.questions.flatMap(({ name, type }) => [
    writeName(name),
    uint16s(typeNumber(type), CLASS_IN),
  ])
  return Buffer.concat([header, ...questions, ...answers.map(recordBytes)])
}

/** Decodes a message of at most 65,535 bytes; throws DnsError when any part of it is malformed. */
export function decodeMessage(bytes: Uint8Array): DnsMessage {
  if (bytes.length < HEADER_BYTES) throw new DnsError('message is shorter than its header')
  if (bytes.length > 0xffff) throw new DnsError('message is too long')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const flags = view.getUint16(2)
  const { questions, next } = readQuestions(bytes, view, view.getUint16(4))
  const answers = readRecords(bytes, next, view.getUint16(6))
  const authorities = readRecords(bytes, answers.next, view.getUint16(8))
  const additionals = readRecords(bytes, authorities.next, view.getUint16(10))
  const opt = additionals.opt
  const rcode = (flags & 15) | ((opt?.upperRcode ?? 0) << 4)
  return {
    id: view.getUint16(0),
    isResponse: (flags & 0x8000) !== 0,
    isAuthoritative: (flags & 0x0400) !== 0,
    isTruncated: (flags & 0x0200) !== 0,
    recursionDesired: (flags & 0x0100) !== 0,
    recursionAvailable: (flags & 0x0080) !== 0,
    isAuthentic: (flags & 0x0020) !== 0,
    rcode: rcode === BADVERS ? 'BADVERS' : (RCODES[rcode] ?? `RCODE${rcode}`),
    questions,
    answers: answers.records,
    authorities: authorities.records,
    additionals: additionals.records,
    extendedError: opt?.extendedError ?? null,
  }
}

function uint16s(...values: number[]): Uint8Array {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, index * 2)
  return bytes
}

function typeNumber(type: string): number {
  const known = (TYPE_NUMBERS as Readonly<Record<string, number>>)[type]
  const number = known ?? Number(/^TYPE(\d{1,5})$/.exec(type)?.[1])
  if (!(number <= 0xffff)) throw new DnsError('unknown record type')
  return number
}

function recordBytes(record: DnsRecord): Uint8Array {
  const type = typeNumber(record.type)
  const data = rdataBytes(type, record.data)
  const fixed = Buffer.alloc(10)
  fixed.writeUInt16BE(type, 0)
  fixed.writeUInt16BE(CLASS_IN, 2)
  fixed.writeUInt32BE(record.ttl, 4)
  fixed.writeUInt16BE(data.length, 8)
  return Buffer.concat([writeName(record.name), fixed, data])
}

function readQuestions(bytes: Uint8Array, view: DataView, count: number) {
  const questions: DnsQuestion[] = []
  let at = HEADER_BYTES
  for (let i = 0; i < count; i++) {
    const { name, next } = readName(bytes, at)
    if (next + 4 > bytes.length) throw new DnsError('question runs over the end')
    questions.push({ name, type: typeName(view.getUint16(next)) })
    at = next + 4
  }
  return { questions, next: at }
}

interface Opt {
  readonly upperRcode: number
  readonly extendedError: DnsMessage['extendedError']
}

function readRecords(bytes: Uint8Array, offset: number, count: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const records: DnsRecord[] = []
  let opt: Opt | null = null
  let at = offset
  for (let i = 0; i < count; i++) {
    const { name, next } = readName(bytes, at)
    const start = next + 10
    if (start > bytes.length) throw new DnsError('record runs over the end')
    const end = start + view.getUint16(next + 8)
    if (end > bytes.length) throw new DnsError('data runs over the end')
    const type = view.getUint16(next)
    const ttl = view.getUint32(next + 4)
    if (type === TYPE_OPT) {
      opt = { upperRcode: ttl >>> 24, extendedError: readExtendedError(bytes.subarray(start, end)) }
    } else if (view.getUint16(next + 2) === CLASS_IN) {
      const data = rdataText(type, { message: bytes, start, end })
      records.push({ name, type: typeName(type), ttl, data })
    }
    at = end
  }
  return { records, next: at, opt }
}

/** Option 15 of EDNS0. Source: RFC 8914 section 2. */
function readExtendedError(options: Uint8Array): DnsMessage['extendedError'] {
  const view = new DataView(options.buffer, options.byteOffset, options.length)
  for (let at = 0; at + 4 <= options.length; ) {
    const end = at + 4 + view.getUint16(at + 2)
    if (end > options.length) throw new DnsError('option runs over the end')
    if (view.getUint16(at) === 15 && end >= at + 6) {
      const text = Buffer.from(options.subarray(at + 6, end)).toString('utf8')
      return { code: view.getUint16(at + 4), text }
    }
    at = end
  }
  return null
}
