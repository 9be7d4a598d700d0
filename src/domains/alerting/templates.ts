import type { NodeFacts } from '../../core/action.ts'
import { isLanguage, type Message, text, unmarked } from '../../core/text.ts'
import type { EventCode } from '../../lib/cap/index.ts'
import { type Content, content } from './content.ts'
import { templateWords as words } from './texts/template.ts'
import { publicWords } from './texts/template-public.ts'

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

/** A site as alerts name it. */
export interface NamedSite {
  readonly id: string
  readonly name: string
  readonly host: string
}

/** Longest headline of an alert. */
const MAX_HEADLINE = 160

/** Headlines that name the site, of events that are about one. */
const ABOUT_SITE: Partial<Record<EventCode, Message<'site'>>> = {
  SITE_BREACH: words['SITE_BREACH.headlineAt'],
  DEFACEMENT: words['DEFACEMENT.headlineAt'],
  DDOS: words['DDOS.headlineAt'],
  PORTAL_OUTAGE: words['PORTAL_OUTAGE.headlineAt'],
}

/** Words for voters where those for stations would not do. */
const PUBLIC_HEADLINES: Partial<Record<EventCode, Message>> = {
  POLLBOOK_OUTAGE: publicWords['POLLBOOK_OUTAGE.headline'],
}

/** Name and host of a site, or as much of them as fits: the host says which site it is. */
function siteIn(node: Speaker, language: string, message: Message<'site'>, site: NamedSite) {
  if (!isLanguage(language) || node.speak(language).pattern(message) === undefined) return undefined
  // Into data go no marks of direction.
  const said = (of: string) => unmarked(node.speak(language)(message, { site: of }))
  const room = MAX_HEADLINE - said('').length
  const whole = `${site.name} (${site.host})`
  if (site.name !== '' && whole.length <= room) return said(whole)
  return said(site.host.length <= room ? site.host : `${site.host.slice(0, room - 1)}…`)
}

/**
 * The content of a standing order with the site that is concerned: by its host before or within each headline, where it
 * fits, and in each description. Two persons read where the site leads; its name, which one may change, is for the console.
 */
export function namingSite(of: Content, site: NamedSite, node: Speaker): Content {
  const { [of.eventCode]: about } = ABOUT_SITE
  const plain = templateTexts(of.eventCode, node)
  const named = (
    headline: string | undefined,
    { language, template }: { language: string; template: string | undefined },
  ) => {
    if (headline === undefined || headline.includes(site.host)) return headline
    const bare = { ...site, name: '' }
    const own = headline === template && about ? siteIn(node, language, about, bare) : undefined
    const whole = own ?? `${site.host}: ${headline}`
    return whole.length <= MAX_HEADLINE ? whole : headline
  }
  const texts = mapped(of.texts, (block, language) => ({
    ...block,
    headline: named(block.headline, { language, template: plain.texts[language]?.headline }),
    description: block.description ?? site.host,
  }))
  const publicTexts = mapped(of.publicTexts, (block, language) => ({
    ...block,
    headline: named(block.headline, { language, template: plain.publicTexts[language]?.headline }),
  }))
  return { ...of, texts, publicTexts, site: site.id, siteName: site.name, siteHost: site.host }
}

/** A record with each of its values changed; those that are not there stay so. */
function mapped<V>(
  values: Readonly<Record<string, V | undefined>>,
  change: (value: V, key: string) => V,
): Record<string, V> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, change(value, key)] as const],
    ),
  )
}

/** Texts, those for voters and prepared cancellations of an event, as content wants them, in the node's languages that have words for it. */
export function templateTexts(
  event: EventCode,
  node: Speaker = OWN,
  site?: NamedSite,
): Pick<Content, 'texts' | 'cancelTexts' | 'publicTexts'> {
  const { [event]: about } = ABOUT_SITE
  const able = node.languages.filter((one) => wordsIn(node, one, words[`${event}.event`]))
  const spoken = able.length > 0 ? able : ['en']
  const said = (part: 'event' | 'headline' | 'instruction' | 'cancel', language: string) =>
    wordsIn(node, language, words[`${event}.${part}`])
  const headline = (language: string) =>
    (site && about && siteIn(node, language, about, site)) ?? said('headline', language)
  const publicHeadline = (language: string) => {
    const own = PUBLIC_HEADLINES[event]
    return (own && wordsIn(node, language, own)) ?? headline(language)
  }
  return {
    publicTexts: Object.fromEntries(
      spoken.map((language) => [
        language,
        {
          headline: publicHeadline(language),
          instruction: wordsIn(node, language, publicWords[`${event}.instruction`]),
        },
      ]),
    ),
    texts: Object.fromEntries(
      spoken.map((language) => [
        language,
        {
          event: said('event', language),
          headline: headline(language),
          instruction: said('instruction', language),
        },
      ]),
    ),
    cancelTexts: Object.fromEntries(spoken.map((language) => [language, said('cancel', language)])),
  }
}

/** Whether a text sends its readers to the button that only stations have. */
export function namesButton(node: Speaker, language: string, said: string): boolean {
  const button = wordsIn(node, language, words.button)
  return button !== undefined && said.includes(button)
}

/** A complete first content for an event: the template's words, and what is known. `about` names the thing concerned, `site` the site. */
export function templateContent(
  facts: {
    readonly event: EventCode
    readonly severity: Content['severity']
    readonly areas: readonly string[]
    readonly about?: string
    readonly site?: NamedSite
  },
  node: Speaker = OWN,
): Content {
  const { site } = facts
  const { texts, cancelTexts, publicTexts } = templateTexts(facts.event, node, site)
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
    publicTexts,
    ...(site && { site: site.id, siteName: site.name, siteHost: site.host }),
  })
}
