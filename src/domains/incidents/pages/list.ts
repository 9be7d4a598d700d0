import { holds } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { areasToPick } from '../../../ui/area-picker.ts'
import { code } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { plainWords } from '../../../ui/erasure.ts'
import { refusedPart } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { kindWords } from '../../../ui/incident-class.ts'
import { listPage as listOf } from '../../../ui/list-page.ts'
import { areaName, named, personName, plainArea, plainName } from '../../../ui/name.ts'
import { shortMoment } from '../../../ui/time.ts'
import { incidents, open } from '../actions/incident.ts'
import { purposes } from '../found.ts'
import { texts } from '../texts/pages.ts'
import { severityTexts, stateTexts } from '../texts/values.ts'
import { INCIDENTS, pathOf, severityOf, stateOf } from './look.ts'

const { live, mine, nobody, ended, all } = texts

/** What happened and what is done about it. */
export const listPage = listOf({
  name: 'incident',
  path: INCIDENTS,
  permission: 'incidents:read',
  nav: { group: 'investigate', label: texts.incidents },
  forms: {
    open: {
      action: 'incidents.open',
      next: ({ incident }: { incident: string }) => pathOf(incident),
      said: texts.saidOpened,
    },
  },
  found: purposes.incidents,
  title: texts.incidents,
  list: incidents,
  views: { by: 'view', label: texts.views, of: { live, mine, nobody, ended, all } },
  search: { by: 'search', label: texts.search, press: texts.show },
  empty: texts.none,
  more: async (ctx, rows) => ({
    names: await namesOf(ctx, {
      areas: rows.map(({ area }) => area),
      persons: rows.map(({ owner }) => owner),
    }),
    picks: holds(ctx.actor, 'incidents:lead')
      ? await areasToPick(ctx, { form: 'open', name: 'area', chosen: ['/'] })
      : null,
  }),
  above: (view) => refusedPart(view, texts),
  below(view, { more: { picks } }) {
    if (picks === null) return null
    const form = actionForm(view, {
      name: 'open',
      action: open,
      labels: texts,
      choices: { severity: severityTexts },
      values: { severity: 'moderate' },
      areas: { area: picks },
      button: texts.open,
    })
    return html`<div class="no-print">${disclosure(view.t(texts.open), form)}</div>`
  },
  columns: [
    { label: texts.code, file: (row) => row.code },
    {
      label: texts.incident,
      cell: (row, view) =>
        html`${named(view, pathOf(row.id), plainWords(view.t, row.title))}<br>${code(row.code)}`,
    },
    { label: texts.title, file: (row, { t }) => plainWords(t, row.title) },
    {
      label: texts.state,
      cell: (row, { t }) => stateOf(row, t),
      file: (row, { t }) => t(stateTexts[row.state]),
    },
    {
      label: texts.severity,
      cell: (row, { t }) => severityOf(row, t),
      file: (row, { t }) => t(severityTexts[row.severity]),
    },
    { label: texts.type, file: ({ type }, { t }) => (type === null ? '' : kindWords(t, type)) },
    {
      label: texts.owner,
      cell: ({ owner }, view, { names }) =>
        owner === null ? view.t(texts.nobodyLeads) : personName(view, names, owner),
      file: ({ owner }, view, { names }) => (owner === null ? '' : plainName(view, names, owner)),
    },
    {
      label: texts.area,
      cell: (row, view, { names }) => areaName(view, names, row.area),
      file: (row, view, { names }) => plainArea(view, names, row.area),
    },
    {
      label: texts.opened,
      cell: (row, view) => shortMoment(view, row.openedAt),
      file: (row) => row.openedAt,
    },
    { label: texts.ended, file: ({ endedAt }) => endedAt ?? '' },
  ],
})
