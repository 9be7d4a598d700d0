import type { LookoutFault } from '../../core/lookout.ts'
import { addMs, HOUR, msBetween, type Time } from '../../core/time.ts'
import type { Fault } from './fault.ts'

/** What the lookout has said and what it suspects; kept from look to look. */
export interface Alarm {
  /** How many looks in a row saw a fault, by its code; under `any` how many saw one or another. */
  readonly suspects: Readonly<Record<string, number>>
  /** What was told last; empty when all was well or nothing was told yet. */
  readonly told: readonly LookoutFault[]
  /** When the first of it was seen; null while all is well. */
  readonly since: Time | null
  /** When something was said within the last hour. */
  readonly said: readonly Time[]
  /** When a fault was last named, by its code. */
  readonly named: Readonly<Record<string, Time>>
}

/** Nothing seen, nothing said. */
export const CALM: Alarm = { suspects: {}, told: [], since: null, said: [], named: {} }

/** What is to be said now. */
export interface Saying {
  readonly kind: 'raised' | 'changed' | 'again' | 'over'
  readonly faults: readonly Fault[]
  readonly since: Time
}

/** Looks that must agree on what a lost packet could also explain. */
const LOOKS = 2

/** So many looks in a row with now this fault and now that are a node in trouble, too: still within a minute. */
const ANY_LOOKS = 3

/** Most messages in an hour; a fault that was not named in it is told all the same. */
export const MAX_PER_HOUR = 12

/** What these faults amount to after the looks before: those that are believed now. */
export function believed(alarm: Alarm, faults: readonly Fault[]): Fault[] {
  const { suspects } = alarm
  if ((suspects['any'] ?? 0) + 1 >= ANY_LOOKS) return [...faults]
  return faults.filter(({ code, isProven }) => isProven || (suspects[code] ?? 0) + 1 >= LOOKS)
}

/**
 * Takes one look and says what is to be said: once when the state changes, again every `againMs` while it lasts, and when
 * it is over; never more than {@link MAX_PER_HOUR} in an hour. What was held back is said as soon as there is room.
 */
export function takeLook(
  alarm: Alarm,
  faults: readonly Fault[],
  { now, againMs }: { readonly now: Time; readonly againMs: number },
): { readonly alarm: Alarm; readonly saying: Saying | null } {
  const sure = believed(alarm, faults)
  const counted = faults.length === 0 ? [] : ['any', ...faults.map(({ code }) => code)]
  const suspects = Object.fromEntries(
    counted.map((code) => [code, (alarm.suspects[code] ?? 0) + 1]),
  )
  const since = faults.length === 0 ? null : (alarm.since ?? now)
  const said = alarm.said.filter((at) => at > addMs(now, -HOUR))
  const waiting: Alarm = { ...alarm, suspects, since, said }
  // A fault seen once is neither well nor wrong: the next look decides.
  if (faults.length > 0 && sure.length === 0) return { alarm: waiting, saying: null }
  const kind = kindOf(alarm, sure, { now, againMs })
  if (kind === null) return { alarm: waiting, saying: null }
  const isNews = sure.some(({ code }) => (alarm.named[code] ?? '') <= addMs(now, -HOUR))
  if (said.length >= MAX_PER_HOUR && !isNews) {
    // The end of what was told keeps its beginning, so that it can still be told.
    return { alarm: { ...waiting, since: since ?? alarm.since }, saying: null }
  }
  const codes = sure.map(({ code }) => code)
  const named = { ...alarm.named, ...Object.fromEntries(codes.map((code) => [code, now])) }
  return {
    alarm: { suspects, told: codes, since, said: [...said, now], named },
    saying: { kind, faults: sure, since: alarm.since ?? now },
  }
}

function kindOf(
  { told, said }: Alarm,
  sure: readonly Fault[],
  { now, againMs }: { readonly now: Time; readonly againMs: number },
): Saying['kind'] | null {
  if (told.length === 0) return sure.length === 0 ? null : 'raised'
  if (sure.length === 0) return 'over'
  const isSame = sure.length === told.length && sure.every(({ code }) => told.includes(code))
  if (!isSame) return 'changed'
  const last = said.at(-1)
  return last === undefined || msBetween(last, now) >= againMs ? 'again' : null
}
