import { holds } from '../../../core/actor.ts'
import { asked, given } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { deadline } from '../../../ui/countdown.ts'
import { tabs } from '../../../ui/details.ts'
import { buttonLink } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { spoken } from '../../../ui/words.ts'
import { deskNotices, view as viewName, VIEWS } from '../actions/read.ts'
import { purposes } from '../found.ts'
import { deskTexts as texts, termTexts } from '../texts/desk.ts'
import { restrictionTexts } from '../texts/restrictions.ts'
import { DESK, deskPath, NEW, RESTRICTIONS_DESK, stateOf, TERMS } from './look.ts'

async function load(ctx: PageContext) {
  const wanted = asked(viewName, ctx.search['view'])
  const list = await ctx.call(deskNotices, { ...askedPage(ctx.search), ...given({ view: wanted }) })
  return { wanted, list, mayWrite: holds(ctx.actor, 'notices:issue') }
}

const LABELS = {
  waiting: texts.waiting,
  subject: texts.subjectTurn,
  decided: texts.decided,
  ended: texts.ended,
} as const

/** Notices by whose turn it is, with the next deadline of each. */
export const deskPage = page({
  path: DESK,
  surface: 'console',
  permission: 'notices:read',
  nav: { group: 'inform', after: '/console/claims', label: texts.title },
  found: purposes.notices,
  load,
  render({ wanted, list, mayWrite }: Awaited<ReturnType<typeof load>>, view) {
    const { t, base } = view
    const links = [undefined, ...VIEWS].map((one) => ({
      href: withSearch(`${base}${DESK}`, { view: one ?? '' }),
      label: t(one === undefined ? texts.all : LABELS[one]),
      isCurrent: one === wanted,
    }))
    const rows = table(t, {
      caption: t(texts.title),
      isCaptionHidden: true,
      empty: t(texts.none),
      rows: list.items,
      columns: [
        {
          label: t(texts.notice),
          cell: (row) =>
            html`<a href="${base}${deskPath(row.code)}">${spoken(row.quoteLanguage, row.quote)}</a><br><span class="hint">${typed(row.sourceName)} · ${code(row.code)}</span>`,
        },
        {
          label: t(texts.state),
          cell: (row) =>
            html`${stateOf(view, row.state)}${row.isByDeadline && html`<br><span class="hint">${t(texts.missed)}</span>`}`,
        },
        {
          label: t(texts.due),
          cell: ({ dueAt, dueWhat }) =>
            dueAt === null || dueWhat === null ? t(texts.noDue) : deadline(view, dueAt),
        },
      ],
    })
    const more = restLink(view, { path: DESK, next: list.next, search: given({ view: wanted }) })
    const write = mayWrite && buttonLink({ href: `${base}${NEW}`, label: t(texts.write) })
    // Below what waits: on a telephone the first notice would else stand under three buttons.
    const beside = html`<p class="no-print"><a href="${base}${TERMS}">${t(termTexts.title)}</a> · <a href="${base}${RESTRICTIONS_DESK}">${t(restrictionTexts.title)}</a></p>`
    return {
      title: t(texts.title),
      ...(write !== false && { acts: write }),
      main: html`<p>${t(texts.intro)}</p><div class="no-print">${tabs(t(texts.views), links)}</div>${rows}${more}${beside}`,
    }
  },
})
