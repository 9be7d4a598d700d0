// The whole page: head, header, menu, main part, foot, and the pages that stand in its place at times.
import {
  h32,
  hex,
  int,
  pick,
  rnd,
  shuffle,
  esc,
  b36,
  b64,
  b64u,
  sri,
  digits,
  draw,
  once,
} from './util.ts'
import { context, plain, latest, iso, LANGS } from './facts.ts'
import type { Ctx, KindSpec } from './facts.ts'
import type { Lang } from './lang-type.ts'
import { BLOCKS, cls, jsonld } from './blocks.ts'
import { LIVE, gtm } from './live.ts'
import { STACKS, state } from './stacks.ts'
import { dress } from './dress.ts'

export interface Out {
  html: string
  headers: Record<string, string>
  files: Record<string, string>
  status: number
}
export interface Change {
  id: string
  class: string
  f?: (c: Ctx) => void
  p?: (o: Out, c: Ctx) => void
  when?: (c: Ctx) => boolean
}
export interface Edit {
  id: string
  changesFact: boolean
  f?: (c: Ctx) => void
  p?: (o: Out, c: Ctx) => void
}

const CDN = [
  'https://cdn.jsdelivr.net/npm/bootstrap@5.3.3/dist/js/bootstrap.bundle.min.js',
  'https://cdnjs.cloudflare.com/ajax/libs/jquery/3.7.1/jquery.min.js',
  'https://unpkg.com/leaflet@1.9.4/dist/leaflet.js',
]
const WALLS = ['fundingchoices', 'consentmanager', 'usercentrics']
/** Moving parts that a site of any kind may have at its side. */
const SIDE = [
  'quote',
  'popular',
  'visitor',
  'weather',
  'rotate',
  'greet',
  'feed',
  'events',
  'state',
  'countdown',
  'chat',
  'quiz',
]

