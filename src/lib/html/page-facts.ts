import { short } from './code-key.ts'
import { digitsOf, linkFact, plainPlace } from './contact-links.ts'
import { normalText } from './normal-text.ts'
import { type Draft, FACT_KINDS, type FactKind, type Spot } from './page-parts.ts'

/** Facts of one page: more is no page that people go by. */
const MAX_FACTS = 500
/** Characters of what is kept of a fact, of whose it is, and of where it stands. */
const MAX_VALUE = 300
const MAX_OWNER = 120
const MAX_PATH = 160

/** Something that a voter or his browser goes by and that is no text of the page. */
export interface Fact {
  readonly kind: FactKind
  /** Where it stands: `ld+json>GovernmentOffice>telephone`, `main>p>time@datetime`. */
  readonly path: string
  /** Whose it is, where there may be several: the name of an office, the words of a link; may be empty. */
  readonly owner: string
  readonly value: string
}

/** Notes a fact in the inventory. Its key is made of hashes of where it stands, whose it is, and what it says. */
export function noteFact(draft: Draft, fact: Fact, isHidden = false): void {
  if (draft.data.facts-- <= 0) {
    draft.limits.add('fact')
    return
  }
  const value = normalText(fact.value.slice(0, MAX_VALUE)).text
  const plain = plainValue(fact.kind, value)
  if (plain === '') return
  const path = fact.path.slice(-MAX_PATH)
  const owner = normalText(fact.owner.slice(0, MAX_OWNER)).text
  const inventory = draft.inventories.fact
  const key = `${placeKey(fact.kind, path)}${short(owner)}${short(plain)}`
  const known = inventory.get(key)
  if (known) known.count++
  else if (inventory.size >= MAX_FACTS) draft.limits.add('fact')
  else
    inventory.set(key, {
      kind: 'fact',
      key,
      count: 1,
      label: value,
      path,
      isHidden,
      words: owner,
      fact: fact.kind,
    })
}

function placeKey(kind: FactKind, path: string): string {
  return short(`${kind} ${path}`)
}

/** Beginnings of the keys of all facts that may stand at a path. */
export function placesAt(path: string): string[] {
  return FACT_KINDS.map((kind) => placeKey(kind, path))
}

/** Characters of a hash in the key of a fact. */
const HASH = 12

/** The parts of a key: where a fact stands, and where it stands with whose it is. */
export function slotOf(key: string): { readonly place: string; readonly slot: string } {
  return { place: key.slice(0, HASH), slot: key.slice(0, 2 * HASH) }
}

/** What two ways of writing one fact have in common. */
function plainValue(kind: FactKind, value: string): string {
  if (kind === 'telephone') return digitsOf(value) ?? ''
  if (kind === 'time') return plainTime(value)
  if (kind === 'place') return plainPlace(value)
  return kind === 'mail' ? value.toLowerCase() : value
}

/** A date and hour without what adds nothing: the letter T, seconds, the sign of the zone of Greenwich. */
export function plainTime(text: string): string {
  return text.replace(/(\d)T(?=\d\d:)/, '$1 ').replace(/(\d\d:\d\d):00(?:\.0+)?(?!\d)|Z$/g, '$1')
}

/** Seconds and milliseconds since 1970 that are a moment of this century, as UTC; null for other numbers. */
export function momentOf(value: string): string | null {
  if (!/^1[5-9]\d{8}(?:\d{3})?$|^[23]\d{9}(?:\d{3})?$/.test(value)) return null
  const days = Number(value) / (value.length === 13 ? 86_400_000 : 86_400)
  const [year, month, day] = civilDate(Math.floor(days))
  const minutes = Math.floor((days - Math.floor(days)) * 1440 + 0.01)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Year, month and day of a number of days since 1970. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
function civilDate(days: number): readonly [number, number, number] {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const month = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * month + 2) / 5) + 1
  return [era * 400 + year + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day]
}

/** Days since 1970 of the date in a text, `2026-12-13` before anything else; null where there is none. */
export function dayOf(text: string): number | null {
  const [, year, month, day] = /(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? []
  if (!year || !month || !day) return null
  const [years, months] = [Number(year) - (Number(month) <= 2 ? 1 : 0), Number(month)]
  const era = Math.floor(years / 400)
  const ofEra = years - era * 400
  const ofYear = Math.floor((153 * (months + (months > 2 ? -3 : 9)) + 2) / 5) + Number(day) - 1
  const days = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear
  return era * 146_097 + days - 719_468
}

/** Minutes since 1970 of a date with an hour and the offset of its zone; null where not all of it is said. */
export function minuteOf(text: string): number | null {
  const day = dayOf(text)
  const [, hour, minute, zone = ''] =
    /[T ](\d\d):(\d\d)(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/.exec(text.trim()) ?? []
  if (day === null || !hour || !minute) return null
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):?(\d\d)/.exec(zone) ?? []
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
  return day * 1440 + Number(hour) * 60 + Number(minute) - offset
}

const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.{0,20})?$|^--?\d{2}-\d{2}$/
const HOURS = /(?<!\d)\d{1,2}[:.hH]\d{2}(?!\d)|^\d{1,2}\s?[ap]\.?m/i
/** Letters of any script: one that looks like another makes another address. */
const MAIL = /^[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){1,4}$/u
const TELEPHONE = /^(?=(?:\D*\d){7,15}\D*$)(?:\+|00)\d[\d ().\u2010-\u2015-]{5,24}\d$/

