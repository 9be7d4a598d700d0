// Calendars as text that other programs read. Source: RFC 5545 (iCalendar).

/** Content type of the text. */
export const CONTENT_TYPE = 'text/calendar; charset=utf-8'

/** Octets of a line before it is folded, the end of the line not counted. Source: RFC 5545, 3.1. */
const MAX_LINE_OCTETS = 75

/** One stretch of time. */
export interface CalendarEvent {
  /** The same in every file, so that a calendar that knows it changes it and adds no second one. */
  readonly uid: string
  /** UTC times `2026-11-24T08:00:00.000Z`; the end is not included. */
  readonly from: string
  readonly until: string
  readonly title: string
  /** What else is known, in lines; null for nothing. */
  readonly more: string | null
}

export interface Calendar {
  readonly name: string
  /** Who made it: `Scrutineer 1.0`. */
  readonly by: string
  /** When it was made, UTC. */
  readonly at: string
  readonly events: readonly CalendarEvent[]
}

/** The calendar as RFC 5545 wants it: lines end in CR LF, long ones are folded, times are UTC. */
export function writeCalendar({ name, by, at, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${text(by)}//EN`,
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${text(name)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${text(event.uid)}`,
      `DTSTAMP:${moment(at)}`,
      `DTSTART:${moment(event.from)}`,
      `DTEND:${moment(event.until)}`,
      `SUMMARY:${text(event.title)}`,
      ...(event.more === null ? [] : [`DESCRIPTION:${text(event.more)}`]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** `2026-11-24T08:00:00.000Z` → `20261124T080000Z`. */
function moment(at: string): string {
  return `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

/** A value of type TEXT: what means something to the format is escaped, and no other control sign or turn of direction is let through. */
function text(value: string): string {
  return value
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
}

/** The line in pieces of at most 75 octets, never cut within a letter; each further piece begins with a space. */
function folded(line: string): string {
  const pieces: string[] = []
  let [piece, octets] = ['', 0]
  for (const letter of line) {
    const length = Buffer.byteLength(letter)
    if (octets + length > MAX_LINE_OCTETS) {
      pieces.push(piece)
      ;[piece, octets] = ['', 1]
    }
    piece += letter
    octets += length
  }
  return [...pieces, piece].join('\r\n ')
}