/** Style written into the page, and drawings, as many sites carry them. */
function inlineStyle(c: Ctx): string {
  let out = ''
  for (let i = 0; i < [12, 180, 900][c.bulk]; i++) {
    const k = c.key + 'in' + i
    out += `.${draw(k, 2, 'abcdefgh')}-${i}{margin:${int(k, 0, 40)}px;color:#${hex(k, 6)};line-height:1.${h32(k) % 9}}`
  }
  return `<style id="critical">${out}</style>`
}
function sprite(c: Ctx): string {
  let out = ''
  for (let i = 0; i < [0, 40, 160][c.bulk]; i++)
    out += `<symbol id="i${i}" viewBox="0 0 24 24"><path d="M${digits(c.key + i, 2)} ${digits(c.key + i + 'a', 2)}c-${digits(c.key + i + 'b', 1)}.${digits(c.key + i + 'c', 3)} 0-2.${digits(c.key + i + 'd', 2)} 1.2-${digits(c.key + i + 'e', 1)}z"/></symbol>`
  return out ? `<svg xmlns="http://www.w3.org/2000/svg" style="display:none">${out}</svg>` : ''
}
function menu(c: Ctx): string {
  const to = [
    '/',
    '/elections',
    c.f.results,
    c.f.where,
    c.f.register,
    '/news',
    '/ballots',
    '/contact',
    '/forms',
    '/data',
  ]
  const sub = (i: number): string =>
    c.bulk
      ? once(
          `sub${i}${c.key}`,
          () =>
            `<ul>${shuffle(c.key + 'sub' + i, [
              ...c.L.news.map((x) => x[0]),
              ...Object.values(c.L.t).slice(0, 20),
            ])
              .slice(0, 4 + c.bulk * 4)
              .map(
                (x, j) =>
                  `<li class="menu-item menu-item-${100 + i * 20 + j}"><a href="/s/${i}/${j}" title="${esc(x)}">${x}</a></li>`,
              )
              .join('')}</ul>`,
        )
      : ''
  return `<nav ${cls(c, 'nav')} aria-label="${c.L.menu[0]}"><ul>${c.L.menu.map((x, i) => `<li><a href="${esc(to[i])}">${x}</a>${i ? sub(i) : ''}</li>`).join('\n')}${c.extra.menu}</ul></nav>`
}
function analytics(c: Ctx): string {
  const i = h32(c.key + 'ana') % 4
  if (c.spec.live.includes('gtm')) return gtm(c)
  if (i === 0)
    return `<script>var _paq=window._paq=window._paq||[];_paq.push(["trackPageView"]);(function(){var u="https://stats.${c.host.slice(4)}/";_paq.push(["setTrackerUrl",u+"matomo.php"]);_paq.push(["setSiteId","${int(c.key + 'mat', 1, 40)}"]);var d=document,g=d.createElement("script");g.async=true;g.src=u+"matomo.js";d.head.appendChild(g)})();</script>`
  const id = 'G-' + b36(c.key + 'ga', 10).toUpperCase()
  return `<script async src="https://www.googletagmanager.com/gtag/js?id=${id}"></script><script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag("js",new Date());gtag("config","${id}");</script>`
}
function cookies(c: Ctx): string {
  const firm = h32(c.key + 'cmp') % 3,
    ui = c.L.ui
  const src = [
    'https://cdn.cookielaw.org/scripttemplates/otSDKStub.js',
    'https://consent.cookiebot.com/uc.js',
    '',
  ][firm]
  return (
    (src
      ? `<script src="${src}" data-domain-script="${hex(c.key + 'ot', 8)}-${hex(c.key + 'ou', 12)}" async></script>`
      : '') +
    `<div id="cookie-banner" role="dialog" data-version="${latest(c, 'cmp', 0.05) % 50}"><p>${ui.cookies}</p><button>${ui.accept}</button><button>${ui.reject}</button></div>`
  )
}
function parts(c: Ctx): { core: string; live: string } {
  let core = c.spec.core.split(' ').filter(Boolean)
  const first = core[0],
    rest = shuffle(c.key + 'order', core.slice(1))
  core = c.flags.reorder ? [first, ...rest.slice(2), ...rest.slice(0, 2)] : [first, ...rest]
  const own = c.spec.live.split(' ').filter((x) => x && x !== 'gtm'),
    more = shuffle(c.key + 'more', SIDE)
      .slice(0, h32(c.key + 'sides') % 3)
      .filter((x) => !own.includes(x))
  return {
    core: core.map((x) => BLOCKS[x](c)).join('\n'),
    live: [...own, ...more].map((x) => LIVE[x](c)).join('\n'),
  }
}
/** A page that is nearly empty without script: everything is in its state. */
function spaBody(c: Ctx): string {
  const real = c.m
  c.m = c.f
  const data = {
    ...state(c),
    texts: Object.fromEntries(Object.keys(c.f.text).map((k) => [k, plain(c, k)])),
    districts: c.f.districts,
    form: { action: c.f.action, method: c.f.method, to: c.f.recipient, next: c.f.next },
    contact: {
      tel: c.f.tel,
      href: 'tel:' + c.f.telHref,
      mail: c.f.mail,
      mailto: 'mailto:' + c.f.mailHref,
      whatsapp: 'https://wa.me/' + c.f.wa,
      telegram: 'https://t.me/' + c.f.tg,
      map: `https://maps.google.com/?q=${c.f.lat},${c.f.lng}`,
      qr: c.f.qr,
    },
    pdf: c.f.pdf,
    news: LIVE.news(c),
    menu: c.L.menu,
    extra: Object.values(c.extra).join(''),
  }
  c.m = real
  return `<div id="root"></div><noscript><p>${c.authority}. ${plain(c, 'call')}</p></noscript><script id="app-state" type="application/json">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>`
}
/** Which entry of the menu the page stands under. */
const topic = (path: string): number =>
  /result|count/.test(path)
    ? 2
    : /contact|wahlamt/.test(path)
      ? 7
      : /press|calendar/.test(path)
        ? 5
        : /register/.test(path)
          ? 9
          : path === '/'
            ? 1
            : 3
