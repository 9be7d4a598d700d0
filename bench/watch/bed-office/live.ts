// The parts that move by themselves: news, results, buses, states of the office, banners, advertising.
import {
  h32,
  hex,
  int,
  pick,
  rnd,
  shuffle,
  fill,
  esc,
  b64u,
  b36,
  pad,
  digits,
  uuid,
} from './util.ts'
import { clock, dateText, iso, latest } from './facts.ts'
import { DAY, HOUR, parts, weekday, holiday } from './time.ts'
import { section, cls } from './blocks.ts'
import type { Ctx } from './facts.ts'

const visit = (c: Ctx, tag: string): string => `${c.key}/${tag}/${c.t}`
export const openNow = (c: Ctx): boolean => {
  const x = c.day.h * 60 + c.day.mi,
    f = c.f
  return (
    c.day.wd >= f.d1 &&
    c.day.wd <= f.d2 &&
    !holiday(c.day.n) &&
    x >= f.o[0] * 60 + f.o[1] &&
    x < f.c[0] * 60 + f.c[1]
  )
}
/** An item of the pool, so that neighbours differ. */
const inTurn = (c: Ctx, tag: string, n: number): [string, string] =>
  c.L.news[((h32(c.key + tag) % 1000) + n * 3) % c.L.news.length]
/** News of the last weeks: an item on about every second working day, edited now and then. */
function items(c: Ctx): { n: number; title: string; text: string; id: number }[] {
  const out = []
  for (let n = c.day.n, i = 0; n > c.day.n - 40 && out.length < 6; n--, i++) {
    if (
      weekday(n) > 4 ||
      rnd(`${c.key}/news/${n}`) > 0.45 ||
      (n === c.day.n && c.day.h < 8 + (h32(c.key + n) % 9))
    )
      continue
    const [title, text] = inTurn(c, 'item', n)
    out.push({
      n,
      title: n % 3 ? title : `${title} – ${pick(`${c.key}/hall/${n}`, c.L.halls)}`,
      text,
      id: n - 20000,
    })
  }
  return out
}
const ago = (c: Ctx, n: number): string => dateText(c, n)
const voted = (c: Ctx): boolean =>
  c.day.n > c.f.vote || (c.day.n === c.f.vote && c.day.h >= c.f.pc[0])

