// Which short messages are kept: nobody's flood pushes out what an observer sends, and no telephone fills the node.
import type { CommandContext } from '../../core/action.ts'
import { isSameNumber, numberTail } from '../../core/phone.ts'
import type { HourlyLimit } from '../../core/surplus.ts'
import * as noun from './schema.ts'

/** What is counted by the hour. */
export const KEPT = 'pollwatch.message'

/** Digits by which telephones are told apart here; more would tell whose they are. */
const TOLD_BY = 3

/** A telephone that says it has this number, which anybody can forge. */
export interface Sender {
  readonly from: string
  readonly observer: noun.ObserverRow | undefined
}

/** Whether it seems to be the telephone that the group knows. */
export function isOwnPhone({ from, observer }: Sender): boolean {
  const own = observer?.endedAt === null ? observer.phone : null
  return own !== null && isSameNumber(own, from)
}

/** The name of a telephone among those who are counted with `whose`. */
export function telephoneOf(whose: string, from: string): string {
  return `${whose} ${numberTail(from, TOLD_BY)}`
}

/**
 * Counts one more by each of these, the part of a telephone before the whole; gives whether it is within all. Where the whole is
 * used up it alone is counted: whoever forges a thousand telephones makes no row for each.
 */
export async function takeEach(
  ctx: CommandContext,
  limits: readonly HourlyLimit[],
): Promise<boolean> {
  const whole = limits.at(-1)
  if (whole !== undefined && !(await ctx.hasHourly(whole))) return await ctx.takeHourly(whole)
  for (const limit of limits) if (!(await ctx.takeHourly(limit))) return false
  return true
}

/**
 * Whether a message is kept. What has the letters of the card has a share of its own, whoever wrote in the observer's name
 * before; what has not them and names him has two, of what seems to come from his telephone and of what comes from others.
 */
export async function isKept(
  ctx: CommandContext,
  sender: Sender,
  hasLetters: boolean,
): Promise<boolean> {
  return await takeEach(
    ctx,
    sharesOf(sender, hasLetters).map((share) => ({ what: KEPT, ...share })),
  )
}

function sharesOf(sender: Sender, hasLetters: boolean): readonly Omit<HourlyLimit, 'what'>[] {
  const { from, observer } = sender
  const limit = noun.MESSAGES_PER_HOUR
  const part = (whose: string) => ({
    who: telephoneOf(whose, from),
    limit: noun.STRANGER_PER_HOUR,
  })
  if (observer === undefined)
    return [part('stranger'), { who: 'strangers', limit: noun.STRANGERS_PER_HOUR }]
  const { id } = observer
  if (hasLetters) return [{ who: id, limit }]
  if (isOwnPhone(sender)) return [{ who: `${id} by his telephone`, limit }]
  return [part(`${id} from`), { who: `${id} from others`, limit }]
}

/** Why what anybody may have sent waits for a call. */
const UNPROVED = [
  'unknown-observer',
  'other-phone',
  'no-secret',
  'wrong-secret',
  'mistyped-number',
  'ended-observer',
] as const

/** Those reasons, and those of what a card of the group or a telephone that it enrolled sent. */
export const REASONS = {
  unproved: UNPROVED,
  proved: noun.entryReason.exclude(UNPROVED).options,
} as const

/** Whether anybody may have sent what waits for this reason. */
export function isUnproved(reason: noun.EntryRow['reason'] | undefined): boolean {
  return UNPROVED.some((one) => one === reason)
}
