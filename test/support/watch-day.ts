// A polling day of two hundred observers at one hundred and twenty stations, and what is true of it: who says what is made
// here from the true numbers of each station, and what the desk must show is worked out from the same numbers, by other
// means than those of the product.

/** Stations of the day, and how many of them lie in each of its districts. */
const STATIONS = 120
const OF_DISTRICT = 20
const DISTRICTS = STATIONS / OF_DISTRICT

/** Observers of the first group: one at each station, and a second one at these. */
const FIRST_GROUP = 160
/** Observers of the second group, at every third station. */
const SECOND_GROUP = 40

/** Askings of turnout that the day has: the first goes wrong in many ways, the second comes whole. */
export const ASKINGS = [1, 2] as const
type Asking = (typeof ASKINGS)[number]

/** Somebody who observes. */
export interface Post {
  /** From 0, over both groups. */
  readonly k: number
  readonly isFirst: boolean
  /** Number of the station, and its place from 0. */
  readonly station: string
  readonly at: number
  readonly phone: string
}

const numberOf = (at: number) => `S-${String(at + 1).padStart(3, '0')}`

/** All of the two hundred, those of the first group first. */
export const POSTS: readonly Post[] = Array.from({ length: FIRST_GROUP + SECOND_GROUP }, (_, k) => {
  const isFirst = k < FIRST_GROUP
  const at = isFirst ? k % STATIONS : 3 * (k - FIRST_GROUP)
  return { k, isFirst, at, station: numberOf(at), phone: `+99957${String(10_000 + k)}` }
})

/** The stations as an office brings them in. */
export function stationsFile(): string {
  const rows = Array.from({ length: STATIONS }, (_, at) => {
    const district = Math.floor(at / OF_DISTRICT) + 1
    return `${numberOf(at)},School ${at + 1},/2/${district}/,${registeredAt(at)}`
  })
  return `number,name,area,registered\n${rows.join('\n')}\n`
}

/** Codes of the districts below `/2/`. */
export const districts = Array.from({ length: DISTRICTS }, (_, n) => String(n + 1))

const registeredAt = (at: number) => 400 + 10 * (at % 30)

/** How many had voted at a station at one asking. */
function votedAt(at: number, asking: Asking): number {
  return asking === 1
    ? Math.floor(registeredAt(at) / 5) + (at % 7)
    : Math.floor(0.45 * registeredAt(at)) + (at % 11)
}

/** One in ten has no network until the evening. */
export const isOffline = ({ k }: Post) => k % 10 === 9
/** Does not write of the first asking. */
const isSilent = ({ k }: Post) => k % 17 === 5
/** Miscounts at first, and writes again. */
const isWrongAtFirst = ({ k }: Post) => k % 13 === 4
/** A second observer of a station who counted otherwise than the first. */
const differs = ({ k, isFirst }: Post) => isFirst && k >= STATIONS && k % 9 === 0
/** Whose gateway hands in the same message twice. */
const isRepeated = ({ k }: Post) => k % 11 === 3
/** In whose name somebody else writes, from another telephone. */
const isForged = ({ k }: Post) => k % 20 === 7
const hasLongLine = ({ k }: Post) => k % 40 === 1
const hasNoList = ({ k }: Post) => k % 23 === 6

/** What somebody writes, `#` in the place of his number; from his telephone where no other is said. */
export interface Message {
  readonly post: Post
  readonly text: string
  readonly from?: string
}

const FORGER = '+99999999999'
const DIFFERENCE = 7

/** What an observer says for good at one asking; null where he says nothing. */
function lastWord(post: Post, asking: Asking): number | null {
  if (asking === 1 && isSilent(post)) return null
  return votedAt(post.at, asking) + (asking === 1 && differs(post) ? DIFFERENCE : 0)
}

/** Ways in which people type: words before, between and behind, marks, letters for digits, digits of other scripts. */
const HANDS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `${text} on time, in line 40`,
  (text) => `Good morning. ${text}`,
  (text) => text.replaceAll(/ ([A-Z])(?=\d)/g, ' $1='),
  (text) => inDigits(text, 0x660),
  (text) => text.toLowerCase(),
  (text) => `${text} - L Olsen, observer`,
  (text) => text.replaceAll(/(\d)0\b/g, '$1O'),
  (text) => `مرحبا ${inDigits(text, 0x6f0)} شكرا`,
  (text) => text.replaceAll(' ', '  '),
  (text) => text.replaceAll(/ (?=[A-Z]\d)/g, '\n'),
  (text) => `${inDigits(text, 0x966)} 👍`,
]

