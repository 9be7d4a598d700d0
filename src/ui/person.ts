import { defineTexts, type Translator } from '../core/text.ts'
import { code, typed } from './code.ts'
import { type Html, html } from './html.ts'

const texts = defineTexts('person', {
  participant: { en: 'participant {mark}', ar: 'المشارك {mark}' },
})

/** Letters of an id that tell the participants of an exercise apart. */
const MARK_LENGTH = 4

/** Whether an actor is a person, not a machine or the node itself. */
export function isPerson(actor: string): boolean {
  return actor.startsWith('person:')
}

/** A person's name; a dash for nobody. An exercise knows no names: there a person is told from others by the end of the id. */
export function personLabel(
  t: Translator,
  names: ReadonlyMap<string, string>,
  actor: string | null,
): Html {
  if (actor === null) return html`–`
  const name = names.get(actor)
  if (name !== undefined) return typed(name)
  if (!isPerson(actor)) return code(actor)
  return html`${t.parts(texts.participant, { mark: code(actor.slice(-MARK_LENGTH)) })}`
}
