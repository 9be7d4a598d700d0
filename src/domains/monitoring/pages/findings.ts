import type { z } from 'zod'
import { asked, given } from '../../../core/asked.ts'
import { askedPage, everyItem, MAX_PAGE_ROWS } from '../../../core/listed.ts'
import { type FileRows, page, type PageContext, type View } from '../../../core/slice.ts'
import { actionFields } from '../../../ui/action-form.ts'
import { areaFilter, areaFilterField, areaFilterPart } from '../../../ui/area-filter.ts'
import { button, filters } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { named } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { type Column, table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { findings } from '../actions/finding.ts'
import { purposes } from '../found.ts'
import { findingState, type listedFinding, type MarkKind, severity } from '../schema.ts'
import { findingTexts as texts, siteTexts } from '../texts/pages.ts'
import { checkText } from '../report.ts'
import { severityBadge } from '../site-badge.ts'
import { severityChoices } from './fields.ts'

const PATH = '/console/findings'

type Row = z.infer<typeof listedFinding>

/** What people said, in words. */
export const MARK_TEXTS = {
  acknowledged: texts.acknowledged,
  attack: texts.attack,
  'accepted-risk': texts.acceptedRisk,
  'false-positive': texts.falsePositive,
} as const satisfies Record<MarkKind, unknown>

/** What the address asks for, and the same for the query. */
async function questionOf(ctx: PageContext) {
  const where = await areaFilter(ctx)
  const question = {
    // Without a question the page shows what needs somebody now; `all` shows everything.
    state: ctx.search['state'] === undefined ? 'open' : ctx.search['state'],
    severity: asked(severity, ctx.search['severity']),
    area: where.area,
  }
  return { question, where, wanted: { ...question, state: asked(findingState, question.state) } }
}

/** The findings of the filters, each as a row. */
async function fileRows(ctx: PageContext, { t }: Pick<View, 't'>): Promise<FileRows> {
  const { wanted } = await questionOf(ctx)
  const { items, isCut } = await everyItem<Row>((after) =>
    ctx.call(findings, { limit: MAX_PAGE_ROWS, ...given({ after, ...wanted }) }),
  )
  const columns = [texts.what, texts.site, siteTexts.host, texts.severity, texts.state]
  const times = [texts.suspectedAt, texts.openedAt, texts.closedAt, texts.marks]
  return {
    columns: [...columns, ...times].map((column) => t(column)),
    rows: items.map((row) => [
      checkText(t, `${row.check}.title`),
      row.siteName,
      row.host,
      checkText(t, `severity.${row.severity}`),
      t(texts[row.state]),
      row.suspectedAt,
      row.openedAt,
      row.closedAt,
      [...new Set(row.marks)].map((kind) => t(MARK_TEXTS[kind])).join(', '),
    ]),
    isCut,
  }
}

async function load(ctx: PageContext) {
  const { question, where, wanted } = await questionOf(ctx)
  const list = await ctx.call(findings, { ...askedPage(ctx.search), ...given(wanted) })
  return { question, list, where }
}
type Data = Awaited<ReturnType<typeof load>>

export const findingsPage = page({
  path: PATH,
  surface: 'console',
  permission: 'monitoring:read',
  nav: { group: 'watch', after: '/console/systems', label: texts.findings },
  file: { name: 'findings', rows: fileRows },
  found: purposes.findings,
  load,
  render(data, view) {
    const { t } = view
    const { list, question, where } = data
    const more = restLink(view, { path: PATH, next: list.next, search: question })
    const rows = findingTable(view, { rows: list.items, hasSite: true })
    const main = html`${searchPart(data, view)}${areaFilterPart(view, where, { path: PATH, search: { ...question, area: undefined } })}${live('finding-list', html`${rows}${more}`)}`
    return { title: t(texts.findings), main }
  },
})

function searchPart({ question, where }: Data, view: View): Html {
  const { t } = view
  const states = findingState.options.map((value) => ({ value, label: t(texts[value]) }))
  return filters(
    t,
    [
      actionFields(view, {
        name: 'search',
        action: findings,
        labels: texts,
        without: ['after', 'limit', 'site', 'system', 'area'],
        values: question,
        choices: {
          state: [...states, { value: 'all', label: t(siteTexts.all) }],
          severity: severityChoices(view, severity.options),
        },
        looks: { state: { isOptional: false } },
        none: siteTexts.all,
      }),
      areaFilterField(view, where, t(siteTexts.area)),
      button({ label: t(siteTexts.show), kind: 'secondary' }),
    ],
    question.state !== 'open' || question.severity !== undefined || question.area !== undefined,
  )
}

/** The page of what a finding is about. */
export function placeOf({ site, system }: Pick<Row, 'site' | 'system'>): string {
  return site === null ? `/console/systems/${system ?? ''}` : `/console/sites/${site}`
}

/** Findings as rows, each with the way to its page. */
export function findingTable(
  view: View,
  { rows, hasSite }: { readonly rows: readonly Row[]; readonly hasSite: boolean },
): Html {
  const { t, base } = view
  const site: Column<Row> = {
    label: t(texts.site),
    cell: (row) => named(view, placeOf(row), row.siteName),
  }
  return table(t, {
    caption: t(texts.findings),
    isCaptionHidden: true,
    rows,
    empty: t(texts.noFindings),
    columns: [
      {
        label: t(texts.what),
        cell: (row) =>
          html`<a href="${base}${PATH}/${row.id}">${checkText(t, `${row.check}.title`)}</a>`,
      },
      ...(hasSite ? [site] : []),
      { label: t(texts.severity), cell: (row) => severityBadge(t, row.severity) },
      { label: t(texts.state), cell: (row) => t(texts[row.state]) },
      { label: t(texts.suspectedAt), cell: (row) => moment(view, row.suspectedAt) },
      {
        label: t(texts.marks),
        cell: (row) => t.list([...new Set(row.marks)].map((kind) => t(MARK_TEXTS[kind]))),
      },
    ],
  })
}
