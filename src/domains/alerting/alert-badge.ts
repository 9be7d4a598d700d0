import type { Translator } from '../../core/text.ts'
import { badge, type Shape, type Tone } from '../../ui/badge.ts'
import type { Html } from '../../ui/html.ts'
import type { AlertState } from './schema.ts'
import { stateWords } from './texts/values.ts'

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
