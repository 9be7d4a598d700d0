import { page, type PageContext, type View } from '../../../core/slice.ts'
import { cloneCommand } from '../../../ui/clone-command.ts'
import { code } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { moment } from '../../../ui/time.ts'
import { LEAST_TOLD, publicJustice } from '../actions/statistics.ts'
import { publicTexts as texts } from '../texts/justice-public.ts'
import { countedNotes, divisionTables, figureRows, proofHref, stageTables } from './figures.ts'

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
    const countedAt =
      data.countedAt !== null &&
      html`<p>${t.parts(texts.countedAt, { time: moment(view, data.countedAt) })}</p>`
    const tables = isAnything
      ? html`<p>${t(texts.hidden, { least: LEAST_TOLD })} ${t(texts.open)}</p>${stageTables(data.stages, view, true)}${divisionTables(data.divisions, view)}<p>${t(texts.rules, { version: data.rulesVersion })}</p>`
      : html`<p>${t(texts.none)}</p>`
    return {
      title: t(texts.title),
      main: html`<p>${t(texts.intro)}</p>${countedNotes(data, view)}${tables}${countedAt}${checkPart(view)}`,
    }
  },
})

/** How anybody checks one outcome, by the number of its record. */
function checkPart(view: View): Html {
  const { t, node } = view
  const proof = code(`${node.origin}${proofHref(view, 'NUMBER')}`)
  const command = cloneCommand(t, 'verify --proof FILE --key KEY')
  const key = code(`${node.origin}${node.prefix}/log/key`)
  return html`<h2>${t(texts.check)}</h2><ol><li>${t.parts(texts.check1, { proof })}</li><li>${t.parts(texts.check2, { command, key })}</li></ol>`
}
