import { panel, type Panel } from '../../core/page-parts.ts'
import { addMs, DAY } from '../../core/time.ts'
import { deadline } from '../../ui/countdown.ts'
import { html } from '../../ui/html.ts'
import { typed } from '../../ui/code.ts'
import { dueNotices } from './actions/read.ts'
import { DESK, deskPath } from './pages/look.ts'
import { deskTexts, elsewhereTexts as texts } from './texts/desk.ts'

/** Deadlines of the office that are shown at once. */
const SHOWN = 10

/** What the office has to decide within a day: what it does not is lost. */
export const panels: readonly Panel[] = [
  panel({
    name: 'notices',
    place: 'side',
    title: texts.dueSoon,
    permission: 'notices:read',
    all: { path: DESK, label: deskTexts.title },
    load: async (ctx) => (await ctx.call(dueNotices, { limit: SHOWN })).items,
    render(items, view) {
      const { t, base, now } = view
      const soon = items.flatMap(({ code, sourceName, dueAt }) =>
        dueAt !== null && dueAt <= addMs(now, DAY) ? { code, sourceName, dueAt } : [],
      )
      if (soon.length === 0) return null
      const rows = soon.map(
        ({ code, sourceName, dueAt }) =>
          html`<li><a href="${base}${deskPath(code)}">${typed(sourceName)}</a><span>${deadline(view, dueAt)}</span></li>`,
      )
      return html`<ul class="rows">${rows}</ul><p class="hint">${t(texts.lostThen)}</p>`
    },
  }),
]
