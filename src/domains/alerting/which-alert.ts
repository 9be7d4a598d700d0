// Which alert a short message answers: it is not sent from the screen of one, so that it has to be clear by itself.
import { CODE_LETTERS } from '../../core/id.ts'
import { heedFirst } from '../../lib/cap/order.js'
import type { Answer } from './schema.ts'

/** Letters of an alert: with two in force one pair in 330,000 has the same. */
const TAG_LETTERS = 4

/** The letters by which a short message names an alert; always the same, from the random end of its id. */
export function alertTag(alert: string): string {
  let rest = Number.parseInt(alert.slice(-8), 16)
  let tag = ''
  for (let n = 0; n < TAG_LETTERS; n += 1) {
    tag += CODE_LETTERS.charAt(rest % CODE_LETTERS.length)
    rest = Math.floor(rest / CODE_LETTERS.length)
  }
  return tag
}

/** An alert in force at a station. */
export interface InForce {
  readonly alert: string
  readonly severity: string
  readonly sent: string
  readonly answers: readonly Answer[]
  /** The station has answered its newest version. */
  readonly isAnswered: boolean
}

/** What a message is about: one alert and what else it says, several of which it names none, or nothing. */
export type Meant<A extends InForce> =
  | { readonly one: A; readonly rest: string }
  | { readonly several: readonly A[] }
  | null

/** In the order in which the station heeds them, as on its page. */
export function inOrder<A extends InForce>(alerts: readonly A[]): A[] {
  const standing = ({ isAnswered, severity, sent, alert }: A) => ({
    isOver: false,
    isDone: isAnswered,
    isActed: false,
    severity,
    at: `${sent} ${alert}`,
  })
  return alerts.toSorted((a, b) => heedFirst(standing(a), standing(b)))
}

/**
 * The alert whose letters stand first or last in the message; else the only one that waits for an answer, or the only
 * one that there is, whose answer is then changed. A call for help waits for no question: it goes to the first.
 */
export function meantBy<A extends InForce>(
  alerts: readonly A[],
  { given, rest }: { readonly given: Answer; readonly rest: string },
): Meant<A> {
  const open = inOrder(alerts.filter(({ answers }) => answers.includes(given)))
  const [first] = open
  if (first === undefined) return null
  const words = rest.split(' ')
  for (const at of [0, words.length - 1]) {
    const named = open.filter(({ alert }) => alertTag(alert) === words[at])
    const [one] = named
    if (one !== undefined && named.length === 1)
      return { one, rest: words.toSpliced(at, 1).join(' ') }
  }
  const waiting = open.filter(({ isAnswered }) => !isAnswered)
  const isClear = waiting.length === 1 || open.length === 1 || given === 'need_help'
  return isClear ? { one: first, rest } : { several: waiting.length > 1 ? waiting : open }
}
