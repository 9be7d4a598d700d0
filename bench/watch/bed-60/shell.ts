// The surroundings of a page: head, menu, cookie banner, analytics, footer.
import {
  hash,
  pick,
  num,
  chance,
  shuffle,
  word,
  B64,
  esc,
  iso,
  pad,
  program,
  sheet,
} from './draw.ts'
import type { Clock } from './draw.ts'
import type { Site } from './site.ts'
import { hoursOf } from './site.ts'
import * as block from './blocks.ts'

export interface Answer {
  html: string
  headers?: Record<string, string>
  status?: number
  files?: Record<string, string>
}
/** What a kind puts into the shell; whatever is missing is drawn as most sites have it. */
export interface Parts {
  head?: string
  top?: string
  main?: string
  side?: string
  tail?: string
  headers?: Record<string, string>
  files?: Record<string, string>
  html?: string
  body?: string
  own?: boolean
  token?: string
  bare?: boolean
}

const beyond = new WeakSet<Answer>()
/** Marks an answer that does not come from the site itself (a proxy, a waiting room): no change of the site reaches it. */
export const outside = (a: Answer): Answer => {
  beyond.add(a)
  return a
}
export const isOutside = (a: Answer): boolean => beyond.has(a)

/** Structured data of the office and the election day. */
export function linked(s: Site): string {
  const zone = `${pad(Math.floor(Math.abs(s.zone.east) / 60))}:00`
  const at = (h: number) =>
    `${iso(s.election)}T${pad(h)}:00:00${s.zone.east < 0 ? '-' : '+'}${zone}`
  return `<script type="application/ld+json">${JSON.stringify({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'GovernmentOffice',
        '@id': s.origin + '/#office',
        name: s.body,
        url: s.origin + '/',
        telephone: s.tel,
        email: s.mail,
        address: {
          '@type': 'PostalAddress',
          streetAddress: s.addr,
          postalCode: s.zip,
          addressLocality: s.town,
        },
        openingHoursSpecification: {
          '@type': 'OpeningHoursSpecification',
          dayOfWeek: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
          opens: pad(s.officeFrom) + ':00',
          closes: pad(s.officeTo) + ':00',
        },
        geo: { '@type': 'GeoCoordinates', latitude: s.lat, longitude: s.lon },
      },
      {
        '@type': 'Event',
        name: s.elec,
        startDate: at(s.open),
        endDate: at(s.close),
        eventStatus: 'https://schema.org/EventScheduled',
        location: { '@type': 'Place', name: s.stations[0]!.name, address: s.stations[0]!.addr },
      },
    ],
  })}</script>\n`
}
/** The state a program draws the page from. */
export const stateOf = (s: Site): Record<string, unknown> => ({
  locale: s.lang,
  api: s.origin + '/api/v2',
  election: {
    name: s.elec,
    date: iso(s.election),
    opens: pad(s.open) + ':00',
    closes: pad(s.close) + ':00',
  },
  office: { phone: s.tel, mail: s.mail, street: s.addr },
  stations: s.stations.map((x) => ({ id: x.id, name: x.name, address: x.addr, zip: x.zip })),
  candidates: s.cands.map((k) => ({ id: k.id, name: k.name, party: k.party })),
})

export const tagManager = (id: string): string =>
  `<script>(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;j.src='https://www.googletagmanager.com/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);})(window,document,'script','dataLayer','${id}');</script>\n`
const analytics = (s: Site): string => {
  const k = hash(s.key, 'an') % 4
  if (k === 0) return tagManager(s.gtm)
  if (k === 3)
    return `<script>var _paq=window._paq=window._paq||[];_paq.push(['trackPageView']);(function(){var u="https://stats.vote-${s.n}.example/";_paq.push(['setTrackerUrl',u+'matomo.php']);_paq.push(['setSiteId','${num(1, 40, s.key, 'mt')}']);var d=document,g=d.createElement('script'),s=d.getElementsByTagName('script')[0];g.async=true;g.src=u+'matomo.js';s.parentNode.insertBefore(g,s);})();</script>\n`
  return `<script async src="https://www.googletagmanager.com/gtag/js?id=${s.ga}"></script>\n<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments);}gtag('js',new Date());gtag('config','${s.ga}',{anonymize_ip:true});</script>\n`
}
const sri = (s: Site, name: string) => 'sha384-' + word(64, B64, s.key, name)
const library = (s: Site): string =>
  pick(
    [
      `<script src="https://cdn.jsdelivr.net/npm/bootstrap@5.3.3/dist/js/bootstrap.bundle.min.js" integrity="${sri({ ...s, key: '' }, 'bs')}" crossorigin="anonymous" defer></script>\n`,
      `<script src="https://cdnjs.cloudflare.com/ajax/libs/leaflet/1.9.4/leaflet.min.js" integrity="${sri({ ...s, key: '' }, 'lf')}" crossorigin="anonymous" defer></script>\n`,
      `<script src="https://code.jquery.com/jquery-3.7.1.min.js" integrity="${sri({ ...s, key: '' }, 'jq')}" crossorigin="anonymous"></script>\n`,
    ],
    s.key,
    'lib',
  )

