import { asked } from '../../../core/asked.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { everyItem, MAX_PAGE_ROWS, SCREEN_ROWS } from '../../../core/listed.ts'
import { type Names, namesOf } from '../../../core/names.ts'
import { areaPath } from '../../../core/permission.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { z } from 'zod'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { fileField } from '../../../ui/field.ts'
import { button, buttonLink, fieldStates, form, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaList, areaName, named } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { progress } from '../../../ui/progress.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { siteFile, siteFiles } from '../actions/site-file.ts'
import { found } from '../refusals.ts'
import { MAX_FILE_ROWS } from '../site-file.ts'
import { type SheetError, SITE_COLUMNS, type SiteColumn } from '../site-sheet.ts'
import { rowKind, type RowKind } from '../store/site-file.ts'
import { siteTexts } from '../texts/pages.ts'
import {
  columnTexts,
  EXAMPLE_SITES,
  sheetErrorTexts,
  sheetTexts as texts,
} from '../texts/site-file.ts'

const SITES = '/console/sites'
/** Where a file of sites is sent. */
export const SITE_FILES = `${SITES}/import`

const writing = { surface: 'console', permission: 'monitoring:write' } as const
const toFile = (output: { file: string }) => `${SITE_FILES}/${output.file}`
const crumb = ({ t }: View) => ({ path: SITES, label: t(siteTexts.sites) })

export const siteFilesPage = page({
  ...writing,
  path: SITE_FILES,
  forms: { send: { action: 'monitoring.previewSites', next: toFile, said: texts.saidRead } },
  load: (ctx) => ctx.call(siteFiles, {}),
  render({ items }, view) {
    const { t, base } = view
    const columns = SITE_COLUMNS.map((column) => ({ column, meaning: columnTexts[column] }))
    const main = html`${refusedPart(view, { text: texts.sitesFile })}<p>${t(texts.importSitesIntro)}</p>
${sendPart(view)}
<h2>${t(texts.toChangeSites)}</h2><p>${t(texts.exportFirst)}</p>
<p>${buttonLink({ href: `${base}${SITES}?_file=csv`, label: t(texts.exportSites), kind: 'secondary' })}</p>
<h2>${t(texts.sheetExample)}</h2><pre dir="ltr" tabindex="0">${EXAMPLE_SITES}</pre>
${disclosure(
  t(texts.sheetColumns),
  table(t, {
    caption: t(texts.sheetColumns),
    isCaptionHidden: true,
    rows: columns,
    columns: [
      { label: t(texts.sheetColumn), cell: (row) => code(row.column) },
      { label: t(texts.sheetMeaning), cell: (row) => t(row.meaning) },
    ],
  }),
)}
<h2>${t(texts.latestFiles)}</h2>${live('site-files', filesPart(items, view))}`
    return { title: t(texts.importSites), main, breadcrumb: [crumb(view)] }
  },
})

function sendPart(view: View): Html {
  const { t } = view
  const field = fileField(t, {
    ...fieldStates('send', view.refused)('text'),
    value: '',
    label: t(texts.sitesFile),
    hint: t(texts.importSitesLimits, { rows: MAX_FILE_ROWS }),
    accept: '.csv,text/csv',
  })
  const body = [field, button({ label: t(texts.readSites) })]
  return form({ name: 'send', key: view.newKey(), body, hasFiles: true })
}

type Files = z.infer<typeof siteFiles.output>['items']

function filesPart(rows: Files, view: View): Html {
  const { t, base } = view
  return table(t, {
    caption: t(texts.latestFiles),
    isCaptionHidden: true,
    empty: t(texts.noFiles),
    rows,
    columns: [
      {
        label: t(texts.sitesFile),
        cell: (row) =>
          html`<a href="${base}${SITE_FILES}/${row.file}">${t.parts(texts.fileOf, { time: moment(view, row.begunAt) })}</a>`,
      },
      { label: t(texts.fileState), cell: (row) => t(texts[row.state]) },
      { label: t(texts.rowsAdded), cell: (row) => t.number(row.added), isNumber: true },
      { label: t(texts.rowsChanged), cell: (row) => t.number(row.changed), isNumber: true },
      { label: t(texts.rowsWrong), cell: (row) => t.number(row.wrong), isNumber: true },
    ],
  })
}

const KIND_TEXTS: Readonly<Record<RowKind, Message>> = {
  added: texts.rowsAdded,
  changed: texts.rowsChanged,
  wrong: texts.rowsWrong,
  unchanged: texts.rowsUnchanged,
}
const KINDS = ['wrong', 'added', 'changed', 'unchanged'] as const