export function render(c: Ctx): Out {
  const s = STACKS[c.stack](c),
    L = c.L,
    url = c.addr,
    alt =
      h32(c.key + 'lib') % 4
        ? `<script src="${CDN[h32(c.key + 'lib') % 3]}" integrity="${sri(c.key + 'lib')}" crossorigin="anonymous"></script>`
        : ''
  const body = parts(c),
    heading = L.menu[topic(c.spec.path)],
    title = `${heading} – ${c.authority}`,
    desc = esc((c.flags.desc ? L.ed.desc : L.about[0]) + ' ' + plain(c, 'poll', c.m))
  const langs = ['en', 'fr', 'es', 'ar']
    .map(
      (l) => `<link rel="alternate" hreflang="${l}" href="https://${c.host}/${l}${c.spec.path}" />`,
    )
    .join('\n')
  if (h32(c.key + 'csp') % 3)
    c.headers['content-security-policy'] =
      `default-src 'self' https: data: 'unsafe-inline'; object-src 'none'; frame-ancestors 'self'`
  c.headers['strict-transport-security'] = 'max-age=31536000'
  c.headers['cache-control'] = pick(c.key + 'cc', [
    'no-cache',
    'public, max-age=60',
    'private, no-store',
  ])
  headers(c)
  const head = [
    `<head>`,
    `<meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${title}</title>`,
    `<meta name="description" content="${desc}">`,
    `<link rel="canonical" href="${url}">`,
    `${langs}`,
    `<meta property="og:title" content="${esc(title)}">` +
      `<meta property="og:description" content="${desc}">` +
      `<meta property="og:url" content="${url}">` +
      `<meta property="og:image" content="https://${c.host}/media/og-${hex(c.key + 'og', 6)}.jpg">`,
    `<link rel="alternate" type="application/rss+xml" href="https://${c.host}/feed">` +
      `<link rel="manifest" href="/site.webmanifest">` +
      `<link rel="icon" href="/favicon.ico">`,
    `<link rel="preconnect" href="https://fonts.gstatic.com" crossorigin><link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=${c.flags.font ? 'Atkinson+Hyperlegible' : pick(c.key + 'font', ['Source+Sans+3', 'Inter', 'Noto+Sans'])}&amp;display=swap">`,
    `${s.head}`,
    `${once('style' + c.key, () => inlineStyle(c))}`,
    `${h32(c.key + 'ld') % 6 ? jsonld(c) : ''}`,
    `${analytics(c)}`,
    `${alt}${c.extra.head}`,
    `</head>`,
  ].join('\n')
  const header = `<a href="#main" ${cls(c, 'skip')}>${L.ui.skip}</a><header ${cls(c, 'header')}><a href="/"><img src="/media/logo-${hex(c.key + 'logo', 6)}.svg" alt="${esc(c.authority)}" width="200" height="60"></a><form action="${c.f.search}" role="search"><input type="search" name="q" aria-label="${L.ui.search}"><button>${L.ui.search}</button></form>${menu(c)}</header>`
  const second = c.spec.second
    ? `<div lang="${secondLang(c).code}" dir="${secondLang(c).dir}"><p>${plain({ ...c, L: secondLang(c) }, 'poll', { ...c.f, text: secondLang(c).s })}</p><p>${secondLang(c).about[0]}</p></div>`
    : ''
  const year = c.day.y
  const main = c.spec.spa
    ? spaBody(c)
    : [
        `${once('sprite' + c.key, () => sprite(c))}${header}`,
        `<main id="main">`,
        `<h1>${c.wrap.h1 ? c.wrap.h1(heading) : heading}</h1>`,
        `${c.extra.intro}<p ${cls(c, 'lead')}>${c.flags.lead ? L.ed.holiday : L.about[4]}</p>${c.extra.lead}`,
        `${body.core}`,
        `${second}`,
        `${c.extra.end}</main>`,
        `<aside>${body.live}`,
        `${c.extra.aside}</aside>`,
        `<footer ${cls(c, 'footer')}><ul>${['privacy', 'legal', 'sitemap', 'a11y'].map((k) => `<li><a href="/${k}">${L.ui[k]}</a></li>`).join('')}</ul>${c.extra.logos}<p>© ${year} ${c.authority}</p>${c.extra.foot}</footer>`,
        `${c.spec.gates?.includes('wall') || h32(c.key + 'ck') % 2 ? cookies(c) : ''}`,
      ].join('\n')
  const html = `<!DOCTYPE html>\n<html lang="${L.code}"${L.dir === 'rtl' ? ' dir="rtl"' : ''}${s.html}>\n${head}\n<body${s.body}>\n${main}\n${s.state}\n${s.tail}\n</body>\n</html>\n`
  const out: Out = { html, headers: c.headers, files: c.files, status: 200 }
  if (h32(c.key + 'cf') % 5 === 0) guard(out, c)
  if (c.spec.gates?.includes('cdn')) assets(out, c)
  return out
}
/** The other language of a page in two languages. */
const secondLang = (c: Ctx): Lang =>
  LANGS[c.spec.second === c.L.code ? 'fr' : (c.spec.second ?? 'en')]

