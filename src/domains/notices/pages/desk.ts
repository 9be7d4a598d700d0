import { holds } from '../../../core/actor.ts'
import { code, typed } from '../../../ui/code.ts'
import { deadline } from '../../../ui/countdown.ts'
import { buttonLink } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { listPage } from '../../../ui/list-page.ts'
import { spoken } from '../../../ui/words.ts'
import { deskNotices } from '../actions/read.ts'
import { purposes } from '../found.ts'
import { deskTexts as texts, termTexts } from '../texts/desk.ts'
import { stateTexts } from '../texts/told.ts'
import { restrictionTexts } from '../texts/restrictions.ts'
import { DESK, deskPath, NEW, RESTRICTIONS_DESK, stateOf, TERMS } from './look.ts'

const { all, waiting, subjectTurn: subject, decided, ended } = texts

/** Notices by whose turn it is, with the next deadline of each. */
export const deskPage = listPage({
  name: 'notice',
  path: DESK,
  permission: 'notices:read',
  nav: { group: 'inform', after: '/console/claims', label: texts.title },
  found: purposes.notices,
  title: texts.title,
  list: deskNotices,
  views: { by: 'view', label: texts.views, of: { '': all, waiting, subject, decided, ended } },
  empty: texts.none,
  more: ({ actor }) => ({ mayWrite: holds(actor, 'notices:issue') }),
  acts: ({ t, base }, { more }) =>
    more.mayWrite && buttonLink({ href: `${base}${NEW}`, label: t(texts.write) }),
  above: ({ t }) => html`<p>${t(texts.intro)}</p>`,
  // Below what waits: on a telephone the first notice would else stand under three buttons.
  below: ({ t, base }) =>
    html`<p class="no-print"><a href="${base}${TERMS}">${t(termTexts.title)}</a> · <a href="${base}${RESTRICTIONS_DESK}">${t(restrictionTexts.title)}</a></p>`,
  columns: [
    { label: texts.code, file: (row) => row.code },
    { label: texts.source, file: ({ sourceName }) => sourceName },
    {
      label: texts.notice,
      cell: (row, { base }) =>
        html`<a href="${base}${deskPath(row.code)}">${spoken(row.quoteLanguage, row.quote)}</a><br><span class="hint">${typed(row.sourceName)} · ${code(row.code)}</span>`,
      file: ({ quote }) => quote,
    },
    {
      label: texts.state,
      cell: (row, view) =>
        html`${stateOf(view, row.state)}${row.isByDeadline && html`<br><span class="hint">${view.t(texts.missed)}</span>`}`,
      file: ({ state }, { t }) => t(stateTexts[state]),
    },
    {
      label: texts.due,
      cell: ({ dueAt, dueWhat }, view) =>
        dueAt === null || dueWhat === null ? view.t(texts.noDue) : deadline(view, dueAt),
      file: ({ dueAt }) => dueAt ?? '',
    },
  ],
})
