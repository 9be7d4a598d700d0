import { panel, type Panel } from '../../core/page-parts.ts'
import { deadline } from '../../ui/countdown.ts'
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
    load: async (ctx) =>
      (await ctx.call(waiting, {})).items.filter(
        ({ what }) => what === 'first' || what === 'second',
      ),
    render(items, view) {
      const due = items.flatMap(({ until, ...of }) => (until === null ? [] : { ...of, until }))
      if (due.length === 0) return null
      const { t, base, now } = view
      const rows = due.map(({ incident, incidentCode, until }) => {
        const said =
          until < now
            ? html`<strong class="of-bad">${t.parts(texts.lateSince, { time: moment(view, until) })}</strong>`
            : t.parts(texts.dueUntil, { time: deadline(view, until) })
        return html`<li><a href="${base}${wordPath(incident)}" dir="ltr">${incidentCode}</a><span>${said}</span></li>`
      })
      return html`<ul class="rows">${rows}</ul>`
    },
  }),
]
