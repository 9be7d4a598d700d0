import { z } from 'zod'
import { holds } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { incidentNames, namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { tabs } from '../../../ui/details.ts'
import { buttonLink } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { named, personName } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { spoken } from '../../../ui/words.ts'
import * as read from '../actions/read.ts'
import { purposes } from '../found.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { valueTexts } from '../texts/public.ts'
import { DESK, formPath, stateOf, writePath } from './look.ts'

/** Closed incidents that stand above the texts, and those of one page of what is not told. */
const SHOWN = 20
/** What of the texts is shown, or what is not told at all. */
const shown = z.enum([...read.formView.options, 'untold'])

async function load(ctx: PageContext) {
  const view = asked(shown, ctx.search['view']) ?? 'waiting'
  const mayWrite = holds(ctx.actor, 'attacks:write')
  const rows =
    view === 'untold'
      ? { untold: await untoldOf(ctx), list: null }
      : { untold: null, list: await ctx.call(read.forms, { ...askedPage(ctx.search), view }) }
  const closed = mayWrite ? (await ctx.call(read.unexplained, { limit: SHOWN })).items : null
  return { view, mayWrite, closed, ...rows }
}
type Data = Awaited<ReturnType<typeof load>>

/** What is not told, with the names of incidents as far as the reader may see them. */
async function untoldOf(ctx: PageContext) {
  const found = await ctx.call(read.untold, { ...askedPage(ctx.search), limit: SHOWN })
  const ids = found.items.map(({ id }) => id)
  const persons = [...found.items, ...found.cases].map(({ by }) => by)
  return {
    ...found,
    incidents: await incidentNames(ctx, ids),
    names: await namesOf(ctx, { persons }),
  }
}
type Untold = Awaited<ReturnType<typeof untoldOf>>

/** What waits to be explained to the public, and the texts about it. */
export const deskPage = page({
  path: DESK,
  surface: 'console',
  permission: 'attacks:read',
  nav: { group: 'inform', label: texts.title },
  found: purposes.attacks,
  load,
  render(data, view) {
    const { t } = view
    return {
      title: t(texts.title),
      main: html`${closedPart(data, view)}${textsPart(data, view)}`,
    }
  },
})

function closedPart({ closed }: Data, view: View): Html | false {
  if (closed === null) return false
  const { t, base } = view
  const rows = table(t, {
    caption: t(texts.closedTitle),
    isCaptionHidden: true,
    empty: t(texts.noClosed),
    rows: closed,
    columns: [
      {
        label: t(texts.incident),
        cell: (row) =>
          html`${named(view, `/console/incidents/${row.id}`, row.title || row.code)}<br>${code(row.code)}`,
      },
      { label: t(texts.closedAt), cell: ({ endedAt }) => shortMoment(view, endedAt) },
      {
        label: t(texts.act),
        isActs: true,
        cell: (row) =>
          buttonLink({
            href: `${base}${writePath(row.id)}`,
            label: t(texts.write),
            ...(row === closed[0] ? {} : { kind: 'secondary' as const }),
          }),
      },
    ],
  })
  return block(t(texts.closedTitle), rows, { isFlush: true })
}

function textsPart(data: Data, view: View): Html {
  const { t, base } = view
  const links = shown.options.map((one) => ({
    href: withSearch(`${base}${DESK}`, { view: one === 'waiting' ? '' : one }),
    label: t(texts[one]),
    isCurrent: one === data.view,
  }))
  const views = html`<div class="no-print">${tabs(t(texts.views), links)}</div>`
  const { untold, list } = data
  const rows = untold === null ? textRows(list.items, view) : untoldRows(untold, data, view)
  const next = untold === null ? list.next : untold.next
  const more = restLink(view, { path: DESK, next, search: { view: data.view } })
  return html`${block(t(texts.textsTitle), html`${views}${rows}`)}${more}`
}

function textRows(items: NonNullable<Data['list']>['items'], view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.textsTitle),
    isCaptionHidden: true,
    empty: t(texts.noTexts),
    rows: items,
    columns: [
      {
        label: t(texts.text),
        cell: (row) =>
          html`${named(view, formPath(row.id), row.title)}<br>${code(row.code)} ${t(texts.version, { version: t.number(row.version) })}`,
      },
      { label: t(texts.service), cell: (row) => t(valueTexts[row.service]) },
      { label: t(texts.state), cell: (row) => stateOf(view, row.state) },
      {
        label: t(texts.since),
        cell: (row) => shortMoment(view, row.publishedAt ?? row.sentAt ?? row.writtenAt),
      },
    ],
  })
}

/** Closed incidents of which nothing is told, then cases of elsewhere that were taken away; why, and who said so. */
function untoldRows({ items, cases, incidents, names }: Untold, { mayWrite }: Data, view: View) {
  const { t, base } = view
  const own = items.map(({ id, ...why }) => {
    const { title = '', code: of = '' } = incidents.get(id) ?? {}
    const name = named(view, `/console/incidents/${id}`, title || of || t(texts.incident))
    const write = {
      href: `${base}${writePath(id)}`,
      label: t(texts.write),
      kind: 'secondary',
    } as const
    return { ...why, what: html`${name}<br>${of && code(of)}`, act: mayWrite && buttonLink(write) }
  })
  const away = cases.map(({ code: of, title, ...why }) => {
    return { ...why, what: html`${spoken('en', title)}<br>${code(of)}`, act: false as const }
  })
  return table(t, {
    caption: t(texts.untold),
    isCaptionHidden: true,
    empty: t(texts.noneUntold),
    rows: [...own, ...away],
    columns: [
      { label: t(texts.notTold), cell: ({ what }) => what },
      {
        label: t(texts.reason),
        cell: ({ reason, by, at }) =>
          html`${typed(reason)}<br><span class="hint">${t.parts(texts.byWhom, { person: personName(view, names, by), time: shortMoment(view, at) })}</span>`,
      },
      { label: t(texts.act), isActs: true, cell: ({ act }) => act },
    ],
  })
}
