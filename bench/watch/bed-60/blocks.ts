// Parts of a page that state facts, in the mark-up of a site's own style.
import { hash, pick, num, chance, word, B62, HEX, esc, iso, pad } from './draw.ts'
import type { Clock } from './draw.ts'
import { hoursOf, rulesOf } from './site.ts'
import type { Site } from './site.ts'

const UTIL = [
  'mt-4',
  'px-6',
  'py-3',
  'flex',
  'gap-2',
  'text-lg',
  'font-semibold',
  'rounded',
  'border',
  'max-w-prose',
  'bg-slate-50',
  'md:grid-cols-2',
]
/** A class in the manner of the site: plain, block-element, utilities or hashed modules. */
export function cls(s: Site, name: string, salt = ''): string {
  if (s.style === 0) return name
  if (s.style === 1) return `c-${name} c-${name}--${pick(['default', 'wide', 'card'], s.key, name)}`
  if (s.style === 2) return [0, 1, 2, 3].map((i) => pick(UTIL, s.key, name, i)).join(' ')
  return `${name[0]!.toUpperCase() + name.slice(1)}_root__${word(5, B62, s.key, name, salt)}`
}
const section = (s: Site, id: string, title: string, inner: string): string =>
  s.style === 1
    ? `<div class="${cls(s, id)}" id="${id}"><div class="c-inner"><h2 class="c-title">${title}</h2>${inner}</div></div>\n`
    : `<section class="${cls(s, id)}" id="${id}">\n<h2>${title}</h2>\n${inner}\n</section>\n`

