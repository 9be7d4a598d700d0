import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import { code } from '../../../ui/code.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { named } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { bundle, type BundlePart, bundles } from '../actions/bundle.ts'
import type { BundleState } from '../schema.ts'
import { bundleTexts as texts } from '../texts/bundles.ts'
import { texts as pageTexts } from '../texts/pages.ts'
import { EVIDENCE } from './list.ts'

export const BUNDLES = `${EVIDENCE}/bundles`

async function load(ctx: PageContext) {
  const wanted = askedPage(ctx.search)
  return {
    of: ctx.search['of'] ?? '',
    list: await ctx.ofReader((reader) => reader.call(bundles, wanted)),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** Evidence as files to be handed on: asked for, and downloaded once they are made. */
export const bundlesPage = page({
  path: BUNDLES,
  surface: 'console',
  permission: 'evidence:handle',
  forms: {
    make: { action: 'evidence.bundle', next: () => `${BUNDLES}#made`, said: texts.saidAsked },
    download: { action: 'evidence.downloadBundle', next: () => BUNDLES },
  },
  load,
  render(data, view) {
    const { t } = view
    const labels = {
      of: texts.of,
      ofHint: texts.ofHint,
      withoutNames: texts.withoutNames,
      withoutNamesHint: texts.withoutNamesHint,
    }
    const form = actionForm(view, {
      name: 'make',
      action: bundle,
      labels,
      without: ['items'],
      values: { of: data.of },
      looks: { of: { isOptional: false } },
      button: texts.make,
    })
    const rest = restLink(view, { path: BUNDLES, next: data.list.next, search: {} })
    return {
      title: t(texts.bundles),
      main: html`${refusedPart(view, labels)}<p class="hint">${t(texts.hint)} <a href="${view.base}/evidence">${t(texts.howToCheck)}</a></p>${form}
<div id="made">${live('bundles', html`${rowsPart(data, view)}${rest}`)}</div><p class="hint">${t(texts.kept)}</p>`,
      breadcrumb: [{ path: EVIDENCE, label: t(pageTexts.evidence) }],
    }
  },
})

const LOOKS: Readonly<Record<BundleState, readonly [Tone, Shape]>> = {
  making: ['info', 'ring'],
  made: ['ok', 'tick'],
  failed: ['bad', 'cross'],
  gone: ['plain', 'dash'],
}

function rowsPart({ list }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.bundles),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: list.items,
    columns: [
      { label: t(texts.about), cell: (row) => aboutPart(row, view) },
      { label: t(texts.asked), cell: (row) => shortMoment(view, row.askedAt) },
      { label: t(texts.state), cell: (row) => statePart(row, view) },
      { label: t(texts.file), cell: (row) => filePart(row, view) },
    ],
  })
}

/** What it is of, and which part. */
function aboutPart({ label, part, parts }: BundlePart, { t }: View): Html {
  const which = parts > 1 && html`<br>${t(texts.partOf, { part, parts })}`
  return html`${code(label)}${which}`
}

function statePart({ state, fault }: BundlePart, { t }: View): Html {
  const [tone, shape] = LOOKS[state]
  const why = fault === 'content' ? texts.content : texts.tooLarge
  return html`${badge(tone, shape, t(texts[state]))}${fault !== null && html`<br>${t(why)}`}`
}

const KEPT = {
  'no-seat': texts.keptNoSeat,
  'file-closed': texts.keptFileClosed,
  area: texts.keptArea,
} as const

/** Offers the file, or says why it would not be given. */
function filePart({ id, state, size, manifest, kept }: BundlePart, view: View): Html {
  const { t } = view
  if (state !== 'made' || size === null || manifest === null) return html``
  if (kept !== null) {
    const to = kept.path !== null && html`<br>${named(view, kept.path, t(texts.toCase))}`
    return html`<p class="hint">${t(KEPT[kept.why])}${kept.why === 'file-closed' && to}</p>`
  }
  const label = t(texts.download)
  const form = postForm(view, {
    name: 'download',
    hidden: { bundle: id },
    label,
    kind: 'secondary',
  })
  return html`${form}<p class="hint">${t(pageTexts.bytes, { count: size })}<br>${t(texts.fingerprint)}: ${code(manifest)}</p>`
}
