import { mayOpen } from '../../core/actor.ts'
import { isFor, type Panel } from '../../core/page-parts.ts'
import { placed } from '../../core/placed.ts'
import { type Page, page, type Slice, type View } from '../../core/slice.ts'
import { buttonLink } from '../../ui/form.ts'
import { type Html, html } from '../../ui/html.ts'
import { live } from '../../ui/live.ts'
import { type Tile, tiles } from '../../ui/tile.ts'
import { situationTexts as texts } from './situation-texts.ts'
import { purposes } from '../found-texts.ts'

/** A panel as the door draws it. */
type Drawn = Panel<unknown, Html>

interface SituationData {
  readonly parts: readonly { readonly panel: Drawn; readonly data: unknown }[]
  readonly mayReport: boolean
  /** To be read from afar: nothing to press, larger, and without the menu. */
  readonly isOnWall: boolean
}

/** The situation: what waits for the reader, then what slices put there, for whoever may see it. */
export function situation(slices: readonly Slice[], day: Page): Page {
  const all = slices.flatMap(({ panels }) => panels ?? []) as readonly unknown[]
  const panels = placed(all as readonly Drawn[])
  return page<SituationData, Html>({
    path: '/console',
    surface: 'console',
    permission: 'accounts:names',
    nav: { group: 'top', label: texts.nav },
    found: purposes.situation,
    async load(ctx) {
      const parts = []
      for (const panel of panels.filter((one) => isFor(one, ctx))) {
        parts.push({ panel, data: await panel.load(ctx) })
      }
      const isOnWall = ctx.search['wall'] !== undefined
      return { parts, mayReport: mayOpen(ctx.actor, day), isOnWall }
    },
    render(data, view) {
      const { t, base } = view
      const here = `${base}/console`
      if (data.isOnWall) {
        const back = buttonLink({ href: here, label: t(texts.offWall), kind: 'secondary' })
        return { title: t(texts.title), acts: back, main: main(data, view) }
      }
      const wall = buttonLink({ href: `${here}?wall=1`, label: t(texts.wall), kind: 'secondary' })
      const pause = html`<button type="button" class="button secondary" data-pause aria-pressed="false" hidden>${t(texts.pause)}</button>`
      const report =
        data.mayReport &&
        buttonLink({ href: `${base}${day.path}`, label: t(texts.day), kind: 'secondary' })
      return { title: t(texts.title), acts: html`${pause}${wall}${report}`, main: main(data, view) }
    },
  })
}

function main({ parts, isOnWall }: SituationData, view: View): Html {
  const { t } = view
  const at = (place: Drawn['place']) =>
    parts.flatMap(({ panel, data }) => {
      const body = panel.place === place ? panel.render(data, view) : null
      return body === null ? [] : [{ panel, body }]
    })
  const bodies = (place: Drawn['place']) => at(place).map(({ body }) => body)
  // What stands there is made by `tilePanel`.
  const figures = bodies('figures') as unknown as readonly Tile[]
  const sections = (place: 'section' | 'side') =>
    at(place).map(({ panel, body }) => section(panel, body, view))
  const numbers =
    figures.length > 0
      ? live('situation-figures', html`${bodies('lead')}${tiles(figures)}`)
      : html`<p>${t(texts.notYours)}</p>`
  return html`${isOnWall && html`<div class="wall" hidden></div>`}${bodies('notice')}${at('work').map(({ panel, body }) => section(panel, body, view))}
${numbers}
${at('banner').map(({ panel, body }) => live(`situation-${panel.name}`, body))}
<div class="cols"><div>${sections('section')}</div><div>${sections('side')}</div></div>`
}

function section({ name, title, all, place }: Drawn, body: Html, { t, base }: View): Html {
  const whole = all && html`<a href="${base}${all.path}">${t(all.label)}</a>`
  return html`<section class="block${place === 'work' && ' flush'}"><header>${title && html`<h2>${t(title)}</h2>`}${whole}</header>${live(`situation-${name}`, body)}</section>
`
}