/** What servers and proxies add to every answer. */
function headers(c: Ctx): void {
  const h = c.headers,
    n = h32(c.key + 'hd')
  h['server'] =
    h32(c.key + 'cf') % 5 === 0
      ? 'cloudflare'
      : c.stack === 'sharepoint'
        ? 'Microsoft-IIS/10.0'
        : pick(c.key + 'srv', ['nginx', 'Apache', 'nginx/1.24.0'])
  h['vary'] = 'Accept-Encoding'
  h['x-content-type-options'] = 'nosniff'
  if (n % 2) h['x-request-id'] = hex(`${c.key}rq${c.t}`, 32)
  if (n % 3 === 0)
    h['set-cookie'] =
      `${c.stack === 'sharepoint' ? 'ASP.NET_SessionId' : ['wordpress', 'typo3', 'plain', 'drupal'].includes(c.stack) ? 'PHPSESSID' : '_session'}=${b36(`${c.key}ses${c.t}`, 26)}; Path=/; HttpOnly; Secure`
  if (n % 5 < 2)
    h['last-modified'] = new Date(Date.parse(iso(c.day.n)) - 3600000 * (n % 9)).toUTCString()
  if (n % 7 < 3) h['age'] = String(h32(`${c.key}age${c.t}`) % 300)
}
/** A proxy that hides mail addresses with another key on every visit and adds a script of its own. */
function guard(o: Out, c: Ctx): void {
  const k = (h32(`${c.key}cf${c.t}`) % 255) + 1,
    byte = (n: number): string => n.toString(16).padStart(2, '0')
  const code = (s: string): string => byte(k) + [...Buffer.from(s)].map((x) => byte(x ^ k)).join('')
  o.html = o.html
    .replace(
      /<a href="mailto:([^"]*)">([^<]*)<\/a>/g,
      (_, to, shown) =>
        `<a href="/cdn-cgi/l/email-protection#${code(to)}"><span class="__cf_email__" data-cfemail="${code(shown)}">[email&#160;protected]</span></a>`,
    )
    .replace(
      '</body>',
      () =>
        `<script>(function(){window.__CF$cv$params={r:'${hex(`${c.key}ray${c.t}`, 16)}',t:'${b64(String(Math.floor(c.t / 1000)), 16)}'};var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';document.head.appendChild(a)})();</script></body>`,
    )
}
/** Assets come from a host of their own; when that fails, from another one for some hours. */
function assets(o: Out, c: Ctx): void {
  const down = rnd(`${c.key}/cdn/${Math.floor(c.t / (4 * 3600000))}`) < 0.1,
    base = `https://static${down ? '-b' : ''}.${c.host.slice(4)}`,
    files: Record<string, string> = {}
  const to = (k: string): string => base + (k.startsWith('/') ? k : '/' + k)
  o.html = o.html.replace(/(src|href)=(["'])([^"']+)\2/g, (x, a, q, k) =>
    k in o.files ? `${a}=${q}${to(k)}${q}` : x,
  )
  for (const [k, v] of Object.entries(o.files)) files[to(k)] = v
  o.files = files
}
/** Waiting rooms, cookie walls, nightly service and errors of a proxy. */
export function gate(c: Ctx): Out | null {
  const g = c.spec.gates ?? '',
    L = c.L,
    simple = (title: string, text: string, status: number, more = ''): Out => ({
      html: `<!DOCTYPE html>\n<html lang="${L.code}"${L.dir === 'rtl' ? ' dir="rtl"' : ''}><head><meta charset="utf-8"><title>${title}</title>${more}</head><body><h1>${title}</h1><p>${text}</p></body></html>\n`,
      headers: status >= 500 ? { 'retry-after': '60' } : {},
      files: {},
      status,
    })
  if (g.includes('err') && rnd(`${c.key}/err/${Math.floor(c.t / 60000)}`) < 0.004)
    return simple(
      pick(c.key + c.t, ['502 Bad Gateway', '503 Service Temporarily Unavailable']),
      'nginx',
      pick(c.key + c.t, [502, 503]),
    )
  if (g.includes('maint') && c.day.h === 2 && c.day.mi < 25 && rnd(`${c.key}/mt/${c.day.n}`) < 0.3)
    return simple(c.authority, L.ui.maint, 503)
  if (
    g.includes('wait') &&
    c.day.h > 8 &&
    c.day.h < 21 &&
    rnd(`${c.key}/wait/${Math.floor(c.t / 420000)}`) < 0.06
  )
    return simple(
      c.authority,
      `${L.ui.wait} ${int(c.key + c.t, 2, 40)} ${L.ui.minutes}`,
      200,
      `<meta http-equiv="refresh" content="30"><meta name="queue-ticket" content="${b64u(c.key + c.t, 32)}">`,
    )
  if (g.includes('wall') && rnd(`${c.key}/wall/${c.t}`) < 0.07)
    return simple(
      c.authority,
      `${L.ui.cookies} <button>${L.ui.accept}</button> <button>${L.ui.reject}</button>`,
      200,
      `<script src="https://cdn.privacy-mgmt.com/unified/wrapperMessagingWithoutDetection.js" async></script><meta name="cmp" content="${pick(c.key, WALLS)}-${b64(c.key + c.t, 16)}">`,
    )
  return null
}
export function drawPage(
  spec: KindSpec,
  site: number,
  t: number,
  change: Change | Edit | null,
): Out {
  const c = context(spec, site, t),
    g = gate(c)
  if (g) return g
  const x = change && 'when' in change && change.when && !change.when(c) ? null : change
  x?.f?.(c)
  // Whoever comes in through the content system changes the data behind the page as well.
  if (x && 'class' in x && x.class === 'visible' && h32(c.key + x.id) % 2) x.f?.({ ...c, f: c.m })
  const o = render(c)
  x?.p?.(o, c)
  dress(o, c)
  return o
}
export const marks = (spec: KindSpec, site: number): string[] => {
  const c = context(spec, site, Date.UTC(2026, 11, 1))
  const has = (b: string): boolean => spec.core.split(' ').includes(b)
  const list = [
    has('poll') ? plain(c, 'poll') : '',
    has('office') ? plain(c, 'hours') : '',
    has('rules') ? plain(c, 'remote') : '',
    has('contact') ? plain(c, 'call') : '',
  ].filter(Boolean)
  if (spec.spa || h32(c.key + 'marks') % 4 === 0) return []
  return shuffle(c.key + 'marks', list).slice(0, int(c.key + 'nm', 1, 2))
}
