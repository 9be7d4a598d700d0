import type { Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import type { Message, Translator } from '../../../core/text.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import type { ItemPart } from '../actions/read.ts'
import { NODE, SIMULATED } from '../event.ts'
import type { ItemState } from '../schema.ts'
import { texts } from '../texts/pages.ts'

type Look = readonly [Tone, Shape, Message]

const LOOKS: Readonly<Record<ItemState, Look>> = {
  open: ['info', 'ring', texts.stateOpen],
  hashing: ['info', 'ring', texts.stateHashing],
  held: ['ok', 'tick', texts.stateHeld],
  ended: ['plain', 'dash', texts.stateEnded],
  dropped: ['plain', 'cross', texts.stateDropped],
}

/** How an item stands; what burns comes before how far it is. */
export function stateOf(item: Pick<ItemPart, 'state' | 'broken' | 'erasedAt' | 'offeredTo'>): {
  readonly words: Message
  badge(t: Translator): Html
} {
  const [tone, shape, words] = lookOf(item)
  return { words, badge: (t) => badge(tone, shape, t(words)) }
}

function lookOf(item: Pick<ItemPart, 'state' | 'broken' | 'erasedAt' | 'offeredTo'>): Look {
  if (item.broken !== null) return ['bad', 'cross', texts.stateBroken]
  if (item.erasedAt !== null) return ['plain', 'dash', texts.stateErased]
  if (item.offeredTo !== null) return ['warn', 'diamond', texts.stateOffered]
  return LOOKS[item.state]
}

/** Who has it, as people read it. */
export function holderName(view: View, names: Names, holder: string | null): Html {
  if (holder === NODE.key) return html`${view.t(texts.theNode)}`
  if (holder === SIMULATED.key) return html`${view.t(texts.simulated)}`
  return personName(view, names, holder)
}
