// The files of a site that are watched by their hash: how each was found, and the form for another one.
import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { badge } from '../../../ui/badge.ts'
import { block } from '../../../ui/block.ts'
import { code } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { emptyState } from '../../../ui/notice.ts'
import { shortMoment } from '../../../ui/time.ts'
import type { SiteFacts } from '../actions/read.ts'
import { watchFile } from '../actions/watched-file.ts'
import { fileTexts as texts } from '../texts/files.ts'
import { MAX_FILES } from '../watched-file.ts'

type Params = Readonly<Record<string, string>>
type File = SiteFacts['files'][number]

/** The forms that begin and end the watch over a file. */
export function fileForms(here: (sent: unknown, params: Params) => string) {
  return {
    watch: {
      action: 'monitoring.watchFile',
      next: here,
      said: texts.added,
      undo: {
        action: 'monitoring.unwatchFile',
        input: (_: unknown, output: { site: string; path: string }) => output,
      },
    },
    unwatch: {
      action: 'monitoring.unwatchFile',
      next: here,
      said: texts.removed,
      undo: {
        action: 'monitoring.watchFile',
        input: (_: unknown, output: { site: string; address: string }) => output,
      },
    },
  } as const
}

/** How the length of a file is written. */
const BYTES = { style: 'unit', unit: 'byte', unitDisplay: 'long' } as const

/** What the field of the form is called. */
export const FILE_LABELS = { address: texts.address }

export function filesPart(
  view: View,
  { site, files, mayWrite }: { site: string; files: readonly File[]; mayWrite: boolean },
): Html {
  const { t } = view
  const rows = files.map((file) => html`<li>${filePart(view, site, file, mayWrite)}</li>`)
  const list = rows.length > 0 ? html`<ul class="group">${rows}</ul>` : emptyState(t(texts.none))
  const form =
    mayWrite &&
    files.length < MAX_FILES &&
    disclosure(
      t(texts.add),
      actionForm(view, {
        name: 'watch',
        action: watchFile,
        hidden: { site },
        labels: { ...FILE_LABELS, addressHint: texts.addressHint },
        looks: { address: { direction: 'ltr' } },
        button: texts.add,
      }),
      view.refused?.form === 'watch',
    )
  const intro = html`<p class="hint">${t(texts.intro, { most: MAX_FILES })}</p>`
  return html`<div id="files">${block(t(texts.title), html`${intro}${list}<div class="no-print">${form}</div>`)}</div>`
}

function filePart(view: View, site: string, file: File, mayWrite: boolean): Content {
  const { t } = view
  const { path, seenAt, known, knownLength, isHeld } = file
  const looked = seenAt !== null && t.parts(texts.looked, { time: shortMoment(view, seenAt) })
  const said = [looked, isHeld && t(texts.held)].filter((one) => one !== false)
  const hash =
    known !== null &&
    html`<br>${t.parts(texts.hash, { hash: code(known), size: t.number(knownLength ?? 0, BYTES) })}`
  const stop =
    mayWrite &&
    html`<div class="no-print">${postForm(view, {
      name: ofRow('unwatch', path),
      hidden: { site, path },
      label: t(texts.remove),
      kind: 'secondary',
    })}</div>`
  return html`<p>${code(path)}</p><p>${statePart(view, file)} <span class="hint">${said.map((one) => html` · ${one}`)}${hash}</span></p>${stop}`
}

function statePart({ t }: View, { state, why }: File): Content {
  switch (state) {
    case 'same':
      return t(texts.same)
    case 'changed':
      return badge('bad', 'cross', t(texts.changed))
    case 'missing':
      return badge('warn', 'cross', t(texts.missing))
    case 'untested':
      return badge('plain', 'ring', t(texts.untested, { why: whyWords(t, why ?? '') }))
    case 'new':
      return badge('plain', 'ring', t(texts.new))
  }
}

function whyWords(t: View['t'], why: string): string {
  if (why === 'file-too-large') return t(texts.tooLarge)
  if (why === 'packed') return t(texts.packed)
  if (why === 'timeout' || why === 'visit-timeout') return t(texts.timeout)
  return t(texts.other, { code: why })
}
