import type { Translator } from '../../core/text.ts'
import { badge, type Shape, type Tone } from '../../ui/badge.ts'
import { answerBar } from '../../ui/bar.ts'
import type { Html } from '../../ui/html.ts'
import type { Counts } from './board.ts'
import type { AlertState } from './schema.ts'
import { receptionWords, stateWords } from './texts/values.ts'

const LOOK: Readonly<Record<AlertState, readonly [Tone, Shape]>> = {
  draft: ['plain', 'ring'],
  proposed: ['info', 'circle'],
  issued: ['bad', 'triangle'],
  updated: ['bad', 'triangle'],
  cancelled: ['plain', 'cross'],
  cleared: ['ok', 'tick'],
  expired: ['plain', 'dash'],
  rejected: ['plain', 'cross'],
  withdrawn: ['plain', 'dash'],
}

/** State of an alert as word, shape and colour. */
export function alertBadge(t: Translator, state: AlertState): Html {
  const [tone, shape] = LOOK[state]
  return badge(tone, shape, t(stateWords[state]))
}

/** How far an alert got at a station that has not answered. */
const RECEPTION_LOOK = {
  none: ['plain', 'ring'],
  delivered: ['info', 'circle'],
  seen: ['warn', 'diamond'],
} as const

/** How far an alert got at a station as word, shape and colour. */
export function receptionBadge(t: Translator, reception: keyof typeof RECEPTION_LOOK): Html {
  const [tone, shape] = RECEPTION_LOOK[reception]
  return badge(tone, shape, t(receptionWords[reception]))
}

/** Who answered, opened and got an alert, as a bar. */
export function boardBar(t: Translator, board: Counts): Html {
  const { acknowledged: answered, seenOnly: seen, deliveredOnly: delivered, silent } = board
  return answerBar(t, { answered, seen, delivered, silent })
}
