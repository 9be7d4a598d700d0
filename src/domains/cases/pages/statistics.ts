import { page, type PageContext, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { code } from '../../../ui/code.ts'
import { table } from '../../../ui/table.ts'
import { statistics } from '../actions/statistics.ts'
import { purposes } from '../found.ts'
import { publicTexts } from '../texts/justice-public.ts'
import { statisticsTexts as texts } from '../texts/justice.ts'
import { articleTexts, groundTexts } from '../texts/requests.ts'
import { CASES } from './look.ts'
import { countedNotes, divisionTable, divisionTables, figureRows, stageTables } from './figures.ts'

const load = (ctx: PageContext) => ctx.call(statistics, {})
type Data = Awaited<ReturnType<typeof load>>

/** Inside: how far cases, suspects and offences went, and the register of what other States were asked for. */
export const statisticsPage = page({
  path: '/console/justice',
  surface: 'console',
  permission: 'cases:list',
  nav: { under: CASES, label: texts.title },
  file: { name: 'justice', rows: async (ctx, view) => figureRows(await load(ctx), view) },
  found: purposes.outcomes,
  load,
  render(data, view) {
    const { t, base } = view
    const byAsset = data.divisions.find(({ by }) => by === 'asset')
    const main = html`<p>${t(texts.inside)} <a href="${base}/justice">${t(texts.publicPage)}</a></p>${behindPart(view)}${countedNotes(data, view)}<p>${t(publicTexts.open)}</p>
${stageTables(data.stages, view)}${divisionTables(data.divisions, view)}${byAsset !== undefined && divisionTable(byAsset, t(texts.byAsset), view)}
${registerPart(data, view)}${refusalsPart(data, view)}`
    return { title: t(texts.title), main }
  },
})

/** The lists and the query that the figures come from, inside. */
function behindPart({ t, base, node }: View): Html {
  const link = (href: string, words: Content) => html`<a href="${href}">${words}</a>`
  const parts = t.parts(texts.behind, {
    cases: link(`${base}${CASES}`, t(texts.listOfCases)),
    incidents: link(`${base}/console/incidents?view=all`, t(texts.listOfIncidents)),
    query: link(`${node.prefix}/api/${statistics.name}`, code(statistics.name)),
  })
  return html`<p class="no-print">${parts}</p>`
}

function registerPart({ requests }: Data, view: View): Html {
  const { t } = view
  const days = ({ median, p90 }: { readonly median: number | null; readonly p90: number | null }) =>
    `${median === null ? '–' : t.number(median)} / ${p90 === null ? '–' : t.number(p90)}`
  const counts = ['asked', 'granted', 'refused', 'lapsed', 'waiting'] as const
  return block(
    t(texts.requests),
    table(t, {
      caption: t(texts.requests),
      isCaptionHidden: true,
      rows: requests,
      columns: [
        { label: t(texts.asked), cell: (row) => t(articleTexts[row.article]) },
        ...counts.map((name) => ({
          label: t(texts[name]),
          cell: (row: Data['requests'][number]) => t.number(row[name]),
          isNumber: true,
        })),
        { label: t(texts.receipt), cell: (row) => days(row.receiptDays), isNumber: true },
        { label: t(texts.preserved), cell: (row) => days(row.preservedDays), isNumber: true },
      ],
    }),
    { isFlush: true },
  )
}

function refusalsPart({ refusals }: Data, view: View): Content {
  if (refusals.length === 0) return null
  const { t } = view
  const rows = refusals.map(
    ({ ground, n }) => html`<li>${t(groundTexts[ground])}: ${t.number(n)}</li>`,
  )
  return block(t(texts.refusals), html`<ul>${rows}</ul>`)
}
