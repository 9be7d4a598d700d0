import { addressText } from '../dns/address.ts'
import { expectTag, oidText, readAll, readDer, TAG, X509Error, type Der } from './der.ts'
import { NAME_PARTS } from './identifiers.ts'

/** Names that a certificate stands for. */
export interface SubjectNames {
  /** DNS names as they are written, control bytes included, so that they never match by accident. */
  readonly dns: readonly string[]
  /** Addresses as text, IPv6 as RFC 5952 writes it. */
  readonly ip: readonly string[]
}

/** A distinguished name on one line, `CN=www.vote.test, O=Electoral Board`; commas and backslashes in values are escaped. */
export function nameText(name: Der): string {
  const parts = readAll(name.content, 100).flatMap((set) =>
    readAll(expectTag(set, TAG.set).content, 20),
  )
  return parts
    .map((part) => {
      const [id, value] = readAll(expectTag(part, TAG.sequence).content, 2)
      const oid = oidText(id)
      return `${NAME_PARTS.get(oid) ?? oid}=${stringText(value).replace(/[\\,]/g, '\\$&')}`
    })
    .join(', ')
}

function stringText(value: Der | undefined): string {
  if (!value) throw new X509Error('value is missing')
  const bytes = Buffer.from(value.content)
  if (value.tag === TAG.utf8) return bytes.toString('utf8')
  if (value.tag === TAG.bmpString && bytes.length % 2 === 0)
    return bytes.swap16().toString('utf16le')
  if (value.tag === TAG.universalString && bytes.length % 4 === 0) {
    const codes = Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readUInt32BE(i * 4))
    return codes.map((code) => String.fromCodePoint(code > 0x10ffff ? 0xfffd : code)).join('')
  }
  return bytes.toString('latin1')
}

/** UTC text of a validity time; throws X509Error for forms and dates that RFC 5280 section 4.1.2.5 does not allow. */
export function timeText(time: Der | undefined): string {
  const text = Buffer.from(time?.content ?? []).toString('latin1')
  const match = /^(\d{2}|\d{4})(\d\d)(\d\d)([01]\d|2[0-3])([0-5]\d)([0-5]\d)Z$/.exec(text)
  const yearDigits = time?.tag === TAG.utcTime ? 2 : time?.tag === TAG.generalizedTime ? 4 : 0
  const [, year = '', month, day, hour, minute, second] = match ?? []
  if (year.length !== yearDigits) throw new X509Error('not a validity time')
  const century = year.length === 4 ? '' : Number(year) >= 50 ? '19' : '20'
  const days = daysInMonth(Number(century + year), Number(month))
  if (!(Number(day) >= 1 && Number(day) <= days)) throw new X509Error('no such day')
  return `${century}${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
}

/** 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  if (month === 2) return isLeap ? 29 : 28
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** Value of a subjectAltName extension; none when there is no extension. */
export function readGeneralNames(value: Uint8Array | undefined): SubjectNames {
  const dns: string[] = []
  const ip: string[] = []
  if (value) {
    for (const name of readAll(expectTag(readDer(value), TAG.sequence).content)) {
      if (name.tag === 0x82) dns.push(Buffer.from(name.content).toString('latin1'))
      else if (name.tag === 0x87 && (name.content.length === 4 || name.content.length === 16)) {
        ip.push(addressText(name.content))
      }
    }
  }
  return { dns, ip }
}
