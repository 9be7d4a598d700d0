import { given } from '../../core/asked.ts'
import { everyItem, MAX_PAGE_ROWS } from '../../core/listed.ts'
import { type PublicCard, publicCard, type Said } from '../../core/page-parts.ts'
import type { PageContext, View } from '../../core/slice.ts'
import { disclosure } from '../../ui/details.ts'
import { type Html, html } from '../../ui/html.ts'
import { emptyState } from '../../ui/notice.ts'
import { safeUrl } from '../../ui/safe-url.ts'
import { shortMoment } from '../../ui/time.ts'
import { publicStatus } from './actions/public.ts'
import { conductBadge, conductWords } from './conduct-words.ts'
import { publicTexts as texts } from './texts/public.ts'
import { misleads, type SiteUse, siteUse } from './use.ts'
import { askPart, type VotingFacts, votingFacts, votingFactsPart } from './voting-facts.ts'

type Service = Awaited<ReturnType<typeof publicStatus.run>>['items'][number]

/** Services of the page; a nation has some hundred. */
const MOST_SERVICES = 600
/** Services that stand open at least; what works beyond that waits behind a line. */
const OPEN_ROWS = 12
/** Names that the title of the page says. */
const NAMED = 2

const FINE: ReadonlySet<SiteUse> = new Set(['works', 'no-mail', 'slow'])

/** Whether the service itself may be opened. */
function isFine({ use, isUnsettled }: Service): boolean {
  return FINE.has(use) && !isUnsettled
}

/** What must not be used comes first, however long the list is; of two alike what is settled. */
async function load(ctx: PageContext) {
  const { items, isCut } = await everyItem<Service>(
    (after) => ctx.call(publicStatus, { limit: MAX_PAGE_ROWS, ...given({ after }) }),
    MOST_SERVICES,
  )
  const rank = ({ use, isUnsettled }: Service) =>
    siteUse.options.indexOf(use) * 2 + Number(isUnsettled)
  const services = items.toSorted((a, b) => rank(a) - rank(b))
  return { services, isWhole: !isCut, facts: await votingFacts(ctx, services) }
}

/**
 * What is said of services at the top of the page, the worst first, and how many of them are named: of those that lie about
 * voting one, since the true hours have to stand on the first screen of a telephone as well.
 */
const SENTENCES = [
  ['avoid', NAMED, texts.doNot, texts.doNotMany],
  ['disbelieve', 1, texts.disbelieveNames, texts.disbelieveMany],
  ['read', NAMED, texts.readNames, texts.readMany],
  ['looked', NAMED, texts.lookedNames, texts.lookedMany],
] as const

/** The sentences that hold, each of the services that it is about. */
function sentencesOf(services: readonly Service[], { t }: View) {
  const kindOf = ({ use, isUnsettled }: Service) => (isUnsettled ? 'looked' : use)
  return SENTENCES.flatMap(([kind, most, few, many]) => {
    const names = services.filter((one) => kindOf(one) === kind).map(({ name }) => name)
    if (names.length === 0) return []
    const words =
      names.length > most ? t(many, { count: names.length }) : t(few, { names: t.list(names) })
    return [{ words, isSettled: kind !== 'looked' }]
  })
}

function say(
  { services, isWhole, facts }: Awaited<ReturnType<typeof load>>,
  view: View,
): Said<Html> {
  const said = sentencesOf(services, view)
  // The title has the worst that is settled; what is only being looked at is told below it.
  const first = said.find(({ isSettled }) => isSettled)
  const rest = said.filter((one) => one !== first)
  const isWell = isWhole && services.length > 0 && services.every(isFine)
  if (isWell) return { more: html`<p>${view.t(texts.allWork)}</p>` }
  // When people vote stands above it on the page, and in the list beside each.
  const more = html`${askPart(view, facts)}${rest.map(({ words }) => html`<p>${words}</p>`)}`
  return { ...(first === undefined ? {} : { first: first.words }), more }
}

function row(service: Service, facts: VotingFacts | null, view: View): Html {
  const { t, node } = view
  const { name, address, asOf, maintenanceUntil } = service
  const shown = html`<bdi dir="ltr">${address}</bdi>`
  // Sites of an exercise are nowhere, and what must not be used is not made easy to open.
  const isLink = isFine(service) && node.realm === 'actual'
  const where = isLink ? html`<a href="${safeUrl(address)}">${shown}</a>` : shown
  const checked =
    asOf !== null &&
    html` <span class="hint">${t.parts(texts.checked, { time: shortMoment(view, asOf) })}</span>`
  const maintained =
    maintenanceUntil !== null &&
    html` ${t.parts(texts.maintenanceUntil, { time: shortMoment(view, maintenanceUntil) })}`
  return html`<li class="service"><h3><bdi>${name}</bdi></h3>${conductBadge(t, service)}<p>${t(conductWords(service))}${maintained}</p>${misleads(service) && votingFactsPart(view, facts)}<p><code>${where}</code>${checked}</p></li>`
}

/** Every official service: what it is called, what may be done with it, its true address. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'sites',
    after: 'alerts',
    load,
    say,
    render({ services, isWhole, facts }, view) {
      const { t } = view
      const title = html`<h2>${t(texts.title)}</h2>`
      if (services.length === 0) return html`${title}${emptyState(t(texts.none))}`
      const troubled = services.filter((one) => !isFine(one)).length
      const open = Math.max(OPEN_ROWS, troubled)
      const rows = (some: readonly Service[]) =>
        html`<ul class="list">${some.map((service) => row(service, facts, view))}</ul>`
      const rest = services.slice(open)
      const others =
        rest.length > 0 && disclosure(t(texts.others, { count: rest.length }), rows(rest))
      const end =
        !isWhole && html`<p class="hint">${t(texts.leftOut, { number: services.length })}</p>`
      return html`${title}<p class="hint">${t(texts.compare)} <a href="${view.base}/message">${t(texts.compareForMe)}</a></p>${rows(services.slice(0, open))}${others}${end}`
    },
  }),
]
