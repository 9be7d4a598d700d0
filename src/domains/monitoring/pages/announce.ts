// Changes of a site's pages that somebody announced: who and what, from when until when, and the form that announces one.
import { holdsIn } from '../../../core/actor.ts'
import type { Names } from '../../../core/names.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import { addMs, DAY } from '../../../core/time.ts'
import { badge } from '../../../ui/badge.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import { fieldStates, ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { shortMoment } from '../../../ui/time.ts'
import { maintenances } from '../actions/maintenance.ts'
import { MAX_AHEAD_MS, SHOWN_MS } from '../maintenance.ts'
import type { MaintenanceRow } from '../store/maintenance.ts'
import { announceTexts as texts } from '../texts/announce.ts'
import { maintenanceTexts } from '../texts/maintenance.ts'
import { untilWords, windowFields, windowState } from './window-fields.ts'

/** How long a change lasts that nobody thought about yet. */
const USUAL_MS = DAY

/** Where the form stands on pages that have it. */
export const ANNOUNCE = '#announce'

/** What the fields of the form are called. */
export const ANNOUNCE_LABELS = {
  announcedBy: texts.by,
  reason: texts.what,
  from: maintenanceTexts.maintenanceFrom,
  until: maintenanceTexts.maintenanceTo,
}

type Params = Readonly<Record<string, string>>

/** The forms that announce a change and end one early, on pages that show them. */
export function announceForms(here: (sent: unknown, params: Params) => string) {
  return {
    announce: {
      action: 'monitoring.openMaintenance',
      next: here,
      said: texts.said,
      undo: {
        action: 'monitoring.endMaintenance',
        input: (_: unknown, output: { maintenances: readonly string[] }) => output,
      },
    },
    endAnnounced: { action: 'monitoring.endMaintenance', next: here, said: texts.ended },
  } as const
}

/** The announced changes of a site, and whether the reader may announce one. */
export interface Announced {
  readonly site: string
  readonly windows: readonly MaintenanceRow[]
  readonly mayAnnounce: boolean
}

interface About {
  readonly id: string
  readonly area: string
  readonly isWatched: boolean
}

/** These windows of a site as the reader sees them. */
export function announcedAt(
  { actor }: Pick<PageContext, 'actor'>,
  site: About,
  windows: readonly MaintenanceRow[],
): Announced {
  const mayAnnounce = site.isWatched && holdsIn(actor, 'monitoring:maintain', site.area)
  return { site: site.id, windows, mayAnnounce }
}

/** The announced changes of a site, now, planned, and of the last month. */
export async function announcedOf(ctx: PageContext, site: About): Promise<Announced> {
  const stretch = { from: addMs(ctx.now, -SHOWN_MS), until: addMs(ctx.now, MAX_AHEAD_MS) }
  const { items } = await ctx.call(maintenances, { ...stretch, site: site.id })
  const windows = items.filter(({ kind }) => kind === 'announced')
  return announcedAt(ctx, site, windows)
}

/** The persons who noted them. */
export function announcers({ windows }: Announced): string[] {
  return windows.map(({ openedBy }) => openedBy)
}

/** Until when a change is announced, as a sign; nothing while none is. */
export function announcedBadge(view: View, untilAt: string | null): Html | null {
  return untilAt === null ? null : badge('info', 'dash', untilWords(view, texts.until, untilAt))
}

/** What is announced, the way to end it, and the form for another one. */
export function announcePart(view: View, announced: Announced, names: Names): Html {
  const { t } = view
  const { windows, mayAnnounce } = announced
  const isRefused = view.refused?.form === 'announce'
  const rows = windows.map((one) => html`<li>${windowPart(view, one, names, mayAnnounce)}</li>`)
  const list = rows.length > 0 && html`<ul class="group">${rows}</ul>`
  const form =
    mayAnnounce &&
    html`<div class="no-print">${disclosure(t(texts.form), formPart(view, announced), isRefused)}</div>`
  const body = html`<p>${t(texts.intro)}</p>${list}${form}<p class="hint">${t(texts.who)}</p>`
  return html`<div id="announce">${block(t(texts.title), body)}</div>`
}

function windowPart(
  view: View,
  one: Announced['windows'][number],
  names: Names,
  mayEnd: boolean,
): Content {
  const { t, now } = view
  const said = t.parts(texts.sentence, {
    who: typed(one.announcedBy ?? ''),
    what: typed(one.reason),
  })
  const span = t.parts(texts.span, {
    from: shortMoment(view, one.fromAt),
    until: shortMoment(view, one.untilAt),
    person: personName(view, names, one.openedBy),
  })
  const label = t(one.fromAt > now ? maintenanceTexts.callOff : maintenanceTexts.endNow)
  const end =
    mayEnd &&
    one.endedAt === null &&
    one.untilAt > now &&
    postForm(view, {
      name: ofRow('endAnnounced', one.id),
      hidden: { 'maintenances[]': [one.id] },
      label,
      kind: 'secondary',
    })
  return html`<p>${said}</p><p class="hint">${windowState(view, one)} · ${span}${one.isInFreeze && html` ${t(maintenanceTexts.windowInFreeze)}`}</p>${end}`
}

function formPart(view: View, { site }: Announced): Html {
  const { t } = view
  const field = fieldStates('announce', view.refused)
  const span = windowFields(view, {
    form: 'announce',
    usualMs: USUAL_MS,
    untilHint: texts.untilHint,
  })
  const body = [
    textField(t, {
      ...field('announcedBy'),
      label: t(texts.by),
      hint: t(texts.byHint),
      maxLength: 200,
    }),
    textField(t, {
      ...field('reason'),
      label: t(texts.what),
      hint: t(texts.whatHint),
      maxLength: 300,
    }),
    span.times,
    span.despite,
  ]
  const hidden = { 'sites[]': [site], kind: 'announced' }
  return postForm(view, { name: 'announce', hidden, body, label: t(texts.press) })
}
