import { askedDay } from '../../../core/civil-day.ts'
import { holdsIn } from '../../../core/actor.ts'
import { everyItem, TALL_ROWS } from '../../../core/listed.ts'
import { type Names, namesOf, type PersonChoice, personsToChoose } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { button, fieldStates, filters } from '../../../ui/form.ts'
import { dateField, selectField, textField } from '../../../ui/field.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName, personName, plainArea, plainName } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { timeOf } from '../../../ui/time.ts'
import { tlpMark } from '../../../ui/tlp-mark.ts'
import { list, show } from '../actions/record.ts'
import { purposes } from '../found.ts'
import { personsHolding } from '../needs.ts'
import { PAGE, type ShownRecord } from '../schema.ts'
import { texts } from '../texts/records.ts'
import { titleOf } from '../title.ts'

const PATH = '/console/records'

/** What the list is narrowed by, as it is typed. */
const FIELDS = ['type', 'actor', 'subject', 'from', 'until'] as const
type Filter = Readonly<Record<(typeof FIELDS)[number], string>>

interface ListData {
  readonly records: readonly ShownRecord[]
  readonly next: number | null
  readonly filter: Filter
  readonly names: Names
  /** Records of the whole log; null for whoever reads a part of it. */
  readonly inAll: number | null
  /** Whom one may look for, by name. */
  readonly persons: readonly PersonChoice[]
}

/** The whole log, newest first, narrowed by what happened, who did it, what it is about, and when. */
export const recordsPage = page<ListData, Html>({
  path: PATH,
  surface: 'console',
  permission: 'record:read',
  nav: { group: 'node', after: '/console/devices', label: texts.nav },
  file: {
    name: 'records',
    async rows(ctx, view) {
      const { asked } = filterOf(ctx)
      const { items, isCut } = await everyItem<ShownRecord, number>(async (before) => {
        const where = { before: before ?? null, limit: PAGE, ...asked }
        const { records, next } = await ctx.call(list, where)
        return { items: records, next }
      })
      const names = await namesIn(ctx, items)
      const { t } = view
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
        rows: items.map((record) => [
          record.seq,
          record.at,
          titleOf(record.type, view) ?? record.type,
          plainName(view, names, record.actor),
          record.subject,
          plainArea(view, names, record.area),
          record.hash,
        ]),
        isCut,
      }
    },
  },
  found: purposes.records,
  async load(ctx) {
    const { filter, asked } = filterOf(ctx)
    const { before = '' } = ctx.search
    const from = /^\d{1,12}$/.test(before) ? Number(before) : null
    const found = await ctx.call(list, { before: from, limit: TALL_ROWS, ...asked })
    return {
      ...found,
      filter,
      inAll: await inAll(ctx),
      names: await namesIn(ctx, found.records),
      persons: await persons(ctx),
    }
  },
  render(data, view) {
    const { t, node } = view
    const { records, next, filter } = data
    return {
      title: t(texts.title),
      sub: html`${data.inAll !== null && html`<strong>${t(texts.inAll, { count: data.inAll })}</strong> `}${t(texts.intro)} <a href="${node.prefix}/log/checkpoint">${t(texts.checkpoint)}</a>`,
      main: html`${filterForm(data, view)}
${live('record-list', recordTable(view, records, data.names))}
${restLink(view, { path: PATH, next, by: 'before', search: filter })}`,
    }
  },
})

/** All records. */
const NO_FILTER = {
  before: null,
  type: null,
  actor: null,
  subject: null,
  from: null,
  until: null,
}

/** How many records the log has: they are numbered from nought. */
async function inAll(ctx: PageContext): Promise<number | null> {
  if (!holdsIn(ctx.actor, 'record:read', '/')) return null
  const [newest] = (await ctx.call(list, { ...NO_FILTER, limit: 1 })).records
  return newest === undefined ? 0 : newest.seq + 1
}

/** What the address asks for, as typed, and those parts of it that say something. */
function filterOf({ search, node }: PageContext) {
  const filter = Object.fromEntries(FIELDS.map((name) => [name, search[name] ?? ''])) as Filter
  const asked = {
    type: filter.type || null,
    actor: filter.actor || null,
    subject: filter.subject || null,
    from: askedDay(filter.from, node.zone)?.from ?? null,
    until: askedDay(filter.until, node.zone)?.until ?? null,
  }
  return { filter, asked }
}

