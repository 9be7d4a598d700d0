import { addressBytes, addressText } from './address.ts'
import { DnsError } from './dns-error.ts'
import { readName, writeName } from './name.ts'

/** Numbers of the record types that this codec shows as text. Source: IANA DNS parameters. */
export const TYPE_NUMBERS = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  DS: 43,
  RRSIG: 46,
  DNSKEY: 48,
  TLSA: 52,
  CAA: 257,
} as const
export type TypeName = keyof typeof TYPE_NUMBERS

const TYPE_NAMES = new Map<number, TypeName>(
  Object.entries(TYPE_NUMBERS).map(([name, number]) => [number, name as TypeName]),
)

/** Name of a type number, `TYPE65280` for one without a name here. Source: RFC 3597 section 5. */
export function typeName(number: number): string {
  return TYPE_NAMES.get(number) ?? `TYPE${number}`
}

/** Where a record's data lies: the whole message is needed because names in it may point elsewhere. */
export interface RdataPlace {
  readonly message: Uint8Array
  readonly start: number
  readonly end: number
}

/**
 * Data of a record as text: addresses, names with their final dot, `10 mail.example.` for MX, all strings of a TXT
 * joined without quotes and read as UTF-8, `0 issue "ca.example"` for CAA, otherwise `\# length hex` (RFC 3597).
 * Throws DnsError when the data does not have the form of its type.
 */
export function rdataText(type: number, place: RdataPlace): string {
  const { message, start, end } = place
  const data = message.subarray(start, end)
  const read = READERS.get(type)
  return read ? read(data, place) : `\\# ${data.length} ${hex(data)}`.trimEnd()
}

/** Data of a record from the text of `rdataText`; throws DnsError when the text does not fit the type. */
export function rdataBytes(type: number, text: string): Uint8Array {
  const write = WRITERS.get(type)
  if (write && !text.startsWith('\\# ')) return write(text)
  const match = /^\\# (\d{1,5})(?: ((?:[\da-f]{2})*))?$/i.exec(text)
  const data = Buffer.from(match?.[2] ?? '', 'hex')
  if (!match || data.length !== Number(match[1])) throw new DnsError('unknown data text')
  return data
}

type Reader = (data: Uint8Array, place: RdataPlace) => string

const READERS = new Map<number, Reader>([
  [TYPE_NUMBERS.A, (data) => addressText(exactly(data, 4))],
  [TYPE_NUMBERS.AAAA, (data) => addressText(exactly(data, 16))],
  [TYPE_NUMBERS.NS, (_, place) => onlyName(place)],
  [TYPE_NUMBERS.CNAME, (_, place) => onlyName(place)],
  [TYPE_NUMBERS.PTR, (_, place) => onlyName(place)],
  [TYPE_NUMBERS.MX, (data, place) => `${u16(data, 0)} ${lastName(place, 2)}`],
  [
    TYPE_NUMBERS.SRV,
    (data, place) => `${u16(data, 0)} ${u16(data, 2)} ${u16(data, 4)} ${lastName(place, 6)}`,
  ],
  [TYPE_NUMBERS.TXT, (data) => joinedStrings(data)],
  [TYPE_NUMBERS.SOA, (_, place) => soaText(place)],
  [TYPE_NUMBERS.CAA, (data) => caaText(data)],
  [
    TYPE_NUMBERS.DS,
    (data) => `${u16(data, 0)} ${u8(data, 2)} ${u8(data, 3)} ${hex(data.subarray(4))}`,
  ],
  [
    TYPE_NUMBERS.TLSA,
    (data) => `${u8(data, 0)} ${u8(data, 1)} ${u8(data, 2)} ${hex(data.subarray(3))}`,
  ],
])

type Writer = (text: string) => Uint8Array

const WRITERS = new Map<number, Writer>([
  [TYPE_NUMBERS.A, (text) => exactly(addressBytes(text) ?? new Uint8Array(), 4)],
  [TYPE_NUMBERS.AAAA, (text) => exactly(addressBytes(text) ?? new Uint8Array(), 16)],
  [TYPE_NUMBERS.NS, writeName],
  [TYPE_NUMBERS.CNAME, writeName],
  [TYPE_NUMBERS.PTR, writeName],
  [TYPE_NUMBERS.MX, (text) => numbersThenName(text, 1)],
  [TYPE_NUMBERS.SRV, (text) => numbersThenName(text, 3)],
  [TYPE_NUMBERS.TXT, stringsBytes],
  [TYPE_NUMBERS.SOA, soaBytes],
  [TYPE_NUMBERS.CAA, caaBytes],
  [TYPE_NUMBERS.DS, (text) => numbersThenHex(text, [16, 8, 8])],
  [TYPE_NUMBERS.TLSA, (text) => numbersThenHex(text, [8, 8, 8])],
])

