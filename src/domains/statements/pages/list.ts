import { asked } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { tabs } from '../../../ui/details.ts'
import { buttonLink } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { named } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { listView, statements } from '../actions/read.ts'
import { purposes } from '../found.ts'
import { breachTexts } from '../texts/breach.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { titlesOf } from './titles.ts'
import { clockOf, kindWords, LENGTHS, stateBadge, STATEMENTS, wordPath } from './look.ts'

async function load(ctx: PageContext) {
  const view = asked(listView, ctx.search['view']) ?? 'all'
  const list = await ctx.call(statements, { ...askedPage(ctx.search), view })
  return { view, list, titles: await titlesOf(ctx, list.items) }
}
type Data = Awaited<ReturnType<typeof load>>

/** Statements, and how their clocks stand. */
export const listPage = page({
  path: STATEMENTS,
  surface: 'console',
  permission: 'statements:read',
  nav: { group: 'inform', label: texts.title },
  found: purposes.statements,
  load,
  render(data, view) {
    const { t, base } = view
    const links = listView.options.map((one) => ({
      href: withSearch(`${base}${STATEMENTS}`, { view: one === 'all' ? '' : one }),
      label: t(texts[one]),
      isCurrent: one === data.view,
    }))
    const search = { view: data.view }
    const more = restLink(view, { path: STATEMENTS, next: data.list.next, search })
    const rows = html`<div class="block flush">${listPart(data, view)}</div>${more}`
    return {
      title: t(texts.title),
      main: html`<div class="no-print">${tabs(t(texts.views), links)}</div>${live('statement-list', rows)}`,
      acts: buttonLink({
        href: `${base}${LENGTHS}`,
        label: t(breachTexts.lengths),
        kind: 'secondary',
      }),
    }
  },
})

function listPart({ list, titles }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.title),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: list.items,
    columns: [
      {
        label: t(texts.incident),
        cell: (row) => named(view, wordPath(row.incident), titles(view, row)),
      },
      {
        label: t(texts.about),
        cell: ({ kind }) => t(kind === null ? texts.unknownKind : kindWords(kind)),
      },
      {
        label: t(texts.state),
        cell: (row) =>
          html`${stateBadge(view, row)}${row.proposed !== null && html`<br><span class="hint">${t(texts.isProposed)}</span>`}`,
      },
      { label: t(texts.clock), cell: (row) => clockOf(view, row) },
      {
        label: t(texts.changed),
        cell: ({ releasedAt }) => releasedAt !== null && shortMoment(view, releasedAt),
      },
    ],
  })
}
