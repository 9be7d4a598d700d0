import { z } from 'zod'
import { id } from '../../core/id.ts'
import { languageTag, MAX_TAGS } from '../../core/language-tag.ts'
import { line } from '../../core/line.ts'
import { areaPath } from '../../core/permission.ts'
import { LANGUAGES } from '../../core/text.ts'
import { time } from '../../core/time.ts'
import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_RESPONSE_TYPES,
  CAP_SCOPES,
  CAP_SEVERITIES,
  CAP_URGENCIES,
  EVENT_CODES,
} from '../../lib/cap/index.ts'
import { ANSWERS, answer, words } from './schema.ts'

/** Whom at the station an alert asks to act. */
export const STATION_ROLES = ['presiding-officer', 'deputy', 'technician', 'security'] as const

/** An alert that nobody renews is over after this time; a shorter life than this nobody can answer. */
export const MAX_LIFETIME_MIN = 24 * 60
export const MIN_LIFETIME_MIN = 15

/** Areas of one alert. */
export const MAX_AREAS = 100

/** What is said in one language. A block without headline counts as not written. */
const block = z.strictObject({
  event: words(60).optional(),
  headline: words(160).optional(),
  description: words(2000).optional(),
  instruction: words(600).optional(),
})

/** What voters read in one language, where they read something else than stations. */
const publicBlock = block.pick({ headline: true, instruction: true })

/** By language tag: what an alert says is no matter of which languages the interface has. */
const perLanguage = <T extends z.ZodType>(schema: T) =>
  z
    .record(languageTag, schema.optional())
    .refine((texts) => Object.keys(texts).length <= MAX_TAGS, `at most ${MAX_TAGS} languages`)

const namedValue = z
  .string()
  .max(200)
  .regex(/^[^=\s]{1,60}=[^\r\n]{1,139}$/, 'write it as name=value')
const shapeText = z.string().max(4000)
const feet = z.number().min(-2000).max(100_000)
const absoluteUri = z.url({ protocol: /^https?$/ }).max(300)
const listed = z.array(namedValue).max(10).default([])

/**
 * All that is entered for an alert: every field of CAP 1.2 once, texts per language. The node adds identifier, sender,
 * times, references and the names of the areas. Source: OASIS CAP 1.2 §3.2.
 */
export const content = z
  .strictObject({
    eventCode: z.enum(EVENT_CODES),
    urgency: z.enum(CAP_URGENCIES),
    severity: z.enum(CAP_SEVERITIES),
    certainty: z.enum(CAP_CERTAINTIES),
    /** Paths of the areas whose stations get it. */
    areas: z.array(areaPath).min(1).max(MAX_AREAS),
    texts: perLanguage(block),
    /** What voters read in place of the texts, where the scope is Public; without it they read what stations read. */
    publicTexts: perLanguage(publicBlock).default({}),
    /** The site that it is about. Name and host are those of the site when it was written; whoever writes does not choose them. */
    site: id.optional(),
    siteName: line(200).optional(),
    siteHost: line(253).optional(),
    /** Prepared now, so that a wrong alert can be taken back within a minute. */
    cancelTexts: perLanguage(words(160)),
    /** What is said when it is over, for languages in which the product has no words for that, and where others are wanted. */
    clearTexts: perLanguage(words(160)).default({}),
    lifetimeMinutes: z.number().int().min(MIN_LIFETIME_MIN).max(MAX_LIFETIME_MIN).default(720),
    scope: z.enum(CAP_SCOPES).default('Restricted'),
    restriction: words(200).optional(),
    addresses: words(1000).optional(),
    category: z.array(z.enum(CAP_CATEGORIES)).max(12).default(['Security']),
    responseType: z.array(z.enum(CAP_RESPONSE_TYPES)).max(9).default([]),
    roles: z.array(z.enum(STATION_ROLES)).max(4).default([]),
    answers: z
      .array(answer)
      .max(3)
      .default([...ANSWERS]),
    effective: time.optional(),
    onset: time.optional(),
    audience: words(200).optional(),
    senderName: words(100).optional(),
    contact: words(100).optional(),
    web: absoluteUri.optional(),
    source: words(100).optional(),
    code: z.array(words(60)).max(5).default([]),
    note: words(300).optional(),
    incidents: words(300).optional(),
    eventCodes: listed,
    parameters: listed,
    resource: z
      .strictObject({
        resourceDesc: words(100).optional(),
        mimeType: z.string().max(100).optional(),
        size: z.number().int().min(0).max(1e12).optional(),
        uri: absoluteUri.optional(),
        derefUri: z.string().max(40_000).optional(),
        digest: z.string().max(40).optional(),
      })
      .optional(),
    /** A shape on the map besides the areas; it does not change who gets the alert. */
    shape: z
      .strictObject({
        areaDesc: words(100).optional(),
        polygon: z.array(shapeText).max(5).default([]),
        circle: z.array(shapeText).max(5).default([]),
        geocode: listed,
        altitude: feet.optional(),
        ceiling: feet.optional(),
      })
      .optional(),
  })
  .superRefine((value, ctx) => {
    const missing = (path: string[]) =>
      ctx.addIssue({ code: 'custom', path, message: 'this is missing' })
    const blocks = Object.entries(value.texts).filter(([, text]) => isWritten(text))
    if (blocks.length === 0) missing(['texts', 'en', 'headline'])
    for (const [language, text] of blocks) {
      for (const name of ['event', 'headline', 'instruction'] as const) {
        if (text?.[name] === undefined) missing(['texts', language, name])
      }
    }
    for (const [language, text] of Object.entries(value.publicTexts)) {
      for (const name of ['headline', 'instruction'] as const)
        if (isWritten(text) && text?.[name] === undefined) missing(['publicTexts', language, name])
    }
    const { resource } = value
    for (const name of ['resourceDesc', 'mimeType'] as const)
      if (isWritten(resource) && resource?.[name] === undefined) missing(['resource', name])
  })