/** The text as this observer types it. */
const byHand = ({ k }: Post, text: string) => HANDS[k % HANDS.length]?.(text) ?? text

function inDigits(text: string, nought: number): string {
  return text.replaceAll(/\d/g, (digit) => String.fromCodePoint(nought + Number(digit)))
}

/** Forgets at first of which asking he writes: nothing is known of his message before he says it. */
const forgetsAsking = ({ k }: Post) => k % 15 === 2

const opening = (post: Post) => byHand(post, `OP # A0700 B1 C1 D${hasNoList(post) ? 2 : 1}`)
const turnout = (post: Post, asking: Asking, voted: number) =>
  byHand(post, `TU # X${asking} V${voted}${asking === 2 && hasLongLine(post) ? ' Q250' : ''}`)
const inReach = POSTS.filter((post) => !isOffline(post))

/** Messages of the first asking in three turns: what is put right comes behind what was wrong. */
export const MORNING: readonly (readonly Message[])[] = [
  inReach.map((post) => ({ post, text: opening(post) })),
  inReach.flatMap((post) => {
    const voted = lastWord(post, 1)
    const forged = isForged(post) ? [{ post, text: 'TU # X1 V1', from: FORGER }] : []
    if (voted === null) return forged
    const unsaid = forgetsAsking(post) ? [{ post, text: byHand(post, `TU # V${voted}`) }] : []
    const text = turnout(post, 1, voted + (isWrongAtFirst(post) ? 100 : 0))
    return [...forged, ...unsaid, { post, text }]
  }),
  inReach.flatMap((post) => {
    const voted = lastWord(post, 1)
    if (voted === null || !(isWrongAtFirst(post) || isRepeated(post))) return []
    return [{ post, text: turnout(post, 1, voted) }]
  }),
]

/** Messages of the afternoon: the second asking, and what went wrong. */
export const AFTERNOON: readonly Message[] = [
  ...inReach.map((post) => ({ post, text: turnout(post, 2, lastWord(post, 2) ?? 0) })),
  ...[30, 44, 61].flatMap((k, n) => {
    const post = POSTS[k]
    return post === undefined ? [] : [{ post, text: `IN # C4 S${4 - n} @ papers ran out` }]
  }),
]

/** What whoever had no network brings in the evening from the page of his telephone, by form and asking. */
export function writtenOffline(post: Post): readonly {
  readonly form: string
  readonly serial: number
  readonly given: Readonly<Record<string, string>>
}[] {
  const said = ASKINGS.flatMap((asking) => {
    const voted = lastWord(post, asking)
    return voted === null ? [] : [{ form: 'TU', serial: asking, given: { V: String(voted) } }]
  })
  const given = { A: '0700', B: '1', C: '1', D: hasNoList(post) ? '2' : '1' }
  return [{ form: 'OP', serial: 1, given }, ...said]
}

/** A message that is not kept twice and comes whole, as the desk shows it. */
export interface TrueEntry {
  readonly k: number
  readonly form: string
  readonly serial: number
  /** Of what counts people, their number; null of the others. */
  readonly voted: number | null
  readonly isFlagged: boolean
  readonly isForged: boolean
}

/** What observers of the first group are known to have sent by the end of the day. */
export function trueEntries(): TrueEntry[] {
  const own = POSTS.filter(({ isFirst }) => isFirst)
  return own.flatMap((post) => {
    const entry = (form: string, more: Partial<TrueEntry> = {}): TrueEntry => {
      const plain = { serial: 1, voted: null, isFlagged: false, isForged: false }
      return { k: post.k, form, ...plain, ...more }
    }
    const [first, second] = [lastWord(post, 1), lastWord(post, 2)]
    const wrong = first !== null && isWrongAtFirst(post) && !isOffline(post)
    const unsaid = first !== null && forgetsAsking(post) && !isOffline(post)
    return [
      entry('OP', { isFlagged: hasNoList(post) }),
      ...(first === null ? [] : [entry('TU', { voted: first })]),
      // It waits for its asking: on the desk, and in no figure.
      ...(unsaid ? [entry('TU', { serial: 0, voted: first })] : []),
      ...(wrong ? [entry('TU', { voted: first + 100 })] : []),
      ...(isForged(post) && !isOffline(post) ? [entry('TU', { voted: 1, isForged: true })] : []),
      entry('TU', {
        serial: 2,
        voted: second,
        isFlagged: hasLongLine(post) && !isOffline(post),
      }),
      ...(post.k === 30 ? [entry('IN', { isFlagged: true })] : []),
      ...(post.k === 44 || post.k === 61 ? [entry('IN')] : []),
    ]
  })
}

