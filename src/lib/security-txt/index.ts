/**
 * security.txt as pure code: the fields of a file, the lines that are none, and whether its signature is whole.
 * Fetching is the caller's part, verifying the signature as well. Source: RFC 9116.
 */

/** A file in its parts. */
export interface SecurityTxt {
  /** Name in lower case, value without space around it, in the order of the file. */
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  /** Lines that are neither field, comment nor empty, and fields without the space after the colon; from 1. */
  readonly badLines: readonly number[]
  /** `none`: not signed; `broken`: parts of a signed message are missing or out of order. */
  readonly signature: 'none' | 'whole' | 'broken'
}

const BEGIN = '-----BEGIN PGP SIGNED MESSAGE-----'
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----'
const END = '-----END PGP SIGNATURE-----'

/** Reads a file. Never throws: what is wrong is part of the result. */
export function readSecurityTxt(text: string): SecurityTxt {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const { from, until, signature } = bodyOf(lines)
  const fields: SecurityTxt['fields'][number][] = []
  const badLines: number[] = []
  for (let at = from; at < until; at++) {
    // A signed message writes `- ` before a line that begins with a dash.
    const line = (lines[at] ?? '').replace(signature === 'none' ? /^(?!)/ : /^- /, '')
    if (/^\s*(?:#.*)?$/.test(line)) continue
    const match = /^([!-9;-~]+):(\s*)(\S.*)$/.exec(line)
    if (match?.[1] && match[3]) {
      fields.push({ name: match[1].toLowerCase(), value: match[3].trim() })
      if (match[2] !== '') continue
    }
    badLines.push(at + 1)
  }
  return { fields, badLines, signature }
}

/** Where the fields stand: between the headers of a signed message and its signature. */
function bodyOf(lines: readonly string[]) {
  const begin = lines.findIndex((line) => line.trimEnd() === BEGIN)
  const signature = lines.findIndex((line) => line.trimEnd() === SIGNATURE)
  const end = lines.findIndex((line) => line.trimEnd() === END)
  const isSigned = begin >= 0 || signature >= 0 || end >= 0
  if (!isSigned) return { from: 0, until: lines.length, signature: 'none' as const }
  const blank = lines.findIndex((line, at) => at > begin && line.trim() === '')
  const isWhole =
    lines.slice(0, Math.max(0, begin)).every((line) => line.trim() === '') &&
    begin >= 0 &&
    blank > begin &&
    signature > blank &&
    end > signature + 1
  return {
    from: begin >= 0 && blank > begin ? blank + 1 : begin + 1,
    until: signature >= 0 ? signature : end >= 0 ? end : lines.length,
    signature: isWhole ? ('whole' as const) : ('broken' as const),
  }
}

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** True for a time that exists: not on 30 February, not at 24:00. Source: RFC 3339 section 5.6. */
export function isInternetTime(text: string): boolean {
  const match = DATE.exec(text.slice(0, 10))
  if (match === null || !/^t$/i.test(text.slice(10, 11))) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = (MONTH_DAYS[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0)
  return day >= 1 && day <= days && CLOCK.test(text.slice(11))
}