export function hours(s: Site): string {
  const L = s.L
  const date = L.date(s.election)
  const marked = chance(0.6, s.key, 'time')
    ? hoursOf(s).replace(
        date,
        `<time datetime="${iso(s.election)}T${pad(s.open)}:00">${date}</time>`,
      )
    : hoursOf(s)
  const digits = chance(0.6, s.key, 'digits')
    ? `<p class="${cls(s, 'short')}">${s.elec}: <strong>${L.digits(s.election)}</strong>, ${pad(s.open)}:00–${pad(s.close)}:00</p>`
    : ''
  return section(
    s,
    'hours',
    L.ui['where']!.replace(/[?¿]/g, '').trim() + ' · ' + s.elec,
    `<p class="${cls(s, 'lead')}">${marked}</p>\n${digits}<p>${L.deadline(L.date(s.deadline))}</p>`,
  )
}
export function rules(s: Site): string {
  const list = rulesOf(s)
  const inner =
    s.style % 2
      ? list.map((r) => `<p>${r}</p>`).join('\n')
      : `<ul class="${cls(s, 'list')}">${list.map((r) => `<li>${r}</li>`).join('\n')}</ul>`
  return section(
    s,
    'rules',
    s.L.ui['faq']!,
    inner + `\n<p>${s.L.postal(s.addr + ', ' + s.zip + ' ' + s.town)}</p>`,
  )
}
export function stations(s: Site): string {
  const L = s.L
  const map = (st: Site['stations'][number]) =>
    `<a class="${cls(s, 'map')}" href="https://maps.google.com/?q=${st.lat},${st.lon}" rel="noopener">${L.ui['map']}</a>`
  if (s.style === 2)
    return section(
      s,
      'stations',
      L.ui['station']!,
      s.stations
        .map(
          (st) =>
            `<article class="${cls(s, 'card')}" id="${st.id}" data-lat="${st.lat}" data-lon="${st.lon}" itemscope itemtype="https://schema.org/Place"><h3 itemprop="name">${st.name}</h3><p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><meta itemprop="streetAddress" content="${st.addr}"><span>${st.addr}</span>, <span>${st.zip} ${s.town}</span></p>${map(st)}</article>`,
        )
        .join('\n'),
    )
  if (s.style === 3)
    return section(
      s,
      'stations',
      L.ui['station']!,
      `<ol>${s.stations.map((st) => `<li id="${st.id}" data-lat="${st.lat}" data-lon="${st.lon}"><b>${st.name}</b><br><span class="${cls(s, 'street')}">${st.addr}</span> <span>${st.zip} ${s.town}</span> ${map(st)}</li>`).join('\n')}</ol>`,
    )
  return section(
    s,
    'stations',
    L.ui['station']!,
    `<table class="${cls(s, 'table')}"><thead><tr><th>#</th><th>${L.ui['station']}</th><th>${L.ui['address']}</th><th></th></tr></thead><tbody>\n${s.stations.map((st, i) => `<tr id="${st.id}" data-lat="${st.lat}" data-lon="${st.lon}"><td>${i + 1}</td><td>${st.name}</td><td>${st.addr}, ${st.zip} ${s.town}</td><td>${map(st)}</td></tr>`).join('\n')}\n</tbody></table>`,
  )
}
export function contact(s: Site): string {
  const u = s.L.ui
  const rows: string[][] = [
    [u['phone']!, `<a href="tel:${s.tel}">${s.phone}</a>`],
    [u['email']!, `<a href="mailto:${s.mail}">${s.mail}</a>`],
    [
      u['address']!,
      `<address class="${cls(s, 'address')}">${s.addr}, ${s.zip} ${s.town}</address>`,
    ],
    [u['map']!, `<a href="https://maps.google.com/?q=${s.lat},${s.lon}">${u['map']}</a>`],
  ]
  if (chance(0.6, s.key, 'wa'))
    rows.push(['WhatsApp', `<a href="https://wa.me/${s.wa}" rel="noopener">${u['chat']}</a>`])
  if (chance(0.6, s.key, 'tg'))
    rows.push(['Telegram', `<a href="https://t.me/${s.tg}" rel="noopener">${u['channel']}</a>`])
  const qr = chance(0.6, s.key, 'qr')
    ? `<img src="/media/qr-${s.n}.png" width="120" height="120" alt="${esc(u['contact']! + ' ' + s.phone)}">`
    : ''
  const inner =
    s.style % 2
      ? `<dl>${rows.map((r) => `<dt>${r[0]}</dt><dd>${r[1]}</dd>`).join('\n')}</dl>`
      : rows.map((r) => `<p><span class="${cls(s, 'label')}">${r[0]}</span> ${r[1]}</p>`).join('\n')
  const wd = s.L.days
  return section(
    s,
    'contact',
    u['contact']!,
    inner +
      `<p>${s.L.hot(s.hot)}</p>${qr}<h3>${u['office']}</h3><p>${wd[1]}–${wd[5]}: ${pad(s.officeFrom)}:00–${pad(s.officeTo)}:00</p>`,
  )
}
export function form(s: Site, token = ''): string {
  const u = s.L.ui
  const id = num(100, 999, s.key, 'form')
  return section(
    s,
    'register',
    u['reg']!,
    `<form class="${cls(s, 'form')}" id="form-${id}" action="/register/${pick(['check', 'apply', 'request'], s.key, 'fa')}" method="post">
<input type="hidden" name="next" value="/register/thanks"><input type="hidden" name="recipient" value="${s.mail}">${token}
<label for="f${id}a">${u['name']}</label><input id="f${id}a" name="fullname" autocomplete="name" required>
<label for="f${id}b">${u['birth']}</label><input id="f${id}b" name="birth" type="date" required>
<label for="f${id}c">${u['email']}</label><input id="f${id}c" name="email" type="email">
<button type="submit" class="${cls(s, 'button')}">${u['send']}</button></form>
<p><a href="/login?return=%2Fregister%2Fstatus">${u['reg']} – ${u['more']}</a></p>`,
  )
}
export function ballot(s: Site): string {
  return section(
    s,
    'ballot',
    s.L.ui['ballot']!,
    `<fieldset><legend>${s.elec}</legend><ol class="${cls(s, 'choices')}">\n${s.cands.map((k) => `<li><label><input type="radio" name="choice" value="${k.id}"> <span>${k.name}</span> – <em>${k.party}</em></label></li>`).join('\n')}\n</ol></fieldset>`,
  )
}
/** Results of the last election; they stand still. */
export function results(s: Site): string {
  return section(
    s,
    'results',
    s.L.ui['res']! + ' 2022',
    `<table class="${cls(s, 'table')}"><tr><th>${s.L.ui['candidate']}</th><th>${s.L.ui['party']}</th><th>${s.L.ui['votes']}</th></tr>${s.cands.map((k, i) => `<tr><td>${k.name}</td><td>${k.party}</td><td data-votes="${num(1200, 9900, s.key, 'v', i)}">${num(1200, 9900, s.key, 'v', i)}</td></tr>`).join('\n')}</table>`,
  )
}
/** News: an item comes every few days, the oldest leaves. */
export function news(s: Site, c: Clock, every = 3, max = 5): string {
  const items: string[] = []
  for (let day = c.day; day > c.day - 90 && items.length < max; day--) {
    if (!chance(1 / every, s.key, 'news', day) || (day === c.day && c.min < 600)) continue
    const k = hash(s.key, 'head', day)
    items.push(
      `<li class="${cls(s, 'teaser')}"><time datetime="${iso(day)}">${s.L.digits(day)}</time> <a href="/news/${(k % 9000) + 1000}">${s.L.heads[k % s.L.heads.length]}</a></li>`,
    )
  }
  return section(s, 'news', s.L.ui['news']!, `<ul>${items.join('\n')}</ul>`)
}
export function embeds(s: Site): string {
  return `<div class="${cls(s, 'video')}"><iframe width="560" height="315" src="https://www.youtube.com/embed/${s.yt}" title="${esc(s.L.ui['watch']!)}" sandbox="allow-scripts allow-same-origin allow-presentation" loading="lazy" allowfullscreen></iframe></div>
<p><a class="${cls(s, 'file')}" href="/media/guide-${s.n}.pdf">${s.L.ui['download']}</a></p>
<figure><img src="/media/${word(6, HEX, s.key, 'img')}.jpg" width="800" height="450" alt="${esc(s.stations[0]!.name + ', ' + s.stations[0]!.addr)}"><figcaption>${s.stations[0]!.name}</figcaption></figure>\n`
}
const ICON = (seed: string, i: number) => {
  let d = 'M' + num(1, 22, seed, i) + ' ' + num(1, 22, seed, i, 'y')
  for (let k = 0; k < 9; k++)
    d += `c${num(-9, 9, seed, i, k)}.${num(1, 99, seed, i, k, 'a')} ${num(-9, 9, seed, i, k, 'b')} ${num(0, 9, seed, i, k, 'c')}-${num(1, 9, seed, i, k, 'd')} ${num(-9, 9, seed, i, k, 'e')} ${num(1, 9, seed, i, k, 'f')}`
  return d + 'z'
}
/** The bulk of a page that never moves: icons, styles, questions, an index of places; about `kb` KB. */
const bulks = new Map<string, string>()
export function bulk(s: Site): string {
  const known = bulks.get(s.key)
  if (known !== undefined) return known
  let out = ''
  const L = s.L
  if (s.kb > 8) {
    out += '<svg xmlns="http://www.w3.org/2000/svg" style="display:none">'
    for (let i = 0; i < Math.min(40, s.kb); i++)
      out += `<symbol id="i-${i}" viewBox="0 0 24 24"><path d="${ICON(s.key, i)}"/></symbol>`
    out += '</svg>\n'
  }
  out += `<div class="${cls(s, 'faqs')}">`
  L.faqs.slice(0, num(2, 5, s.key, 'faqs')).forEach((q, i) => {
    out += `<details class="${cls(s, 'faq')}"><summary>${q[0]}</summary><div><p>${q[1]}</p><p>${L.para[(i + s.n) % 6]}</p></div></details>\n`
  })
  out += `</div>\n<p>${L.para[(s.n + 2) % 6]} ${L.para[(s.n + 3) % 6]}</p>\n<div class="${cls(s, 'districts')}">`
  for (let i = 1; out.length < s.kb * 1000; i++) out += district(s, i)
  out += '</div>'
  bulks.set(s.key, out)
  return out
}
/** One line of the directory of districts: a street, the station it votes at, the head of the station. */
function district(s: Site, i: number): string {
  const from = num(1, 60, s.key, i, 'x')
  const street = `${s.L.streets[num(0, 7, s.key, i, 's')]} ${from}–${from + num(3, 80, s.key, i, 'y')}`
  const at = s.stations[num(0, s.stations.length - 1, s.key, i, 'st')]!
  const who = pick(s.L.people, s.key, i, 'who')
  const code = `${pad(num(1, 40, s.key, i, 'c'))}-${num(100, 999, s.key, i, 'd')}`
  const icon =
    s.kb > 8 ? `<svg class="icon" aria-hidden="true"><use href="#i-${i % 40}"/></svg> ` : ''
  if (s.style === 2)
    return `<div class="${cls(s, 'district')}" data-district="${code}"><span>${icon}${code}</span><a href="/area/${i}">${street}</a><span>${at.name}</span><span>${who}</span></div>\n`
  return `<p class="${cls(s, 'district')}" id="d-${code}">${icon}<b>${code}</b> <a href="/area/${i}">${street}</a>: ${at.name} (${num(1, 30, s.key, i, 'r')}), ${who}</p>\n`
}