type Report = z.infer<typeof siteFile.output>

function questionOf(ctx: PageContext) {
  const file = found(asked(id, ctx.params['file']), 'unknownFile')
  return { file, kind: asked(rowKind, ctx.search['kind']) }
}

async function load(ctx: PageContext) {
  const { file, kind: wanted } = questionOf(ctx)
  const after = asked(z.coerce.number().pipe(count), ctx.search['after']) ?? 0
  const question = { file, after, limit: SCREEN_ROWS }
  const first = await ctx.call(siteFile, { ...question, kind: wanted ?? 'wrong' })
  // What is wrong comes first, else what the file brings.
  const kind = wanted ?? KINDS.find((one) => first[one] > 0) ?? 'wrong'
  const report =
    kind === (wanted ?? 'wrong') ? first : await ctx.call(siteFile, { ...question, kind })
  const areas = report.items.flatMap(({ changes }) =>
    changes
      .filter(({ field }) => field === 'area' || field === 'areas')
      .flatMap(({ from, to }) => [from, to].flatMap(pathsIn)),
  )
  return { report, kind, names: await namesOf(ctx, { areas }) }
}
type Data = Awaited<ReturnType<typeof load>>

function pathsIn(text: string): string[] {
  return text.split(', ').filter((path) => areaPath.safeParse(path).success)
}

export const siteFilePage = page({
  ...writing,
  path: `${SITE_FILES}/:file`,
  forms: {
    accept: { action: 'monitoring.acceptSites', next: toFile, said: texts.saidAccepted },
    drop: { action: 'monitoring.dropSites', next: () => SITE_FILES, said: texts.saidDropped },
  },
  file: {
    name: 'site-rows',
    async rows(ctx, { t }) {
      const { file, kind = 'wrong' } = questionOf(ctx)
      const question = { file, kind, limit: MAX_PAGE_ROWS }
      const { columns } = await ctx.call(siteFile, { ...question, after: 0, limit: 1 })
      const { items, isCut } = await everyItem((after: number | undefined) =>
        ctx.call(siteFile, { ...question, after: after ?? 0 }),
      )
      const own = columns.flatMap((column) => column ?? [])
      return {
        columns: ['row', ...own, 'wrong'],
        rows: items.map(({ row, cells, errors }) => [
          row,
          ...columns.flatMap((column, n) => (column === null ? [] : [cells[n] ?? ''])),
          errors.map((error) => errorWords(t, error)).join('; '),
        ]),
        isCut,
      }
    },
  },
  load,
  render(data, view) {
    const { t } = view
    const { report } = data
    const main = html`${refusedPart(view)}${live('site-file', statePart(data, view))}
${viewsPart(data, view)}${live('site-file-rows', rowsPart(data, view))}`
    const breadcrumb = [crumb(view), { path: SITE_FILES, label: t(texts.importSites) }]
    const title = t(texts.fileOf, { time: t.dateTime(report.begunAt, view.node.zone) })
    return { title, sub: html`${t(texts[report.state])}`, main, breadcrumb }
  },
})

/** How far it is, and the one thing to press. */
function statePart({ report }: Data, view: View): Html {
  const { t } = view
  const { file, state, added, changed, wrong, applied } = report
  const total = added + changed
  if (state === 'applying' || state === 'finished') {
    const done = progress(t, { label: t(texts.rowsApplied), done: applied, total })
    return html`${done}<p class="no-print"><a href="${view.base}${SITES}">${t(texts.allSites)}</a></p>`
  }
  if (state !== 'previewed') return html``
  const label = t(wrong === 0 ? texts.acceptSites : texts.acceptSkipping, { count: total })
  const hidden = wrong === 0 ? { file } : { file, skipWrong: 'true' }
  const accept = total > 0 && postForm(view, { name: 'accept', hidden, label })
  const drop = postForm(view, {
    name: 'drop',
    hidden: { file },
    label: t(texts.dropSites),
    kind: 'secondary',
  })
  return html`${total === 0 && html`<p>${t(texts.nothingToApply)}</p>`}<div class="buttons no-print">${accept}${drop}</div>`
}

