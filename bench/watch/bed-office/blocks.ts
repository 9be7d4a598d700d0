// The lasting parts of a page: rules, stations, ballot, form, contact.
import { h32, hex, b62, b64u, esc, int, pick, pad } from './util.ts'
import { say, plain, clock, dateText, stamp, iso } from './facts.ts'
import { parts } from './time.ts'
import type { Ctx } from './facts.ts'

/** Class names in the manner of the site: BEM, utilities, modules, plain, components. */
export function cls(c: Ctx, name: string): string {
  const red = c.flags.redesign ? 'x' : ''
  if (c.style === 0) return `class="${red}vote-${name.replace('-', '__')}"`
  if (c.style === 1)
    return `class="${pick(c.key + red + name, ['mt-4 px-2 text-base', 'py-6 max-w-4xl mx-auto', 'text-lg font-semibold mb-2', 'grid gap-4 md:grid-cols-2', 'rounded border p-4 bg-white'])}"`
  if (c.style === 2)
    return `class="${name.split('-')[0]}_${name.split('-')[1] ?? 'root'}__${b62(c.key + red + name, 5)}"`
  if (c.style === 3) return name.includes('-') ? '' : `class="${red}${name}"`
  return `class="wp-block-${name} ${red}is-layout-flow"`
}
export const section = (c: Ctx, id: string, title: string, body: string): string =>
  body
    ? `<section id="${c.style === 3 ? id : id + '-' + hex(c.key + id, 3)}" ${cls(c, id)}>\n<h2 ${cls(c, id + '-title')}>${title}</h2>\n${body}\n</section>`
    : ''
export const para = (c: Ctx, k: string): string => {
  const s = say(c, k)
  return s ? `<p ${cls(c, 'text-' + k)}>${s}</p>` : ''
}
const rows = (c: Ctx, list: [string, string][]): string =>
  h32(c.key + 'dl') % 2
    ? `<dl ${cls(c, 'facts')}>${list.map(([a, b]) => `<dt>${a}</dt><dd>${b}</dd>`).join('')}</dl>`
    : `<table ${cls(c, 'table')}><tbody>${list.map(([a, b]) => `<tr><th scope="row">${a}</th><td>${b}</td></tr>`).join('')}</tbody></table>`
const time = (c: Ctx, key: 'vote' | 'deadline' | 'postal'): string => {
  const text = key === 'vote' ? c.f.dateFix(dateText(c, c.f.vote)) : dateText(c, c.f[key])
  return `<time datetime="${iso(c.m[key])}${key === 'vote' ? 'T' + stamp(c.m.po) : ''}">${text}</time>`
}
const zone = (c: Ctx, n: number, x: number[]): string => {
  const p = parts(n)
  return `${p.y}${pad(p.m + 1)}${pad(p.d)}T${pad(x[0])}${pad(x[1])}00`
}

const comma = (c: Ctx): string => (c.L.code === 'ar' ? '، ' : c.L.code === 'zh' ? '，' : ', ')

