// Attacks on facts outside the visible text, and on accounts, maps and numbers behind links.
import { digits, draw, hex } from './util.ts'
import { bad } from './facts.ts'
import type { Ctx } from './facts.ts'
import type { Out } from './layout.ts'
import { transpose } from './attacks-visible.ts'
import type { Raw } from './attacks-visible.ts'

export const evil = (c: Ctx): string => c.host.replace('.example', '-portal.test')
export const rep = (
  o: Out,
  from: string | RegExp,
  to: string | ((...x: string[]) => string),
): void => {
  o.html = typeof to === 'string' ? o.html.replace(from, () => to) : o.html.replace(from, to)
}
/** Within the office's own structured data only. */
const ld = (id: string, from: RegExp, to: (x: string, c: Ctx) => string): Raw => ({
  id,
  p: (o, c) =>
    rep(
      o,
      /<script type="application\/ld\+json">\{"@context":"https:\/\/schema.org","@graph".*?<\/script>/,
      (x) => x.replace(from, (y) => to(y, c)),
    ),
})
const meta = (id: string, from: RegExp, to: (x: string, c: Ctx) => string): Raw => ({
  id,
  p: (o, c) => rep(o, from, (x) => to(x, c)),
})

export const MACHINE: Raw[] = [
  ld('ld-opening-hours', /"openingHours":"[^"]*"/, () => '"openingHours":"Tu 10:00-11:00"'),
  ld('ld-telephone', /"telephone":"[^"]*"/, (x) => transpose(x)),
  ld(
    'ld-street',
    /"streetAddress":"[^"]*"/,
    (_, c) => `"streetAddress":"${c.L.addr(c.L.streets[3], 113)}"`,
  ),
  ld('ld-start-date', /"startDate":"[^"]*"/, (x) =>
    x.replace(/-(\d\d)T/, (_, d) => '-' + String((Number(d) % 28) + 1).padStart(2, '0') + 'T'),
  ),
  ld('ld-event-status', /EventScheduled/, () => 'EventPostponed'),
  ld(
    'ld-same-as',
    /"sameAs":\[[^\]]*\]/,
    (_, c) => `"sameAs":["https://t.me/vote_official_${draw(c.key, 4, 'abcd')}"]`,
  ),
  ld('ld-search-target', /"target":"https:\/\/[^/]*/, (_, c) => `"target":"https://${evil(c)}`),
  ld('ld-coordinates', /"latitude":"\d+/, (x) => x.slice(0, -1) + '1'.replace(x.slice(-1), '7')),
  ld('ld-email', /"email":"[^"]*"/, () => '"email":"office@vote-mail.test"'),
  meta('time-datetime', /<time datetime="(\d{4}-\d\d)-(\d\d)T/, (x) =>
    x.replace(/-(\d\d)T/, (_, d) => '-' + String((Number(d) % 28) + 1).padStart(2, '0') + 'T'),
  ),
  {
    id: 'coordinates-in-data',
    f: (c) => {
      const [a, b] = c.m.stations
      const x = [a.lat, a.lng]
      a.lat = b.lat
      a.lng = b.lng
      b.lat = x[0]
      b.lng = x[1]
    },
  },
  {
    id: 'state-poll-hours',
    f: (c) => {
      c.m.pc = [c.m.pc[0] - 2, 0]
      c.m.po = [c.m.po[0] + 1, 0]
    },
  },
  {
    id: 'state-everything-late',
    f: (c) => {
      c.m.vote += 7
      c.m.deadline += 7
    },
  },
  meta(
    'og-description',
    /<meta property="og:description" content="[^"]*"/,
    (_, c) => `<meta property="og:description" content="${bad(c, 'postponed')}"`,
  ),
  meta(
    'description',
    /<meta name="description" content="[^"]*"/,
    (_, c) => `<meta name="description" content="${bad(c, 'closed')} ${bad(c, 'alert')}"`,
  ),
  meta(
    'canonical-abroad',
    /<link rel="canonical" href="https:\/\/[^/]*/,
    (_, c) => `<link rel="canonical" href="https://${evil(c)}`,
  ),
  meta(
    'hreflang-abroad',
    /<link rel="alternate" hreflang="(fr|es)" href="https:\/\/[^/]*/,
    (x, c) => x.replace(/https:\/\/.*/, 'https://' + evil(c)),
  ),
  meta(
    'og-url-abroad',
    /<meta property="og:url" content="https:\/\/[^/]*/,
    (_, c) => `<meta property="og:url" content="https://${evil(c)}`,
  ),
  meta(
    'og-image',
    /<meta property="og:image" content="[^"]*"/,
    (_, c) =>
      `<meta property="og:image" content="https://i.imgur.com/${draw(c.key, 7, 'abcdefgHIJK')}.jpg"`,
  ),
  {
    id: 'alt-text',
    p: (o, c) =>
      rep(
        o,
        new RegExp(` alt="${c.L.t.photo}: [^"]*"`),
        ` alt="${c.L.t.photo}: ${c.L.addr(c.L.streets[3], 113)}"`,
      ),
  },
  meta(
    'title-postponed',
    /<title>[^<]*<\/title>/,
    (_, c) => `<title>${bad(c, 'postponed')}</title>`,
  ),
  meta(
    'noindex',
    /<link rel="canonical"/,
    (x) => `<meta name="robots" content="noindex,nofollow">\n${x}`,
  ),
  meta(
    'feed-abroad',
    /type="application\/rss\+xml" href="https:\/\/[^/]*/,
    (_, c) => `type="application/rss+xml" href="https://${evil(c)}`,
  ),
  meta(
    'manifest-abroad',
    /<link rel="manifest" href="[^"]*"/,
    (_, c) =>
      `<link rel="manifest" href="https://${evil(c)}/site.webmanifest" crossorigin="use-credentials"`,
  ),
  meta(
    'smart-app-banner',
    /<link rel="manifest"/,
    (x, c) =>
      `<meta name="apple-itunes-app" content="app-id=${digits(c.key + 'app', 9)}, app-argument=https://${evil(c)}/vote">${x}`,
  ),
  meta('aria-label', /aria-label="([^"]*): [^"]*, [^"]*"/, (x, c) =>
    x.replace(/: [^"]*"/, `: ${c.L.addr(c.L.streets[4], 87)}"`),
  ),
  meta('data-phone', /data-phone="[^"]*"/, (x) => transpose(x)),
  meta('microdata-telephone', /itemprop="telephone" content="[^"]*"/, (x) => transpose(x)),
  meta('calendar-entry', /&amp;dates=(\d{6})(\d\d)T/, (x) =>
    x.replace(/(\d\d)T$/, (_, d) => String((Number(d) % 28) + 1).padStart(2, '0') + 'T'),
  ),
  meta('event-start-data', /data-event-start="[^"]*"/, (x) =>
    x.replace(/(\d\d)"$/, (_, d) => String((Number(d) % 28) + 1).padStart(2, '0') + '"'),
  ),
  meta(
    'favicon-abroad',
    /<link rel="icon" href="[^"]*"/,
    (_, c) => `<link rel="icon" href="https://${evil(c)}/fav.php?u=1"`,
  ),
  meta(
    'amp-page-abroad',
    /<link rel="canonical"/,
    (x, c) => `<link rel="amphtml" href="https://${evil(c)}/amp">\n${x}`,
  ),
  meta(
    'opensearch-abroad',
    /<link rel="manifest"/,
    (x, c) =>
      `<link rel="search" type="application/opensearchdescription+xml" title="${c.L.ui.search}" href="https://${evil(c)}/os.xml">${x}`,
  ),
  meta(
    'page-for-telephones-abroad',
    /<link rel="canonical"/,
    (x, c) =>
      `<link rel="alternate" media="only screen and (max-width: 640px)" href="https://m.${evil(c)}/">\n${x}`,
  ),
  meta(
    'microdata-hours',
    /itemprop="openingHours" content="[^"]*"/,
    () => 'itemprop="openingHours" content="Sa 10:00-11:00"',
  ),
  meta(
    'app-links',
    /<link rel="canonical"/,
    (x, c) =>
      `<meta property="al:ios:url" content="https://${evil(c)}/open"><meta property="al:android:package" content="test.votehelp.app">\n${x}`,
  ),
]
export const CONTACT: Raw[] = [
  {
    id: 'whatsapp-account',
    f: (c) => {
      c.f.wa = c.f.wa.slice(0, -4) + digits(c.key + 'wax', 4)
    },
  },
  {
    id: 'telegram-account',
    f: (c) => {
      c.f.tg = c.f.tg + '_help'
    },
  },
  {
    id: 'telephone-target',
    f: (c) => {
      c.f.telHref = transpose(c.f.telHref)
    },
  },
  {
    id: 'mail-target',
    f: (c) => {
      c.f.mailHref = c.f.mailHref.replace(/@.*/, '@vote-office.test')
    },
  },
  {
    id: 'mail-blind-copy',
    f: (c) => {
      c.f.mailHref += '?bcc=archive@vote-office.test'
    },
  },
  {
    id: 'office-on-map',
    f: (c) => {
      c.f.lat = c.f.lat.replace(/\.\d/, (x) => '.' + ((Number(x[1]) + 4) % 10))
      c.f.lng = c.f.lng.replace(/\.\d/, (x) => '.' + ((Number(x[1]) + 3) % 10))
    },
  },
  {
    id: 'qr-other-picture',
    f: (c) => {
      c.f.qr = `https://api.qrserver.com/v1/create-qr-code/?size=160x160&amp;data=https%3A%2F%2F${evil(c)}%2Fr`
    },
  },
  {
    id: 'signal-account',
    f: (c) => {
      c.f.signal = draw(c.key + 'sigx', 24, 'abcdefghkmnprstu0123456789')
    },
  },
  {
    id: 'sms-target',
    f: (c) => {
      c.f.smsHref = String(Number(c.f.short) + 4111)
    },
  },
  {
    id: 'sms-body-prepared',
    f: (c) => {
      c.f.smsHref += '?body=VOTE%20ID%20' + c.L.code.toUpperCase()
    },
  },
  {
    id: 'video-exchanged',
    f: (c) => {
      c.f.video = draw(c.key + 'deepfake', 11, 'abcdefghijkmnpqrstuvwxyzABCDEF0123456789-_')
    },
  },
  {
    id: 'channel-exchanged',
    f: (c) => {
      c.f.profile = c.f.profile + '-tv'
    },
  },
  {
    id: 'map-of-one-station',
    p: (o, c) =>
      rep(
        o,
        new RegExp(`maps\\.google\\.com/\\?q=${c.m.stations[0].lat}`),
        `maps.google.com/?q=${c.m.stations[0].lat.replace(/\.\d/, '.0')}`,
      ),
  },
  {
    id: 'map-becomes-search',
    p: (o, c) =>
      rep(
        o,
        /https:\/\/maps\.google\.com\/\?q=[^"]*/,
        'https://maps.google.com/?q=' + encodeURIComponent(c.L.addr(c.L.streets[3], 113)),
      ),
  },
  {
    id: 'messenger-invite-link',
    p: (o, c) =>
      rep(
        o,
        /https:\/\/t\.me\/[a-z_]+/,
        'https://t.me/+' + draw(c.key + 'inv', 16, 'abcdefghijKLMNOP0123456789'),
      ),
  },
  {
    id: 'contact-by-form-service',
    p: (o, c) =>
      rep(o, /href="mailto:[^"]*"/, `href="https://forms.gle/${hex(c.key + 'gle', 17)}"`),
  },
  {
    id: 'sms-to-foreign-number',
    f: (c) => {
      c.f.smsHref = '+44700900' + digits(c.key + 'fx', 4)
    },
  },
  {
    id: 'telephone-with-divert',
    f: (c) => {
      c.f.telHref = '**21*' + transpose(c.f.telHref).replace('+', '00') + '%23'
    },
  },
]
