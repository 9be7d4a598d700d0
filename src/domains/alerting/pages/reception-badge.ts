import type { Translator } from '../../../core/text.ts'
import { badge } from '../../../ui/badge.ts'
import type { Html } from '../../../ui/html.ts'
import { receptionWords } from '../texts/values.ts'

/** How far an alert got at a station that has not answered. */
const LOOK = {
  none: ['plain', 'ring'],
  delivered: ['info', 'circle'],
  seen: ['warn', 'diamond'],
} as const

/** How far an alert got at a station as word, shape and colour. */
export function receptionBadge(t: Translator, reception: keyof typeof LOOK): Html {
  const [tone, shape] = LOOK[reception]
  return badge(tone, shape, t(receptionWords[reception]))
}
