import { z } from 'zod'
import { asked } from '../../../core/asked.ts'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { PAGE_ROWS } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { progress } from '../../../ui/progress.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { importErrors, imports, importStatus } from '../actions/import.ts'
import { found } from '../refusals.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { EXAMPLE_FILE, rowTexts, texts } from '../texts/territory.ts'
import { IMPORT_PATH, namedLink, TERRITORY_PATH } from './addresses.ts'

const SCRIPT = 'import.js'
const LATEST = 20

function reportAddress(own: string): string {
  return `${TERRITORY_PATH}/imports/${own}`
}

type List = z.infer<typeof imports.output>

export const importPage = page({
  path: IMPORT_PATH,
  surface: 'console',
  permission: 'territory:import',
  reach: 'nation',
  load: (ctx) => ctx.call(imports, { limit: LATEST }),
  render(data, view) {
    const { t } = view
    const main = html`<p>${t(texts.importIntro)}</p><p>${t(texts.importColumns)}</p>
${sendPart(view)}
<h2>${t(texts.template)}</h2><pre dir="ltr" data-template>${EXAMPLE_FILE}</pre>
<p data-download-template hidden><button type="button" class="button secondary">${t(texts.downloadTemplate)}</button></p>
<h2>${t(texts.imports)}</h2>${live('import-list', listPart(data, view))}${data.imports.length === LATEST && html`<p class="hint">${t(texts.newestImports, { count: LATEST })}</p>`}`
    const breadcrumb = [{ path: TERRITORY_PATH, label: t(texts.territory) }]
    return { title: t(texts.importTitle), main, breadcrumb, scripts: [SCRIPT] }
  },
})

/** The part that the script brings to life; without it the page says how it is done on the machine. */
function sendPart(view: View): Html {
  const { t } = view
  const words = {
    failed: t(texts.sendFailed),
    choose: t(texts.chooseFile),
    'not-text': t(texts.notText),
  }
  const data = Object.entries(words).map(([name, said]) => html` data-${name}="${said}"`)
  return html`<div data-import data-api="${view.node.prefix}/api" data-report="${view.base}${reportAddress('')}" lang="${t.language}"${data}>
<noscript><p>${t(texts.importNoScript)}</p><pre dir="ltr">npx scrutineer import stations stations.csv</pre></noscript>
<div role="alert" class="errors" data-message hidden></div>
<form data-send hidden><div class="field"><label for="import-file">${t(texts.importFile)}</label><input id="import-file" type="file" accept=".csv,text/csv"></div>
<button class="button">${t(texts.importStart)}</button></form>
<div class="progress" data-progress hidden><span>${t(texts.sending)}</span> <progress max="1" value="0" aria-label="${t(texts.sending)}"></progress></div></div>`
}

function listPart({ imports: rows }: List, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.imports),
    isCaptionHidden: true,
    empty: t(texts.noImports),
    rows,
    columns: [
      {
        label: t(texts.file),
        cell: (row) => namedLink(view, reportAddress(row.import), row.name),
      },
      { label: t(texts.state), cell: (row) => t(texts[row.state]) },
      { label: t(texts.goodRows), cell: (row) => t.number(row.good), isNumber: true },
      { label: t(texts.badRows), cell: (row) => t.number(row.bad), isNumber: true },
      { label: t(texts.begun), cell: (row) => moment(view, row.begunAt) },
    ],
  })
}

async function loadReport(ctx: PageContext) {
  const wanted = { import: found(asked(id, ctx.params['id']), 'unknownImport') }
  const after = asked(z.coerce.number().pipe(count), ctx.search['after']) ?? 0
  return {
    status: await ctx.call(importStatus, wanted),
    report: await ctx.call(importErrors, { ...wanted, after, limit: PAGE_ROWS }),
  }
}
type Report = Awaited<ReturnType<typeof loadReport>>

const toReport = (output: { import: string }) => reportAddress(output.import)