/** Names of who did it and where. */
function namesIn(ctx: PageContext, found: readonly ShownRecord[]): Promise<Names> {
  return namesOf(ctx, {
    persons: found.map(({ actor }) => actor),
    areas: found.map(({ area }) => area),
  })
}

/** Everybody who works at the console; accounts are of Actual, and in the exercise nobody has a name. */
async function persons(ctx: PageContext): Promise<readonly PersonChoice[]> {
  if (ctx.node.realm !== 'actual') return []
  const found = await ctx.ask(personsHolding, { permission: 'accounts:self' })
  return personsToChoose(ctx, found.persons)
}

function filterForm({ filter, persons }: ListData, view: View): Html {
  const { t, node } = view
  const field = fieldStates('filter', null)
  const types = [...node.records.values()]
    .map(({ type, title }) => ({ value: type, label: t(title) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, t.locale))
  const who =
    persons.length > 0 && isListed(filter.actor, persons)
      ? selectField(t, {
          ...field('actor', filter.actor),
          label: t(texts.actor),
          choices: persons.map(({ id: value, name: label }) => ({ value, label })),
          isOptional: true,
          none: t(texts.anybody),
        })
      : textField(t, { ...field('actor', filter.actor), label: t(texts.actor), direction: 'ltr' })
  const fields = html`${selectField(t, {
    ...field('type', filter.type),
    label: t(texts.type),
    choices: types,
    isOptional: true,
    none: t(texts.anything),
  })}
${who}
${dateField(t, { ...field('from', filter.from), label: t(texts.from) })}
${dateField(t, { ...field('until', filter.until), label: t(texts.until) })}
${textField(t, { ...field('subject', filter.subject), label: t(texts.subject), direction: 'ltr', width: 'medium' })}
${button({ label: t(texts.filter), kind: 'secondary' })}`
  return filters(
    t,
    fields,
    Object.values(filter).some((typed) => typed !== ''),
  )
}

/** Whether a list of names can say who is asked for; a machine or a device is written by its reference. */
function isListed(actor: string, persons: readonly PersonChoice[]): boolean {
  return actor === '' || persons.some(({ id }) => id === actor)
}

function recordTable(view: View, records: readonly ShownRecord[], names: Names): Html {
  const { t, base } = view
  return table(t, {
    caption: t(texts.title),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: records,
    columns: [
      {
        label: t(texts.type),
        cell: (r) =>
          html`<a href="${base}${PATH}/${r.id}">${titleOf(r.type, view) ?? code(r.type)}</a>`,
      },
      { label: t(texts.at), cell: (r) => timeOf(view, r.at) },
      { label: t(texts.actor), cell: (r) => personName(view, names, r.actor) },
      { label: t(texts.area), cell: (r) => areaName(view, names, r.area) },
      { label: t(texts.number), isNumber: true, cell: (r) => t.number(r.seq) },
    ],
  })
}

/** One record with every field that the log vouches for. */
export const recordPage = page<{ readonly record: ShownRecord; readonly names: Names }, Html>({
  path: `${PATH}/:record`,
  surface: 'console',
  permission: 'record:read',
  async load(ctx) {
    const record = await ctx.call(show, { record: ctx.params['record'] ?? '' })
    return { record, names: await namesIn(ctx, [record]) }
  },
  render({ record, names }, view) {
    const { t } = view
    return {
      title: titleOf(record.type, view) ?? record.type,
      sub: html`${t(texts.recordTitle, { number: record.seq })}`,
      breadcrumb: [{ path: PATH, label: t(texts.title) }],
      main: summaryList(t, [
        { label: t(texts.at), value: timeOf(view, record.at) },
        {
          label: t(texts.actor),
          value: html`${personName(view, names, record.actor)} ${code(record.actor)}`,
        },
        {
          label: t(texts.area),
          value: html`${areaName(view, names, record.area)} ${code(record.area)}`,
        },
        { label: t(texts.type), value: code(record.type) },
        { label: t(texts.action), value: code(record.action) },
        { label: t(texts.subject), value: code(record.subject) },
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
