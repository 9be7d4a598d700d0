import { buttonLink } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { listPage as listOf } from '../../../ui/list-page.ts'
import { named } from '../../../ui/name.ts'
import { shortMoment } from '../../../ui/time.ts'
import { statements } from '../actions/read.ts'
import { purposes } from '../found.ts'
import { breachTexts } from '../texts/breach.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { titlesOf } from './titles.ts'
import {
  clockOf,
  kindWords,
  LENGTHS,
  stateBadge,
  STATEMENTS,
  stateWords,
  wordPath,
} from './look.ts'

const { due, proposed, released, all } = texts

/** Statements, and how their clocks stand. */
export const listPage = listOf({
  name: 'statement',
  path: STATEMENTS,
  permission: 'statements:read',
  nav: { group: 'inform', label: texts.title },
  found: purposes.statements,
  title: texts.title,
  list: statements,
  views: { by: 'view', label: texts.views, of: { all, due, proposed, released } },
  empty: texts.none,
  more: titlesOf,
  acts: ({ t, base }) =>
    buttonLink({ href: `${base}${LENGTHS}`, label: t(breachTexts.lengths), kind: 'secondary' }),
  columns: [
    {
      label: texts.incident,
      cell: (row, view, titles) => named(view, wordPath(row.incident), titles(view, row)),
      file: (row, view, titles) => titles(view, row),
    },
    {
      label: texts.about,
      cell: ({ kind }, { t }) => t(kind === null ? texts.unknownKind : kindWords(kind)),
      file: ({ kind }, { t }) => t(kind === null ? texts.unknownKind : kindWords(kind)),
    },
    {
      label: texts.state,
      cell: (row, view) =>
        html`${stateBadge(view, row)}${row.proposed !== null && html`<br><span class="hint">${view.t(texts.isProposed)}</span>`}`,
      file: ({ state }, { t }) => t(stateWords(state)),
    },
    { label: texts.clock, cell: (row, view) => clockOf(view, row), file: ({ dueAt }) => dueAt },
    {
      label: texts.changed,
      cell: ({ releasedAt }, view) => releasedAt !== null && shortMoment(view, releasedAt),
      file: ({ releasedAt }) => releasedAt ?? '',
    },
  ],
})
