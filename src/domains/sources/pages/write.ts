import { page, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { typed } from '../../../ui/code.ts'
import { textArea } from '../../../ui/field.ts'
import { fieldStates, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { correctItem, correctSource } from '../actions/end.ts'
import * as items from '../actions/item.ts'
import { addSource } from '../actions/source.ts'
import { contentOf } from '../content.ts'
import { SOURCE_KINDS } from '../schema.ts'
import { entryTexts, officeTexts as texts } from '../texts/office.ts'
import { valueTexts } from '../texts/public.ts'
import type { ToldItem, ToldSource } from '../actions/public.ts'
import { DESK, deskPath, kindOf } from './look.ts'

/** Kinds of works that a form offers; files bring others, too. */
const TYPES = [
  'report',
  'webpage',
  'article-newspaper',
  'article-journal',
  'article',
  'book',
  'chapter',
  'dataset',
  'treaty',
  'legislation',
  'bill',
  'legal_case',
  'standard',
  'paper-conference',
  'thesis',
  'post',
  'software',
  'speech',
  'broadcast',
  'document',
] as const

export const sourceLabels = texts
export const itemLabels = {
  ...texts,
  title: texts.itemTitle,
  language: texts.ofWork,
  languageHint: texts.ofWorkHint,
}

const ltr = { direction: 'ltr' } as const
const short = { ...ltr, width: 'medium' } as const
const sourceLooks = { languages: short, domains: ltr, issn: short } as const
const itemLooks = {
  authors: { rows: 3 },
  issued: short,
  doi: ltr,
  isbn: short,
  issn: short,
  url: { ...ltr, type: 'url' },
  accessed: { calendar: 'day' },
  language: short,
  source: short,
} as const

const kinds = Object.fromEntries(SOURCE_KINDS.map((one) => [one, valueTexts[one]]))

function typesFor(view: View, own?: string) {
  const all: readonly string[] = TYPES
  const others = own === undefined || all.includes(own) ? [] : [own]
  return [...all, ...others].map((value) => ({ value, label: kindOf(view, value) }))
}

const breadcrumb = (view: View) => [{ path: DESK, label: view.t(texts.title) }]
const toThing = ({ code }: { code: string }) => deskPath(code)

export const newSourcePage = page({
  path: `${DESK}/new`,
  surface: 'console',
  permission: 'sources:write',
  forms: { add: { action: addSource.name, next: toThing, said: texts.saidSaved } },
  load: async () => null,
  render(_, view) {
    const form = actionForm(view, {
      name: 'add',
      action: addSource,
      labels: sourceLabels,
      choices: { kind: kinds },
      looks: sourceLooks,
      button: texts.save,
    })
    return {
      title: view.t(texts.add),
      main: html`${refusedPart(view, sourceLabels)}${form}`,
      breadcrumb: breadcrumb(view),
    }
  },
})

export const newItemPage = page({
  path: `${DESK}/cite`,
  surface: 'console',
  permission: 'sources:write',
  forms: { add: { action: items.addItem.name, next: toThing, said: texts.saidSaved } },
  load: async (ctx) => ({ source: ctx.search['source'] ?? '' }),
  render(data, view) {
    const form = actionForm(view, {
      name: 'add',
      action: items.addItem,
      labels: itemLabels,
      values: { type: 'report', ...data },
      choices: { type: typesFor(view) },
      looks: itemLooks,
      button: texts.save,
    })
    return {
      title: view.t(texts.cite),
      main: html`${refusedPart(view, itemLabels)}${form}`,
      breadcrumb: breadcrumb(view),
    }
  },
})

export const importPage = page({
  path: `${DESK}/import`,
  surface: 'console',
  permission: 'sources:write',
  forms: { take: { action: items.importItems.name, next: () => null } },
  load: async (ctx) => ctx.done?.output as items.Imported | undefined,
  render(done, view) {
    const { t } = view
    const file = textArea(t, {
      ...fieldStates('take', view.refused)('file'),
      label: t(texts.file),
      hint: t(texts.fileHint),
      rows: 8,
      maxLength: items.MAX_FILE,
    })
    return {
      title: t(texts.import),
      main: html`${refusedPart(view)}${done && takenPart(done, view)}${postForm(view, { name: 'take', body: file, label: t(texts.import) })}`,
      breadcrumb: breadcrumb(view),
    }
  },
})

/** What came of a file: how many were taken, and each entry that was not, or not as a whole. */
function takenPart(done: items.Imported, view: View): Html {
  const { t, base } = view
  const [added, known] = [t.number(done.added), t.number(done.known)]
  const counts = t(texts.taken, { added, known, refused: t.number(done.refusedCount) })
  const said = notification(t, {
    tone: done.refusedCount > 0 ? 'warn' : 'ok',
    body: html`<p>${counts} <a href="${base}${DESK}?view=proposed">${t(texts.proposed)}</a></p>${done.left > 0 && html`<p>${t(texts.takenLeft, { count: done.left })}</p>`}`,
  })
  const refused = done.refused.map(({ entry, line, key, reason }) => {
    const at = { entry: t.number(entry), line: t.number(line) }
    return html`<li>${key !== '' && html`${typed(key)}: `}${t(entryTexts[reason], at)}</li>`
  })
  const cut = done.cut.map(({ entry, line, title, fields }) => {
    const at = { entry: t.number(entry), line: t.number(line), title: typed(title) }
    return html`<li>${t.parts(texts.cutEntry, { ...at, fields: typed(fields.join(', ')) })}</li>`
  })
  return html`${said}${toldList(t(texts.notTaken), refused, done.refusedCount, view)}${toldList(t(texts.cutTitle), cut, done.cutCount, view)}`
}

function toldList(title: string, rows: readonly Html[], count: number, { t }: View): Html | false {
  const more = count - rows.length
  return (
    rows.length > 0 &&
    html`<h2>${title}</h2><ul>${rows}${more > 0 && html`<li>${t(texts.andMore, { count: more })}</li>`}</ul>`
  )
}

/** What is said of a source, to be corrected. */
export function correctSourceForm(code: string, source: ToldSource, view: View): Html {
  const { name, kind, publisher, country, issn, contact, languages, domains } = source
  const lists = { languages: languages.join(' '), domains: domains.join(' ') }
  return actionForm(view, {
    name: 'correct',
    action: correctSource,
    labels: sourceLabels,
    hidden: { source: code },
    values: { name, kind, publisher, country, issn, contact, ...lists },
    choices: { kind: kinds },
    looks: sourceLooks,
    button: texts.save,
  })
}

/** A reference, to be corrected. */
export function correctItemForm(
  code: string,
  { csl, source, withheld }: ToldItem,
  view: View,
): Html {
  const labels = withheld === null ? itemLabels : { ...itemLabels, urlHint: texts.urlWithheld }
  return actionForm(view, {
    name: 'correctItem',
    action: correctItem,
    labels,
    hidden: { item: code },
    values: { ...contentOf(csl), source: source?.code ?? '' },
    choices: { type: typesFor(view, csl.type) },
    looks: itemLooks,
    button: texts.save,
  })
}
