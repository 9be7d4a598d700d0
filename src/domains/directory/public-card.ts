import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { contactCards } from '../../ui/contact.ts'
import { buttonLink } from '../../ui/form.ts'
import { html } from '../../ui/html.ts'
import { inLanguage } from '../../ui/words.ts'
import { publicContacts } from './actions/public.ts'
import { AGENCIES } from './pages/agencies.ts'
import { frontTexts as texts } from './texts/console.ts'
import { publicTexts } from './texts/public.ts'

/** What most people look for comes first. */
const ORDER = ['authority', 'reporting', 'csirt'] as const
/** Agencies of a kind that stand on the front page; the help page has all. */
const SHOWN = 2

/** Whose page it is, and whom to tell, on the front page. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'contacts',
    isAside: true,
    load: (ctx) => ctx.call(publicContacts, {}),
    say({ country, agencies }, view) {
      const way = html`<p>${buttonLink({ href: `${view.base}${AGENCIES}`, label: view.t(publicTexts.happened) })}</p>`
      if (country === null) return { way }
      const names = { country: inLanguage(view, country) }
      const [authority, another] = agencies.filter(({ kind }) => kind === 'authority')
      if (authority === undefined || another !== undefined) {
        return { about: view.t(texts.country, names), way }
      }
      return { about: view.t(texts.authority, { ...names, authority: authority.name }), way }
    },
    render({ country, iso3, agencies }, view) {
      const { t, base } = view
      const shown = ORDER.flatMap((kind) =>
        agencies.filter((agency) => agency.kind === kind).slice(0, SHOWN),
      )
      const all = shown.length > 0 && html`<p><a href="${base}/help#tell">${t(texts.all)}</a></p>`
      const own =
        country !== null &&
        html`<p><a href="${base}${AGENCIES}/${iso3}">${t(publicTexts.ofCountry, { country: inLanguage(view, country) })}</a></p>`
      return html`<h2 id="tell">${t(texts.title)}</h2>${contactCards(view, shown)}${all}${own}`
    },
  }),
]
