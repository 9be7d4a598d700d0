import type { NodeFacts } from '../../core/action.ts'
import { isLanguage, type Message, text } from '../../core/text.ts'
import type { EventCode } from '../../lib/cap/index.ts'
import { type Content, content } from './content.ts'
import { templateWords as words } from './texts/template.ts'

/** Whose words they are: the node's, with its languages. */
type Speaker = Pick<NodeFacts, 'languages' | 'speak'>

const OWN: Speaker = { languages: ['en', 'ar'], speak: text }

/** The words in a language where the product has them. */
function wordsIn({ speak }: Speaker, language: string, message: Message): string | undefined {
  if (!isLanguage(language)) return undefined
  const t = speak(language)
  return t.pattern(message) === undefined ? undefined : t(message)
}

/** Stands before every headline of the exercise: in the language of the headline, else in the node's first, else in English. */
export function exerciseWord(node: Speaker, language: string): string {
  return (
    wordsIn(node, language, words.exercise) ??
    wordsIn(node, node.languages[0] ?? 'en', words.exercise) ??
    text('en')(words.exercise)
  )
}

/**
 * Headline of an all-clear: the prepared one, else the product's own words for what is so now, since those of the warning
 * would warn again; undefined for languages without either.
 */
export function allClearHeadline(
  node: Speaker,
  { clearTexts, eventCode }: Pick<Content, 'clearTexts' | 'eventCode'>,
  { language }: { readonly language: string },
): string | undefined {
  return clearTexts[language] ?? wordsIn(node, language, words[`${eventCode}.clear`])
}

/** Whether the product itself can say all clear in a language. */
export function hasAllClear(node: Speaker, language: string): boolean {
  return wordsIn(node, language, words['SITE_BREACH.clear']) !== undefined
}

/** Texts and prepared cancellations of an event, as content wants them, in the node's languages that have words for it. */
export function templateTexts(
  event: EventCode,
  node: Speaker = OWN,
): Pick<Content, 'texts' | 'cancelTexts'> {
  const able = node.languages.filter((one) => wordsIn(node, one, words[`${event}.event`]))
  const spoken = able.length > 0 ? able : ['en']
  const said = (part: 'event' | 'headline' | 'instruction' | 'cancel', language: string) =>
    wordsIn(node, language, words[`${event}.${part}`])
  return {
    texts: Object.fromEntries(
      spoken.map((language) => [
        language,
        {
          event: said('event', language),
          headline: said('headline', language),
          instruction: said('instruction', language),
        },
      ]),
    ),
    cancelTexts: Object.fromEntries(spoken.map((language) => [language, said('cancel', language)])),
  }
}

/** A complete first content for an event: the template's words, and what is known. `about` names the thing concerned. */
export function templateContent(
  facts: {
    readonly event: EventCode
    readonly severity: Content['severity']
    readonly areas: readonly string[]
    readonly about?: string
  },
  node: Speaker = OWN,
): Content {
  const { texts, cancelTexts } = templateTexts(facts.event, node)
  const description = facts.about === undefined ? {} : { description: facts.about }
  return content.parse({
    eventCode: facts.event,
    urgency: 'Immediate',
    severity: facts.severity,
    certainty: 'Observed',
    areas: facts.areas,
    texts: Object.fromEntries(
      Object.entries(texts).map(([language, block]) => [language, { ...block, ...description }]),
    ),
    cancelTexts,
  })
}
