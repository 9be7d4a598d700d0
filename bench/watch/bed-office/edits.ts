// What officers change in good faith.
import { hex, b36, digits, fill, pick, h32, draw, sri } from './util.ts'
import { parts } from './time.ts'
import type { Ctx } from './facts.ts'
import type { Edit } from './layout.ts'
import { rep } from './attacks-machine.ts'
import { cls } from './blocks.ts'

const put = (id: string, where: keyof Ctx['extra'], s: (c: Ctx) => string): Edit => ({
  id,
  changesFact: false,
  f: (c) => {
    c.extra[where] += s(c)
  },
})
const flag = (id: string): Edit => ({
  id,
  changesFact: false,
  f: (c) => {
    c.flags[id] = true
  },
})
const p = (c: Ctx, s: string): string => `<p ${cls(c, 'text')}>${s}</p>`
const fact = (id: string, f: (c: Ctx) => void): Edit => ({
  id,
  changesFact: true,
  f: (c) => {
    f(c)
  },
})
const both = (c: Ctx): [Ctx['f'], Ctx['m']] => [c.f, c.m]

export const EDITS: Edit[] = [
  flag('spelling'),
  put(
    'press-release',
    'news',
    (c) => `<article><h3>${c.L.ed.press}</h3><p>${c.L.ed.pressText}</p></article>`,
  ),
  put(
    'partner-logo',
    'logos',
    (c) =>
      `<p>${c.L.ed.partner} <img src="/media/partner-${hex(c.key + 'pl', 6)}.svg" alt="${pick(c.key + 'pa', c.L.cities)}" width="120" height="40"></p>`,
  ),
  put('menu-item', 'menu', (c) => `<li><a href="/jobs">${c.L.t.jobs}</a></li>`),
  flag('picture'),
  put('brochure', 'end', (c) =>
    p(c, `<a href="/files/${hex(c.key + 'br', 8)}/schools.pdf">${c.L.ed.brochure}</a>`),
  ),
  flag('font'),
  {
    id: 'consent-firm',
    changesFact: false,
    p: (o, c) => {
      o.html = o.html.includes('consent.cookiebot.com')
        ? o.html.replace(
            /<script src="https:\/\/consent\.cookiebot\.com[^>]*><\/script>/,
            `<script src="https://app.usercentrics.eu/browser-ui/latest/loader.js" id="usercentrics-cmp" data-settings-id="${b36(c.key + 'uc', 9)}" async></script>`,
          )
        : o.html.replace(
            /<script src="https:\/\/cdn\.cookielaw\.org[^>]*><\/script>|<div id="cookie-banner"/,
            (x) =>
              `<script id="Cookiebot" src="https://consent.cookiebot.com/uc.js" data-cbid="${hex(c.key + 'cb', 8)}-0000-4000-a000-${hex(c.key + 'cc', 12)}" async></script>${x.startsWith('<div') ? x : ''}`,
          )
    },
  },
  flag('redesign'),
  flag('reorder'),
  put(
    'translation-link',
    'menu',
    (c) => `<li><a hreflang="tr" lang="tr" href="/tr/">Türkçe</a></li>`,
  ),
  flag('lead'),
  put(
    'faq-entry',
    'faq',
    (c) => `<details><summary>${c.L.ed.faqQ}</summary><p>${c.L.ed.faqA}</p></details>`,
  ),
  {
    id: 'analytics-account',
    changesFact: false,
    p: (o, c) =>
      rep(o, /\bG-[A-Z0-9]{10}|"setSiteId","\d+"/g, (x) =>
        x.startsWith('G-')
          ? 'G-' + b36(c.key + 'new', 10).toUpperCase()
          : `"setSiteId","${41 + (h32(c.key) % 40)}"`,
      ),
  },
  flag('desc'),
  put('job-advertisement', 'end', (c) => p(c, c.L.ed.job)),
  put('obituary', 'lead', (c) => p(c, fill(c.L.ed.obit, { who: c.L.people[9] }))),
  put('thank-you', 'lead', (c) => p(c, c.L.ed.thanks)),
  put('office-kitchen', 'intro', (c) => p(c, c.L.ed.kitchen)),
  put('easy-language-link', 'menu', (c) => `<li><a href="/easy">${c.L.ed.easy}</a></li>`),
  {
    id: 'new-logo',
    changesFact: false,
    p: (o, c) =>
      rep(o, /\/media\/logo-[0-9a-f]+\.svg/g, `/media/logo-${hex(c.key + 'logo2', 6)}.svg`),
  },
  put('reading-room', 'end', (c) => p(c, c.L.ed.holiday)),
  put(
    'video-of-open-day',
    'end',
    (c) =>
      `<iframe src="https://www.youtube-nocookie.com/embed/${draw(c.key + 'od', 11, 'abcdefgh0123XYZ')}" title="${c.L.ed.thanks}" sandbox="allow-scripts allow-same-origin" width="560" height="315" loading="lazy"></iframe>`,
  ),
  {
    id: 'favicon-and-theme-colour',
    changesFact: false,
    p: (o, c) =>
      rep(
        o,
        '<link rel="icon" href="/favicon.ico">',
        `<link rel="icon" href="/favicon.svg" type="image/svg+xml"><meta name="theme-color" content="#${hex(c.key + 'tc', 6)}">`,
      ),
  },
  put(
    'print-button',
    'end',
    (c) => `<p><button type="button" onclick="window.print()">⎙</button></p>`,
  ),
  put(
    'library-update',
    'head',
    () =>
      '<link rel="stylesheet" href="https://cdn.jsdelivr.net/npm/bootstrap-icons@1.11.3/font/bootstrap-icons.min.css">',
  ),
  {
    id: 'library-version',
    changesFact: false,
    p: (o, c) =>
      rep(
        o,
        /(bootstrap@5\.3\.|jquery\/3\.7\.|leaflet@1\.9\.)\d([^"]*" integrity=")[^"]*/,
        (_, a, b) => a + (a.startsWith('jq') ? '2' : '5') + b + sri(c.key + 'lib2'),
      ),
  },
  put(
    'social-channel-of-museum',
    'foot',
    (c) =>
      `<p>${pick(c.key + 'mu', c.L.halls)} <a href="https://www.instagram.com/museum.${draw(c.key + 'ig', 6, 'abcdefgh')}/">Instagram</a></p>`,
  ),
  fact('office-hours-changed', (c) =>
    both(c).forEach((x) => {
      x.c = [x.c[0] - 1, x.c[1]]
    }),
  ),
  fact('telephone-changed', (c) => {
    const n = digits(c.key + 'nt', 4)
    both(c).forEach((x) => {
      x.tel = x.tel.replace(/\d(\D?)\d(\D?)\d(\D?)\d$/, `${n[0]}$1${n[1]}$2${n[2]}$3${n[3]}`)
      x.telHref = x.telHref.slice(0, -4) + n
    })
  }),
  fact('station-moved-honestly', (c) =>
    both(c).forEach((x) => {
      x.stations[1].street = c.L.streets.find((s) => s !== x.stations[1].street) ?? ''
      x.stations[1].no += 2
      x.stations[1].lat = x.stations[1].lat.slice(0, -2) + '11'
    }),
  ),
  fact('voting-hour-longer', (c) =>
    both(c).forEach((x) => {
      x.po = [x.po[0] - 1, 0]
      x.stations.forEach((s) => {
        s.po = x.po
      })
    }),
  ),
  fact('deadline-extended', (c) =>
    both(c).forEach((x) => {
      x.deadline += parts(x.deadline).wd === 4 ? 3 : 2
    }),
  ),
  fact('mail-changed', (c) =>
    both(c).forEach((x) => {
      x.mail = 'service' + x.mail.slice(x.mail.indexOf('@'))
      x.mailHref = x.mail
    }),
  ),
  fact('candidate-withdrew', (c) =>
    both(c).forEach((x) => {
      x.cands[3].note = c.L.bad.withdrawn
    }),
  ),
  fact('office-moved', (c) =>
    both(c).forEach((x) => {
      x.no += 3
      x.lat = x.lat.slice(0, -2) + '77'
    }),
  ),
  fact('station-added-honestly', (c) =>
    both(c).forEach((x) => {
      const free = c.L.halls.find((h) => !x.stations.some((s) => s.name === h)) ?? 'B 10'
      x.stations.push({
        ...x.stations[0],
        id: hex(c.key + 'nst', 4),
        name: free,
        street: c.L.streets[5],
        no: 31,
      })
    }),
  ),
]
