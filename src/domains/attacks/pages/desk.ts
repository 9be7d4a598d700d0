import { holds } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code } from '../../../ui/code.ts'
import { tabs } from '../../../ui/details.ts'
import { buttonLink } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { named } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import * as read from '../actions/read.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { valueTexts } from '../texts/public.ts'
import { DESK, formPath, stateOf, writePath } from './look.ts'

/** Closed incidents that stand above the texts. */
const SHOWN = 20

async function load(ctx: PageContext) {
  const view = asked(read.formView, ctx.search['view']) ?? 'waiting'
  const mayWrite = holds(ctx.actor, 'attacks:write')
  return {
    view,
    closed: mayWrite ? (await ctx.call(read.unexplained, { limit: SHOWN })).items : null,
    list: await ctx.call(read.forms, { ...askedPage(ctx.search), view }),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** What waits to be explained to the public, and the texts about it. */
export const deskPage = page({
  path: DESK,
  surface: 'console',
  permission: 'attacks:read',
  nav: { group: 'investigate', after: '/console/incidents', label: texts.title },
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

function textsPart({ list, view: shown }: Data, view: View): Html {
  const { t, base } = view
  const links = read.formView.options.map((one) => ({
    href: withSearch(`${base}${DESK}`, { view: one === 'waiting' ? '' : one }),
    label: t(texts[one]),
    isCurrent: one === shown,
  }))
  const rows = table(t, {
    caption: t(texts.textsTitle),
    isCaptionHidden: true,
    empty: t(texts.noTexts),
    rows: list.items,
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
  const more = restLink(view, { path: DESK, next: list.next, search: { view: shown } })
  const views = html`<div class="no-print">${tabs(t(texts.views), links)}</div>`
  return html`${block(t(texts.textsTitle), html`${views}${rows}`)}${more}`
}
