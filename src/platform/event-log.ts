// The operator's log: one JSON line for each event, without personal data, in a file that rotates by itself.
import { closeSync, existsSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { cleanedLine } from '../core/line.ts'
import type { Time } from '../core/time.ts'

/** What happened. `what` names the part of the node that speaks, `text` is one line about it. */
export interface LogEvent {
  readonly time: Time
  readonly level: 'info' | 'error'
  readonly realm: 'actual' | 'exercise'
  readonly what: string
  readonly text: string
}

/** Longest text of an event; a stack of causes has its point at the front. */
const MAX_TEXT = 2_000

/** Events of one minute that are kept; a fault in a loop must not fill the disk. What was left out is counted. */
const MAX_PER_MINUTE = 600

/** A file of the log, and how many older ones are kept beside it as `.1`, `.2` … */
export const MAX_LOG_BYTES = 10 * 1024 * 1024
export const OLD_LOGS = 5

/** Parts whose lines tell of trouble. */
const TROUBLE = /^(incident|workflow|job|log|gateway|kept replies|stations|mirror: it is not)\b/

/** Reads a line of the node as an event. */
export function eventOf(time: Time, line: string): LogEvent {
  const isExercise = line.startsWith('exercise: ')
  const own = isExercise ? line.slice('exercise: '.length) : line
  const [, what = 'node', text = own] = /^([a-z][\w. -]{0,60}?): ([\s\S]*)$/.exec(own) ?? []
  return {
    time,
    level: TROUBLE.test(own) ? 'error' : 'info',
    realm: isExercise ? 'exercise' : 'actual',
    what,
    text: impersonal(text),
  }
}

/**
 * The text without what could tell of a person: quoted words, mail addresses, telephone numbers, network addresses,
 * what follows `?` or `#` in an address, and long secrets. Line ends become spaces, and so does what could steer a
 * terminal or turn the writing around: some of the text is of strangers. Takes time by the length of the text only.
 */
export function impersonal(text: string): string {
  return cleanedLine(text, MAX_TEXT * 2)
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/"[^"]*"|“[^”]*”|„[^“”]*[“”]|‘[^’]*’|«[^»]*»|(?<!\w)'[^']*'|`[^`]*`/g, '"…"')
    .replaceAll(/=\([^)]*\)/g, '=(…)')
    .replaceAll(/(?<![a-z])([a-z]+:\/\/[^\s?#)]*)[?#][^\s)]*/gi, '$1?…')
    .replaceAll(/\/\/[^\s/@]+@/g, '//…@')
    .replaceAll(/(?<![^\s@<>(),;:"])[^\s@<>(),;:"]+@[^\s@<>(),;"]+/g, '…@…')
    .replaceAll(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '…ip…')
    .replaceAll(/(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])/gi, '…ip…')
    .replaceAll(/\+\d[\d ()/.-]{5,40}\d/g, '…tel…')
    .replaceAll(/(?<![\p{L}\p{Nd}_.-])\p{Nd}{9,15}(?![\p{L}\p{Nd}_-])/gu, '…tel…')
    .replaceAll(/(?<![\w-])(?=[\w-]*\d)(?![\da-f]{8}-[\da-f]{4}-)[\w-]{24,}(?![\w-])/gi, '…')
    .slice(0, MAX_TEXT)
}

/** Where events go. */
export interface EventFile {
  write(event: LogEvent): void
  /** Opens the path anew, after somebody moved the file away. */
  reopen(): void
  close(): void
}

/** Opens the log in `path` (mode 0600). Throws where the file cannot be written; later failures only lose lines. */
export function openEventFile(
  path: string,
  limits = { bytes: MAX_LOG_BYTES, old: OLD_LOGS },
): EventFile {
  let file = openSync(path, 'a', 0o600)
  let size = fstatSync(file).size

  function reopen(): void {
    closeSync(file)
    file = openSync(path, 'a', 0o600)
    size = fstatSync(file).size
  }

  function rotate(): void {
    rmSync(`${path}.${limits.old}`, { force: true })
    for (let n = limits.old - 1; n >= 1; n -= 1)
      if (existsSync(`${path}.${n}`)) renameSync(`${path}.${n}`, `${path}.${n + 1}`)
    if (existsSync(path)) renameSync(path, `${path}.1`)
    reopen()
  }

  return {
    write(event) {
      const bytes = Buffer.from(`${JSON.stringify(event)}\n`)
      try {
        if (size > 0 && size + bytes.length > limits.bytes) rotate()
        writeSync(file, bytes)
        size += bytes.length
      } catch {
        // A full disk stops the log before it stops the node; /readyz says so.
      }
    },
    reopen,
    close: () => closeSync(file),
  }
}

/** Lets the first events of each minute through; the first of the next one says how many were left out. */
export function limitEvents(write: (event: LogEvent) => void): (event: LogEvent) => void {
  let minute = ''
  let count = 0
  let left = 0
  return (event) => {
    if (event.time.slice(0, 16) !== minute) {
      if (left > 0) write({ ...event, what: 'log', text: `${left} events were left out` })
      minute = event.time.slice(0, 16)
      count = 0
      left = 0
    }
    count += 1
    if (count <= MAX_PER_MINUTE) write(event)
    else left += 1
  }
}