function viewsPart({ report, kind }: Data, { t, base }: View): Html {
  const address = `${base}${SITE_FILES}/${report.file}`
  const links = KINDS.map((one) => {
    const current = one === kind && html` aria-current="page"`
    return html`<li><a href="${withSearch(address, { kind: one })}"${current}>${t(KIND_TEXTS[one])} <b class="n">${t.number(report[one])}</b></a></li>`
  })
  return html`<nav class="views" aria-label="${t(texts.rowsOfFile)}"><ul>${links}</ul></nav>`
}

type Row = Report['items'][number]

function rowsPart({ report, kind, names }: Data, view: View): Html {
  const { t } = view
  const isWrong = kind === 'wrong'
  const what = isWrong
    ? { label: t(texts.rowProblem), cell: ({ errors }: Row) => errorsPart(view, errors) }
    : { label: t(texts.rowChange), cell: (row: Row) => changesPart(view, row, names) }
  const site = ({ site: own, name }: Row) =>
    own === null ? typed(name) : named(view, `${SITES}/${own}`, name)
  const rows = table(t, {
    caption: t(KIND_TEXTS[kind]),
    isCaptionHidden: true,
    empty: t(texts.noRowsOfKind),
    rows: report.items,
    columns: [
      { label: t(texts.rowNumber), cell: ({ row }) => t.number(row), isNumber: true },
      { label: t(texts.rowSite), cell: site },
      { label: t(texts.rowAddress), cell: ({ address }) => code(address) },
      ...(kind === 'unchanged' ? [] : [what]),
    ],
  })
  const rest = restLink(view, {
    path: `${SITE_FILES}/${report.file}`,
    next: report.next,
    search: { kind },
  })
  return html`${isWrong && report.items.length > 0 && html`<p class="hint">${t(texts.wrongHint)}</p>`}${rows}${rest}`
}

/** What is wrong, with the column in words and as the file calls it. */
function errorWords(t: View['t'], { column, code: what }: SheetError): string {
  const words = t(sheetErrorTexts[what])
  if (column === '') return words
  const label = t(LABELS[column])
  const isSame = label.toLowerCase() === column
  return t(texts.wrongIn, { column: isSame ? label : `${label} (${column})`, what: words })
}

function errorsPart({ t }: View, errors: readonly SheetError[]): Content {
  return errors.map((error, n) => [n > 0 && html`<br>`, errorWords(t, error)])
}

/** What each column is called on forms. */
const LABELS: Readonly<Record<SiteColumn, Message>> = {
  address: siteTexts.host,
  name: siteTexts.name,
  organization: siteTexts.organization,
  area: siteTexts.area,
  affected: siteTexts.affected,
  http_port: siteTexts.httpPort,
  words: siteTexts.keyword,
  phrases: texts.phrases,
  seconds: siteTexts.interval,
  slow_ms: texts.slowAfter,
  moves_addresses: siteTexts.movesAddresses,
  private: siteTexts.allowPrivate,
  public: siteTexts.isPublic,
  legal_basis: siteTexts.legalBasis,
  granted_by: siteTexts.grantedBy,
  days: siteTexts.validFor,
}

const FIELD_TEXTS: Readonly<Record<string, Message>> = {
  name: LABELS.name,
  area: LABELS.area,
  areas: LABELS.affected,
  httpPort: LABELS.http_port,
  keyword: LABELS.words,
  phrases: LABELS.phrases,
  visitMs: LABELS.seconds,
  slowMs: LABELS.slow_ms,
  movesAddresses: LABELS.moves_addresses,
  allowPrivate: LABELS.private,
  isPublic: LABELS.public,
}

function changesPart(view: View, row: Row, names: Names): Content {
  const { t } = view
  const lines = row.changes.map(({ field, from, to }) =>
    t.parts(texts.becomes, {
      field: FIELD_TEXTS[field] === undefined ? code(field) : t(FIELD_TEXTS[field]),
      from: valuePart(view, { field, value: from, names }),
      to: valuePart(view, { field, value: to, names }),
    }),
  )
  const all = row.isAuthorised ? [...lines, [t(texts.becomesAuthorised)]] : lines
  return all.map((line, n) => [n > 0 && html`<br>`, line])
}

function valuePart(
  view: View,
  { field, value, names }: { field: string; value: string; names: Names },
): Content {
  const { t } = view
  if (value === '') return t(field === 'visitMs' ? texts.ownInterval : texts.noValue)
  if (value === 'true' || value === 'false')
    return t(value === 'true' ? siteTexts.yes : siteTexts.no)
  if (field === 'area') return areaName(view, names, value)
  if (field === 'areas') return areaList(view, names, pathsIn(value))
  return typed(value)
}
