import { given } from '../../core/asked.ts'
import { everyItem, MAX_PAGE_ROWS } from '../../core/listed.ts'
import { type PublicCard, publicCard, type Said } from '../../core/page-parts.ts'
import type { PageContext, View } from '../../core/slice.ts'
import type { Translator } from '../../core/text.ts'
import { badge, type Shape, type Tone } from '../../ui/badge.ts'
import { disclosure } from '../../ui/details.ts'
import { type Html, html } from '../../ui/html.ts'
import { emptyState } from '../../ui/notice.ts'
import { safeUrl } from '../../ui/safe-url.ts'
import { shortMoment } from '../../ui/time.ts'
import { publicStatus } from './actions/public.ts'
import { publicTexts as texts } from './texts/public.ts'
import { type SiteUse, siteUse } from './use.ts'

type Service = Awaited<ReturnType<typeof publicStatus.run>>['items'][number]

/** Services of the page; a nation has some hundred. */
const MOST_SERVICES = 600
/** Services that stand open at least; what works beyond that waits behind a line. */
const OPEN_ROWS = 12
/** Names that the title of the page says. */
const NAMED = 2

const LOOK: Readonly<Record<SiteUse, readonly [Tone, Shape]>> = {
  works: ['ok', 'tick'],
  'no-mail': ['ok', 'tick'],
  slow: ['warn', 'diamond'],
  maintenance: ['plain', 'dash'],
  read: ['warn', 'triangle'],
  unknown: ['plain', 'ring'],
  unreachable: ['bad', 'dash'],
  avoid: ['bad', 'cross'],
}

/** What may be done with a service, as word, shape and colour. */
export function useBadge(t: Translator, use: SiteUse): Html {
  return badge(...LOOK[use], t(texts[use]))
}

/** Where the service itself may be opened. */
const IS_FINE: ReadonlySet<SiteUse> = new Set(['works', 'no-mail', 'slow'])

/** What must not be used comes first, however long the list is. */
async function load(ctx: PageContext) {
  const { items, isCut } = await everyItem<Service>(
    (after) => ctx.call(publicStatus, { limit: MAX_PAGE_ROWS, ...given({ after }) }),
    MOST_SERVICES,
  )
  const rank = ({ use }: Service) => siteUse.options.indexOf(use)
  return { services: items.toSorted((a, b) => rank(a) - rank(b)), isWhole: !isCut }
}

function say({ services, isWhole }: Awaited<ReturnType<typeof load>>, { t }: View): Said<Html> {
  const avoided = services.filter(({ use }) => use === 'avoid').map(({ name }) => name)
  if (avoided.length > NAMED) return { first: t(texts.doNotMany, { count: avoided.length }) }
  if (avoided.length > 0) return { first: t(texts.doNot, { names: t.list(avoided) }) }
  const isWell = isWhole && services.length > 0 && services.every(({ use }) => IS_FINE.has(use))
  return isWell ? { more: html`<p>${t(texts.allWork)}</p>` } : {}
}

function row({ name, address, use, asOf, maintenanceUntil }: Service, view: View): Html {
  const { t, node } = view
  const shown = html`<bdi dir="ltr">${address}</bdi>`
  // Sites of an exercise are nowhere, and what must not be used is not made easy to open.
  const isLink = IS_FINE.has(use) && node.realm === 'actual'
  const where = isLink ? html`<a href="${safeUrl(address)}">${shown}</a>` : shown
  const checked =
    asOf !== null &&
    html` <span class="hint">${t.parts(texts.checked, { time: shortMoment(view, asOf) })}</span>`
  const maintained =
    maintenanceUntil !== null &&
    html` ${t.parts(texts.maintenanceUntil, { time: shortMoment(view, maintenanceUntil) })}`
  return html`<li class="service"><h3><bdi>${name}</bdi></h3>${useBadge(t, use)}<p>${t(texts[`${use}More`])}${maintained}</p><p><code>${where}</code>${checked}</p></li>`
}

/** Every official service: what it is called, what may be done with it, its true address. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'sites',
    after: 'alerts',
    load,
    say,
    render({ services, isWhole }, view) {
      const { t } = view
      const title = html`<h2>${t(texts.title)}</h2>`
      if (services.length === 0) return html`${title}${emptyState(t(texts.none))}`
      const troubled = services.filter(({ use }) => !IS_FINE.has(use)).length
      const open = Math.max(OPEN_ROWS, troubled)
      const rows = (some: readonly Service[]) =>
        html`<ul class="list">${some.map((service) => row(service, view))}</ul>`
      const rest = services.slice(open)
      const others =
        rest.length > 0 && disclosure(t(texts.others, { count: rest.length }), rows(rest))
      const end =
        !isWhole && html`<p class="hint">${t(texts.leftOut, { number: services.length })}</p>`
      return html`${title}<p class="hint">${t(texts.compare)} <a href="${view.base}/message">${t(texts.compareForMe)}</a></p>${rows(services.slice(0, open))}${others}${end}`
    },
  }),
]