export const BLOCKS: Record<string, (c: Ctx) => string> = {
  office: (c) =>
    section(
      c,
      'office',
      c.L.t.office,
      para(c, 'hours') +
        rows(c, [
          [
            c.L.days[c.f.d1] + ' – ' + c.L.days[c.f.d2],
            `<span itemprop="openingHours" content="Mo-${c.m.d2 === 4 ? 'Fr' : 'Th'} ${stamp(c.m.o)}-${stamp(c.m.c)}">${clock(c, c.f.o)} – ${clock(c, c.f.c)}</span>`,
          ],
          [c.L.t.address, c.L.addr(c.f.street, c.f.no) + comma(c) + c.f.zip + ' ' + c.city],
        ]),
    ),
  poll: (c) =>
    section(
      c,
      'poll',
      c.L.t.poll,
      para(c, 'poll') +
        (h32(c.key + 'pw') % 4 ? para(c, 'pollWords') : '') +
        para(c, 'queue') +
        (h32(c.key + 'rs') % 4 ? para(c, 'results') : ''),
    ),
  dates: (c) =>
    section(
      c,
      'dates',
      c.L.t.dates,
      rows(c, [
        [c.L.t.vote, time(c, 'vote')],
        [c.L.t.deadline, time(c, 'deadline')],
        [c.L.t.postal, time(c, 'postal')],
      ]) +
        `<p><a ${cls(c, 'link')} href="https://calendar.google.com/calendar/render?action=TEMPLATE&amp;text=${encodeURIComponent(c.L.t.vote)}&amp;dates=${zone(c, c.m.vote, c.m.po)}/${zone(c, c.m.vote, c.m.pc)}" data-event-start="${iso(c.m.vote)}" rel="noopener">${c.L.t.cal}</a></p>`,
    ),
  stations: (c) => {
    const head = `<thead><tr><th>${c.L.t.name}</th><th>${c.L.t.address}</th><th>${c.L.t.hours}</th><th></th></tr></thead>`
    const one = c.f.stations
      .map((s) => {
        const g = c.m.stations.find((x) => x.id === s.id) ?? s
        const map = `<a href="https://maps.google.com/?q=${g.lat},${g.lng}" data-station="${s.id}" aria-label="${esc(c.L.t.map + ': ' + g.name + ', ' + c.m.place(g))}">${c.L.t.map}</a>`
        const name = s.name + (s.note ? ` <em>${s.note}</em>` : '')
        return h32(c.key + 'stab') % 2
          ? `<tr data-id="${s.id}" data-lat="${g.lat}" data-lng="${g.lng}"><td>${name}</td><td>${c.f.place(s)}</td><td>${c.f.clockFix(clock(c, s.po))} – ${clock(c, s.pc)}</td><td>${map}</td></tr>`
          : `<li ${cls(c, 'station')} data-id="${s.id}" data-lat="${g.lat}" data-lng="${g.lng}" itemscope itemtype="https://schema.org/Place"><strong itemprop="name">${name}</strong> <span itemprop="address">${c.f.place(s)}</span> <span>${c.f.clockFix(clock(c, s.po))} – ${clock(c, s.pc)}</span> ${map}</li>`
      })
      .join('\n')
    const list =
      h32(c.key + 'stab') % 2
        ? `<table ${cls(c, 'stations-table')}>${head}<tbody>${one}</tbody></table>`
        : `<ul ${cls(c, 'stations-list')}>${one}</ul>`
    const wrapped = c.wrap.stations ? c.wrap.stations(list) : list
    return section(c, 'stations', c.L.t.stations, wrapped + para(c, 'access') + para(c, 'sms'))
  },
  ballot: (c) => {
    const list = c.f.cands
      .map((x) =>
        h32(c.key + 'bal') % 2
          ? `<li value="${x.no}" data-candidate="${x.no}"><b>${x.name}</b> (${x.party})${x.note ? ` <em>${x.note}</em>` : ''}</li>`
          : `<tr><td>${x.no}</td><td>${x.name}${x.note ? ` <em>${x.note}</em>` : ''}</td><td>${x.party}</td></tr>`,
      )
      .join('\n')
    const body =
      h32(c.key + 'bal') % 2
        ? `<ol ${cls(c, 'ballot-list')}>${list}</ol>`
        : `<table ${cls(c, 'ballot-table')}><thead><tr><th>${c.L.t.number}</th><th>${c.L.t.name}</th><th>${c.L.t.party}</th></tr></thead><tbody>${list}</tbody></table>`
    return section(
      c,
      'ballot',
      c.L.t.ballot,
      (c.wrap.ballot ? c.wrap.ballot(body) : body) + para(c, 'mark') + para(c, 'photo'),
    )
  },
  rules: (c) =>
    section(
      c,
      'rules',
      c.L.t.rules,
      ['who', 'bring', 'remote', 'card', 'free', 'postal', 'deadline']
        .map((k) => (h32(c.key + 'ul') % 2 ? `<li>${say(c, k)}</li>` : para(c, k)))
        .join('\n')
        .replace(/^<li>[\s\S]*$/, (x) => `<ul ${cls(c, 'rules-list')}>${x}</ul>`) +
        `<p><a ${cls(c, 'button')} href="${esc(c.f.register)}">${c.L.t.register}</a></p>`,
    ),
  form: (c) => {
    const id = int(c.key + 'fid', 2, 99),
      ui = c.L.ui,
      wp = c.stack === 'wordpress',
      dr = c.stack === 'drupal'
    const token =
      c.stack === 'rails'
        ? `<input type="hidden" name="authenticity_token" value="${b64u(c.key + 'at' + c.t, 86)}" autocomplete="off" />`
        : wp
          ? `<input type="hidden" name="_wpnonce" value="${hex(c.key + Math.floor(c.t / 43200000), 10)}">`
          : dr
            ? `<input type="hidden" name="form_build_id" value="form-${b64u(c.key + 'fb' + c.t, 43)}">`
            : c.stack === 'typo3'
              ? `<input type="hidden" name="tx_form[__trustedProperties]" value="{&quot;check&quot;:{&quot;name&quot;:1,&quot;born&quot;:1}}${hex(c.key + 'tp', 40)}">`
              : h32(c.key + 'tok') % 2
                ? `<input type="hidden" name="_token" value="${b62(c.key + 'tk' + c.t, 40)}">`
                : ''
    const field = (n: string, label: string, type: string): string =>
      `<label for="f${id}-${n}">${label}</label><input id="f${id}-${n}" name="${n}" type="${type}" required>`
    return section(
      c,
      'form',
      c.L.t.form,
      `<form action="${esc(c.f.action)}" method="${c.f.method}" id="form-${id}" ${cls(c, 'form-box')}>${token}<input type="hidden" name="to" value="${c.f.recipient}"><input type="hidden" name="next" value="${c.f.next}">` +
        field('name', ui.fname, 'text') +
        field('born', ui.fborn, 'date') +
        (h32(c.key + 'fe') % 2 ? field('email', ui.fmail, 'email') : '') +
        `<label for="f${id}-d">${ui.fsta}</label><select id="f${id}-d" name="district">${c.f.districts.map((d) => `<option value="${d.value}"${d.picked ? ' selected' : ''}>${d.label}</option>`).join('')}</select>` +
        (c.spec.live.includes('captcha')
          ? `<div class="h-captcha" data-sitekey="${hex(c.key + 'hc', 8)}-${hex(c.key + 'hd', 4)}-4000-a000-${hex(c.key + 'he', 12)}"></div><input type="hidden" name="ctoken" value="${b64u(c.key + 'cap' + c.t, 60)}">`
          : '') +
        `<button type="submit" ${cls(c, 'form-button')}>${ui.submit}</button></form>`,
    )
  },
  contact: (c) => {
    const f = c.f,
      icon = `<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="M2 3h12v10H2z"/></svg>`
    return section(
      c,
      'contact',
      c.L.t.contact,
      para(c, 'call') +
        [
          `<ul ${cls(c, 'contact-list')} itemscope itemtype="https://schema.org/GovernmentOffice">`,
          `<li>${icon}<a href="tel:${f.telHref}" data-phone="${c.m.telHref}" itemprop="telephone" content="${c.m.telHref}">${f.tel}</a></li>`,
          `<li><a href="mailto:${f.mailHref}">${f.mail}</a></li>`,
          `<li><a href="https://wa.me/${f.wa}">WhatsApp</a></li>`,
          `<li><a href="https://t.me/${f.tg}">Telegram</a></li>`,
          `<li><a href="https://signal.me/#eu/${f.signal}">Signal</a></li>`,
          `<li><a href="sms:${f.smsHref}">SMS ${f.short}</a></li>`,
          `<li><a href="https://maps.google.com/?q=${f.lat},${f.lng}">${c.L.t.map}</a></li>`,
          `<li><a href="https://www.youtube.com/@${f.profile}">YouTube</a></li></ul>`,
          `<address>${c.authority}${comma(c)}${c.L.addr(f.street, f.no)}${comma(c)}${f.zip} ${c.city}</address>`,
          `<img src="${f.qr}" alt="QR: ${esc(c.L.t.register)}" width="160" height="160" loading="lazy">`,
        ].join(''),
    )
  },
  downloads: (c) =>
    section(
      c,
      'downloads',
      c.L.t.downloads,
      `<ul><li><a href="${c.f.pdf}" type="application/pdf">${c.L.t.apply} (PDF, ${int(c.key + 'kb', 80, 900)} KB)</a></li><li><a href="/files/${hex(c.key + 'pl', 8)}/stations.csv">${c.L.t.stations} (CSV)</a></li></ul>`,
    ),
  faq: (c) =>
    section(
      c,
      'faq',
      c.L.t.faq,
      ['remote', 'card', 'queue', 'bring']
        .slice(0, int(c.key + 'nf', 1, 3))
        .map((k) => `<details><summary>${question(c, k)}</summary><p>${plain(c, k)}</p></details>`)
        .join('') + c.extra.faq,
    ),
  video: (c) =>
    section(
      c,
      'video',
      c.L.t.quiz,
      `<iframe src="https://www.youtube-nocookie.com/embed/${c.f.video}" title="${esc(c.L.t.rules)}" sandbox="allow-scripts allow-same-origin allow-presentation" width="560" height="315" loading="lazy"></iframe><figure><img src="/media/${hex(c.key + 'img', 8)}/entrance-${c.flags.picture ? 'new-' : ''}960.jpg" alt="${esc(c.L.t.photo)}: ${esc(c.L.addr(c.m.street, c.m.no))}" width="960" height="540" loading="lazy"></figure>`,
    ),
  about: (c) =>
    section(
      c,
      'about',
      c.authority,
      c.L.about
        .map(
          (x, i) =>
            `<p ${cls(c, 'text')}>${x}${i === 1 ? ' ' + c.L.typo[c.flags.spelling ? 1 : 0] : ''}</p>`,
        )
        .join('\n'),
    ),
}

