import { holdsIn } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { plainWords } from '../../../ui/erasure.ts'
import { refusedPart } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { sheetTexts } from '../../../ui/sheet-texts.ts'
import {
  sheetColumns,
  sheetForm,
  sheetPreview,
  takenBy,
  takenFiles,
  wrongRows,
} from '../../../ui/sheet.ts'
import { incident, isLive } from '../actions/incident.ts'
import { rowFiles, rowsOfFile } from '../actions/timeline-file.ts'
import { texts as pageTexts } from '../texts/pages.ts'
import { columnTexts, EXAMPLE_ROWS, reasonTexts, texts } from '../texts/timeline-file.ts'
import { INCIDENTS, pathOf } from './look.ts'
import { asWritten } from './written.ts'

/** Where rows of the timeline of an incident are brought in. */
export const rowsPath = (incident: string) => `${pathOf(incident)}/rows`

type Params = Readonly<Record<string, string>>
const here = (_: unknown, { incident: of = '' }: Params) => rowsPath(of)

async function previewOf(ctx: PageContext, of: string) {
  const file = asked(id, ctx.search['file'])
  if (file === undefined) return null
  return { file, ...(await ctx.call(rowsOfFile, { incident: of, file })) }
}

async function load(ctx: PageContext) {
  const of = ctx.params['incident'] ?? ''
  const found = await ctx.call(incident, { incident: of })
  const { items } = await ctx.call(rowFiles, { incident: of })
  const mayNote = holdsIn(ctx.actor, 'incidents:note', found.area) && isLive(found)
  return {
    found,
    items,
    mayNote,
    preview: mayNote ? await previewOf(ctx, of) : null,
    names: await namesOf(ctx, { persons: items.map(({ begunBy }) => begunBy) }),
  }
}
type Data = Awaited<ReturnType<typeof load>>
type Row = NonNullable<Data['preview']>['rows'][number]

/** Rows of a timeline by a file: what it would add, and the files that were taken. */
export const timelineRowsPage = page({
  path: `${INCIDENTS}/:incident/rows`,
  surface: 'console',
  permission: 'incidents:read',
  forms: {
    read: {
      action: 'incidents.readRows',
      next: ({ file }: { file: string }, { incident: of = '' }: Params) =>
        `${rowsPath(of)}?file=${file}`,
      said: sheetTexts.saidRead,
    },
    take: { action: 'incidents.takeRows', next: here, said: sheetTexts.saidTaken },
    drop: { action: 'incidents.dropRows', next: here, said: sheetTexts.saidDropped },
  },
  file: {
    name: 'wrong-rows',
    isFor: ({ preview }: Data) => preview !== null && preview.wrong > 0,
    async rows(ctx, { t }) {
      const found = await previewOf(ctx, ctx.params['incident'] ?? '')
      if (found === null) return { columns: [], rows: [], isCut: false }
      return wrongRows(t, { found, reasons: reasonTexts })
    },
  },
  load,
  render(data, view) {
    const { found, items, mayNote } = data
    const { t } = view
    const person = takenBy(view, data.names)
    const send =
      mayNote &&
      block(
        t(pageTexts.bringIn),
        html`<p>${t(texts.intro)}</p>${sheetForm(view, { hidden: { incident: found.id } })}${sheetColumns(view, { columns: columnTexts, example: EXAMPLE_ROWS })}`,
      )
    const main = html`${refusedPart(view, { text: sheetTexts.file })}${!mayNote && html`<p>${t(texts.over)}</p>`}${previewPart(data, view)}${send}${takenFiles(view, { items, person })}`
    const breadcrumb = [
      { path: INCIDENTS, label: t(pageTexts.incidents) },
      { path: pathOf(found.id), label: plainWords(t, found.title) },
    ]
    return { title: t(pageTexts.bringIn), sub: code(found.code), main, breadcrumb }
  },
})

function previewPart({ preview, found }: Data, view: View) {
  if (preview === null) return null
  const { t } = view
  const words = (text: string | undefined) => typed(text ?? '')
  return sheetPreview(view, {
    found: preview,
    hidden: { incident: found.id, file: preview.file },
    reasons: reasonTexts,
    columns: [
      { label: t(texts.when), cell: (row) => whenOf(row, view) },
      { label: t(pageTexts.text), cell: ({ draft }: Row) => words(draft?.text) },
      { label: t(pageTexts.readIn), cell: ({ draft }: Row) => words(draft?.readIn) },
      {
        label: t(pageTexts.observable),
        cell: ({ draft }: Row) => (draft?.observable ? code(draft.observable) : ''),
      },
      { label: t(pageTexts.tag), cell: ({ draft }: Row) => words(draft?.tag) },
    ],
  })
}

/** The time as it was understood: in UTC, and as it was written. */
function whenOf({ draft }: Row, { t }: View) {
  if (draft === null) return ''
  if (draft.at === null) return t(pageTexts.undated)
  const utc = `${draft.at.slice(0, 23).replace('T', ' ')}${draft.finer} UTC`
  const spelt = asWritten({ ...draft, kind: 'note' })
  return html`${typed(utc)}<br><small>${t.parts(pageTexts.asWritten, { written: typed(spelt) })}</small>`
}
