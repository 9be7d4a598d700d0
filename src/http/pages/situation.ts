import { mayOpen } from '../../core/actor.ts'
import { isFor, type Panel } from '../../core/page-parts.ts'
import { placed } from '../../core/placed.ts'
import { type Page, page, type Slice, type View } from '../../core/slice.ts'
import { type Html, html } from '../../ui/html.ts'
import { live } from '../../ui/live.ts'
import { remembering } from './remembering.ts'
import { searchTitle } from './search.ts'
import { situationTexts as texts } from './situation-texts.ts'
import { waitingTitle } from './waiting.ts'

/** A panel as the door draws it. */
type Drawn = Panel<unknown, Html>

interface SituationData {
  readonly parts: readonly { readonly panel: Drawn; readonly data: unknown }[]
  readonly mayReport: boolean
}

/** The situation: what slices put there, for whoever may see it. */
export function situation(slices: readonly Slice[], day: Page): Page {
  const all = slices.flatMap(({ panels }) => panels ?? []) as readonly unknown[]
  const panels = placed(all as readonly Drawn[])
  return page<SituationData, Html>({
    path: '/console',
    surface: 'console',
    permission: 'accounts:names',
    nav: { group: 'top', label: texts.nav },
    async load(ctx) {
      const own = remembering(ctx)
      const parts = []
      for (const panel of panels.filter((one) => isFor(one, ctx))) {
        parts.push({ panel, data: await panel.load(own) })
      }
      return { parts, mayReport: mayOpen(ctx.actor, day) }
    },
    render: (data, view) => ({ title: view.t(texts.title), main: main(data, view, day.path) }),
  })
}

function main({ parts, mayReport }: SituationData, view: View, dayPath: string): Html {
  const { t, base } = view
  const at = (place: Drawn['place']) =>
    parts.flatMap(({ panel, data }) => {
      if (panel.place !== place) return []
      return [{ panel, body: panel.render(data, view) }]
    })
  const bodies = (place: Drawn['place']) => at(place).map(({ body }) => body)
  const figures = bodies('figures').flatMap((body) => body ?? [])
  const lead = bodies('lead')
  const report = mayReport && html`<a href="${base}${dayPath}">${t(texts.day)}</a>`
  const pause = html`<button type="button" class="button secondary" data-pause aria-pressed="false" hidden>${t(texts.pause)}</button>`
  const more = html`<a href="${base}/console/waiting">${t(waitingTitle)}</a> <a href="${base}/console/search">${t(searchTitle)}</a>`
  return html`${bodies('notice')}<p class="no-print">${pause} ${report} ${more}</p>
${figures.length > 0 ? live('situation-figures', html`${lead}<dl class="figures">${figures}</dl>`) : html`<p>${t(texts.notYours)}</p>`}
${at('banner').map(({ panel, body }) => live(`situation-${panel.name}`, body ?? html``))}
<div class="columns">
${at('section').map(({ panel, body }) => section(panel, body, view))}
</div>`
}

function section({ name, title }: Drawn, body: Html | null, { t }: View): Html | null {
  if (body === null) return null
  return html`<section>${title && html`<h2>${t(title)}</h2>`}${live(`situation-${name}`, body)}</section>
`
}
