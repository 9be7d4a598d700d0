// The form of a notice: what nobody can guess stands open, the rest lies folded in groups, each of which opens where
// something in it is missing, wrong, or other than usual.
import type { Command } from '../../../core/action.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { actionFields } from '../../../ui/action-form.ts'
import { disclosure } from '../../../ui/details.ts'
import type { Choice } from '../../../ui/field.ts'
import { postForm } from '../../../ui/form.ts'
import type { Html } from '../../../ui/html.ts'
import type { write } from '../actions/draft.ts'
import { publicSources } from '../needs.ts'
import * as noun from '../schema.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import {
  categoryTexts,
  detectionTexts,
  flaggedTexts,
  groundTexts,
  remedyTexts,
} from '../texts/told.ts'
import { languagesOf } from './look.ts'

/** Sources that a form offers; where there are more, the code is typed. */
const OFFERED = 50

/** Sources to choose from, as subject and as issuer; null where there are too many to choose. */
export async function sourcesFor(ctx: PageContext) {
  const { items, next } = await ctx.ask(publicSources, { what: 'source', limit: OFFERED })
  if (next !== null) return { subjects: null, issuers: null }
  const of = (kinds: readonly string[]) =>
    items
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ code: value, title }) => ({ value, label: title }))
  return { subjects: of(noun.SUBJECTS), issuers: of(noun.ISSUERS) }
}
export type Sources = Awaited<ReturnType<typeof sourcesFor>>
/** Where no form asks for any. */
export const NO_SOURCES: Sources = { subjects: null, issuers: null }

type Content = Parameters<typeof write.run>[1]
type Name = Extract<keyof Content, string>
/** What stands in the fields before anybody typed. */
export type Values = { readonly [K in Name]?: string | boolean | null }

const OPEN: readonly Name[] = [
  'source',
  'item',
  'quote',
  'saidOn',
  'category',
  'harm',
  'lessIntrusive',
]
const GROUPS: readonly { readonly title: Message; readonly names: readonly Name[] }[] = [
  { title: texts.groupFacts, names: ['facts', 'language'] },
  { title: texts.groupWords, names: ['quoteLanguage', 'url'] },
  {
    title: texts.groupRight,
    names: ['remedy', 'issuer', 'ground', 'law', 'article', 'groundWords'],
  },
  { title: texts.groupFound, names: ['detection', 'detectionHow', 'flaggedBy'] },
  { title: texts.groupSide, names: ['side', 'isAboutIssuer', 'isUrgent'] },
]
const ALL = Object.keys(noun.content.shape) as Name[]
/** Fields of groups that cannot stay empty. */
const NEEDED: readonly Name[] = ['facts', 'language', 'quoteLanguage', 'issuer']

/** What most notices say. */
export const USUALLY = {
  remedy: 'correction',
  ground: 'voluntary',
  detection: 'person',
  flaggedBy: 'staff',
} as const satisfies Values

/** The form of a notice, empty or with what stands there. */
export function contentForm(
  view: View,
  of: {
    readonly name: string
    readonly action: Pick<Command<string, Content>, 'input'>
    readonly sources: Sources
    /** References to choose from; null where the code is typed. */
    readonly items: readonly Choice[] | null
    readonly values: Values
    /** What opens no group. */
    readonly usual: Values
    readonly button: Message
    readonly hidden: Readonly<Record<string, string>>
  },
): Html {
  const { name, button, hidden } = of
  const groups = GROUPS.filter(({ names }) => names.length > 0).map(({ title, names }) =>
    disclosure(
      view.t(title),
      fieldsOf(view, of, names),
      names.some((one) => isTold(view, of, one)),
    ),
  )
  const body = [fieldsOf(view, of, OPEN), groups]
  return postForm(view, { name, hidden, body, label: view.t(button) })
}

type Of = Parameters<typeof contentForm>[1]

/** Whether somebody has to see this field: it is empty and may not be, or holds something else than usually. */
function isTold({ refused }: View, { name, values, usual }: Of, field: Name): boolean {
  const typed = refused?.form === name ? (refused.values[field] ?? '') : values[field]
  const [now, usually] = [plain(typed), plain(usual[field])]
  return now === '' ? NEEDED.includes(field) : now !== usually
}

/** A box that is not ticked is sent as nothing. */
function plain(value: string | boolean | null | undefined): string {
  return value === undefined || value === null || value === false || value === 'false'
    ? ''
    : String(value)
}

function fieldsOf(view: View, of: Of, names: readonly Name[]): Html[] {
  const { subjects, issuers } = of.sources
  const languages = languagesOf(view)
  const code = { direction: 'ltr', width: 'medium' } as const
  const labels = { ...texts, item: of.items === null ? texts.itemCode : texts.item }
  return actionFields<Content, never, Name>(view, {
    name: of.name,
    action: of.action,
    labels,
    without: [...ALL, 'notice' as Name].filter((one) => !names.includes(one)),
    values: of.values,
    choices: {
      quoteLanguage: languages,
      language: languages,
      category: categoryTexts,
      remedy: remedyTexts,
      ground: groundTexts,
      detection: detectionTexts,
      flaggedBy: flaggedTexts,
      ...(subjects !== null && { source: subjects }),
      ...(issuers !== null && { issuer: issuers }),
      ...(of.items !== null && { item: of.items }),
    },
    looks: {
      ...(of.items === null && { item: code }),
      ...(subjects === null && { source: code }),
      ...(issuers === null && { issuer: code }),
      quote: { rows: 3 },
      facts: { rows: 6 },
      harm: { rows: 2 },
      lessIntrusive: { rows: 2 },
      groundWords: { rows: 2 },
      saidOn: { calendar: 'day' },
      url: { type: 'url', direction: 'ltr' },
    },
  })
}
