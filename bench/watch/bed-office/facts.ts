// The facts of one site and the context in which its page is drawn.
import { h32, int, pick, draw, shuffle, fill, hex } from './util.ts'
import { local, dayOf, parts, weekday, iso, DAY, offset, HOUR } from './time.ts'
import type { Local } from './time.ts'
import type { Lang } from './lang-type.ts'
import { en } from './lang-en.ts'
import { de } from './lang-de.ts'
import { fr } from './lang-fr.ts'
import { es } from './lang-es.ts'
import { pt } from './lang-pt.ts'
import { ru } from './lang-ru.ts'
import { zh } from './lang-zh.ts'
import { ar } from './lang-ar.ts'

export const LANGS: Record<string, Lang> = { en, de, fr, es, pt, ru, zh, ar }
export type Clock = [number, number]
export interface Station {
  id: string
  name: string
  street: string
  no: number
  lat: string
  lng: string
  po: Clock
  pc: Clock
  note?: string
}
export interface Candidate {
  no: number
  name: string
  party: string
  note?: string
}
export interface Facts {
  d1: number
  d2: number
  o: Clock
  c: Clock
  po: Clock
  pc: Clock
  vote: number
  deadline: number
  postal: number
  tel: string
  telHref: string
  mail: string
  mailHref: string
  short: string
  smsHref: string
  wa: string
  tg: string
  signal: string
  street: string
  no: number
  zip: string
  lat: string
  lng: string
  stations: Station[]
  cands: Candidate[]
  districts: { value: string; label: string; picked?: boolean }[]
  action: string
  method: string
  recipient: string
  next: string
  register: string
  pdf: string
  where: string
  results: string
  search: string
  qr: string
  video: string
  profile: string
  text: Record<string, string>
  dateFix: (s: string) => string
  clockFix: (s: string) => string
  place: (s: Station) => string
}
export interface KindSpec {
  id: string
  langs: string[]
  stacks: string[]
  path: string
  core: string
  live: string
  /** Pages that now and then stand in the place of the real one. */
  gates?: string
  second?: string
  spa?: boolean
}
export interface Ctx {
  spec: KindSpec
  kind: string
  site: number
  t: number
  key: string
  L: Lang
  zone: string
  day: Local
  host: string
  addr: string
  authority: string
  city: string
  begin: number
  f: Facts
  m: Facts
  stack: string
  style: number
  bulk: number
  files: Record<string, string>
  headers: Record<string, string>
  wrap: Record<string, (s: string) => string>
  extra: {
    intro: string
    lead: string
    end: string
    aside: string
    foot: string
    menu: string
    head: string
    faq: string
    news: string
    logos: string
  }
  flags: Record<string, boolean>
}

const place =
  (c: Lang) =>
  (s: Station): string =>
    c.addr(s.street, s.no)

/** The site's own zone, the Monday on which it begins and the day on which it votes. */
export function frame(
  spec: KindSpec,
  site: number,
): { key: string; L: Lang; zone: string; begin: number; vote: number; n: number } {
  const key = `${spec.id}#${site}`
  const L = LANGS[spec.langs[(site + h32(spec.id)) % spec.langs.length]],
    zone = pick(key + 'zone', L.zones)
  const monday = dayOf(2026, 9, 7) + 7 * int(key + 'begin', 0, 10)
  const vote =
    h32(key + 'vote') % 4
      ? dayOf(2026, 12, 13)
      : monday + 20 + 7 * int(key + 'own', 0, 4) + (h32(key + 'sat') % 3 ? 0 : -1)
  const at = monday * DAY + int(key + 'h', 0, 23) * HOUR
  return {
    key,
    L,
    zone,
    begin: at - offset(zone, at) * HOUR,
    vote,
    n: ((h32(spec.id) % 9000) + 100) * 100 + site,
  }
}