const question = (c: Ctx, k: string): string =>
  ((
    ({
      remote: `${c.L.t.tel}, ${c.L.t.mail}`,
      card: c.L.t.rules,
      queue: c.L.t.poll,
      bring: c.L.ui.fid,
    }) as Record<string, string>
  )[k] ?? '') + (c.L.code === 'ar' ? '؟' : c.L.code === 'zh' ? '？' : '?')
/** Structured data from the facts behind the page. */
export function jsonld(c: Ctx): string {
  const m = c.m,
    off = {
      '@type': 'GovernmentOffice',
      name: c.authority,
      url: 'https://' + c.host + '/',
      telephone: m.telHref,
      email: m.mail,
      openingHours: `Mo-${m.d2 === 4 ? 'Fr' : 'Th'} ${stamp(m.o)}-${stamp(m.c)}`,
      address: {
        '@type': 'PostalAddress',
        streetAddress: c.L.addr(m.street, m.no),
        postalCode: m.zip,
        addressLocality: c.city,
      },
      geo: { '@type': 'GeoCoordinates', latitude: m.lat, longitude: m.lng },
      sameAs: [`https://www.youtube.com/@${m.profile}`, `https://t.me/${m.tg}`],
    }
  const ev = {
    '@type': 'Event',
    name: c.L.t.vote,
    startDate: `${iso(m.vote)}T${stamp(m.po)}`,
    endDate: `${iso(m.vote)}T${stamp(m.pc)}`,
    eventStatus: 'https://schema.org/EventScheduled',
    location: { '@type': 'Place', name: m.stations[0]?.name ?? c.city },
  }
  const site = {
    '@type': 'WebSite',
    url: 'https://' + c.host + '/',
    potentialAction: {
      '@type': 'SearchAction',
      target: `https://${c.host}/search?q={q}`,
      'query-input': 'required name=q',
    },
  }
  return `<script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@graph': [off, ev, site] })}</script>`
}
