import { directionOf } from '../core/language-tag.ts'
import type { View } from '../core/slice.ts'
import type { Message } from '../core/text.ts'
import { type Html, html } from './html.ts'

/** A language by its own name. */
export { ownName as languageName } from '../core/language-tag.ts'

/** What people wrote in a language, marked so that it is read and drawn in that language. */
export function spoken(language: string, text: string): Html {
  return html`<bdi lang="${language}" dir="${directionOf(language)}">${text}</bdi>`
}

/** The same over several lines. */
export function spokenLines(language: string, text: string): Html[] {
  return text.split('\n').map((one, n) => html`${n > 0 && html`<br>`}${spoken(language, one)}`)
}

/** The page's language where something is said in it, else the first in which it is; undefined where in none. */
export function saidIn(
  { t }: Pick<View, 't'>,
  byLanguage: Readonly<Record<string, unknown>>,
): string | undefined {
  return byLanguage[t.language] === undefined ? Object.keys(byLanguage)[0] : t.language
}

/** Words over several paragraphs in the language in which they were written. */
export function paragraphs(language: string, text: string): Html[] {
  return text
    .split('\n')
    .filter((one) => one.trim() !== '')
    .map((one) => html`<p lang="${language}" dir="${directionOf(language)}">${one}</p>`)
}

/** The text in the page's language, else the first there is. */
export function inLanguage(
  { t }: Pick<View, 't'>,
  byLanguage: Readonly<Record<string, string>>,
): string {
  return byLanguage[t.language] ?? Object.values(byLanguage)[0] ?? '–'
}

/** A fixed value in words, else the value itself. */
export function word(
  { t }: Pick<View, 't'>,
  catalogue: Readonly<Record<string, Message>>,
  value: string,
): string {
  const message = Object.hasOwn(catalogue, value) ? catalogue[value] : undefined
  return message === undefined ? value : t(message)
}
