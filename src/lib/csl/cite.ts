import { apa } from './apa.ts'
import { iso690 } from './iso690.ts'
import type { Item } from './item.ts'
import type { Run } from './runs.ts'
import { termsOf } from './words.ts'

/** Styles in which a work is cited. */
export const STYLES = ['apa', 'iso690'] as const
export type Style = (typeof STYLES)[number]

/** A citation in one style. `language` is a tag; words of a language that has none of its own are English. */
export function cite(item: Item, { style, language }: { style: Style; language: string }): Run[] {
  const terms = termsOf(language)
  return style === 'apa' ? apa(item, terms) : iso690(item, terms)
}
