import { page, type PageContext } from '../../../core/slice.ts'
import { html } from '../../../ui/html.ts'
import { LEAST_TOLD, publicJustice } from '../actions/statistics.ts'
import { publicTexts as texts } from '../texts/justice-public.ts'
import { countedNotes, divisionTables, figureRows, stageTables } from './figures.ts'

const load = (ctx: PageContext) => ctx.call(publicJustice, {})

/** For everybody: how far justice went, in numbers from which nobody can be told. */
export const publicPage = page({
  path: '/justice',
  surface: 'public',
  permission: 'anyone',
  file: {
    name: 'justice',
    isFor: ({ stages }: Awaited<ReturnType<typeof load>>) => stages.some(({ n }) => n !== null),
    rows: async (ctx, view) => figureRows(await ctx.call(publicJustice, {}), view),
  },
  load,
  render(data, view) {
    const { t } = view
    const isAnything = data.stages.some(({ n }) => n !== null)
    const tables = isAnything
      ? html`<p>${t(texts.hidden, { least: LEAST_TOLD })} ${t(texts.open)}</p>${stageTables(data.stages, view, true)}${divisionTables(data.divisions, view)}<p>${t(texts.rules, { version: data.rulesVersion })}</p>`
      : html`<p>${t(texts.none)}</p>`
    return {
      title: t(texts.title),
      main: html`<p>${t(texts.intro)}</p>${countedNotes(data, view)}${tables}`,
    }
  },
})
