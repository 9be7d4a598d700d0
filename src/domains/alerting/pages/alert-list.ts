import { holds } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import { type Severity, severityBadge } from '../../../ui/badge.ts'
import { buttonLink } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { listPage } from '../../../ui/list-page.ts'
import { areaList, plainArea } from '../../../ui/name.ts'
import { moment } from '../../../ui/time.ts'
import { inLanguage, word } from '../../../ui/words.ts'
import { list } from '../actions/view.ts'
import { alertBadge } from '../alert-badge.ts'
import { purposes } from '../found.ts'
import { texts } from '../texts/alerts.ts'
import { findingTexts } from '../texts/findings.ts'
import { helpTexts } from '../texts/help.ts'
import { eventWords, stateWords } from '../texts/values.ts'
import { ALERTS_PATH, ORDERS_PATH, PROBLEMS_PATH, alertAddress } from './addresses.ts'

const { open, ended } = texts

/** Alerts that run, and those that are over. */
export const alertListPage = listPage({
  name: 'alert',
  path: ALERTS_PATH,
  permission: 'alerting:read',
  nav: { group: 'alert', label: texts.alerts },
  found: purposes.alerts,
  title: texts.alerts,
  list,
  views: { by: 'view', label: texts.views, of: { open, ended } },
  empty: texts.noAlerts,
  more: async (ctx, rows) => ({
    names: await namesOf(ctx, { areas: rows.flatMap(({ areas }) => areas) }),
    mayDraft: holds(ctx.actor, 'alerting:draft'),
  }),
  acts: ({ t, base }, { more }) =>
    more.mayDraft && buttonLink({ href: `${base}${ALERTS_PATH}/new`, label: t(texts.newAlert) }),
  above: ({ t, base }) =>
    html`<p class="no-print"><a href="${base}${PROBLEMS_PATH}">${t(helpTexts.title)}</a> · <a href="${base}${ORDERS_PATH}">${t(texts.orders)}</a></p>`,
  columns: [
    {
      label: texts.headline,
      cell: (row, view) =>
        html`<a href="${view.base}${alertAddress(row.alert)}"><bdi>${inLanguage(view, row.headlines)}</bdi></a>`,
      file: (row, view) => inLanguage(view, row.headlines),
    },
    {
      label: texts.state,
      cell: (row, { t }) =>
        html`${alertBadge(t, row.state)}${row.isReviewDue && html` <strong>${t(texts.review)}</strong>`}${isOver(row) && html`<br><span class="hint">${t(findingTexts.overList)}</span>`}`,
      file: ({ state }, { t }) => t(stateWords[state]),
    },
    {
      label: texts.severity,
      cell: (row, { t }) => severityBadge(t, row.severity as Severity),
      file: ({ severity }) => severity,
    },
    {
      label: texts.event,
      cell: (row, view) => word(view, eventWords, row.eventCode),
      file: (row, view) => word(view, eventWords, row.eventCode),
    },
    {
      label: texts.areas,
      cell: (row, view, { names }) => areaList(view, names, row.areas),
      file: (row, view, { names }) =>
        row.areas.map((area) => plainArea(view, names, area)).join('; '),
    },
    {
      label: texts.when,
      cell: (row, view) => moment(view, row.endedAt ?? row.issuedAt ?? row.madeAt),
      file: (row) => row.endedAt ?? row.issuedAt ?? row.madeAt,
    },
  ],
})

type Row = Awaited<ReturnType<(typeof list)['run']>>['items'][number]

/** Whether what an alert warns of is over and a person, or the node, has drawn the consequence or has to. */
function isOver({ state, findingClosedAt, endedWhy, endedAt }: Row): boolean {
  if (state === 'withdrawn') return endedWhy === 'findings'
  return endedAt === null && findingClosedAt !== null
}
