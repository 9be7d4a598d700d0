// What officers change in good faith.
import { raw, vis, every, head, below, t, wrong, ownFile } from './attack.ts'
import type { Edit } from './attack.ts'
import { pad, iso, word, HEX, B64, sheet, program } from './draw.ts'

const later = (s: { start: number }, n: number) => Math.floor(s.start / 86400000) + n
export const EDITS: Edit[] = [
  // A word spelt otherwise.
  {
    id: 'spelling',
    changesFact: false,
    do: (a, s) => {
      const [x, y] = {
        en: ['wheelchair', 'wheel-chair'],
        fr: ['comptes rendus', 'comptes-rendus'],
        es: ['colegios son', 'colegios electorales son'],
        pt: ['cadeirantes', 'pessoas em cadeira de rodas'],
        de: ['binnen zehn Tagen', 'innerhalb von zehn Tagen'],
        ru: ['инвалидных колясок', 'инвалидных кресел'],
        ar: ['مهيأة', 'مهيّأة'],
        zh: ['轮椅进入', '轮椅出入'],
      }[s.lang]!
      vis(a, s, x!, y!)
    },
  },
  // A press release about the everyday.
  {
    id: 'press-release',
    changesFact: false,
    do: (a, s) =>
      below(
        a,
        `<article class="press"><h3>${s.L.heads[s.n % 10]}</h3><p><time datetime="${iso(later(s, 20))}">${s.L.digits(later(s, 20))}</time> ${s.L.para[5]} ${s.L.para[0]}</p></article>`,
      ),
  },
  // A partner's logo at the foot.
  {
    id: 'partner-logo',
    changesFact: false,
    do: (a, s) =>
      raw(
        a,
        '</footer>',
        `<a href="https://www.county-${s.n}.example/" rel="noopener"><img src="/media/partner-${word(4, HEX, s.key)}.svg" alt="County" width="90" height="40"></a></footer>`,
      ),
  },
  // One more item in the menu.
  {
    id: 'menu-item',
    changesFact: false,
    do: (a, s) =>
      raw(
        a,
        '</ul></nav>',
        `<li><a href="/archive">${t(s, { en: 'Archive', fr: 'Archives', es: 'Archivo', pt: 'Arquivo', de: 'Archiv', ru: 'Архив', ar: 'الأرشيف', zh: '档案' })}</a></li></ul></nav>`,
      ),
  },
  // Another picture of the same station.
  {
    id: 'new-picture',
    changesFact: false,
    do: (a, s) => {
      a.html = a.html.replace(
        /\/media\/[0-9a-f]{6}\.jpg/,
        () => `/media/${word(6, HEX, s.key, 'pic2')}.jpg`,
      )
      every(a, '/media/logo.svg', '/media/logo-2026.svg')
    },
  },
  // The second edition of the brochure.
  {
    id: 'brochure',
    changesFact: false,
    do: (a, s) => {
      if (a.html.includes(`guide-${s.n}.pdf`)) every(a, `guide-${s.n}.pdf`, `guide-${s.n}-v2.pdf`)
      else below(a, `<p><a href="/media/guide-${s.n}.pdf">${s.L.ui['download']}</a></p>`)
    },
  },
  // Another font of the same provider.
  {
    id: 'font',
    changesFact: false,
    do: (a) =>
      head(
        a,
        '<link href="https://fonts.googleapis.com/css2?family=Atkinson+Hyperlegible:wght@400;700&display=swap" rel="stylesheet">',
      ),
  },
  // A consent banner of a firm.
  {
    id: 'consent-firm',
    changesFact: false,
    do: (a, s) => {
      a.html = a.html.replace(
        /<div class="[^"]*" role="dialog" id="cookie-banner"[\s\S]*?<\/div>\n/,
        '',
      )
      head(
        a,
        `<script id="Cookiebot" src="https://consent.cookiebot.com/uc.js" data-cbid="${word(8, HEX, s.key, 'cb')}-1c2d-4e5f-8a9b-${word(12, HEX, s.key, 'cb2')}" data-blockingmode="auto" type="text/javascript"></script>`,
      )
    },
  },
  // A new design: all classes get other names.
  {
    id: 'redesign',
    changesFact: false,
    do: (a, s) => {
      a.html = a.html.replace(
        / class="([^"]+)"/g,
        (_, c: string) =>
          ` class="${c
            .split(' ')
            .map((x) => (x.startsWith('d-') || x.startsWith('visually') ? x : 'v2-' + x))
            .join(' ')}"`,
      )
      head(a, `<style>${sheet(30, s.key, 'v2')}</style>`)
    },
  },
  // The contact moves to the end.
  {
    id: 'moved-paragraphs',
    changesFact: false,
    do: (a) => {
      const m =
        /<(section|div) class="[^"]*" id="contact">[\s\S]*?<h3>[\s\S]*?<\/p>\s*(<\/div><\/div>|<\/section>)\n/.exec(
          a.html,
        )
      if (m) {
        a.html = a.html.replace(m[0], () => '')
        raw(a, '</main>', m[0] + '</main>')
      }
    },
  },
  // A link to one more language.
  {
    id: 'translation-link',
    changesFact: false,
    do: (a, s) => {
      raw(a, '</footer>', '<p><a href="/uk/" hreflang="uk" lang="uk">Українською</a></p></footer>')
      head(a, `<link rel="alternate" hreflang="uk" href="${s.origin}/uk/">`)
    },
  },
  // Hours of the kitchen, which are nobody's hours of voting.
  {
    id: 'kitchen',
    changesFact: false,
    do: (a, s) =>
      below(
        a,
        `<p>${t(s, { en: 'The office kitchen is open to volunteers from 12 to 2 pm.', fr: 'La cuisine du bureau est ouverte aux bénévoles de 12 h à 14 h.', es: 'La cocina de la oficina está abierta a los voluntarios de 12:00 a 14:00.', pt: 'A copa do escritório fica aberta aos voluntários das 12h às 14h.', de: 'Die Teeküche steht den Freiwilligen von 12 bis 14 Uhr offen.', ru: 'Кухня открыта для добровольцев с 12:00 до 14:00.', ar: 'مطبخ المكتب مفتوح للمتطوعين من الساعة 12 إلى الساعة 2.', zh: '办公室茶水间于12时至14时向志愿者开放。' })}</p>`,
      ),
  },
  // A further question.
  {
    id: 'faq-entry',
    changesFact: false,
    do: (a, s) =>
      raw(
        a,
        '<details',
        `<details class="faq"><summary>${t(s, { en: 'May my dog come along?', fr: 'Mon chien peut-il m’accompagner ?', es: '¿Puede acompañarme mi perro?', pt: 'Meu cachorro pode me acompanhar?', de: 'Darf mein Hund mitkommen?', ru: 'Можно ли прийти с собакой?', ar: 'هل يمكن لكلبي أن يرافقني؟', zh: '可以带狗吗?' })}</summary><p>${t(s, { en: 'Yes, on a lead.', fr: 'Oui, en laisse.', es: 'Sí, con correa.', pt: 'Sim, com guia.', de: 'Ja, an der Leine.', ru: 'Да, на поводке.', ar: 'نعم، بمقود.', zh: '可以,请系好绳子。' })}</p></details>\n<details`,
      ),
  },
  // Another account of the same analytics.
  {
    id: 'analytics-account',
    changesFact: false,
    do: (a, s) => {
      every(a, s.ga, 'G-' + word(10, 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789', s.key, 'ga2'))
      every(a, s.gtm, 'GTM-' + word(7, 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789', s.key, 'gtm2'))
      a.html = a.html.replace(/'setSiteId','(\d+)'/, (_, d) => `'setSiteId','${+d + 3}'`)
    },
  },
  // Another description for search engines.
  {
    id: 'description',
    changesFact: false,
    do: (a, s) => {
      raw(
        a,
        /<meta name="description" content="[^"]*">/,
        `<meta name="description" content="${s.body}. ${s.L.para[4]}">`,
      )
    },
  },
  // A post to fill.
  {
    id: 'job',
    changesFact: false,
    do: (a, s) =>
      below(
        a,
        `<article><h3>${t(s, { en: 'We are hiring: clerk (part time)', fr: 'Nous recrutons : agent administratif (temps partiel)', es: 'Buscamos personal administrativo (media jornada)', pt: 'Vaga: assistente administrativo (meio período)', de: 'Stellenangebot: Sachbearbeitung (Teilzeit)', ru: 'Вакансия: делопроизводитель (неполный день)', ar: 'وظيفة شاغرة: كاتب إداري (دوام جزئي)', zh: '招聘:文员(兼职)' })}</h3><p>${t(s, { en: 'Please apply by', fr: 'Candidatures jusqu’au', es: 'Solicitudes hasta el', pt: 'Inscrições até', de: 'Bewerbungen bis', ru: 'Заявки до', ar: 'تقدم الطلبات قبل', zh: '申请截止日期:' })} ${s.L.date(later(s, 55))}.</p></article>`,
      ),
  },
  // Somebody of the office has died.
  {
    id: 'obituary',
    changesFact: false,
    do: (a, s) =>
      below(
        a,
        `<article><p>${t(s, { en: 'We mourn our former colleague', fr: 'Nous pleurons notre ancienne collègue', es: 'Lamentamos el fallecimiento de nuestra compañera', pt: 'Lamentamos o falecimento de nossa colega', de: 'Wir trauern um unsere frühere Kollegin', ru: 'Скорбим о нашей коллеге', ar: 'ننعى زميلتنا', zh: '我们沉痛悼念同事' })} ${s.L.people[s.n % 2 ? 0 : 6]} (1951–2026).</p></article>`,
      ),
  },
  // Thanks after an event.
  {
    id: 'thanks',
    changesFact: false,
    do: (a, s) =>
      below(
        a,
        `<p>${t(s, { en: 'Thank you to the 340 guests of our open day!', fr: 'Merci aux 340 visiteurs de notre journée portes ouvertes !', es: '¡Gracias a los 340 visitantes de la jornada de puertas abiertas!', pt: 'Obrigado aos 340 visitantes do nosso dia de portas abertas!', de: 'Danke an die 340 Gäste unseres Tags der offenen Tür!', ru: 'Спасибо 340 гостям дня открытых дверей!', ar: 'شكراً لضيوف يوم الأبواب المفتوحة وعددهم 340.', zh: '感谢340位来宾参加开放日!' })}</p>`,
      ),
  },
  // A new film of the same channel.
  {
    id: 'new-video',
    changesFact: false,
    do: (a, s) => {
      if (a.html.includes('/embed/' + s.yt))
        every(
          a,
          '/embed/' + s.yt,
          '/embed/' + word(11, 'abcdefghijkmnopqrstuvwxyz0123456789', s.key, 'yt2'),
        )
      else
        below(a, `<p><a href="https://www.youtube.com/watch?v=${s.yt}">${s.L.ui['watch']}</a></p>`)
    },
  },
  // A lecture is cancelled, not the vote.
  {
    id: 'lecture-cancelled',
    changesFact: false,
    do: (a, s) =>
      below(
        a,
        `<p>${t(s, { en: 'The lecture on the history of the ballot on Thursday is cancelled.', fr: 'La conférence de jeudi sur l’histoire du vote est annulée.', es: 'Se cancela la conferencia del jueves sobre la historia del voto.', pt: 'A palestra de quinta-feira sobre a história do voto foi cancelada.', de: 'Der Vortrag am Donnerstag über die Geschichte des Wahlrechts fällt aus.', ru: 'Лекция по истории выборов в четверг отменяется.', ar: 'ألغيت محاضرة يوم الخميس حول تاريخ الانتخابات.', zh: '星期四关于选举历史的讲座取消。' })}</p>`,
      ),
  },
  // The legal line is longer.
  {
    id: 'legal-line',
    changesFact: false,
    do: (a, s) => raw(a, '</footer>', `<p><small>${s.body}, ${s.L.para[0]}</small></p></footer>`),
  },
  // A box for the newsletter, sent to the own site.
  {
    id: 'newsletter',
    changesFact: false,
    do: (a, s) =>
      raw(
        a,
        '</footer>',
        `<form action="/newsletter" method="post"><label>Newsletter <input type="email" name="newsletter" autocomplete="email"></label><button>${s.L.ui['send']}</button></form></footer>`,
      ),
  },
  // A new version of the own script at a new address.
  {
    id: 'script-version',
    changesFact: false,
    do: (a, s) => {
      const f = ownFile(a, '.js')
      if (!f) return
      const g = f.includes('?') ? f + '1' : f.replace(/.\.js$/, 'Z.js')
      every(a, f, g)
      const { [f]: old, ...rest } = a.files!
      a.files = { ...rest, [g]: old + program(2, s.key, 'new') }
    },
  },
  // A headline in other words.
  {
    id: 'headline',
    changesFact: false,
    do: (a, s) => {
      a.html = a.html.replace(/<h1>([^<]*)<\/h1>/, (_, h) => `<h1>${h} – ${s.town}</h1>`)
    },
  },
  // Hours of the library, which is not the office.
  {
    id: 'library-hours',
    changesFact: false,
    do: (a, s) => below(a, `<p>${s.L.places[2]}: ${s.L.days[2]}, ${s.L.span(10, 17)}</p>`),
  },
  // A look back at the last vote, with numbers.
  {
    id: 'look-back',
    changesFact: false,
    do: (a, s) =>
      below(
        a,
        `<p>2022: ${s.elec}, ${s.L.digits(19000 + s.n)} – 61,4 % (${s.L.ui['votes']}: 48 213)</p>`,
      ),
  },
  // A gallery of the open day.
  {
    id: 'gallery',
    changesFact: false,
    do: (a, s) =>
      raw(
        a,
        '</main>',
        `<div class="gallery">${[1, 2, 3, 4, 5].map((i) => `<a href="/media/openday-${i}.jpg"><img src="/media/openday-${i}-s.jpg" alt="" loading="lazy" width="200" height="150"></a>`).join('')}<p>${s.L.heads[4]}</p></div></main>`,
      ),
  },
  // A new item about the accessibility of the site.
  {
    id: 'accessibility',
    changesFact: false,
    do: (a, s) =>
      below(a, `<p><a href="/accessibility">${s.L.ui['access']}</a>: ${s.L.para[2]}</p>`),
  },
  // A tool for the hard of seeing, of a known firm.
  {
    id: 'reading-tool',
    changesFact: false,
    do: (a, s) =>
      head(
        a,
        `<script src="https://cdn.userway.org/widget.js" data-account="${word(10, 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz', s.key, 'uw')}" async></script>`,
      ),
  },
  // A survey about the site, at a known provider.
  {
    id: 'satisfaction-survey',
    changesFact: false,
    do: (a, s) =>
      raw(
        a,
        '</footer>',
        `<p><a href="https://forms.office.com/e/${word(10, 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz', s.key, 'ms')}" rel="noopener">${t(s, { en: 'How do you like our website?', fr: 'Que pensez-vous de notre site ?', es: '¿Qué le parece nuestro sitio?', pt: 'O que você acha do nosso site?', de: 'Wie gefällt Ihnen unsere Seite?', ru: 'Как вам наш сайт?', ar: 'ما رأيكم في موقعنا؟', zh: '您觉得我们的网站怎么样?' })}</a></p></footer>`,
      ),
  },
  // The maps of another provider, with the same places.
  {
    id: 'map-provider',
    changesFact: false,
    do: (a) => {
      a.html = a.html.replace(
        /https:\/\/maps\.google\.com\/\?q=(-?[\d.]+),(-?[\d.]+)/g,
        'https://www.openstreetmap.org/?mlat=$1&amp;mlon=$2#map=17/$1/$2',
      )
    },
  },
  // A newer library with its new hash.
  {
    id: 'library-version',
    changesFact: false,
    do: (a) => {
      a.html = a.html.replace(
        /(bootstrap@5\.3\.3|leaflet\/1\.9\.4|jquery-3\.7\.1)([^"]*" integrity="sha384-)[^"]+/,
        (_, v, rest) =>
          ({
            'bootstrap@5.3.3': 'bootstrap@5.3.8',
            'leaflet/1.9.4': 'leaflet/1.9.5',
            'jquery-3.7.1': 'jquery-3.7.2',
          })[v as string] +
          rest +
          word(64, B64, v, 'new'),
      )
    },
  },
  // The library now comes from the own host.
  {
    id: 'library-own',
    changesFact: false,
    do: (a) => {
      a.html = a.html.replace(
        /<script src="https:\/\/(?:cdn\.jsdelivr\.net|cdnjs\.cloudflare\.com|code\.jquery\.com)\/[^"]*?([^/"]+\.js)" integrity="[^"]+" crossorigin="anonymous"/,
        (_, f) => {
          a.files = { ...a.files, ['/assets/vendor/' + f]: program(20, f) }
          return `<script src="/assets/vendor/${f}"`
        },
      )
    },
  },
  // New headers for safety, and another server.
  {
    id: 'server-moved',
    changesFact: false,
    do: (a) => {
      a.headers = {
        ...a.headers,
        server: 'Caddy',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'x-content-type-options': 'nosniff',
      }
    },
  },
  // Pictures load late, links say where they lead.
  {
    id: 'late-pictures',
    changesFact: false,
    do: (a) => {
      a.html = a.html
        .replace(/<img (?![^>]*loading=)/g, '<img loading="lazy" decoding="async" ')
        .replace(/rel="noopener"/g, 'rel="noopener noreferrer" target="_blank"')
    },
  },

  // Honest new hours, in the text only: the data beside it are forgotten.
  {
    id: 'hours-text',
    changesFact: true,
    do: (a, s) => vis(a, s, s.L.span(s.open, s.close), s.L.span(s.open, s.close + 1)),
  },
  // A new account to write to.
  {
    id: 'messenger-honest',
    changesFact: true,
    do: (a, s) => {
      if (a.html.includes('wa.me/' + s.wa)) every(a, 'wa.me/' + s.wa, 'wa.me/' + wrong(s.wa))
      else
        raw(
          a,
          `<h3>${s.L.ui['office']}`,
          `<p><a href="https://wa.me/${s.wa}" rel="noopener">${s.L.ui['chat']}</a></p><h3>${s.L.ui['office']}`,
        )
    },
  },
  // Honest new hours of voting, everywhere.
  {
    id: 'hours-honest',
    changesFact: true,
    do: (a, s) => {
      every(a, s.L.span(s.open, s.close), s.L.span(s.open, s.close + 1))
      every(a, `${pad(s.open)}:00–${pad(s.close)}:00`, `${pad(s.open)}:00–${pad(s.close + 1)}:00`)
      every(a, `${iso(s.election)}T${pad(s.close)}:00`, `${iso(s.election)}T${pad(s.close + 1)}:00`)
      every(a, `"closes":"${pad(s.close)}:00"}`, `"closes":"${pad(s.close + 1)}:00"}`)
    },
  },
  // An honest new telephone, everywhere.
  {
    id: 'phone-honest',
    changesFact: true,
    do: (a, s) => {
      every(a, s.phone, wrong(s.phone))
      every(a, s.tel, wrong(s.tel))
    },
  },
  // A station moves honestly, with its map and postcode.
  {
    id: 'station-honest',
    changesFact: true,
    do: (a, s) => {
      const x = s.stations[0]!
      every(a, x.addr, s.L.street(x.street, x.no + 21))
      every(a, x.lat, (+x.lat + 0.004).toFixed(5))
    },
  },
  // The registration is open for a week more.
  {
    id: 'deadline-honest',
    changesFact: true,
    do: (a, s) => {
      every(a, s.L.date(s.deadline), s.L.date(s.deadline + 7))
    },
  },
  // A new mail address at the own host, everywhere.
  {
    id: 'mail-honest',
    changesFact: true,
    do: (a, s) => every(a, s.mail, 'elections@' + s.mail.split('@')[1]!),
  },
  // The office closes an hour earlier from now on, in text and data.
  {
    id: 'office-honest',
    changesFact: true,
    do: (a, s) => {
      every(
        a,
        `${pad(s.officeFrom)}:00–${pad(s.officeTo)}:00`,
        `${pad(s.officeFrom)}:00–${pad(s.officeTo - 1)}:00`,
      )
      every(a, `"closes":"${pad(s.officeTo)}:00"}`, `"closes":"${pad(s.officeTo - 1)}:00"}`)
    },
  },
  // One more station opens.
  {
    id: 'station-more',
    changesFact: true,
    do: (a, s) => {
      const x = s.stations[s.stations.length - 1]!
      const m = new RegExp(`<(tr|li|article)[^>]*id="${x.id}"[\\s\\S]*?</\\1>`).exec(a.html)
      if (m)
        raw(
          a,
          m[0],
          m[0] +
            '\n' +
            m[0]
              .split(x.id)
              .join('ps-90')
              .split(`<td>${s.stations.length}</td>`)
              .join(`<td>${s.stations.length + 1}</td>`)
              .split(x.name)
              .join(s.L.places[2]! + ' II')
              .split(x.addr)
              .join(s.L.street(s.L.streets[4]!, 9)),
        )
    },
  },
]
