import { panel, type Panel } from '../../core/page-parts.ts'
import { html } from '../../ui/html.ts'
import { moment } from '../../ui/time.ts'
import { waiting } from './actions/read.ts'
import { wordPath } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** The first words for which the public waits, on the situation: by the clock, and red once it is over. */
export const panels: readonly Panel[] = [
  panel({
    name: 'statements',
    place: 'side',
    title: texts.day,
    permission: 'statements:read',
    load: async (ctx) => (await ctx.call(waiting, {})).words.filter(({ state }) => state === 'due'),
    render(due, view) {
      if (due.length === 0) return null
      const { t, base, now } = view
      const items = due.map(({ incident, incidentCode, dueAt }) => {
        const isLate = dueAt < now
        const words = t.parts(isLate ? texts.lateSince : texts.dueUntil, {
          time: moment(view, dueAt),
        })
        const said = isLate ? html`<strong class="of-bad">${words}</strong>` : words
        return html`<li><a href="${base}${wordPath(incident)}" dir="ltr">${incidentCode}</a><span>${said}</span></li>`
      })
      return html`<ul class="rows">${items}</ul>`
    },
  }),
]
