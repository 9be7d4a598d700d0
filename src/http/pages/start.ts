import type { PublicCard, Said } from '../../core/page-parts.ts'
import { placed } from '../../core/placed.ts'
import { type Page, page, type Slice, type View } from '../../core/slice.ts'
import { code } from '../../ui/code.ts'
import { type Html, html } from '../../ui/html.ts'
import { texts } from './start-texts.ts'

/** A card as the door draws it. */
type Drawn = PublicCard<unknown, Html>
type StartData = readonly { readonly card: Drawn; readonly data: unknown }[]

/** The public front page: what slices say of the present in its title, then what they show to everybody. */
export function start(slices: readonly Slice[]): Page {
  const all = slices.flatMap(({ publicCards }) => publicCards ?? []) as readonly unknown[]
  const cards = placed(all as readonly Drawn[])
  return page<StartData, Html>({
    path: '/',
    surface: 'public',
    permission: 'anyone',
    nav: { group: 'public', label: texts.nav },
    async load(ctx) {
      const loaded = []
      for (const card of cards) loaded.push({ card, data: await card.load(ctx) })
      return loaded
    },
    render(data, view) {
      const said = data.map(({ card, data: own }): Said<Html> => card.say?.(own, view) ?? {})
      const sentences = said.flatMap(({ first }) => first ?? [])
      const about = said.flatMap((one) => one.about ?? [])
      const part = (isAside: boolean) =>
        data
          .filter(({ card }) => (card.isAside ?? false) === isAside)
          .map(({ card, data: own }) => html`${card.render(own, view)}\n`)
      const title = sentences.join(' ') || view.t(texts.title)
      return {
        // A picture of this page goes round without its address.
        title: view.node.realm === 'exercise' ? view.t(texts.exercise, { title }) : title,
        main: html`<div class="lead">${about.map((line) => html`<p class="about">${line}</p>`)}${said.map(({ more }) => more)}${said.map(({ way }) => way)}<p class="jump"><a href="#check">${view.t(texts.checkTitle)}</a> <a href="#tell">${view.t(texts.numbers)}</a></p></div>
<div class="columns"><div>${part(false)}${checkPart(view)}</div><div>${part(true)}${waysIn(view)}</div></div>`,
      }
    },
  })
}

/** How a citizen tells a message of ours from a forged one. */
function checkPart({ t, base, node }: View): Html {
  const address = code(`${node.origin}${node.prefix}`)
  const alerts = html`<a href="${base}/alerts">${code(`${node.origin}${base}/alerts`)}</a>`
  const numbers = html`<a href="#tell">${t(texts.numbers)}</a>`
  const more = html`<a href="${base}/help#proof">${t(texts.proof)}</a>`
  const points = [
    t.parts(texts.address, { address }),
    t(texts.services),
    t.parts(texts.alerts, { page: alerts }),
    t(texts.never),
    t.parts(texts.doubt, { numbers, more }),
  ]
  return html`<h2 id="check">${t(texts.checkTitle)}</h2><ul class="list">${points.map((point) => html`<li>${point}</li>`)}</ul>`
}

function waysIn({ t, base }: View): Html {
  return html`<ul class="list"><li><a href="${base}/console">${t(texts.official)}</a></li><li><a href="${base}/station">${t(texts.station)}</a></li></ul>`
}