function exactly(data: Uint8Array, length: number): Uint8Array {
  if (data.length !== length) throw new DnsError(`data is not ${length} bytes`)
  return data
}

function u8(data: Uint8Array, at: number): number {
  const value = data[at]
  if (value === undefined) throw new DnsError('data is too short')
  return value
}

function u16(data: Uint8Array, at: number): number {
  return (u8(data, at) << 8) | u8(data, at + 1)
}

function u32(data: Uint8Array, at: number): number {
  return u16(data, at) * 0x1_0000 + u16(data, at + 2)
}

function hex(data: Uint8Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.length).toString('hex')
}

function lastName(place: RdataPlace, skip: number): string {
  const { name, next } = readName(place.message, place.start + skip)
  if (next !== place.end) throw new DnsError('name does not fill the data')
  return name
}

function onlyName(place: RdataPlace): string {
  return lastName(place, 0)
}

function joinedStrings(data: Uint8Array): string {
  const parts: Uint8Array[] = []
  for (let at = 0; at < data.length; ) {
    const length = u8(data, at)
    if (at + 1 + length > data.length) throw new DnsError('string runs over the end')
    parts.push(data.subarray(at + 1, at + 1 + length))
    at += 1 + length
  }
  return Buffer.concat(parts).toString('utf8')
}

function soaText(place: RdataPlace): string {
  const primary = readName(place.message, place.start)
  const mailbox = readName(place.message, primary.next)
  if (mailbox.next + 20 !== place.end) throw new DnsError('SOA has another length')
  const numbers = [0, 4, 8, 12, 16].map((at) => u32(place.message, mailbox.next + at))
  return [primary.name, mailbox.name, ...numbers].join(' ')
}

function caaText(data: Uint8Array): string {
  const length = u8(data, 1)
  const tag = Buffer.from(data.subarray(2, 2 + length)).toString('latin1')
  if (2 + length > data.length || !/^[\da-zA-Z]+$/.test(tag))
    throw new DnsError('CAA tag is malformed')
  const value = Buffer.from(data.subarray(2 + length)).toString('latin1')
  const quoted = value.replace(/["\\]/g, '\\$&').replace(/[^\x20-\x7e]/g, decimalEscape)
  return `${u8(data, 0)} ${tag} "${quoted}"`
}

function decimalEscape(character: string): string {
  return `\\${character.charCodeAt(0).toString().padStart(3, '0')}`
}

function stringsBytes(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'utf8')
  const parts: Uint8Array[] = []
  for (let at = 0; at === 0 || at < bytes.length; at += 255) {
    const part = bytes.subarray(at, at + 255)
    parts.push(Uint8Array.of(part.length), part)
  }
  return Buffer.concat(parts)
}

function numberBytes(text: string | undefined, bits: 8 | 16 | 32): Uint8Array {
  if (text === undefined || !/^\d{1,10}$/.test(text) || Number(text) >= 2 ** bits) {
    throw new DnsError(`not a number of ${bits} bits`)
  }
  const bytes = Buffer.alloc(bits / 8)
  bytes.writeUIntBE(Number(text), 0, bits / 8)
  return bytes
}

function numbersThenName(text: string, count: number): Uint8Array {
  const fields = text.split(' ')
  if (fields.length !== count + 1) throw new DnsError('wrong number of fields')
  const numbers = fields.slice(0, count).map((field) => numberBytes(field, 16))
  return Buffer.concat([...numbers, writeName(fields[count] ?? '')])
}

function numbersThenHex(text: string, bits: readonly (8 | 16)[]): Uint8Array {
  const fields = text.split(' ')
  const digits = fields[bits.length] ?? ''
  if (fields.length !== bits.length + 1 || !/^([\da-f]{2})*$/i.test(digits)) {
    throw new DnsError('wrong fields')
  }
  return Buffer.concat([
    ...bits.map((size, index) => numberBytes(fields[index], size)),
    Buffer.from(digits, 'hex'),
  ])
}

function soaBytes(text: string): Uint8Array {
  const fields = text.split(' ')
  if (fields.length !== 7) throw new DnsError('wrong number of fields')
  const numbers = fields.slice(2).map((field) => numberBytes(field, 32))
  return Buffer.concat([writeName(fields[0] ?? ''), writeName(fields[1] ?? ''), ...numbers])
}

function caaBytes(text: string): Uint8Array {
  const match = /^(\d{1,3}) ([\da-zA-Z]{1,255}) "(.*)"$/.exec(text)
  if (!match) throw new DnsError('not a CAA text')
  const [, flags, tag = '', quoted = ''] = match
  const value = quoted.replace(/\\(\d{3}|.)/g, (_, escaped: string) =>
    escaped.length === 3 ? String.fromCharCode(Number(escaped) & 255) : escaped,
  )
  return Buffer.concat([
    numberBytes(flags, 8),
    Uint8Array.of(tag.length),
    Buffer.from(tag + value, 'latin1'),
  ])
}