/** What is known of a station: the number about which all agree, or that they differ. */
export type TrueRow = number | 'differ'

/** What the last words of these observers amount to, by the number of the station. */
export function trueRows(asking: Asking, of: (post: Post) => boolean): Map<string, TrueRow> {
  const rows = new Map<string, TrueRow>()
  for (const post of POSTS.filter(of)) {
    const said = lastWord(post, asking)
    if (said === null) continue
    const before = rows.get(post.station) ?? said
    rows.set(post.station, before === said ? said : 'differ')
  }
  return rows
}

/** Who of the first group has sent nothing of an asking before the evening, and stations of which nothing is known. */
export function trueSilence(asking: Asking) {
  const own = POSTS.filter(({ isFirst }) => isFirst)
  const hasSaid = (post: Post) => !isOffline(post) && lastWord(post, asking) !== null
  const heard = new Set(own.filter(hasSaid).map(({ station }) => station))
  return {
    observers: own.filter((post) => !hasSaid(post)).map(({ k }) => k),
    stations: [...new Set(own.map(({ station }) => station))].filter((one) => !heard.has(one)),
  }
}

/** Two-sided quantiles of Student's t for 95 %: of 20 degrees of freedom and so on up to 30, and of 40. Source: any table. */
const T_FROM_20 = [
  2.086, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
] as const
const T_40 = 2.0211

/**
 * The share of registered voters who voted and its margin, by the formulas as they are written for a sample drawn by size
 * out of strata with so many voters, of which everything is known.
 */
export function trueEstimate(
  sample: readonly { readonly station: string; readonly stratum: string }[],
  of: (station: string) => { readonly voted: number; readonly registered: number },
  voters: ReadonlyMap<string, number>,
): { ratio: number; margin: number; freedom: number } {
  const units = sample.map(({ station, stratum }) => {
    const mates = sample.filter((one) => one.stratum === stratum).length
    const { voted, registered } = of(station)
    return { stratum, voted, registered, weight: (voters.get(stratum) ?? 0) / mates / registered }
  })
  const total = (one: (unit: (typeof units)[number]) => number) =>
    units.reduce((sum, unit) => sum + one(unit), 0)
  const known = total(({ weight, registered }) => weight * registered)
  const ratio = total(({ weight, voted }) => weight * voted) / known
  let [variance, squares] = [0, 0]
  for (const stratum of voters.keys()) {
    const rest = units.filter((one) => one.stratum === stratum && one.weight > 1)
    const open = rest.map(({ weight }) => 1 - 1 / weight)
    const all = open.reduce((sum, one) => sum + one, 0)
    if (all === 0) continue
    const away = rest.map((one) => one.weight * (one.voted - ratio * one.registered))
    const mean = away.reduce((sum, one, n) => sum + one * (open[n] ?? 0), 0) / all
    const alike = open.reduce((sum, one) => sum + (one / all) ** 2, 0)
    const spread = away.reduce((sum, one, n) => sum + (open[n] ?? 0) * (one - mean) ** 2, 0)
    const own = spread / (1 - alike)
    variance += own
    squares += own ** 2 / (1 / alike - 1)
  }
  const freedom = Math.floor(variance ** 2 / squares)
  const t = freedom >= 40 ? T_40 : (T_FROM_20[Math.min(freedom, 30) - 20] ?? Number.NaN)
  return { ratio, margin: (t * Math.sqrt(variance)) / known, freedom }
}

/** Registered voters and how many had voted by the second asking, at a station of the day. */
export function trueNumbers(station: string) {
  const at = Number(station.slice(2)) - 1
  return { registered: registeredAt(at), voted: votedAt(at, 2) }
}

/** The district of a station of the day. */
export function districtOf(station: string): string {
  return `/2/${Math.floor((Number(station.slice(2)) - 1) / OF_DISTRICT) + 1}/`
}

/** How many registered voters each of the districts has. */
export const districtVoters = (): Map<string, number> =>
  new Map(
    districts.map((code, district) => {
      const own = Array.from({ length: OF_DISTRICT }, (_, n) =>
        registeredAt(district * OF_DISTRICT + n),
      )
      return [`/2/${code}/`, own.reduce((sum, one) => sum + one, 0)]
    }),
  )
