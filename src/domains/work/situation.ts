import { type Panel, panel } from '../../core/page-parts.ts'
import { groupsOf } from '../../core/waiting.ts'
import { html } from '../../ui/html.ts'
import { list, PATH } from './list.ts'
import { texts } from './texts.ts'

/** Groups of the situation's list; the page has them all. */
const FIRST = 6

/** What waits for the reader, above everything that is only so. */
const waiting = panel({
  name: 'waiting',
  place: 'work',
  title: texts.title,
  permission: 'accounts:names',
  load: (ctx) => ctx.waiting(),
  render(rows, view) {
    const { t, base } = view
    if (rows.length === 0) return html`<p class="pad">${t(texts.none)}</p>`
    const rest = groupsOf(rows).length - FIRST
    const more =
      rest > 0 &&
      html`<p class="pad"><a href="${base}${PATH}">${t(texts.more, { count: rest })}</a></p>`
    return html`${list(view, rows, { most: FIRST, lines: 0 })}${more}`
  },
})

/** What the situation shows first. */
export const panels: readonly Panel[] = [waiting]