export const reportPage = page({
  path: '/console/territory/imports/:id',
  surface: 'console',
  permission: 'territory:import',
  reach: 'nation',
  forms: {
    finish: {
      action: 'territory.finishImport',
      next: toReport,
      asks: {
        title: acts.importTitle,
        what: acts.importWhat,
        act: acts.importAct,
        async more(ctx, sent) {
          const { good, bad } = await ctx.call(importStatus, { import: sent['import'] ?? '' })
          return (t) => [
            t(acts.importCount, { count: good }),
            ...(bad > 0 ? [t(acts.importSkipped, { count: bad })] : []),
          ]
        },
      },
      said: acts.importing,
    },
    cancel: {
      action: 'territory.cancelImport',
      next: toReport,
      asks: { title: acts.cancelTitle, what: acts.cancelWhat, act: acts.cancelAct },
      said: acts.cancelled,
    },
  },
  load: loadReport,
  render(data, view) {
    const { t } = view
    const main = html`${refusedPart(view)}${live('import-state', statePart(data, view))}
<h2>${t(texts.badRows)}</h2>${rowsPart(data, view)}`
    const breadcrumb = [
      { path: TERRITORY_PATH, label: t(texts.territory) },
      { path: IMPORT_PATH, label: t(texts.importTitle) },
    ]
    return { title: data.status.name, main, breadcrumb, scripts: [SCRIPT] }
  },
})

function statePart({ status }: Report, view: View): Html {
  const { t } = view
  const facts = summaryList(t, [
    { label: t(texts.state), value: t(texts[status.state]) },
    { label: t(texts.goodRows), value: t.number(status.good) },
    { label: t(texts.badRows), value: t.number(status.bad) },
  ])
  const bar = progress(t, { label: t(texts.applied), done: status.applied, total: status.good })
  const isOpen = status.state === 'staging' || status.state === 'applying'
  return html`${facts}${status.state === 'applying' && bar}${isOpen && buttons(status, view)}`
}

function buttons(status: Report['status'], view: View): Html {
  const { t } = view
  const { import: own, good, bad } = status
  const hidden = { import: own }
  const skipBad = { ...hidden, skipBad: 'true' }
  const skipping = t(texts.finishSkipping, { count: bad })
  const finish =
    bad === 0
      ? postForm(view, { name: 'finish', hidden, label: t(texts.finish, { count: good }) })
      : postForm(view, { name: 'finish', hidden: skipBad, label: skipping, kind: 'danger' })
  const label = t(texts.cancelImport)
  const cancel = postForm(view, { name: 'cancel', hidden, label, kind: 'secondary' })
  return html`${status.state === 'staging' && good > 0 && finish}${cancel}`
}

type WrongRow = Report['report']['items'][number]

function rowsPart({ status, report }: Report, view: View): Html {
  const { t } = view
  const wrong = ({ errors }: WrongRow) =>
    t.list(
      errors.map(({ column, code: what }) =>
        column === '' ? t(rowTexts[what]) : t(texts.wrongIn, { column, what: t(rowTexts[what]) }),
      ),
    )
  const rows = table(t, {
    caption: t(texts.badRows),
    isCaptionHidden: true,
    empty: t(texts.noBadRows),
    rows: report.items,
    columns: [
      { label: t(texts.row), cell: ({ row }) => t.number(row), isNumber: true },
      { label: t(texts.number), cell: ({ number }) => code(number) },
      { label: t(texts.name), cell: ({ name }) => typed(name) },
      { label: t(texts.whatIsWrong), cell: wrong },
    ],
  })
  if (report.items.length === 0) return rows
  return html`${rows}${restLink(view, { path: reportAddress(status.import), next: report.next })}
<p data-download-errors="${status.import}" data-api="${view.node.prefix}/api" hidden><button type="button" class="button secondary">${t(texts.downloadErrors)}</button></p>`
}
