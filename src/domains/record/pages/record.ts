import { everyItem } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { button, fieldStates, searchForm } from '../../../ui/form.ts'
import { textField } from '../../../ui/field.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { timeOf } from '../../../ui/time.ts'
import { tlpMark } from '../../../ui/tlp-mark.ts'
import { list, show } from '../actions/record.ts'
import { PAGE, type ShownRecord } from '../schema.ts'
import { texts } from '../texts/records.ts'

interface ListData {
  readonly records: readonly ShownRecord[]
  readonly next: number | null
  readonly filter: { readonly type: string; readonly actor: string; readonly subject: string }
}

/** The whole log, newest first, narrowed by type, actor or subject. */
export const recordsPage = page<ListData, Html>({
  path: '/console/records',
  surface: 'console',
  permission: 'record:read',
  nav: { group: 'node', after: '/console/devices', label: texts.nav },
  file: {
    name: 'records',
    async rows(ctx, { t, node }) {
      const { asked } = filterOf(ctx)
      const { items, isCut } = await everyItem<ShownRecord, number>(async (before) => {
        const where = { before: before ?? null, limit: PAGE, ...asked }
        const { records, next } = await ctx.call(list, where)
        return { items: records, next }
      })
      const columns = [
        texts.number,
        texts.at,
        texts.type,
        texts.actor,
        texts.subject,
        texts.area,
        texts.hash,
      ]
      return {
        columns: columns.map((column) => t(column)),
        rows: items.map(({ seq, at, type, actor, subject, area, hash }) => {
          const title = node.records.get(type)?.title
          return [seq, at, title === undefined ? type : t(title), actor, subject, area, hash]
        }),
        isCut,
      }
    },
  },
  async load(ctx) {
    const { filter, asked } = filterOf(ctx)
    const { before = '' } = ctx.search
    const from = /^\d{1,12}$/.test(before) ? Number(before) : null
    return { ...(await ctx.call(list, { before: from, limit: PAGE, ...asked })), filter }
  },
  render({ records, next, filter }, view) {
    const { t, node } = view
    const field = fieldStates('filter', null)
    return {
      title: t(texts.title),
      main: html`<p>${t(texts.intro)} <a href="${node.prefix}/log/checkpoint">${t(texts.checkpoint)}</a></p>
${searchForm(html`${textField(t, { ...field('type', filter.type), label: t(texts.type), direction: 'ltr' })}
${textField(t, { ...field('actor', filter.actor), label: t(texts.actor), direction: 'ltr' })}
${textField(t, { ...field('subject', filter.subject), label: t(texts.subject), direction: 'ltr' })}
${button({ label: t(texts.filter), kind: 'secondary' })}`)}
${live('record-list', recordTable(view, records))}
${restLink(view, { path: '/console/records', next, by: 'before', search: filter })}`,
    }
  },
})

/** What the address asks for, as typed, and those parts of it that are there. */
function filterOf({ search }: PageContext) {
  const { type = '', actor = '', subject = '' } = search
  const asked = { type: type || null, actor: actor || null, subject: subject || null }
  return { filter: { type, actor, subject }, asked }
}

function recordTable(view: View, records: readonly ShownRecord[]): Html {
  const { t, base } = view
  return table(t, {
    caption: t(texts.title),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: records,
    columns: [
      {
        label: t(texts.number),
        isNumber: true,
        cell: (r) => html`<a href="${base}/console/records/${r.id}">${r.seq}</a>`,
      },
      { label: t(texts.at), cell: (r) => timeOf(view, r.at) },
      { label: t(texts.type), cell: (r) => code(r.type) },
      { label: t(texts.actor), cell: (r) => code(r.actor) },
      { label: t(texts.area), cell: (r) => code(r.area) },
    ],
  })
}

/** One record with every field that the log vouches for. */
export const recordPage = page<ShownRecord, Html>({
  path: '/console/records/:record',
  surface: 'console',
  permission: 'record:read',
  load: (ctx) => ctx.call(show, { record: ctx.params['record'] ?? '' }),
  render(record, view) {
    const { t } = view
    return {
      title: t(texts.recordTitle, { number: record.seq }),
      breadcrumb: [{ path: '/console/records', label: t(texts.title) }],
      main: summaryList(t, [
        { label: t(texts.at), value: timeOf(view, record.at) },
        { label: t(texts.type), value: typeOf(record.type, view) },
        { label: t(texts.action), value: code(record.action) },
        { label: t(texts.actor), value: code(record.actor) },
        { label: t(texts.subject), value: code(record.subject) },
        { label: t(texts.area), value: code(record.area) },
        { label: t(texts.marking), value: tlpMark(t, record.marking) },
        {
          label: t(texts.body),
          value:
            record.body === null
              ? t(texts.erased)
              : html`<pre dir="ltr">${pretty(record.body)}</pre>`,
        },
        { label: t(texts.hash), value: code(record.hash) },
      ]),
    }
  },
})

function pretty(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2)
}

/** What people call it, and its name. */
function typeOf(type: string, { t, node }: Pick<View, 't' | 'node'>): Html {
  const title = node.records.get(type)?.title
  return title === undefined ? code(type) : html`${t(title)} ${code(type)}`
}
