import { type Panel, panel } from '../../core/page-parts.ts'
import { code } from '../../ui/code.ts'
import { html } from '../../ui/html.ts'
import { emptyState } from '../../ui/notice.ts'
import { board } from './actions/read.ts'
import { CASES, casePath, clockLines, stepOf } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** Cases of the situation's list; the page has them all. */
const ROWS = 5

/** The cases that have been at their step the longest, with their clocks: one question. */
export const panels: readonly Panel[] = [
  panel({
    name: 'cases',
    place: 'side',
    title: texts.oldest,
    all: { path: CASES, label: texts.all },
    permission: 'cases:list',
    load: (ctx) => ctx.call(board, {}),
    render({ items }, view) {
      const { t, base } = view
      if (items.length === 0) return emptyState(t(texts.none))
      const rows = items
        .slice(0, ROWS)
        .map(
          ({ id, code: own, step, clocks }) =>
            html`<li><a href="${base}${casePath(id)}">${code(own)}</a> ${stepOf(step, t)}<br><small>${clockLines(view, clocks)}</small></li>`,
        )
      return html`<ul class="plain">${rows}</ul>`
    },
  }),
]
