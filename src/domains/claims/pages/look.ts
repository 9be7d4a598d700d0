import type { View } from '../../../core/slice.ts'
import type { Place } from '../../../lib/match/index.ts'
import { directionOf } from '../../../core/language-tag.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import type { Version } from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { verdictTexts } from '../texts/values.ts'

/** Pages of everybody. */
export const CLAIMS = '/claims'
export const CHECK = '/check'
export const claimPath = (code: string) => `${CLAIMS}/${code}`
/** Pages of the desk. */
export const DESK = '/console/claims'
export const deskPath = (code: string) => `${DESK}/${code}`

/** Words with some of them marked. */
export function marked(language: string, words: string, places: readonly Place[]): Html {
  const parts: Content[] = []
  let at = 0
  for (const { start, end } of places) {
    parts.push(words.slice(at, start), html`<mark>${words.slice(start, end)}</mark>`)
    at = end
  }
  return html`<p lang="${language}" dir="${directionOf(language)}">${parts}${words.slice(at)}</p>`
}

/** The verdict in words; that a check was withdrawn where there is none. */
export function verdictOf({ t }: Pick<View, 't'>, verdict: Version['verdict'] | null): string {
  return t(verdict === null ? texts.withdrawnTitle : verdictTexts[verdict])
}