export type Content = z.infer<typeof content>

/** Whether anything of a group of fields is filled in. */
function isWritten(text: object | undefined): boolean {
  return text !== undefined && Object.values(text).some((part) => part !== undefined)
}

/** What is said in one language, complete. */
export interface Block {
  /** Its tag. */
  readonly language: string
  readonly event: string
  readonly headline: string
  readonly description: string | undefined
  readonly instruction: string
}

/** The written languages: those of the product in the order of its list, then the others by their tags. */
export function blocksOf({ texts }: Pick<Content, 'texts'>): Block[] {
  return inOrder(Object.keys(texts)).flatMap((language) => {
    const { event, headline, description, instruction } = texts[language] ?? {}
    if (event === undefined || headline === undefined || instruction === undefined) return []
    return [{ language, event, headline, description, instruction }]
  })
}

/** What voters read, in the order of the texts; none where they read what stations read, or nothing. */
export function publicBlocksOf(of: Pick<Content, 'texts' | 'publicTexts' | 'scope'>): Block[] {
  if (of.scope !== 'Public') return []
  return blocksOf(of).flatMap(({ language, event }) => {
    const { headline, instruction } = of.publicTexts[language] ?? {}
    if (headline === undefined || instruction === undefined) return []
    return [{ language, event, headline, description: undefined, instruction }]
  })
}

/** The site that an alert is about, as people know it; undefined for none. */
export function namedSite({ siteName, siteHost }: Pick<Content, 'siteName' | 'siteHost'>) {
  return siteName === undefined || siteHost === undefined
    ? undefined
    : { name: siteName, host: siteHost }
}

/** The same order whatever order they were written in: it is the order of the blocks of the CAP message. */
function inOrder(languages: readonly string[]): string[] {
  const own = Object.keys(LANGUAGES)
  const place = (language: string) => (own.includes(language) ? own.indexOf(language) : own.length)
  return languages.toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
}

/** Other words for the end of an alert than those prepared with it, as they are proposed; a language left out gets the prepared ones. */
export const proposedEnd = z.strictObject({
  end: z.enum(['Cancel', 'AllClear']),
  texts: perLanguage(words(160)),
  /** Why it ends although a finding behind the alert is open. */
  despite: words(300).optional(),
})
export type ProposedEnd = z.infer<typeof proposedEnd>

/** What a proposal holds: a whole content, or words for the end. Throws where the row was changed by other hands. */
export function storedProposal(json: string): { content: Content } | { end: ProposedEnd } {
  const stored: unknown = JSON.parse(json)
  const isEnd = typeof stored === 'object' && stored !== null && 'end' in stored
  return isEnd ? { end: proposedEnd.parse(stored) } : { content: content.parse(stored) }
}

/** The languages for which words are written. */
export function languagesOf(texts: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(texts).flatMap(([language, text]) => (text === undefined ? [] : [language]))
}

/** The content as it was stored. Throws where the row was changed by other hands. */
export function storedContent(json: string): Content {
  return content.parse(JSON.parse(json))
}

/** Headlines by language, of the texts that have one. */
export function headlinesOf(
  texts: Readonly<Record<string, { readonly headline?: string | undefined } | undefined>>,
): Record<string, string> {
  const written = Object.entries(texts).flatMap(([language, text]) =>
    text?.headline === undefined ? [] : [[language, text.headline] as const],
  )
  return Object.fromEntries(written)
}
