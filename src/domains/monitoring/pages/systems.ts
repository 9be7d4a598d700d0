import { holds } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { buttonLink } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { listPage } from '../../../ui/list-page.ts'
import { areaName, named, plainArea } from '../../../ui/name.ts'
import { systems } from '../actions/system-read.ts'
import { purposes } from '../found.ts'
import type { SystemItem } from '../system-schema.ts'
import { siteTexts } from '../texts/pages.ts'
import { systemTexts as texts } from '../texts/systems.ts'
import { seen } from './seen.ts'

export const SYSTEMS_PATH = '/console/systems'

/** Systems inside, and whether each is ready for the day. */
export const systemsPage = listPage({
  name: 'system',
  path: SYSTEMS_PATH,
  permission: 'monitoring:read',
  nav: { group: 'watch', after: '/console/sites', label: texts.systems },
  found: purposes.systems,
  title: texts.systems,
  list: systems,
  empty: texts.noSystems,
  more: async (ctx, rows) => ({
    names: await namesOf(ctx, { areas: rows.map(({ area }) => area) }),
    mayWrite: holds(ctx.actor, 'monitoring:write'),
  }),
  above({ t, base }, { more }) {
    const add = buttonLink({ href: `${base}${SYSTEMS_PATH}/new`, label: t(texts.addSystem) })
    return html`<p>${t(texts.systemsIntro)}</p>${more.mayWrite && html`<p>${add}</p>`}`
  },
  columns: [
    {
      label: texts.systemName,
      cell: (row, view) =>
        html`${named(view, `${SYSTEMS_PATH}/${row.id}`, row.name)}<br>${typed(row.organization)}`,
      file: ({ name }) => name,
    },
    { label: siteTexts.organization, file: ({ organization }) => organization },
    {
      label: texts.systemKindLabel,
      cell: (row, { t }) => t(texts[`kind.${row.kind}`]),
      file: (row, { t }) => t(texts[`kind.${row.kind}`]),
    },
    {
      label: siteTexts.area,
      cell: (row, view, { names }) => areaName(view, names, row.area),
      file: (row, view, { names }) => plainArea(view, names, row.area),
    },
    {
      label: texts.readinessLabel,
      cell: (row, view) => readinessPart(view, row),
      file: ({ state }, { t }) => t(texts[`state.${state}`]),
    },
    {
      label: texts.heardAt,
      cell: (row, view) => seen(view, row.heardAt),
      file: ({ heardAt }) => heardAt ?? '',
    },
    {
      label: texts.backupAt,
      cell: (row, view) => seen(view, row.backupAt),
      file: ({ backupAt }) => backupAt ?? '',
    },
  ],
})

/** Whether a system is ready, and if not, why. */
export function readinessPart(
  { t }: View,
  { state, reasons }: Pick<SystemItem, 'state' | 'reasons'>,
): Html {
  const why =
    reasons.length > 0 &&
    html`<ul>${reasons.map((reason) => html`<li>${t(texts[`unready.${reason}`])}</li>`)}</ul>`
  return html`<strong>${t(texts[`state.${state}`])}</strong>${why}`
}
