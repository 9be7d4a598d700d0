import type { Waiting } from '../../core/page-parts.ts'
import { type Page, page, type Slice, type View } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import type { Shape, Tone } from '../../ui/badge.ts'
import { type Html, html } from '../../ui/html.ts'
import { live } from '../../ui/live.ts'
import { emptyState } from '../../ui/notice.ts'
import { queue } from '../../ui/queue.ts'
import { waitingOf } from '../waiting.ts'
import { SITUATION_PATH, WAITING_PATH } from './paths.ts'
import { written } from './written.ts'

const texts = defineTexts('waiting', {
  title: { en: 'Waiting for you', ar: 'ما ينتظرك' },
  situation: { en: 'Situation', ar: 'الموقف' },
  none: { en: 'Nothing waits for you.', ar: 'لا شيء ينتظرك.' },
  order: { en: 'Soonest deadline first', ar: 'الأقرب موعدًا أولًا' },
  open: { en: 'Open', ar: 'فتح' },
  more: {
    en: { one: '{count} more waits', other: '{count} more wait' },
    ar: {
      zero: 'لا شيء آخر ينتظر',
      one: 'أمر آخر ينتظر',
      two: 'أمران آخران ينتظران',
      few: '{count} أمور أخرى تنتظر',
      many: '{count} أمرًا آخر ينتظر',
      other: '{count} أمر آخر ينتظر',
    },
  },
})

/** Things of the situation's list; the page has them all. */
const FIRST = 6

const LOOK: Readonly<Record<Waiting['severity'], { tone: Tone; shape: Shape }>> = {
  extreme: { tone: 'extreme', shape: 'block' },
  severe: { tone: 'bad', shape: 'triangle' },
  moderate: { tone: 'warn', shape: 'diamond' },
  minor: { tone: 'info', shape: 'circle' },
}

function list(view: View, rows: readonly Waiting[]): Html {
  const { t, base } = view
  return queue(
    view,
    rows.map(({ what, about, act, severity, since, until, path }) => ({
      what: t(what),
      more: html`<bdi>${written(about, t)}</bdi>`,
      href: `${base}${path}`,
      act: t(act ?? texts.open),
      ...LOOK[severity],
      since,
      until,
    })),
  )
}

/** What waits, at the top of the situation. */
export function waitingPart(view: View, rows: readonly Waiting[]): Html {
  const { t, base } = view
  const rest = rows.length - FIRST
  const all =
    rest > 0
      ? html`<a href="${base}${WAITING_PATH}">${t(texts.more, { count: rest })}</a>`
      : html`<span class="small muted">${t(texts.order)}</span>`
  const body =
    rows.length === 0 ? html`<p class="pad">${t(texts.none)}</p>` : list(view, rows.slice(0, FIRST))
  return html`<section class="block flush"><header><h2>${t(texts.title)}</h2>${rows.length > 0 && all}</header>${body}</section>`
}

/** What waits for the reader, from every slice. */
export function waiting(slices: readonly Slice[]): Page {
  const all = slices.flatMap(({ waits }) => waits ?? [])
  return page<readonly Waiting[], Html>({
    path: WAITING_PATH,
    surface: 'console',
    permission: 'accounts:names',
    nav: { group: 'top', after: SITUATION_PATH, label: texts.title },
    load: (ctx) => waitingOf(all, ctx),
    render(rows, view) {
      const { t } = view
      const body =
        rows.length === 0
          ? emptyState(t(texts.none))
          : html`<div class="block flush">${list(view, rows)}</div>`
      return {
        title: t(texts.title),
        sub: html`${t(texts.order)}`,
        main: live('waiting-list', body),
      }
    },
  })
}