function facts(key: string, L: Lang, vote: number, host: string): Facts {
  const k = (s: string): string => key + s,
    bare = host.replace(/^www\./, '')
  const halls = shuffle(k('halls'), L.halls),
    streets = shuffle(k('streets'), L.streets),
    people = shuffle(k('people'), L.people),
    parties = shuffle(k('parties'), L.parties)
  const po: Clock = [int(k('po'), 6, 9), 0],
    pc: Clock = [int(k('pc'), 18, 20), 0],
    lat = int(k('lat'), 20, 55),
    lng = int(k('lng'), -20, 60)
  let nth = 0
  const tel = L.tel.replace(/#/g, () => String(int(k('tel' + nth++), 0, 9)))
  const stations = halls.slice(0, int(k('nsta'), 4, 9)).map((name, i) => ({
    id: hex(k('sid' + i), 4),
    name,
    street: streets[i % streets.length],
    no: int(k('sno' + i), 2, 98) + (i >= streets.length ? 100 : 0),
    lat: `${lat}.${draw(k('slat' + i), 5, '123456789')}`,
    lng: `${lng}.${draw(k('slng' + i), 5, '123456789')}`,
    po,
    pc,
  }))
  const portal = h32(k('portal')) % 3
  return {
    d1: 0,
    d2: int(k('d2'), 3, 4),
    o: [int(k('o'), 8, 9), pick(k('om'), [0, 0, 30])],
    c: [int(k('c'), 14, 18), pick(k('cm'), [0, 0, 30])],
    po,
    pc,
    vote,
    deadline: vote - int(k('dl'), 18, 32),
    postal: vote - int(k('pd'), 1, 4),
    tel:
      h32(k('nat')) % 2
        ? tel
        : tel.replace(
            /^\+\d+ /,
            ({ en: '', es: '', ru: '8 ', pt: '0' } as Record<string, string>)[L.code] ?? '0',
          ),
    telHref: tel.replace(/[^+\d]/g, ''),
    mail: pick(k('mail'), ['info', 'elections', 'vote', 'office', 'contact']) + '@' + bare,
    mailHref: '',
    short: String(int(k('short'), 3001, 8999)),
    smsHref: '',
    wa: tel.replace(/\D/g, '').slice(0, -1) + '7',
    tg: 'vote_' + draw(k('tg'), 6, 'abcdefghkmnprstu'),
    signal: draw(k('sig'), 24, 'abcdefghkmnprstu0123456789'),
    street: streets[streets.length - 1],
    no: int(k('no'), 1, 60),
    zip: draw(k('zip'), 5, '123456789'),
    lat: `${lat}.${draw(k('lat5'), 5, '123456789')}`,
    lng: `${lng}.${draw(k('lng5'), 5, '123456789')}`,
    stations,
    cands: people
      .slice(0, int(k('ncand'), 4, 8))
      .map((name, i) => ({ no: i + 1, name, party: parties[i % parties.length] })),
    districts: halls
      .slice(0, 5)
      .map((label, i) => ({ value: String(101 + i * int(k('step'), 1, 9)), label })),
    action: pick(k('act'), [
      '/check',
      '/api/registration/check',
      '/register/lookup.php',
      '/forms/submit',
      `https://forms.${bare}/check`,
    ]),
    method: 'post',
    recipient: 'roll@' + bare,
    next: '/thanks',
    register:
      portal === 0
        ? '/register?return=%2Fdone'
        : portal === 1
          ? `https://register.${bare}/apply?return_url=${encodeURIComponent('https://' + host + '/done')}`
          : '/register/start?step=1&next=/register/confirm',
    pdf: `/files/${hex(k('pdf'), 8)}/postal-ballot.pdf`,
    where: '/where-do-i-vote',
    results: '/results',
    search: '/search',
    qr: `/media/qr-${hex(k('qr'), 6)}.png`,
    video: draw(k('yt'), 11, 'abcdefghijkmnpqrstuvwxyzABCDEF0123456789-_'),
    profile: 'vote' + draw(k('prof'), 5, 'abcdefghkmnprstu'),
    text: { ...L.s },
    dateFix: (s) => s,
    clockFix: (s) => s,
    place: place(L),
  }
}
const copy = (f: Facts): Facts => ({
  ...f,
  stations: f.stations.map((s) => ({ ...s })),
  cands: f.cands.map((s) => ({ ...s })),
  districts: f.districts.map((s) => ({ ...s })),
  text: { ...f.text },
})

export function context(spec: KindSpec, site: number, t: number): Ctx {
  const { key, L, zone, begin, vote, n } = frame(spec, site)
  const host = `www.vote-${n}.example`,
    city = pick(key + 'city', L.cities),
    f = facts(key, L, vote, host)
  f.mailHref = f.mail
  f.smsHref = f.short
  return {
    spec,
    kind: spec.id,
    site,
    t,
    key,
    L,
    zone,
    day: local(zone, t),
    host,
    addr: 'https://' + host + spec.path,
    city,
    authority: fill(pick(key + 'auth', L.authority), { city }),
    begin,
    f,
    m: copy(f),
    stack: spec.stacks[(site + h32(spec.id + 's')) % spec.stacks.length],
    style: h32(key + 'style') % 5,
    bulk: h32(key + 'bulk') % 3,
    files: {},
    headers: {},
    wrap: {},
    extra: {
      intro: '',
      lead: '',
      end: '',
      aside: '',
      foot: '',
      menu: '',
      head: '',
      faq: '',
      news: '',
      logos: '',
    },
    flags: {},
  }
}

export const dateText = (c: Ctx, n: number): string => {
  const p = parts(n)
  return c.L.date(c.L.days[p.wd], p.d, c.L.months[p.m], p.y, p.m + 1)
}
export const clock = (c: Ctx, x: Clock): string => c.L.clock(x[0], x[1])
export const stamp = (x: Clock): string =>
  `${x[0] < 10 ? '0' : ''}${x[0]}:${x[1] < 10 ? '0' : ''}${x[1]}`
export function vars(c: Ctx, f: Facts): Record<string, string> {
  return {
    d1: c.L.days[f.d1],
    d2: c.L.days[f.d2],
    o: clock(c, f.o),
    c: clock(c, f.c),
    po: f.clockFix(clock(c, f.po)),
    pc: f.clockFix(clock(c, f.pc)),
    pow: c.L.hour(f.po[0]),
    pcw: c.L.hour(f.pc[0]),
    vote: f.dateFix(dateText(c, f.vote)),
    deadline: dateText(c, f.deadline),
    postal: dateText(c, f.postal),
    later: dateText(c, f.vote + 7),
    tel: f.tel,
    short: f.short,
    A: f.stations[0]?.name ?? '',
    B: f.stations[1]?.name ?? '',
    city: c.city,
    fake: c.L.addr(c.L.streets[3], 113),
    cand: c.f.cands[1]?.name ?? '',
  }
}
/** A sentence as the visitor reads it. */
export const plain = (c: Ctx, k: string, f: Facts = c.f): string =>
  fill(f.text[k] ?? '', vars(c, f))
export const say = (c: Ctx, k: string): string => {
  let s = plain(c, k)
  if (h32(c.key + 'em') % 3 === 0)
    for (const x of ['vote', 'deadline', 'postal'])
      if (k !== 'results' && s.includes(vars(c, c.f)[x]))
        s = s.replace(vars(c, c.f)[x], (y) => `<strong>${y}</strong>`)
  return c.wrap[k] && s ? c.wrap[k](s) : s
}
export const bad = (c: Ctx, k: string): string => fill(c.L.bad[k], vars(c, c.f))
export { iso }

/** The latest day on which an event of chance `p` happened, with the hour: a release, a new file. */
export function latest(c: Ctx, tag: string, p: number): number {
  for (let n = c.day.n; n > c.day.n - 90; n--) {
    const hit = h32(`${c.key}/${tag}/${n}`) / 4294967296 < p && weekday(n) < 5
    if (hit && (n < c.day.n || c.day.h >= 9 + (h32(tag + c.key + n) % 9))) return n
  }
  return c.day.n - 90 - (c.day.n % 90)
}
