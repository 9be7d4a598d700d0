import { asked } from '../../../core/asked.ts'
import { askedPage, everyItem, MAX_PAGE_ROWS } from '../../../core/listed.ts'
import { namesOf } from '../../../core/names.ts'
import { type FileView, page, type PageContext, type View } from '../../../core/slice.ts'
import type { Cell } from '../../../lib/csv/write.ts'
import { digitsOf, type Field, type Form } from '../../../lib/questionnaire/index.ts'
import { code } from '../../../ui/code.ts'
import { tabs } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { plainName } from '../../../ui/name.ts'
import { emptyState } from '../../../ui/notice.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import {
  type AnswerRow,
  ownAnswers,
  type OwnAnswerRow,
  releasedAnswers,
} from '../actions/answers.ts'
import type { Book } from '../forms.ts'
import { purposes } from '../found.ts'
import { formPrefix } from '../schema.ts'
import { answersTexts as texts } from '../texts/answers.ts'
import { deskTexts } from '../texts/desk.ts'
import {
  ANSWERS,
  answersOf,
  answerWords,
  bookOfPage,
  DESK,
  entryPath,
  nameOfForm,
  placeOf,
  PLACES,
  verdictBadge,
} from './look.ts'
import { AUTHORITY, type Whose, whoseDesk, whosePart } from './whose.ts'

/** A row of the own group, or one that was handed on: that has no observer. */
type Row = AnswerRow & Partial<Pick<OwnAnswerRow, 'observer' | 'enteredBy' | 'texts'>>
interface Rows {
  readonly items: readonly Row[]
  readonly next: string | null
}

/** Rows of a form, of the own group or of what groups hand on. */
async function rowsFor(
  ctx: PageContext,
  { desk, isAuthority }: Whose,
  asking: { readonly form: string; readonly after?: string; readonly limit: number },
): Promise<Rows> {
  if (desk !== null) return await ctx.call(ownAnswers, asking)
  return isAuthority ? await ctx.call(releasedAnswers, asking) : { items: [], next: null }
}

/** Which form the address asks for: any that ever was, else the first of the day. */
function formAsked(book: Book, search: PageContext['search']): string {
  const said = asked(formPrefix, search['form'])
  const isKnown = [...book.versions.values()].some(({ prefix }) => prefix === said)
  return said !== undefined && isKnown ? said : (book.forms[0]?.prefix ?? 'OP')
}

async function load(ctx: PageContext) {
  const book = await bookOfPage(ctx)
  const form = formAsked(book, ctx.search)
  const whose = await whoseDesk(ctx)
  const list = await rowsFor(ctx, whose, { ...askedPage(ctx.search), form })
  return { ...whose, book, form, list }
}
type Data = Awaited<ReturnType<typeof load>>

/** Answers of one form at a time, as a table to look at and as files to take out. */
export const answersPage = page({
  path: ANSWERS,
  surface: 'console',
  permission: 'pollwatch:desk',
  nav: { under: DESK, after: PLACES, label: texts.title },
  found: purposes.answers,
  file: {
    name: 'observer-answers',
    isFor: ({ list, desk, isAuthority }: Data) =>
      list.items.length > 0 && (desk !== null || isAuthority),
    rows: fileRows,
    json: fileJson,
  },
  load,
  render(data, view) {
    const { t } = view
    const { desk, isAuthority, hasBoth, form, list } = data
    const title = t(texts.title)
    if (desk === null && !isAuthority) return { title, main: emptyState(t(deskTexts.noGroup)) }
    const of = isAuthority && hasBoth ? AUTHORITY : ''
    const more = restLink(view, { path: ANSWERS, next: list.next, search: { form, of } })
    const rows = html`<div class="block flush">${rowsPart(data, view)}</div>${more}`
    const intro = t(isAuthority ? texts.introHanded : texts.introOwn)
    return {
      title,
      main: html`${whosePart(data, view, ANSWERS)}<p>${intro}</p>${formsPart(data, view, of)}${live('watch-answers', rows)}`,
      breadcrumb: [{ path: DESK, label: t(deskTexts.title) }],
    }
  },
})

function formsPart({ book, form }: Data, view: View, of: string): Html {
  const { t, base } = view
  const all = [...new Set([...book.forms.map(({ prefix }) => prefix), form])]
  const links = all.map((prefix) => ({
    href: withSearch(`${base}${ANSWERS}`, { form: prefix, of }),
    label: nameOfForm(view, book, prefix),
    isCurrent: prefix === form,
  }))
  return html`<div class="no-print">${tabs(t(texts.forms), links)}</div>`
}

function rowsPart({ book, form, list, isAuthority }: Data, view: View): Html {
  const { t, base } = view
  const observer = {
    label: t(texts.observer),
    cell: (row: Row) => (row.observer == null ? t(texts.unknown) : code(row.observer)),
  }
  return table(t, {
    caption: nameOfForm(view, book, form),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: list.items,
    columns: [
      { label: t(deskTexts.place), cell: ({ place }) => place !== null && placeOf(view, place) },
      ...(isAuthority ? [] : [observer]),
      { label: t(texts.asking), cell: ({ serial }) => t.number(serial), isNumber: true },
      { label: t(deskTexts.said), cell: (row) => answersOf(view, book, row) },
      {
        label: t(deskTexts.state),
        cell: ({ state, verdict }) =>
          state === 'counted' ? verdictBadge(view, verdict) : t(deskTexts[state]),
      },
      {
        label: t(deskTexts.entry),
        cell: ({ ref, receivedAt, entries }) =>
          html`<a href="${base}${entryPath(ref)}">${code(ref)}</a><br><span class="hint">${shortMoment(view, receivedAt)}${entries > 1 && html` · ${t(texts.of, { count: entries })}`}</span>`,
      },
    ],
  })
}

