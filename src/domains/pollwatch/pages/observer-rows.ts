import { asked } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { telephone } from '../../../ui/contact.ts'
import { refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { sheetTexts } from '../../../ui/sheet-texts.ts'
import { sheetColumns, sheetForm, sheetPreview, takenFiles, wrongRows } from '../../../ui/sheet.ts'
import {
  dropObservers,
  observerFiles,
  observersOfFile,
  readObservers,
  takeObservers,
} from '../actions/observer-file.ts'
import { MAX_OBSERVERS } from '../schema.ts'
import { deskTexts } from '../texts/desk.ts'
import {
  EXAMPLE_OBSERVERS,
  observerColumnTexts,
  observerFileTexts as texts,
  observerReasonTexts,
} from '../texts/observer-file.ts'
import { DESK, OBSERVER_ROWS, OBSERVERS } from './look.ts'

const here = () => OBSERVER_ROWS

async function previewOf(ctx: PageContext) {
  const file = asked(id, ctx.search['file'])
  return file === undefined ? null : { file, ...(await ctx.call(observersOfFile, { file })) }
}

async function load(ctx: PageContext) {
  const { items } = await ctx.call(observerFiles, {})
  return {
    items,
    preview: await previewOf(ctx),
    names: await namesOf(ctx, { persons: items.map(({ begunBy }) => begunBy) }),
  }
}
type Data = Awaited<ReturnType<typeof load>>
type Row = NonNullable<Data['preview']>['rows'][number]

/** Observers by a file: whom it would enrol, and the files that were taken. */
export const observerRowsPage = page({
  path: OBSERVER_ROWS,
  surface: 'console',
  permission: 'pollwatch:observe',
  forms: {
    read: {
      action: readObservers.name,
      next: ({ file }: { file: string }) => `${OBSERVER_ROWS}?file=${file}`,
      said: sheetTexts.saidRead,
    },
    take: { action: takeObservers.name, next: () => OBSERVERS, said: sheetTexts.saidTaken },
    drop: { action: dropObservers.name, next: here, said: sheetTexts.saidDropped },
  },
  file: {
    name: 'wrong-observers',
    async rows(ctx, { t }) {
      const found = await previewOf(ctx)
      if (found === null) return { columns: [], rows: [], isCut: false }
      return wrongRows(t, { found, reasons: observerReasonTexts })
    },
  },
  load,
  render(data, view) {
    const { t } = view
    const { items, names } = data
    const person = (one: string) => personName(view, names, one)
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, { text: sheetTexts.file })}${previewPart(data, view)}${sendPart(view)}${takenFiles(view, { items, person })}`,
      breadcrumb: [
        { path: DESK, label: t(deskTexts.title) },
        { path: OBSERVERS, label: t(deskTexts.observers) },
      ],
    }
  },
})

function sendPart(view: View): Html {
  const { t } = view
  const most = t(texts.most, { most: t.number(MAX_OBSERVERS) })
  const about = { columns: observerColumnTexts, example: EXAMPLE_OBSERVERS }
  return block(
    t(texts.bringIn),
    html`<p>${t(texts.intro)} ${most} ${t(texts.next)}</p>${sheetForm(view, { hidden: {} })}${sheetColumns(view, about)}`,
  )
}

function previewPart({ preview }: Data, view: View): Content {
  if (preview === null) return null
  const { t } = view
  return sheetPreview(view, {
    found: preview,
    hidden: { file: preview.file },
    reasons: observerReasonTexts,
    columns: [
      { label: t(deskTexts.label), cell: ({ draft }: Row) => draft && typed(draft.label) },
      { label: t(deskTexts.phone), cell: ({ draft }: Row) => draft && telephone(draft.phone) },
      { label: t(deskTexts.station), cell: ({ draft }: Row) => draft && code(draft.number) },
    ],
  })
}
