import type { PageContext, View } from '../../../core/slice.ts'
import { badge } from '../../../ui/badge.ts'
import { code } from '../../../ui/code.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { photosOf, releasedPhotosOf } from '../actions/photo-desk.ts'
import { mayDrop, type PhotoPart } from '../schema-photo.ts'
import { deskTexts } from '../texts/desk.ts'
import { photoTexts as texts } from '../texts/photo.ts'

const KILOBYTE = 1024
/** Digits of a hash that tell photos apart. */
const HASH_DIGITS = 12

/** Photos behind entries: the own group's, or those behind what was handed on. */
export async function photosBehind(
  ctx: PageContext,
  entries: readonly { readonly id: string }[],
  isOwn: boolean,
): Promise<readonly PhotoPart[]> {
  if (entries.length === 0) return []
  const asked = { entries: entries.map((one) => one.id) }
  return (await ctx.call(isOwn ? photosOf : releasedPhotosOf, asked)).photos
}

/** Whose desk shows photos, and what its reader may do with them besides saving them. */
interface PhotoDesk {
  readonly isOwn: boolean
  readonly mayKeep: boolean
  readonly readsEvidence: boolean
}

/** The photos of an entry, each with what became of it; the page has the forms `give`, `keep` and the same of what was handed on. */
export function photosPart(view: View, photos: readonly PhotoPart[], desk: PhotoDesk): Html {
  const { t } = view
  if (photos.length === 0) return html`<p>${t(texts.none)}</p>`
  const rows = table(t, {
    caption: t(texts.photos),
    isCaptionHidden: true,
    rows: photos,
    columns: [
      { label: t(texts.photo), cell: (photo) => photoName(photo, view) },
      { label: t(deskTexts.state), cell: (photo) => stateOf(photo, view) },
      { label: t(texts.evidence), cell: (photo) => keptPart(photo, desk, view) },
      { label: t(deskTexts.action), cell: (photo) => actsOf(photo, desk, view), isActs: true },
    ],
  })
  return html`<p>${t(texts.intro)}</p>${rows}`
}

function photoName({ kind, size, sha256 }: PhotoPart, { t }: View): Html {
  const large = size === null ? '' : t(texts.kilobytes, { size: Math.ceil(size / KILOBYTE) })
  const what = [kind?.toUpperCase() ?? '', large].join(' ').trim()
  return html`${code(sha256.slice(0, HASH_DIGITS))}${what !== '' && html`<br><span class="hint">${what}</span>`}`
}

function stateOf({ state, cameAt }: PhotoPart, view: View): Content {
  const { t } = view
  if (state === 'waits') return badge('warn', 'ring', t(texts.waits))
  if (state === 'dropped') return badge('plain', 'cross', t(texts.dropped))
  if (state === 'broken')
    return html`${badge('bad', 'cross', t(texts.broken))}<br><span class="hint">${t(texts.brokenWhy)}</span>`
  const came = cameAt !== null && html`<br><span class="hint">${shortMoment(view, cameAt)}</span>`
  return html`${badge('ok', 'tick', t(texts.whole))}${came}`
}

function keptPart({ askedAt, item, itemCode }: PhotoPart, desk: PhotoDesk, view: View): Content {
  if (askedAt === null) return ''
  if (item === null || itemCode === null) return badge('info', 'ring', view.t(texts.asked))
  const name = code(itemCode)
  const link = desk.readsEvidence
    ? html`<a href="${view.base}/console/evidence/${item}">${name}</a>`
    : name
  return html`${badge('ok', 'tick', view.t(texts.kept))}<br>${link}`
}

function actsOf(photo: PhotoPart, { isOwn, mayKeep }: PhotoDesk, view: View): Content {
  if (photo.state !== 'came') return ''
  const { t } = view
  const act = (name: string, label: string, kind: 'secondary' | 'danger' = 'secondary') =>
    postForm(view, {
      name: ofRow(isOwn ? name : `${name}Released`, photo.id),
      hidden: { entry: photo.entry, photo: photo.id },
      label,
      kind,
    })
  const keeps = mayKeep && photo.askedAt === null
  const drops = isOwn && mayDrop(photo, view.now)
  return html`<div class="buttons">${act('give', t(texts.save))}${keeps && act('keep', t(texts.keep))}${drops && act('drop', t(texts.drop), 'danger')}</div>`
}
