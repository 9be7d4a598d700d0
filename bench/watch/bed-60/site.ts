// The facts of one site, drawn from its kind and number.
import { hash, pick, num, chance, shuffle, word, DIGITS, HEX, B36, DAY, ZONES } from './draw.ts'
import type { Zone } from './draw.ts'
import { LANGS } from './lang.ts'
import type { Lang } from './lang.ts'

export interface Station {
  id: string
  name: string
  street: string
  no: number
  addr: string
  zip: string
  lat: string
  lon: string
  room: number
}
export interface Candidate {
  id: string
  name: string
  party: string
}
export interface Site {
  kind: string
  n: number
  key: string
  L: Lang
  lang: string
  zone: Zone
  type: string
  style: number
  host: string
  origin: string
  town: string
  body: string
  elec: string
  open: number
  close: number
  election: number
  deadline: number
  age: number
  start: number
  officeFrom: number
  officeTo: number
  phone: string
  tel: string
  mail: string
  hot: string
  wa: string
  tg: string
  street: string
  zip: string
  addr: string
  lat: string
  lon: string
  stations: Station[]
  cands: Candidate[]
  ga: string
  gtm: string
  yt: string
  spa: boolean
  kb: number
}

/** What a kind says about its sites before one is drawn. */
export interface Frame {
  id: string
  langs: string[]
  types: string[]
  kb?: number[]
  spa?: boolean
}

const kept = new Map<string, Site>()
export function siteOf(frame: Frame, n: number): Site {
  const key = frame.id + '#' + n
  const known = kept.get(key)
  if (known) return known
  const L = LANGS[frame.langs[(n + hash(frame.id)) % frame.langs.length]!]!
  const zone = ZONES[pick(L.zones, key, 'zone')]!
  const town = pick(L.towns, key, 'town')
  const fill = (form: string, salt: string) => {
    let i = 0
    return form.replace(/#/g, () => word(1, DIGITS, key, salt, i++))
  }
  const phone = fill(L.phone, 'phone')
  const host = `www.vote-${n}.example`
  const monday = Date.UTC(2026, 8, 7) + num(0, 10, key, 'start') * 7 * DAY
  const election = Date.UTC(2026, 11, 13) / DAY
  const other = [Date.UTC(2026, 11, 6), Date.UTC(2026, 11, 16), Date.UTC(2027, 0, 10)].map(
    (t) => t / DAY,
  )
  const eday = chance(0.8, key, 'eday') ? election : pick(other, key, 'other')
  const places = shuffle(L.places, key, 'places')
  const streets = shuffle(L.streets, key, 'streets')
  const lat0 = num(-3300, 5600, key, 'lat') / 100
  const lon0 = num(-7000, 9000, key, 'lon') / 100
  const zip0 = num(10, 89, key, 'zip')
  const stations = places.slice(0, num(4, 8, key, 'stations')).map((name, i): Station => {
    const no = num(2, 96, key, 'no', i)
    return {
      id: 'ps-' + num(100, 999, key, 'sid', i),
      name,
      street: streets[i]!,
      no,
      addr: L.street(streets[i]!, no),
      zip: zip0 + word(3, DIGITS, key, 'z', i),
      room: num(1, 40, key, 'room', i),
      lat: (lat0 + num(-400, 400, key, 'la', i) / 10000).toFixed(5),
      lon: (lon0 + num(-400, 400, key, 'lo', i) / 10000).toFixed(5),
    }
  })
  const people = shuffle(L.people, key, 'people')
  const parties = shuffle(L.parties, key, 'parties')
  const cands = people.slice(0, num(4, 6, key, 'cands')).map(
    (name, i): Candidate => ({
      id: String(num(1000, 9999, key, 'cid', i)),
      name,
      party: parties[i]!,
    }),
  )
  const short =
    town
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, '') || 'office'
  const officeNo = num(1, 120, key, 'officeno')
  const site: Site = {
    kind: frame.id,
    n,
    key,
    L,
    lang: L.code,
    zone,
    type: frame.types[(n + hash(frame.id, 'type')) % frame.types.length]!,
    style: hash(key, 'style') % 4,
    host,
    origin: 'https://' + host,
    town,
    body: L.body(town),
    elec: pick(L.elec, key, 'elec'),
    open: num(7, 9, key, 'open'),
    close: num(18, 21, key, 'close'),
    election: eday,
    deadline: eday - num(20, 35, key, 'dl'),
    age: pick([16, 18, 18, 18], key, 'age'),
    start: monday,
    officeFrom: num(8, 9, key, 'of'),
    officeTo: num(15, 18, key, 'ot'),
    phone,
    tel:
      '+' +
      (phone.startsWith('+')
        ? ''
        : ({ en: '44', fr: '33', es: '34', pt: '55', de: '49', zh: '86' }[L.code] ?? '')) +
      phone.replace(/\D/g, '').replace(/^0/, ''),
    mail: `${pick(['info', 'contact', 'vote', 'office'], key, 'mb')}@vote-${n}.example`,
    hot: pick(['0800 01', '115 ', '190 0', '80 10 '], key, 'hot') + word(3, DIGITS, key, 'hotn'),
    wa: '4477009' + word(5, DIGITS, key, 'wa'),
    tg: short.slice(0, 10) + '_vote' + num(1, 99, key, 'tg'),
    street: streets[7]!,
    zip: zip0 + word(3, DIGITS, key, 'zz'),
    addr: L.street(streets[7]!, officeNo),
    lat: lat0.toFixed(5),
    lon: lon0.toFixed(5),
    stations,
    cands,
    ga: 'G-' + word(10, B36, key, 'ga').toUpperCase(),
    gtm: 'GTM-' + word(7, B36, key, 'gtm').toUpperCase(),
    yt: word(11, B36 + HEX, key, 'yt'),
    spa: frame.spa ?? false,
    kb: pick(frame.kb ?? [4, 10, 25], key, 'kb'),
  }
  kept.set(key, site)
  return site
}

/** The sentences of a site that state how one votes. */
export const rulesOf = (s: Site): string[] => [s.L.age(s.age), s.L.id, s.L.noNeed, s.L.may]
export const hoursOf = (s: Site): string =>
  s.L.hours(s.L.span(s.open, s.close), s.L.date(s.election))
