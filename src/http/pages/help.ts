import { contactsNeed, type PublicAgency } from '../../core/contacts.ts'
import { type Page, page, type Slice, type View } from '../../core/slice.ts'
import { code } from '../../ui/code.ts'
import { contactCards } from '../../ui/contact.ts'
import { type Html, html } from '../../ui/html.ts'
import { texts } from './help-texts.ts'

/** What the pages are, whom to tell, how to check what we say, and how each user of the product begins. */
export function help(slices: readonly Slice[]): Page {
  const names = slices.flatMap(({ actions }) => actions.map(({ name }) => name))
  const hasContacts = names.includes(contactsNeed.query)
  return page<readonly PublicAgency[], Html>({
    path: '/help',
    surface: 'public',
    permission: 'anyone',
    load: async (ctx) => (hasContacts ? (await ctx.ask(contactsNeed, {})).agencies : []),
    render: (agencies, view) => {
      const { t, base } = view
      const list = html`<a href="${base}/checks">${t(texts.checksLink)}</a>`
      return {
        title: t(texts.title),
        main: html`<h2>${t(texts.whatTitle)}</h2><p>${t(texts.what)}</p>
<h2 id="tell">${t(texts.tell)}</h2>${contactCards(view, agencies)}<p>${t(texts.weakness)}</p>
<h2 id="proof">${t(texts.proofTitle)}</h2>${proof(view)}
<h2>${t(texts.checksTitle)}</h2><p>${t.parts(texts.checks, { list })}</p>
<h2>${t(texts.accessTitle)}</h2><p>${t(texts.access)}</p>
<h2>${t(texts.stationTitle)}</h2><p>${t(texts.station)}</p>
<h2>${t(texts.consoleTitle)}</h2><p>${t(texts.console)}</p>`,
      }
    },
  })
}

/** From what everybody can do to what an expert does. */
function proof({ t, base, node }: View): Html {
  const address = code(`${node.origin}${base}`)
  const list = html`<a href="${base}/alerts">${t(texts.alerts)}</a>`
  const checkpoint = html`<a href="${node.prefix}/log/checkpoint">${t(texts.checkpoint)}</a>`
  const key = html`<a href="${node.prefix}/log/key">${t(texts.key)}</a>`
  const steps = [
    t.parts(texts.proofAddress, { address }),
    t.parts(texts.proofAlert, { list }),
    t.parts(texts.proofLog, { checkpoint, key }),
  ]
  return html`<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>`
}
