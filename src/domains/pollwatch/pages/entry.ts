import { holds, holdsIn } from '../../../core/actor.ts'
import { handedFrom } from '../../../core/handed-claim.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { telephone } from '../../../ui/contact.ts'
import { summaryList } from '../../../ui/details.ts'
import { refusedPart } from '../../../ui/form.ts'
import { handClaimForm, handClaimLabels, handClaimPart } from '../../../ui/hand-claim.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { moment } from '../../../ui/time.ts'
import { personName } from '../../../ui/name.ts'
import { inLanguage } from '../../../ui/words.ts'
import { board, releasedBoard } from '../actions/desk.ts'
import { messages } from '../actions/message.ts'
import { observers } from '../actions/observer.ts'
import {
  dropPhoto,
  givePhoto,
  giveReleasedPhoto,
  keepPhoto,
  keepReleasedPhoto,
} from '../actions/photo-desk.ts'
import { formOf } from '../forms.ts'
import { found } from '../refusals.ts'
import { deskTexts } from '../texts/desk.ts'
import { photoTexts as texts } from '../texts/photo.ts'
import { actsOf, entryForms, type Shown, stateOf } from './desk.ts'
import { answersOf, bookOfPage, DESK, entryPath, nameOfForm, placeOf } from './look.ts'
import { cameAs } from './messages.ts'
import { photosBehind, photosPart } from './photos.ts'
import { lookOf, sitesOf } from './site-look.ts'
import { whoseDesk } from './whose.ts'

/** The entry of the own group, else one that was handed on. Throws 404. */
async function entryHere(
  ctx: PageContext,
): Promise<{ row: Shown; isOwn: boolean; observer: string | null }> {
  const { desk, isAuthority, hasBoth } = await whoseDesk(ctx)
  const asked = { ref: ctx.params['entry'] ?? '', view: 'all', limit: 1 } as const
  const own = desk === null ? undefined : (await ctx.call(board, asked)).items[0]
  if (own !== undefined) return { row: own, isOwn: true, observer: own.observer }
  const isReader = isAuthority || hasBoth
  const handedOn = isReader ? (await ctx.call(releasedBoard, asked)).items[0] : undefined
  return { row: found(handedOn, 'unknownEntry'), isOwn: false, observer: null }
}

async function load(ctx: PageContext) {
  const { row, isOwn, observer } = await entryHere(ctx)
  const mayKeep = isOwn || holdsIn(ctx.actor, 'evidence:add', row.area ?? '/')
  return {
    row,
    isOwn,
    sender: observer === null ? undefined : await senderOf(ctx, observer),
    mayKeep: mayKeep && row.state === 'counted',
    readsEvidence: holds(ctx.actor, 'evidence:read'),
    names: await namesOf(ctx, { persons: [row.enteredBy ?? null] }),
    book: await bookOfPage(ctx),
    came: isOwn ? (await ctx.call(messages, { entry: row.id, limit: 1 })).items[0] : undefined,
    seen: await sitesOf(ctx, [row]),
    photos: await photosBehind(ctx, [row], isOwn),
    handed: row.comment === '' ? null : await handedFrom(ctx, [`entry:${row.id}`]),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** Who sent it, as long as he observes. */
async function senderOf(ctx: PageContext, observer: string) {
  return (await ctx.call(observers, { observer, limit: 1 })).items[0]
}

const here = (_: unknown, params: Readonly<Record<string, string>>) =>
  entryPath(params['entry'] ?? '')
const keeping = {
  next: here,
  said: texts.saidKept,
  asks: { title: texts.keepTitle, what: texts.keepWhat, act: texts.keep },
}

/** One entry of the own group, or one that was handed on, with the photos behind it. */
export const entryPage = page({
  path: `${DESK}/entries/:entry`,
  surface: 'console',
  permission: 'pollwatch:desk',
  forms: {
    ...entryForms(here),
    give: { action: givePhoto.name, next: here },
    giveReleased: { action: giveReleasedPhoto.name, next: here },
    keep: { action: keepPhoto.name, ...keeping },
    keepReleased: { action: keepReleasedPhoto.name, ...keeping },
    claim: handClaimForm(here),
    drop: {
      action: dropPhoto.name,
      next: here,
      said: texts.saidDropped,
      asks: { title: texts.dropTitle, what: texts.dropWhat, act: texts.drop },
    },
  },
  load,
  render(data, view) {
    const { t } = view
    const { row, book, came, seen, isOwn, photos, handed } = data
    const answered = Object.keys({ ...row.answers, ...row.texts })
    const isEmpty = answered.length === 0 && row.comment === ''
    const said = isEmpty ? html`<p>${t(texts.nothing)}</p>` : answersOf(view, book, row)
    const claim = handClaimPart(view, { name: 'claim', origin: `entry:${row.id}`, handed })
    const acts = isOwn && html`<div class="no-print acts">${actsOf(row, view)}</div>`
    return {
      title: nameOfForm(view, book, row.form),
      sub: code(row.ref),
      main: html`${refusedPart(view, { ...deskTexts, ...handClaimLabels })}${block(t(deskTexts.said), html`${said}${lookOf(row.look, seen, view)}${acts}${claim}`)}${came !== undefined && cameAs(view, came)}${live('watch-photos', block(t(texts.photos), photosPart(view, photos, data)))}${block(t(texts.facts), factsPart(data, view))}`,
      breadcrumb: [{ path: DESK, label: t(deskTexts.title) }],
    }
  },
})

function factsPart({ row, book, sender, names }: Data, view: View): Html {
  const { t } = view
  const fields = formOf(book, row.form, row.version)?.fields ?? []
  const missing = fields.filter(({ tag }) => row.missing.includes(tag))
  return summaryList(t, [
    { label: t(deskTexts.state), value: stateOf(row, book, view) },
    missing.length > 0 && {
      label: t(texts.missing),
      value: missing.map(({ text }, n) => html`${n > 0 && html`<br>`}${inLanguage(view, text)}`),
    },
    row.place !== null && { label: t(deskTexts.place), value: placeOf(view, row.place) },
    sender !== undefined && { label: t(deskTexts.observer), value: senderPart(sender) },
    { label: t(texts.written), value: moment(view, row.capturedAt) },
    { label: t(deskTexts.came), value: moment(view, row.receivedAt) },
    { label: t(texts.way), value: t(texts[row.channel]) },
    row.enteredBy != null && {
      label: t(texts.enteredBy),
      value: personName(view, names, row.enteredBy),
    },
  ])
}

function senderPart({ number, label, phone }: NonNullable<Data['sender']>): Html {
  return html`${code(number)} ${typed(label)}${phone !== null && html`<br>${telephone(phone)}`}`
}
