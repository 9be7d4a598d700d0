import { holds } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { namesOf } from '../../../core/names.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { type Content, html } from '../../../ui/html.ts'
import { sheetTexts } from '../../../ui/sheet-texts.ts'
import { sheetColumns, sheetForm, sheetPreview, takenFiles, wrongRows } from '../../../ui/sheet.ts'
import { observationFiles, observationsOfFile } from '../actions/observation-file.ts'
import { MAX_OBSERVATIONS } from '../schema/observation.ts'
import { confidenceTexts, evidenceTexts as texts, observableTexts } from '../texts/evidence.ts'
import {
  EXAMPLE_OBSERVATIONS,
  observationColumnTexts,
  observationFileTexts,
  observationReasonTexts,
} from '../texts/observation-file.ts'
import { casePage } from './frame.ts'
import { casePath } from './look.ts'
import { memberName } from './member-name.ts'
import { seenTimes } from './seen-times.ts'

const PATH = 'observations/rows'
/** Where observations of a case are brought in by a file. */
export const observationRowsPath = (of: string) => casePath(of, PATH)

type Params = Readonly<Record<string, string>>
const here = (_: unknown, { case: of = '' }: Params) => observationRowsPath(of)

async function previewOf(ctx: PageContext, of: string) {
  const file = asked(id, ctx.search['file'])
  if (file === undefined) return null
  return { file, ...(await ctx.call(observationsOfFile, { case: of, file })) }
}

async function load(ctx: PageContext, of: string) {
  const { items } = await ctx.call(observationFiles, { case: of })
  const mayAnalyse = holds(ctx.actor, 'cases:analyse')
  return {
    items,
    mayAnalyse,
    preview: mayAnalyse ? await previewOf(ctx, of) : null,
    names: await namesOf(ctx, { persons: items.map(({ begunBy }) => begunBy) }),
  }
}
type Data = Awaited<ReturnType<typeof load>>
type Row = NonNullable<Data['preview']>['rows'][number]

/** Observations by a file: what it would add, and the files that were taken. */
export const observationRowsPage = casePage<Data>({
  path: PATH,
  permission: 'cases:read',
  labels: { text: sheetTexts.file },
  forms: {
    read: {
      action: 'cases.readObservations',
      next: ({ file }: { file: string }, { case: of = '' }: Params) =>
        `${observationRowsPath(of)}?file=${file}`,
      said: sheetTexts.saidRead,
    },
    take: { action: 'cases.takeObservations', next: here, said: sheetTexts.saidTaken },
    drop: { action: 'cases.dropObservations', next: here, said: sheetTexts.saidDropped },
  },
  file: {
    name: 'wrong-observations',
    async rows(ctx, { t }) {
      const found = await previewOf(ctx, ctx.params['case'] ?? '')
      if (found === null) return { columns: [], rows: [], isCut: false }
      return wrongRows(t, { found, reasons: observationReasonTexts })
    },
  },
  load,
  render(data, view, of) {
    const { items, mayAnalyse, names } = data
    const person = (one: string) => memberName(view, names, one)
    return {
      first: previewPart(data, view, of),
      shown: takenFiles(view, { items, person }),
      forms: mayAnalyse && sendPart(view, of),
    }
  },
})

function sendPart(view: View, of: string): Content {
  const { t } = view
  const most = t(observationFileTexts.most, { most: t.number(MAX_OBSERVATIONS) })
  const about = { columns: observationColumnTexts, example: EXAMPLE_OBSERVATIONS }
  return block(
    t(texts.bringIn),
    html`<p>${t(observationFileTexts.intro)} ${most}</p>${sheetForm(view, { hidden: { case: of } })}${sheetColumns(view, about)}`,
  )
}

function previewPart({ preview }: Data, view: View, of: string): Content {
  if (preview === null) return null
  const { t } = view
  return sheetPreview(view, {
    found: preview,
    hidden: { case: of, file: preview.file },
    reasons: observationReasonTexts,
    columns: [
      { label: t(texts.seen), cell: (row) => seenOf(row, view) },
      {
        label: t(texts.item),
        cell: ({ draft }: Row) =>
          draft && html`${code(draft.itemCode)}<br><small>${typed(draft.place)}</small>`,
      },
      {
        label: t(texts.technique),
        cell: ({ draft }: Row) =>
          draft?.confidence &&
          html`${code(draft.technique ?? '')} <small>${t(confidenceTexts[draft.confidence])}</small>`,
      },
    ],
  })
}

function seenOf({ draft }: Row, view: View): Content {
  if (draft === null) return null
  const { t } = view
  return html`${code(draft.value)}<br><small>${t(observableTexts[draft.kind])}${seenTimes(view, draft)}</small>`
}
