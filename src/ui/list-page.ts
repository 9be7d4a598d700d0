// A page that lists what a query answers: views as tabs, a search, rows that follow the log, the rest of them, and the same
// rows as a file. What it cannot say is drawn by the slice: `above` and `below` of the rows, and what stands beside the title.
import type { Action } from '../core/action.ts'
import { given } from '../core/asked.ts'
import { askedPage, everyItem, MAX_PAGE_ROWS } from '../core/listed.ts'
import { type FileView, type Page, page, type PageContext, type View } from '../core/slice.ts'
import type { Message } from '../core/text.ts'
import type { Cell } from '../lib/csv/write.ts'
import { tabs } from './details.ts'
import { textField } from './field.ts'
import { button, fieldStates, filters, hiddenFields } from './form.ts'
import { type Content, type Html, html } from './html.ts'
import { live } from './live.ts'
import { withSearch } from './page-href.ts'
import { restLink } from './rest.ts'
import { table } from './table.ts'

/** Letters of a search. */
const MAX_WORDS = 100

export interface ListColumn<Row, M> {
  readonly label: Message
  /** What the page shows; without it the column stands in the file alone. */
  cell?(row: Row, view: View, more: M): Content
  /** What the file holds; without it the page alone has the column. */
  file?(row: Row, view: FileView, more: M): Cell
}

/** What a page of a list was asked: the view and the words, as the address has them. */
type Asked = Readonly<Record<string, string>>
export interface ListData<Row, M> {
  readonly asked: Asked
  readonly items: readonly Row[]
  readonly more: M
}

export interface ListPage<I, Row, M> extends Omit<Page, 'load' | 'render' | 'surface' | 'file'> {
  /** Names its live region, and the file where a column has a part of one. */
  readonly name: string
  readonly title: Message
  readonly list: Action<string, I, { items: Row[]; next: string | null }>
  /** Its tabs by the question of the query that they answer; the first one stands in no address, `''` asks nothing. */
  readonly views?: {
    readonly by: keyof I & string
    readonly label: Message
    readonly of: Readonly<Record<string, Message>>
  }
  /** The field that narrows the list, by the question of the query that takes it. */
  readonly search?: {
    readonly by: keyof I & string
    readonly label: Message
    readonly press: Message
  }
  readonly empty: Message
  readonly columns: readonly ListColumn<Row, M>[]
  /** What the rows and the parts need besides: names, what the reader may do. Asked once a page. */
  more?(ctx: PageContext, items: readonly NoInfer<Row>[]): Promise<M> | M
  acts?(view: View, data: ListData<Row, M>): Content
  above?(view: View, data: ListData<Row, M>): Content
  below?(view: View, data: ListData<Row, M>): Content
}

/** A page of the console that lists what its query answers. */
export function listPage<I extends object, Row, M = undefined>(of: ListPage<I, Row, M>): Page {
  const { name, title, list, columns, more, acts, above, below } = of
  const { path, permission, reach, realm, nav, found, forms } = of
  const moreOf = async (ctx: PageContext, items: readonly Row[]) => (await more?.(ctx, items)) as M
  const hasFile = columns.some(({ file }) => file !== undefined)
  return page({
    path,
    permission,
    ...given({ reach, realm, nav, found, forms }),
    surface: 'console',
    ...(hasFile && { file: { name, rows: (ctx, view) => fileRows(of, ctx, view) } }),
    async load(ctx) {
      const asked = askedOf(of, ctx.search)
      const { items, next } = await ctx.call(list, {
        ...questionOf(asked),
        ...askedPage(ctx.search),
      } as I)
      return { asked, items, next, more: await moreOf(ctx, items) }
    },
    render(data, view) {
      const { t } = view
      const rest = restLink(view, {
        path: of.path,
        next: data.next,
        search: addressOf(of, data.asked),
      })
      const rows = html`<div class="block flush">${rowsPart(of, data, view)}</div>${rest}`
      const beside = acts?.(view, data)
      return {
        title: t(title),
        ...(beside && { acts: html`${beside}` }),
        main: html`${above?.(view, data)}${tabsPart(of, data.asked, view)}${searchPart(of, data.asked, view)}${live(`${name}-list`, rows)}${below?.(view, data)}`,
      }
    },
  })
}

type Any = ListPage<never, never, never>
type Tabs = Pick<Any, 'path' | 'views'>

const firstOf = ({ views }: Tabs) => views && Object.keys(views.of)[0]

/** Only what may be asked: a mistyped address shows the first view. */
function askedOf({ views, search, path }: Tabs & Pick<Any, 'search'>, typed: Asked): Asked {
  const view = views && Object.keys(views.of).find((one) => one === typed[views.by])
  const words = search && typed[search.by]?.trim().slice(0, MAX_WORDS)
  return {
    ...(views && { [views.by]: view ?? firstOf({ views, path }) ?? '' }),
    ...(search && { [search.by]: words ?? '' }),
  }
}

const questionOf = (asked: Asked) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))

/** As it stands in addresses: the first view is not said. */
function addressOf(of: Tabs, asked: Asked): Asked {
  const by = of.views?.by
  return by !== undefined && asked[by] === firstOf(of) ? { ...asked, [by]: '' } : asked
}

async function fileRows<I extends object, Row, M>(
  of: ListPage<I, Row, M>,
  ctx: PageContext,
  view: FileView,
) {
  const question = { ...questionOf(askedOf(of, ctx.search)), limit: MAX_PAGE_ROWS }
  const { items, isCut } = await everyItem<Row>((after) =>
    ctx.call(of.list, { ...question, ...given({ after }) } as I),
  )
  const names = (await of.more?.(ctx, items)) as M
  const columns = of.columns.filter(({ file }) => file !== undefined)
  return {
    columns: columns.map(({ label }) => view.t(label)),
    rows: items.map((row) => columns.map(({ file }) => file?.(row, view, names) ?? '')),
    isCut,
  }
}

function tabsPart(of: Tabs, asked: Asked, { t, base }: View): Content {
  const { views, path } = of
  if (views === undefined) return null
  const links = Object.entries(views.of).map(([one, label]) => ({
    href: withSearch(`${base}${path}`, addressOf(of, { ...asked, [views.by]: one })),
    label: t(label),
    isCurrent: one === asked[views.by],
  }))
  return html`<div class="no-print">${tabs(t(views.label), links)}</div>`
}

function searchPart(of: Tabs & Pick<Any, 'search'>, asked: Asked, { t }: View): Content {
  if (of.search === undefined) return null
  const { by, label, press } = of.search
  const words = asked[by] ?? ''
  const field = textField(t, {
    ...fieldStates('search', null)(by, words),
    label: t(label),
    type: 'search',
    width: 'medium',
    maxLength: MAX_WORDS,
    isOptional: true,
  })
  const kept = hiddenFields(questionOf({ ...addressOf(of, asked), [by]: '' }))
  const body = [kept, field, button({ label: t(press), kind: 'secondary' })]
  return html`<div class="no-print">${filters(t, body, words !== '')}</div>`
}

function rowsPart<I, Row, M>(
  { title, empty, columns }: ListPage<I, Row, M>,
  { items, more }: ListData<Row, M>,
  view: View,
): Html {
  const { t } = view
  return table(t, {
    caption: t(title),
    isCaptionHidden: true,
    empty: t(empty),
    rows: items,
    columns: columns.flatMap(({ label, cell }) =>
      cell === undefined ? [] : [{ label: t(label), cell: (row: Row) => cell(row, view, more) }],
    ),
  })
}
