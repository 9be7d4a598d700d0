import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionFields } from '../../../ui/action-form.ts'
import { areasToPick } from '../../../ui/area-picker.ts'
import { block } from '../../../ui/block.ts'
import { fileField } from '../../../ui/field.ts'
import { button, fieldStates, form, postForm, RAW, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { addFile, addPhysical } from '../actions/intake.ts'
import { MAX_PARTS, MAX_PART_BYTES } from '../schema.ts'
import { texts } from '../texts/pages.ts'
import { EVIDENCE } from './list.ts'

const next = (output: { item: string }) => `${EVIDENCE}/${output.item}`

export const LABELS = {
  area: texts.area,
  title: texts.title,
  incident: texts.incident,
  place: texts.placeFound,
  state: texts.stateFound,
  photo: texts.photo,
  present: texts.present,
  method: texts.method,
  legalBasis: texts.legalBasis,
  taken: texts.taken,
  takenHint: texts.takenHint,
  sourceHash: texts.sourceHash,
  sourceHashHint: texts.sourceHashHint,
  media: texts.media,
  recipients: texts.recipients,
  recipientsHint: texts.recipientsHint,
}

async function load(ctx: PageContext) {
  return {
    file: await areasToPick(ctx, { form: 'file', name: 'area', chosen: [] }),
    thing: await areasToPick(ctx, { form: 'thing', name: 'area', chosen: [] }),
  }
}

export const addPage = page({
  path: `${EVIDENCE}/add`,
  surface: 'console',
  permission: 'evidence:add',
  forms: {
    file: { action: 'evidence.addFile', next, said: texts.saidHandedIn },
    thing: { action: 'evidence.addPhysical', next, said: texts.saidDone },
  },
  load,
  render(data, view) {
    const { t } = view
    const picks = { area: data.file }
    const file = actionFields(view, {
      name: 'file',
      action: addFile,
      labels: LABELS,
      without: ['name'],
      looks: {
        recipients: { rows: 2, direction: 'ltr' },
        sourceHash: { rows: 2, direction: 'ltr' },
        taken: { direction: 'ltr' },
      },
      areas: picks,
    })
    const thing = actionFields(view, {
      name: 'thing',
      action: addPhysical,
      labels: LABELS,
      looks: { taken: { direction: 'ltr' } },
      areas: { area: data.thing },
    })
    const send = form({
      name: 'file',
      key: view.newKey(),
      hasFiles: true,
      body: [chooseField(view), file, button({ label: t(texts.sendFile) })],
    })
    const label = t(texts.sendThing)
    const things = postForm(view, { name: 'thing', body: thing, label, kind: 'secondary' })
    const main = html`${refusedPart(view, LABELS)}
${block(t(texts.addFileTitle), html`<p class="hint">${t(texts.addFileHint)}</p>${sending(view, send)}`)}
${block(t(texts.addThingTitle), things)}`
    const breadcrumb = [{ path: EVIDENCE, label: t(texts.evidence) }]
    return { title: t(texts.add), main, breadcrumb, scripts: [SCRIPT] }
  },
})

/** The script that sends large files in parts, and has officers sign. */
export const SCRIPT = 'evidence.js'

/** The field in which the file is chosen. */
export function chooseField({ t, refused }: View): Html {
  const state = fieldStates('file', refused)(RAW)
  return fileField(t, { ...state, value: '', label: t(texts.chooseFile), accept: '' })
}

/** A form whose file the script sends in parts; `more` says where an upload goes on. */
export function sending(
  { t, node, base }: View,
  body: Content,
  more: { readonly item: string; readonly next: number } | null = null,
): Html {
  const on = more !== null && html` data-item="${more.item}" data-next="${String(more.next)}"`
  return html`<div data-upload data-api="${node.prefix}/api" data-page="${base}${EVIDENCE}/" data-part="${String(MAX_PART_BYTES)}" data-most="${String(MAX_PARTS)}" data-offline="${t(texts.offline)}"${on}>${body}<p role="status" data-said hidden></p><progress hidden max="1" value="0" aria-label="${t(texts.sent)}"></progress></div>`
}