/** All rows of a file in the order of stations, with the names of who wrote some of them down. */
async function everyRow(ctx: PageContext, view: FileView) {
  const book = await bookOfPage(ctx)
  const prefix = formAsked(book, ctx.search)
  const whose = await whoseDesk(ctx)
  const { items, isCut } = await everyItem<Row>((after) => {
    const asking = { form: prefix, limit: MAX_PAGE_ROWS }
    return rowsFor(ctx, whose, after === undefined ? asking : { ...asking, after })
  })
  const names = await namesOf(ctx, { persons: items.map((row) => row.enteredBy ?? null) })
  const numeric = new Intl.Collator('en', { numeric: true })
  const place = (row: Row) => row.place?.number ?? ''
  const rows = items.toSorted(
    (a, b) =>
      numeric.compare(place(a), place(b)) ||
      numeric.compare(a.observer ?? '', b.observer ?? '') ||
      a.serial - b.serial ||
      (a.id < b.id ? -1 : 1),
  )
  const versions = [...book.versions.values()]
    .filter((one) => one.prefix === prefix)
    .toSorted((a, b) => a.version - b.version)
  const nameOf = (actor: string) => plainName(view, names, actor)
  const facts = factsFor({ isOwn: whose.desk !== null, nameOf })
  return { prefix, versions, rows, isCut, facts }
}

type Fact = string | number | boolean | readonly string[] | null

/** What stands in both files beside the answers, under names for programs. */
const FACTS: Readonly<Record<string, (row: Row) => Fact>> = {
  station: ({ place }) => place?.number ?? null,
  station_name: ({ place }) => place?.name ?? null,
  area: ({ place }) => place?.way.join(' › ') ?? null,
  form: ({ form }) => form,
  version: ({ version }) => version,
  asking: ({ serial }) => serial,
  entry: ({ ref }) => ref,
  entries: ({ entries }) => entries,
  channel: ({ channel }) => channel,
  state: ({ state }) => state,
  reason: ({ reason }) => reason,
  verdict: ({ verdict }) => verdict,
  flags: ({ flags }) => flags,
  missing: ({ missing }) => missing,
  urgent: ({ isUrgent }) => isUrgent,
  captured_at: ({ capturedAt }) => capturedAt,
  received_at: ({ receivedAt }) => receivedAt,
  handed_on_at: ({ releasedAt }) => releasedAt,
  comment: ({ comment }) => comment,
}

type Facts = readonly (readonly [name: string, of: (row: Row) => Fact])[]

/** The same with who it is from, for the own group alone. */
function factsFor({ isOwn, nameOf }: { isOwn: boolean; nameOf(actor: string): string }): Facts {
  const all = Object.entries(FACTS)
  if (!isOwn) return all
  return [
    ['observer', ({ observer = null }) => observer],
    ...all,
    ['entered_by', ({ enteredBy = null }) => enteredBy && nameOf(enteredBy)],
  ]
}

function cellOf(value: Fact): Cell {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'object' && value !== null ? value.join(' ') : value
}

/** The questions of all versions by their letters; words of the newest version that asks. */
function questionsOf(versions: readonly Form[]): ReadonlyMap<string, Field> {
  return new Map(versions.flatMap(({ fields }) => fields.map((field) => [field.tag, field])))
}

async function fileRows(ctx: PageContext, view: FileView) {
  const { versions, rows, isCut, facts } = await everyRow(ctx, view)
  const questions = [...questionsOf(versions)]
  const byVersion = new Map(versions.map((form) => [form.version, questionsOf([form])]))
  return {
    columns: [
      ...facts.map(([name]) => name),
      ...questions.map(([tag, { text }]) => `${tag}: ${inLanguage(view, text)}`),
    ],
    rows: rows.map((row) => [
      ...facts.map(([, of]) => cellOf(of(row))),
      ...questions.map(([tag]) =>
        answerCell(view, byVersion.get(row.version)?.get(tag), [
          row.answers[tag],
          row.texts?.[tag],
        ]),
      ),
    ]),
    isCut,
  }
}

/** A number as a number, a time as a clock says it, a choice in its words. */
function answerCell(
  view: FileView,
  field: Field | undefined,
  [value, words]: readonly [number | undefined, string | undefined],
): Cell {
  if (value === undefined) return words ?? null
  if (field === undefined || field.type === 'integer') return value
  return field.type === 'time' ? digitsOf(field, value) : answerWords(view, field, value)
}

async function fileJson(ctx: PageContext, view: FileView) {
  const { prefix, versions, rows, isCut, facts } = await everyRow(ctx, view)
  return {
    form: prefix,
    versions: versions.map(({ version, title, fields }) => ({
      version,
      title,
      questions: fields.map(({ tag, type, text, options }) => ({ tag, type, text, options })),
    })),
    rows: rows.map((row) => ({
      ...Object.fromEntries(facts.map(([name, of]) => [name, of(row)])),
      answers: row.answers,
      ...(row.texts !== undefined && { texts: row.texts }),
    })),
    isCut,
  }
}
