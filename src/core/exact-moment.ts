import { z } from 'zod'
import { isReal, timeOf } from './civil-day.ts'
import { addMs, MINUTE, type Time, toMs } from './time.ts'

/**
 * A moment as people and logs write it: `2026-11-24T08:00`, with seconds, with a fraction of up to nine digits, and with
 * an offset from UTC or `Z`.
 */
const SHAPE =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)?$/

/** Room for the longest that fits the shape. */
const MAX_LENGTH = 40

/** What was typed, taken apart. */
interface Parts {
  /** By the clock on the wall, to the minute. */
  readonly civil: string
  /** Milliseconds behind the minute. */
  readonly ms: number
  /** Digits of the fraction behind the milliseconds; without zeros at the end. */
  readonly finer: string
  /** Minutes east of UTC; null where nobody said. */
  readonly offsetMin: number | null
}

/** Minutes east of UTC as they are written: `+05:45`, `-0330`, `Z`. */
export function offsetMinutes(text: string): number {
  if (text === 'Z') return 0
  const digits = text.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return text.startsWith('-') ? -minutes : minutes
}

function partsOf(text: string): Parts | null {
  const [, day = '', minute = '', second = '00', fraction = '', offset] = SHAPE.exec(text) ?? []
  const [milli, finer] = [fraction.slice(0, 3).padEnd(3, '0'), fraction.slice(3)]
  if (day === '' || !isReal(`${day}T${minute}:${second}.${milli}Z`)) return null
  return {
    civil: `${day}T${minute}`,
    ms: Number(second) * 1000 + Number(milli),
    finer: finer.replace(/0+$/, ''),
    offsetMin: offset === undefined ? null : offsetMinutes(offset),
  }
}

/** A moment with seconds, a fraction and an offset where they are known; refuses what no calendar or clock has. */
export const exactMoment = z
  .string()
  .trim()
  .max(MAX_LENGTH)
  .regex(SHAPE, 'write it like 2026-11-24T08:00, or like 2026-11-24T08:00:05.123+02:00')
  .refine((text) => partsOf(text) !== null || !SHAPE.test(text), 'no such date or time')

/** The moment of what `exactMoment` takes. */
export interface Exact {
  readonly at: Time
  readonly finer: string
  readonly offsetMin: number | null
}

/** Reads what `exactMoment` took; without an offset it is by the clock on the wall of `zone`. Throws RangeError for any other text. */
export function exactOf(text: string, zone: string): Exact {
  const parts = partsOf(text)
  if (parts === null) throw new RangeError(`no moment: ${text}`)
  const { civil, ms, finer, offsetMin } = parts
  const minute =
    offsetMin === null ? timeOf(civil, zone) : addMs(`${civil}:00.000Z`, -offsetMin * MINUTE)
  return { at: addMs(minute, ms), finer, offsetMin }
}

const FINENESS = ['minute', 'second', 'millisecond'] as const
export type Fineness = (typeof FINENESS)[number]

/** How finely a moment is known, by its own last digits and by how it was written. */
export function finenessOf(at: Time, written: string): Fineness {
  const ms = toMs(at)
  const own = ms % 1000 !== 0 ? 2 : ms % MINUTE === 0 ? 0 : 1
  const [seconds, fraction] = /\d\d:\d\d:\d\d(?:[.,](\d))?/.exec(written) ?? []
  const said = fraction !== undefined ? 2 : seconds === undefined ? 0 : 1
  return FINENESS[Math.max(own, said)] ?? 'minute'
}
