import { defineTexts, type Translator } from '../core/text.ts'
import { code } from './code.ts'
import { type Html, html } from './html.ts'

/**
 * What strangers are told to run: a file of their own clone. A name that is looked up in a registry would run whatever
 * somebody put there under it.
 */
const PROGRAM = 'node bin/scrutineer.mjs'

const texts = defineTexts('clone-command', {
  inClone: { en: 'in a clone of Scrutineer', ar: 'في نسخة من مصدر Scrutineer' },
})

/** A command line in a clone of the product. */
export function cloneCommand(t: Translator, words: string): Html {
  return html`${code(`${PROGRAM} ${words}`)} (${t(texts.inClone)})`
}

/** The same for a text without markup. */
export function cloneCommandText(t: Translator, words: string): string {
  return `${PROGRAM} ${words} (${t(texts.inClone)})`
}
