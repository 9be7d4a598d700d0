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

/** An alert that letters may name though its station cannot answer it. */
export interface Elsewhere {
  readonly alert: string
  readonly isOver: boolean
}

/** Why the letters of a message name nothing that it answers. */
export type Misnamed =
  | { readonly why: 'over' | 'unknown'; readonly letters: string }
  | { readonly why: 'answer'; readonly letters: string; readonly takes: readonly Answer[] }

/** What a message is about: one alert and what else it says; several, or none, to ask back about; or nothing. */
export type Meant<A extends InForce> =
  | { readonly one: A; readonly rest: string }
  | { readonly several: readonly A[]; readonly misnamed: Misnamed | null }
  | null

const TAG = new RegExp(`^[${CODE_LETTERS}]{${TAG_LETTERS}}$`)

/** Whether a word may be the letters of an alert. */
export function isTag(word: string): boolean {
  return TAG.test(word)
}

/** In the order in which the station heeds them, as on its page. */
export function inOrder<A extends InForce>(alerts: readonly A[]): A[] {
  const standing = ({ isAnswered, severity, sent, alert }: A) => ({
    isOver: false,
    isDone: isAnswered,
    isTakenBack: false,
    severity,
    at: `${sent} ${alert}`,
  })
  return alerts.toSorted((a, b) => heedFirst(standing(a), standing(b)))
}

/**
 * The alert whose letters stand among the words; else the only one that waits for an answer, or the only one that there
 * is, whose answer is then changed. Letters that name what cannot be answered so are asked back and never passed on to
 * another alert. A call for help waits for no question: it goes to the first.
 */
export function meantBy<A extends InForce>(
  alerts: readonly A[],
  { given, rest }: { readonly given: Answer; readonly rest: string },
  elsewhere: readonly Elsewhere[] = [],
): Meant<A> {
  const words = rest.split(' ')
  const ordered = inOrder(alerts)
  const named = ordered.filter(({ alert }) => words.includes(alertTag(alert)))
  const open = ordered.filter(({ answers }) => answers.includes(given))
  const take = (one: A) => ({
    one,
    rest: words.filter((word) => word !== alertTag(one.alert)).join(' '),
  })
  if (given === 'need_help') {
    const one = named.find(({ answers }) => answers.includes(given)) ?? open[0]
    return one === undefined ? null : take(one)
  }
  const waiting = open.filter(({ isAnswered }) => !isAnswered)
  const asked = waiting.length > 0 ? waiting : open
  const [one] = named
  if (one !== undefined && named.length === 1 && open.includes(one)) return take(one)
  if (named.length > 1) return { several: named, misnamed: null }
  const misnamed = misnamedBy(words, { one, elsewhere, given })
  if (misnamed !== null && (misnamed.why !== 'unknown' || asked.length > 0))
    return { several: asked, misnamed }
  const [first] = asked
  if (first === undefined) return null
  return asked.length === 1 ? { one: first, rest } : { several: asked, misnamed: null }
}

function misnamedBy(
  words: readonly string[],
  known: {
    readonly one: InForce | undefined
    readonly elsewhere: readonly Elsewhere[]
    readonly given: Answer
  },
): Misnamed | null {
  const { one, elsewhere, given } = known
  if (one !== undefined) return { why: 'answer', letters: alertTag(one.alert), takes: one.answers }
  for (const { alert, isOver } of elsewhere) {
    const letters = alertTag(alert)
    if (words.includes(letters)) return { why: isOver ? 'over' : 'unknown', letters }
  }
  // Done says no reason: one word of four letters alone is a name with a slip in it.
  const [letters = ''] = words
  const isSlip = given === 'done' && words.length === 1 && isTag(letters)
  return isSlip ? { why: 'unknown', letters } : null
}