export const LIVE: Record<string, (c: Ctx) => string> = {
  news: (c) =>
    section(
      c,
      'news',
      c.L.t.news,
      c.extra.news +
        items(c)
          .map(
            (x) =>
              `<article ${cls(c, 'news-item')}><h3><a href="/news/${x.id}">${x.title}</a></h3><time datetime="${iso(x.n)}">${ago(c, x.n)}</time><p>${x.text}</p>${c.spec.live.includes('views') ? `<span>${int(c.key + x.n, 20, 90) + Math.floor((c.t / DAY - x.n) * int(c.key + 'vw' + x.n, 30, 400))} ${c.L.ui.views}</span>` : ''}<a href="/news/${x.id}">${c.L.ui.more}</a></article>`,
          )
          .join('\n'),
    ),
  results: (c) => {
    const since = (c.day.n - c.f.vote) * 24 + c.day.h + c.day.mi / 60 - c.f.pc[0],
      p = Math.max(0, Math.min(1, since / int(c.key + 'cnt', 4, 9)))
    const total = int(c.key + 'tot', 9000, 90000),
      raw = c.f.cands.map((x, i) =>
        Math.floor(
          total *
            p *
            (0.5 + rnd(c.key + 'v' + i) + (1 - p) * 0.2 * rnd(c.key + i + Math.floor(since * 4))),
        ),
      )
    const sum = raw.reduce((a, b) => a + b, 0)
    return section(
      c,
      'results',
      c.L.t.results,
      `<p>${fill(c.L.ui.counted, { p: (p * 100).toFixed(1) })}. ${c.L.ui.updated}: ${pad(c.day.h)}:${pad(c.day.mi - (c.day.mi % 5))}</p><table><thead><tr><th>${c.L.t.party}</th><th>${c.L.t.votes}</th><th>${c.L.t.share}</th></tr></thead><tbody>` +
        c.f.cands
          .map((x, i) => ({ x, v: raw[i] }))
          .sort((a, b) => b.v - a.v)
          .map(
            (y) =>
              `<tr data-k="${y.x.no}"><td>${y.x.party}, ${y.x.name.split(' ').pop()}</td><td>${sum ? y.v : '–'}</td><td><i style="width:${sum ? ((100 * y.v) / sum).toFixed(1) : 0}%"></i>${sum ? ((100 * y.v) / sum).toFixed(1) + ' %' : ''}</td></tr>`,
          )
          .join('') +
        '</tbody></table>',
    )
  },
  countdown: (c) => {
    const n = c.f.vote - c.day.n
    return `<p ${cls(c, 'countdown')} role="status">${n > 0 ? c.L.left(n) : n === 0 ? c.L.ui.today : c.L.ui.over}</p>`
  },
  bus: (c) => {
    if (weekday(c.day.n) === 6) return ''
    const h = pick(c.key + 'bus' + c.day.n, c.L.halls),
      s = pick(c.key + 'bs' + c.day.n, c.L.streets)
    return section(
      c,
      'bus',
      dateText(c, c.day.n),
      `<p>${fill(c.L.ui.bus, { place: `${h}, ${c.L.addr(s, int(c.key + 'bn' + c.day.n, 1, 80))}` })}</p><p>${clock(c, [9 + (h32(c.key + c.day.n) % 3), 0])} – ${clock(c, [14 + (h32(c.key + 'e' + c.day.n) % 4), 30])}</p>`,
    )
  },
  state: (c) => {
    let n = c.day.n + (openNow(c) || c.day.h * 60 + c.day.mi >= c.f.o[0] * 60 + c.f.o[1] ? 1 : 0)
    while (weekday(n) < c.f.d1 || weekday(n) > c.f.d2 || holiday(n)) n++
    return `<p ${cls(c, 'state')} data-open="${openNow(c)}">${openNow(c) ? fill(c.L.ui.open, { c: clock(c, c.f.c) }) : fill(c.L.ui.shut, { d: c.L.days[weekday(n)], o: clock(c, c.f.o) })}</p>`
  },
  weather: (c) =>
    rnd(`${c.key}/w/${c.day.n}/${Math.floor(c.day.h / 6)}`) < 0.5
      ? `<div ${cls(c, 'notice')} role="alert">${c.L.weather[h32(`${c.key}/wt/${c.day.n}/${Math.floor(c.day.h / 6)}`) % 4]}</div>`
      : '',
  quote: (c) => `<blockquote ${cls(c, 'quote')}>${c.L.quotes[h32(visit(c, 'q')) % 4]}</blockquote>`,
  quiz: (c) =>
    section(
      c,
      'quiz',
      c.L.t.quiz,
      `<p>${pick(c.key + 'quiz' + Math.floor(c.t / (6 * HOUR)), c.L.about)}</p><form action="/quiz" method="post"><label><input type="radio" name="a" value="1">1921</label><label><input type="radio" name="a" value="2">1931</label><button>${c.L.ui.submit}</button></form>`,
    ),
  greet: (c) =>
    `<p ${cls(c, 'greet')}>${c.day.h >= 5 && c.day.h < 12 ? c.L.ui.morning : c.day.h < 18 && c.day.h >= 5 ? c.L.ui.day : c.L.ui.evening}</p>`,
  ab: (c) => {
    const v = h32(visit(c, 'ab')) % 2
    return `<div data-experiment="hero-${int(c.key + 'exp', 10, 99)}" data-variant="${'AB'[v]}" ${cls(c, 'hero')}><h1>${v ? c.authority : c.L.menu[1]}</h1><p>${c.L.about[v]}</p></div><script>window.dataLayer=window.dataLayer||[];dataLayer.push({event:"experiment",variant:"${'AB'[v]}"});</script>`
  },
  round: (c) =>
    `<!-- served by web-${int(visit(c, 'node'), 1, 4)} --><div ${cls(c, 'teaser')}>${shuffle(
      c.key + (h32(visit(c, 'rr')) % 3),
      c.L.about.slice(0, 3),
    )
      .map((x) => `<p>${x}</p>`)
      .join('')}</div>`,
  ads: (c) => {
    const bidders = [
      'appnexus',
      'rubicon',
      'criteo',
      'pubmatic',
      'ix',
      'openx',
      'smartadserver',
      'adform',
    ].filter((b) => rnd(`${c.key}/${b}/${c.day.n}`) < 0.6)
    return `<aside ${cls(c, 'ad')}><span>${c.L.ui.ad}</span><div id="div-gpt-ad-${digits(c.key + 'gpt', 13)}-0" style="min-height:${pick(visit(c, 'adh'), ['90', '250', '600'])}px"></div></aside><script async src="https://securepubads.g.doubleclick.net/tag/js/gpt.js"></script><script>var pbjs=pbjs||{que:[]};pbjs.que.push(function(){pbjs.addAdUnits([{code:"div-gpt-ad-${digits(c.key + 'gpt', 13)}-0",bids:${JSON.stringify(bidders.map((b) => ({ bidder: b, params: { placementId: digits(c.key + b, 8) } })))}}]);pbjs.requestBids({timeout:${pick(c.key + c.day.n, ['800', '1200'])},auctionId:"${uuid(visit(c, 'auc'))}"})});</script>`
  },
  feed: (c) =>
    section(
      c,
      'feed',
      c.L.t.feed,
      [0, 1, 2]
        .map((i) => {
          const k = Math.floor(c.t / (5 * HOUR)) - i
          return `<article data-post="${digits(c.key + k, 17)}"><p>${inTurn(c, 'fd', k)[1]}</p><span>♥ ${int(c.key + k, 1, 40) + i * 7 + Math.floor((c.t % (5 * HOUR)) / HOUR)}</span><img src="https://pbs.twimg.com/media/${b64u(c.key + k, 15)}?format=jpg&amp;name=small" alt=""></article>`
        })
        .join('') +
        `<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>`,
    ),
  popular: (c) =>
    `<nav ${cls(c, 'popular')}><h2>${c.L.ui.popular}</h2><ul>${shuffle(
      c.key + Math.floor(c.t / (3 * HOUR)),
      [...c.L.menu, ...c.L.news.map((x) => x[0])],
    )
      .slice(0, 5)
      .map((x) => `<li><a href="/search?q=${encodeURIComponent(x)}">${x}</a></li>`)
      .join('')}</ul></nav>`,
  chat: (c) =>
    openNow(c)
      ? `<div id="chat" data-agent="${(h32(visit(c, 'ag')) % 4) + 1}"><button>${c.L.ui.chat}</button></div><script async src="https://embed.tawk.to/${hex(c.key + 'tawk', 24)}/default"></script>`
      : '',
  calendar: (c) => {
    const p = parts(c.day.n),
      first = c.day.n - p.d + 1,
      len = new Date(Date.UTC(p.y, p.m + 1, 0)).getUTCDate()
    return section(
      c,
      'calendar',
      c.L.months[p.m] + ' ' + p.y,
      `<table><tbody><tr>${Array.from({ length: weekday(first) }, () => '<td></td>').join('')}${Array.from({ length: len }, (_, i) => `<td${i + 1 === p.d ? ' class="today"' : ''}${rnd(c.key + 'cal' + (first + i)) < 0.2 ? ` title="${esc(pick(c.key + (first + i), c.L.news)[0])}"` : ''}>${i + 1}</td>${weekday(first + i) === 6 ? '</tr><tr>' : ''}`).join('')}</tr></tbody></table><a href="?month=${p.y}-${pad(p.m + 1)}&amp;cHash=${hex(c.key + first, 32)}">${c.L.ui.more}</a>`,
    )
  },
  register: (c) => {
    const total = 300 + Math.floor((c.day.n - 20700) * 3),
      page = 1
    return section(
      c,
      'register',
      c.L.t.registerlist,
      `<table><tbody>${Array.from({ length: 12 }, (_, i) => {
        const k = total - i
        return `<tr><td>${k}</td><td>${pick(c.key + 'rp' + k, c.L.parties)}</td><td>${pick(c.key + 'rs' + k, c.L.streets)}</td><td>${iso(c.day.n - Math.floor(i / 3) - 1)}</td></tr>`
      }).join(
        '',
      )}</tbody></table><nav>${c.L.ui.page} ${page} / ${Math.ceil(total / 12)} ${[2, 3, 4].map((i) => `<a href="?page=${i}">${i}</a>`).join(' ')}</nav>`,
    )
  },
  visitor: (c) =>
    `<p ${cls(c, 'counter')}>${c.L.ui.visitor} ${int(c.key + 'cnt0', 10000, 900000) + Math.floor((c.t - c.begin) / int(c.key + 'rate', 9000, 90000))} · ${pad(c.day.h)}:${pad(c.day.mi)} <a href="/index.php?s=news&amp;PHPSESSID=${hex(visit(c, 'php'), 26)}">${c.L.t.news}</a></p>`,
  languages: (c) =>
    `<nav ${cls(c, 'languages')}>${['en', 'fr', 'ar', 'es'].map((l) => `<a hreflang="${l}" href="/${l}${c.spec.path}">${l.toUpperCase()}</a>`).join(' ')}</nav>`,
  signed: (c) => {
    const e = Math.floor(c.t / 1800000) * 1800 + 7200
    return `<figure><img src="https://img-${(h32(visit(c, 'im')) % 2) + 1}.vote-cdn.example/${hex(c.key + 'pic', 10)}.jpg?w=1200&amp;Expires=${e}&amp;Signature=${b64u(c.key + e, 86)}~&amp;Key-Pair-Id=K${digits(c.key, 12)}" alt="" width="1200" height="400"></figure>`
  },
  gtm: (c) => gtm(c),
  captcha: () => `<script src="https://js.hcaptcha.com/1/api.js" async defer></script>`,
  events: (c) =>
    `<script type="application/ld+json">${JSON.stringify([1, 2, 3].map((i) => ({ '@context': 'https://schema.org', '@type': 'Event', name: pick(c.key + 'ev' + (c.day.n + i), c.L.news)[0], startDate: iso(c.day.n + i) + 'T18:00', location: { '@type': 'Place', name: pick(c.key + 'evp' + (c.day.n + i), c.L.halls) } })))}</script>`,
  rotate: (c) =>
    `<div ${cls(c, 'carousel')} id="carousel-${b36(visit(c, 'car'), 6)}">${shuffle(
      visit(c, 'rot'),
      [0, 1, 2, 3],
    )
      .slice(0, 3)
      .map(
        (x, i) =>
          `<div ${i ? 'hidden' : ''} id="slide-${b36(visit(c, 'sl' + i), 5)}"><img src="/media/banner-${x + (latest(c, 'ban', 0.06) % 3)}.webp" alt=""><p>${c.L.quotes[x]}</p></div>`,
      )
      .join('')}</div>`,
  views: () => '',
  press: (c) =>
    section(
      c,
      'press',
      c.L.t.news,
      Array.from({ length: 3 }, (_, i) => {
        const n = c.day.n - (c.day.n % 2) - i * 2
        const [a, b] = inTurn(c, 'pr', (n / 2) | 0)
        return `<article><h3>${a}</h3><p>${c.city}, ${dateText(c, n)}. ${b} ${inTurn(c, 'pr2', (n / 2) | 0)[1]}</p></article>`
      }).join(''),
    ),
  thanks: (c) => (voted(c) ? `<p>${c.L.ui.over}</p>` : ''),
}
/** A tag manager's loader, whose wording the provider changes now and then. */
export function gtm(c: Ctx): string {
  const id = 'GTM-' + b36(c.key + 'gtm', 7).toUpperCase(),
    v = latest(c, 'gtmv', 0.06) % 3
  const head =
    v === 0
      ? `(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;j.src='https://www.googletagmanager.com/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);})(window,document,'script','dataLayer','${id}');`
      : v === 1
        ? `window.dataLayer=window.dataLayer||[];dataLayer.push({'gtm.start':Date.now(),event:'gtm.js'});(function(d,i){var j=d.createElement('script');j.async=!0;j.src='https://www.googletagmanager.com/gtm.js?id='+i;d.head.appendChild(j)})(document,'${id}');`
        : `!function(e,t,a,n){e[n]=e[n]||[],e[n].push({"gtm.start":(new Date).getTime(),event:"gtm.js"});var r=t.createElement(a);r.async=!0,r.src="https://www.googletagmanager.com/gtm.js?id=${id}",t.head.append(r)}(window,document,"script","dataLayer");`
  return `<script>${head}</script>`
}