/** What a value is by itself, whatever its name: a mail address, a telephone with its country, a date, hours. */
export function kindByValue(value: string): FactKind | null {
  if (value.length > 60) return null
  if (MAIL.test(value)) return 'mail'
  if (TELEPHONE.test(value)) return 'telephone'
  return DATE.test(value) ? 'time' : null
}

/** Names under which a page keeps what nobody goes by: when it was made, who looks, how often. */
const HOUSEKEEPING =
  /modif|publish|creat|updat|upload|generat|render|review|expir|timestamp|build|version|token|nonce|csrf|session|cache|etag|signature|priceValid|^(?:now|today|currentTime|serverTime|time|ts|iat|exp|nbf)$|views|visits|count$|requestId|copyright|today|current_?(?:date|time|day)|^ip|ip_?addr|remote|mac_?addr/i
const COORDINATE = /-?\d{1,3}\.\d/
const DATE_WORDS = /^(?=.{0,60}$)(?=.*\p{L}{3})(?=.*(?:19|20)\d\d)/u
/** Names that say what a value is, and how such a value looks. The first that fits holds. */
const BY_NAME: readonly (readonly [RegExp, FactKind, (value: string) => boolean])[] = [
  [
    /tele?phone|phone|^tel$|hotline|mobile|helpline|whats_?app|faxnumber/i,
    'telephone',
    (value) => /^[^\p{L}]*\d[\d ().+\u2010-\u2015-]{2}/u.test(value),
  ],
  [/e-?mail/i, 'mail', (value) => MAIL.test(value)],
  [
    /^(?:lat|lng|lon|long|latitude|longitude|coordinates?|geo|position)$|(?:lat|lng|lon)$/i,
    'place',
    (value) => COORDINATE.test(value),
  ],
  [
    /street|address(?!es)|^addr$|venue|locality|postal|postcode|^zip|po_?box|room(?:number)?$/i,
    'place',
    (value) => /[\p{L}\p{Nd}]{2}/u.test(value) && !/^(?:https?:)?\/|@/.test(value),
  ],
  [
    /hours|(?:^|[a-z_-])open(?:s|ing)?(?:_?(?:at|time))?$|(?:^|[a-z_-])clos(?:e|es|ing)(?:_?(?:at|time))?$|^(?:opens?|closes?)|opening|closing/i,
    'time',
    (value) => isTime(value) || /\d{1,2}\s?[-\u2013]\s?\d{1,2}/.test(value),
  ],
  [/^(?:from|to|till|begins?)$/i, 'time', (value) => /^\d{1,2}[:.]\d{2}$/.test(value)],
  [
    /deadline|countdown|due|until|valid(?:From|Through)|start|end(?:s|Date|Time|At)?$|door_?time|election_?(?:day|date)|(?:vot|poll)\w*(?:day|date|time|from|to)|target|^date(?:time)?$|registration/i,
    'time',
    isTime,
  ],
]

/** What a value is by its name; null where nobody goes by it. */
export function kindByName(name: string, value: string): FactKind | null {
  if (HOUSEKEEPING.test(name)) return null
  for (const [pattern, kind, isSuch] of BY_NAME)
    if (pattern.test(name) && isSuch(value)) return kind
  return kindByValue(value)
}

/** Whether a value says when: a date, hours, a moment since 1970. */
function isTime(value: string): boolean {
  return DATE.test(value) || HOURS.test(value) || momentOf(value) !== null || DATE_WORDS.test(value)
}

/** Notes a value with a name where it is a fact. `path` ends with the name. */
export function noteNamed(
  draft: Draft,
  name: string,
  value: string,
  { path, owner, spot }: { readonly path: string; readonly owner: string; readonly spot: Spot },
): void {
  if (name === 'eventStatus') {
    noteFact(draft, { kind: 'status', path, owner, value: value.replace(/^.*[/#]/, '') })
    return
  }
  const link = linkFact(value)
  if (link) {
    noteFact(draft, { kind: link.kind, path, owner, value: link.value }, spot.isHidden)
    return
  }
  const kind = kindByName(name, value)
  if (!kind) return
  const said = kind === 'time' ? (momentOf(value) ?? value) : value
  noteFact(draft, { kind, path, owner, value: said }, spot.isHidden)
}
