import { panel, type Panel, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import { addMs, DAY } from '../../core/time.ts'
import { deadline } from '../../ui/countdown.ts'
import { html } from '../../ui/html.ts'
import { typed } from '../../ui/code.ts'
import { type DeskNotice, waitingNotices } from './actions/read.ts'
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
    // The same question as that for what waits: it is asked once a page.
    load: async (ctx) => (await ctx.call(waitingNotices, { limit: SHOWN_OF_SLICE })).items,
    render(items, view) {
      const { t, base, now } = view
      const isOurs = ({ dueWhat }: DeskNotice) => dueWhat === 'decision' || dueWhat === 'appeal'
      const soon = items
        .filter(isOurs)
        .flatMap(({ code, sourceName, dueAt }) =>
          dueAt !== null && dueAt <= addMs(now, DAY) ? { code, sourceName, dueAt } : [],
        )
        .slice(0, SHOWN)
      if (soon.length === 0) return null
      const rows = soon.map(
        ({ code, sourceName, dueAt }) =>
          html`<li><a href="${base}${deskPath(code)}">${typed(sourceName)}</a><span>${deadline(view, dueAt)}</span></li>`,
      )
      return html`<ul class="rows">${rows}</ul><p class="hint">${t(texts.lostThen)}</p>`
    },
  }),
]