const LINKS: string[][] = [
  ['home', '/'],
  ['where', '/where'],
  ['reg', '/register'],
  ['ballot', '/ballot'],
  ['res', '/results'],
  ['news', '/news'],
  ['faq', '/faq'],
  ['contact', '/contact'],
]
function menu(s: Site): string {
  const u = s.L.ui
  const sub = (href: string) =>
    s.kb > 20
      ? `<ul class="sub">${s.L.streets.map((x, i) => `<li><a href="${href === '/' ? '' : href}/area-${i}">${x}</a></li>`).join('')}</ul>`
      : ''
  return `<nav class="${block.cls(s, 'nav')}" aria-label="${u['menu']}"><ul>${LINKS.slice(
    0,
    num(6, 8, s.key, 'links'),
  )
    .map(
      (l) =>
        `<li><a href="${l[1]}"${l[0] === s.type ? ' aria-current="page"' : ''}>${u[l[0]!]}</a>${sub(l[1]!)}</li>`,
    )
    .join('\n')}</ul></nav>`
}
/** The fact blocks that a page of the site's type has. */
export function facts(s: Site, c: Clock, token = ''): string {
  const b = block
  const some = (f: () => string, p: number, salt: string) =>
    chance(p, s.key, 'some', salt) ? [f] : []
  const of: Record<string, (() => string)[]> = {
    home: [
      () => b.hours(s),
      () => b.stations(s),
      () => b.contact(s),
      () => b.embeds(s),
      () => b.news(s, c),
      ...some(() => b.form(s, token), 0.7, 'form'),
      ...some(() => b.rules(s), 0.6, 'rules'),
      ...some(() => b.ballot(s), 0.6, 'ballot'),
      ...some(() => b.results(s), 0.6, 'results'),
    ],
    where: [
      () => b.stations(s),
      () => b.hours(s),
      () => b.rules(s),
      () => b.contact(s),
      () => b.embeds(s),
      ...some(() => b.ballot(s), 0.6, 'ballot'),
      ...some(() => b.results(s), 0.6, 'results'),
    ],
    reg: [() => b.form(s, token), () => b.rules(s), () => b.hours(s), () => b.contact(s)],
    ballot: [
      () => b.ballot(s),
      () => b.rules(s),
      () => b.hours(s),
      () => b.embeds(s),
      () => b.contact(s),
      ...some(() => b.results(s), 0.5, 'results'),
    ],
    res: [() => b.results(s), () => b.hours(s), () => b.ballot(s), () => b.contact(s)],
    contact: [
      () => b.contact(s),
      () => b.hours(s),
      () => b.form(s, token),
      () => b.stations(s),
      ...some(() => b.rules(s), 0.5, 'rules'),
    ],
  }
  return shuffle(of[s.type] ?? of['home']!, s.key, 'order')
    .map((f) => f())
    .join('')
}
/** A whole page. */
export function shell(s: Site, c: Clock, p: Parts = {}): Answer {
  const u = s.L.ui
  const title = `${u[s.type] ?? u['home']} | ${s.body}`
  const desc = pick(
    [hoursOf(s), s.elec + ' ' + s.L.digits(s.election) + ' – ' + s.L.para[0], s.L.para[1]!],
    s.key,
    'desc',
  )
  const path = s.type === 'home' ? '/' : '/' + s.type
  const files: Record<string, string> = { ...p.files }
  let head = p.head ?? ''
  if (p.own !== false) {
    const v = num(1, 9, s.key, 'v') + '.' + num(0, 20, s.key, 'v2')
    head += `<link rel="stylesheet" href="/assets/site.css?v=${v}">\n<script src="/assets/site.js?v=${v}" defer></script>\n`
    files[`/assets/site.css?v=${v}`] = sheet(24, s.key)
    files[`/assets/site.js?v=${v}`] = program(8, s.key)
  }
  const crit = s.kb > 8 ? sheet(Math.min(200, s.kb * 3), s.key, 'crit') : ''
  const metas = chance(0.8, s.key, 'og')
    ? `<meta property="og:title" content="${esc(title)}">\n<meta property="og:description" content="${esc(desc)}">\n<meta property="og:url" content="${s.origin}${path}">\n<meta property="og:image" content="${s.origin}/media/share.jpg">\n`
    : ''
  const alternates = chance(0.6, s.key, 'alt')
    ? `<link rel="alternate" hreflang="${s.lang}" href="${s.origin}${path}">\n<link rel="alternate" hreflang="${s.lang === 'en' ? 'fr' : 'en'}" href="${s.origin}/${s.lang === 'en' ? 'fr' : 'en'}${path}">\n`
    : ''
  const fonts = chance(0.5, s.key, 'fonts')
    ? `<link rel="preconnect" href="https://fonts.googleapis.com">\n<link href="https://fonts.googleapis.com/css2?family=${pick(['Source+Sans+3', 'Noto+Sans', 'Public+Sans', 'Inter'], s.key, 'ff')}:wght@400;700&display=swap" rel="stylesheet">\n`
    : ''
  const state = chance(0.55, s.key, 'state')
    ? `<script type="application/json" id="page-config">${JSON.stringify(stateOf(s))}</script>\n`
    : ''
  const cookie = chance(0.6, s.key, 'cookie')
    ? `<div class="${block.cls(s, 'cookie')}" role="dialog" id="cookie-banner" hidden><p>${u['cookie']}</p><button type="button">${u['accept']}</button><button type="button">${u['reject']}</button></div>\n`
    : ''
  const html = `<!DOCTYPE html>
<html lang="${s.lang}" dir="${s.L.dir}"${p.html ?? ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${esc(desc)}">
<link rel="canonical" href="${s.origin}${path}">
${alternates}${metas}<link rel="icon" href="/favicon.ico">
${fonts}<style>.d-none{display:none}.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}.icon{width:1em;height:1em}${crit}</style>
${head}${library(s)}${chance(0.75, s.key, 'ld') ? linked(s) : ''}${analytics(s)}</head>
<body class="${block.cls(s, 'page')}"${p.body ?? ''}>
<a class="visually-hidden" href="#main">${u['menu']}</a>
<header class="${block.cls(s, 'header')}"><a href="/" class="logo"><img src="/media/logo.svg" alt="${esc(s.body)}" width="180" height="48"></a>
${menu(s)}
<form role="search" action="/search" method="get"><input type="search" name="q" placeholder="${u['search']}"><button>${u['search']}</button></form></header>
${p.top ?? ''}<main id="main" class="${block.cls(s, 'main')}">
<h1>${u[s.type] ?? s.body}</h1>
${s.spa || p.bare ? '' : facts(s, c, p.token)}${p.main ?? ''}
${s.spa ? '' : block.bulk(s)}</main>
${p.side ? `<aside class="${block.cls(s, 'aside')}">${p.side}</aside>\n` : ''}<footer class="${block.cls(s, 'footer')}"><p>© ${iso(c.day).slice(0, 4)} ${s.body}</p><ul><li><a href="/privacy">${u['privacy']}</a></li><li><a href="/legal">${u['imprint']}</a></li><li><a href="/accessibility">${u['access']}</a></li></ul><p><a href="tel:${s.tel}">${s.phone}</a></p></footer>
${cookie}${state}${p.tail ?? ''}</body>
</html>
`
  return {
    html,
    headers: {
      server: pick(['nginx', 'Apache', 'cloudflare'], s.key, 'srv'),
      'cache-control': 'max-age=60',
      ...(chance(0.4, s.key, 'hsts') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
      ...(chance(0.5, s.key, 'csp') && !p.headers?.['content-security-policy']
        ? {
            'content-security-policy':
              "default-src 'self' https: 'unsafe-inline'; frame-ancestors 'self'",
          }
        : {}),
      ...p.headers,
    },
    files,
  }
}
