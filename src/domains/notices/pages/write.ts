import type { Command } from '../../../core/action.ts'
import { asked } from '../../../core/asked.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { write } from '../actions/draft.ts'
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
import { DESK, deskPath, languagesOf, NEW } from './look.ts'

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
type Sources = Awaited<ReturnType<typeof sourcesFor>>
/** Where no form asks for any. */
export const NO_SOURCES: Sources = { subjects: null, issuers: null }

type Content = Parameters<typeof write.run>[1]

/** The form of a notice, empty or with what stands there. */
export function contentForm(
  view: View,
  of: {
    readonly name: string
    readonly action: Pick<Command<string, Content>, 'input'>
    readonly sources: Sources
    readonly values: { readonly [K in keyof Content]?: string | boolean | null }
    readonly button: Message
    readonly notice?: string
  },
): Html {
  const { name, action, values, button, notice } = of
  const { subjects, issuers } = of.sources
  const languages = languagesOf(view)
  const code = { direction: 'ltr', width: 'medium' } as const
  return actionForm(view, {
    name,
    action: action as Pick<Command<string, Content & { notice?: string }>, 'input'>,
    labels: texts,
    hidden: { notice: notice ?? '' },
    values,
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
    },
    looks: {
      claim: code,
      item: code,
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
    button,
  })
}

async function load(ctx: PageContext) {
  return {
    claim: asked(noun.claimCode, ctx.search['claim']) ?? null,
    sources: await sourcesFor(ctx),
  }
}

/** A new notice. */
export const writePage = page({
  path: NEW,
  surface: 'console',
  permission: 'notices:issue',
  forms: {
    write: {
      action: write.name,
      next: ({ notice }: { notice: string }) => deskPath(notice),
      said: texts.saidProposed,
    },
  },
  load,
  render({ claim, sources }: Awaited<ReturnType<typeof load>>, view) {
    const { language } = view.t
    const values = {
      claim,
      quoteLanguage: language,
      language,
      category: 'voting_date',
      remedy: 'correction',
      ground: 'voluntary',
      detection: 'person',
      flaggedBy: 'staff',
    } as const
    return {
      title: view.t(texts.write),
      main: html`${refusedPart(view, texts)}<p>${view.t(texts.intro)}</p>${contentForm(view, { name: 'write', action: write, sources, values, button: texts.propose })}`,
      breadcrumb: [{ path: DESK, label: view.t(texts.title) }],
    }
  },
})
