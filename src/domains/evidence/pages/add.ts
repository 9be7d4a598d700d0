import { asked, given } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionFields } from '../../../ui/action-form.ts'
import { areasToPick } from '../../../ui/area-picker.ts'
import { block } from '../../../ui/block.ts'
import { fileField } from '../../../ui/field.ts'
import {
  button,
  buttonLink,
  fieldStates,
  form,
  postForm,
  RAW,
  refusedPart,
} from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { addFile, addPhysical, NOT_SAID } from '../actions/intake.ts'
import { item } from '../actions/read.ts'
import { incidentsNamed } from '../needs.ts'
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

/** What stands in the fields before anybody typed. */
type Filled = Readonly<Partial<Record<'incident' | keyof typeof TAKEN_AS, string>>>

/** What is said of an item when it comes in, and how the first event of its chain calls it. */
const TAKEN_AS = {
  place: 'place',
  state: 'refs.state',
  photo: 'refs.photo',
  present: 'refs.present',
  method: 'method',
  legalBasis: 'legal_basis',
} as const

async function load(ctx: PageContext) {
  const like = await likeOf(ctx)
  const area = like.area ?? asked(areaPath, ctx.search['area'])
  const chosen = area === undefined ? [] : [area]
  const incident = like.incident ?? ctx.search['incident']?.slice(0, 100)
  return {
    file: await areasToPick(ctx, { form: 'file', name: 'area', chosen }),
    thing: await areasToPick(ctx, { form: 'thing', name: 'area', chosen }),
    filled: { ...like.said, ...given({ incident }) } satisfies Filled,
  }
}

interface Like {
  readonly area?: string
  readonly incident?: string
  readonly said: Filled
}

/** What was typed for an item that the address names: the next is handed in as that was. */
async function likeOf(ctx: PageContext): Promise<Like> {
  const of = asked(id, ctx.search['like'])
  if (of === undefined) return { said: {} }
  const { area, incident, shown } = await ctx.call(item, { item: of })
  // The newest stand first; what was said as it came in stands in the first two.
  const texts = new Map(
    shown
      .slice(-2)
      .flatMap((event) => event.texts)
      .map(({ field, text }) => [field, text] as const),
  )
  const words = Object.entries(TAKEN_AS).flatMap(([name, field]) => {
    const text = texts.get(field) ?? ''
    return text === '' || text === NOT_SAID ? [] : [[name, text] as const]
  })
  const code =
    incident === null ? null : (await ctx.ask(incidentsNamed, { incidents: [incident] })).items[0]
  return { area, said: Object.fromEntries(words), ...given({ incident: code?.code }) }
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
      values: data.filled,
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
      values: data.filled,
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
${block(t(texts.addFileTitle), html`<p class="hint">${t(texts.addFileHint)} ${t(texts.addManyHint)}</p>${sending(view, send, { isMany: true })}`)}
${block(t(texts.addThingTitle), things)}`
    const breadcrumb = [{ path: EVIDENCE, label: t(texts.evidence) }]
    return { title: t(texts.add), main, breadcrumb, scripts: [SCRIPT] }
  },
})

/** The way to hand in another item with the same words. */
export function likeLink(like: string, { t, base }: View): Html {
  const href = `${base}${EVIDENCE}/add?like=${like}`
  return buttonLink({ href, label: t(texts.another), kind: 'secondary' })
}

/** The script that sends large files in parts, and has officers sign. */
export const SCRIPT = 'evidence.js'

/** The field in which the file is chosen. */
export function chooseField({ t, refused }: View): Html {
  const state = fieldStates('file', refused)(RAW)
  return fileField(t, { ...state, value: '', label: t(texts.chooseFile), accept: '' })
}

/** The script fills in how many. */
const OPEN = { number: '{number}' }

/** A form whose files the script sends in parts: several where `isMany`, or one that goes on where its upload broke off. */
export function sending(
  { t, node, base }: View,
  body: Content,
  more: { readonly isMany: true } | { readonly item: string; readonly next: number },
): Html {
  const on =
    'isMany' in more
      ? html` data-many data-empty="${t(texts.fileEmpty)}" data-waits="${t(texts.fileWaits)}" data-sends="${t(texts.fileSends)}" data-came="${t(texts.saidHandedIn)}" data-failed="${t(texts.filesFailed, OPEN)}" data-all-came="${t(texts.filesCame, OPEN)}" data-too-many="${t(texts.filesTooMany, OPEN)}"`
      : html` data-item="${more.item}" data-next="${String(more.next)}"`
  return html`<div data-upload data-api="${node.prefix}/api" data-page="${base}${EVIDENCE}/" data-part="${String(MAX_PART_BYTES)}" data-most="${String(MAX_PARTS)}" data-offline="${t(texts.offline)}"${on}>${body}<p role="status" data-said hidden></p><ul data-files></ul><progress hidden max="1" value="0" aria-label="${t(texts.sent)}"></progress></div>`
}
