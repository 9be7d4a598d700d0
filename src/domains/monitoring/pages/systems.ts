import { holds } from '../../../core/actor.ts'
import { askedPage } from '../../../core/listed.ts'
import { namesOf, type Names } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { buttonLink } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName, named } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { systems } from '../actions/system-read.ts'
import { purposes } from '../found.ts'
import type { SystemItem } from '../system-schema.ts'
import { siteTexts } from '../texts/pages.ts'
import { systemTexts as texts } from '../texts/systems.ts'
import { seen } from './seen.ts'

export const SYSTEMS_PATH = '/console/systems'

async function load(ctx: PageContext) {
  const { items, next } = await ctx.call(systems, askedPage(ctx.search))
  const names = await namesOf(ctx, { areas: items.map(({ area }) => area) })
  return { items, next, names, mayWrite: holds(ctx.actor, 'monitoring:write') }
}

export const systemsPage = page({
  path: SYSTEMS_PATH,
  surface: 'console',
  permission: 'monitoring:read',
  nav: { group: 'watch', after: '/console/sites', label: texts.systems },
  found: purposes.systems,
  load,
  render({ items, next, names, mayWrite }, view) {
    const { t, base } = view
    const add = buttonLink({ href: `${base}${SYSTEMS_PATH}/new`, label: t(texts.addSystem) })
    const main = html`<p>${t(texts.systemsIntro)}</p>${mayWrite && html`<p>${add}</p>`}${live('system-list', html`${systemTable(view, items, names)}${restLink(view, { path: SYSTEMS_PATH, next })}`)}`
    return { title: t(texts.systems), main }
  },
})

function systemTable(view: View, rows: readonly SystemItem[], names: Names): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.systems),
    isCaptionHidden: true,
    rows,
    empty: t(texts.noSystems),
    columns: [
      {
        label: t(texts.systemName),
        cell: (row) =>
          html`${named(view, `${SYSTEMS_PATH}/${row.id}`, row.name)}<br>${typed(row.organization)}`,
      },
      { label: t(texts.systemKindLabel), cell: (row) => t(texts[`kind.${row.kind}`]) },
      { label: t(siteTexts.area), cell: (row) => areaName(view, names, row.area) },
      { label: t(texts.readinessLabel), cell: (row) => readinessPart(view, row) },
      { label: t(texts.heardAt), cell: (row) => seen(view, row.heardAt) },
      { label: t(texts.backupAt), cell: (row) => seen(view, row.backupAt) },
    ],
  })
}

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
