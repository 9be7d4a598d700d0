/** A name of a day or month in one calendar; index 1–7 from Monday, or the month as the calendar counts it. */
interface Named {
  readonly kind: 'weekday' | 'month'
  readonly calendar: string
  readonly index: number
  /** Short names count only beside a number: "may", "sat" and "mar" are words of their own. */
  isShort: boolean
}

/** One date that it is somewhere on earth, as one calendar writes it. */
export interface Today {
  readonly calendar: string
  readonly weekday: number
  readonly day: number
  readonly month: number
  readonly year: number
}

/** The names of days and months in some languages, and which dates it is. */
export interface Calendar {
  readonly names: ReadonlyMap<string, readonly Named[]>
  readonly today: readonly Today[]
  /** Languages that the site and its page say they are in, without region; English where they say none. */
  readonly languages: readonly string[]
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** A Monday, 2024-01-01. */
const MONDAY_MS = 1_704_067_200_000
/** The westernmost and easternmost clocks of the world. */
const WEST_MS = -12 * HOUR_MS
const EAST_MS = 14 * HOUR_MS
/** Languages a site may be in: names of more would only be mistaken for words. */
const MAX_LANGUAGES = 6
/** Sets of names that are kept: a node watches sites in few languages. */
const MAX_KEPT = 32

interface Names {
  readonly names: ReadonlyMap<string, readonly Named[]>
  readonly calendars: readonly string[]
}

const kept = new Map<string, Names>()

/** The calendar of a moment for a site in these languages (BCP 47) and English. Unknown languages are left out. */
export function calendarOf(languages: readonly string[], atMs: number): Calendar {
  const wanted = [...new Set(['en', ...languages])].slice(0, MAX_LANGUAGES)
  const key = wanted.join()
  const known = kept.get(key)
  const names = known ?? namesOf(wanted)
  if (!known) {
    if (kept.size >= MAX_KEPT) kept.clear()
    kept.set(key, names)
  }
  const own = languages
    .slice(0, MAX_LANGUAGES)
    .flatMap((tag) => /^[A-Za-z]{2,3}\b/.exec(tag)?.[0].toLowerCase() ?? [])
  return {
    names: names.names,
    today: todayOf(names.calendars, atMs),
    languages: own.length > 0 ? [...new Set(own)] : ['en'],
  }
}

function namesOf(languages: readonly string[]): Names {
  const names = new Map<string, Named[]>()
  const calendars = new Set(['gregory'])
  for (const language of languages) {
    const own = calendarsOf(language)
    for (const calendar of own) {
      calendars.add(calendar)
      readNames(names, language, calendar)
    }
  }
  return { names, calendars: [...calendars] }
}

function calendarsOf(language: string): readonly string[] {
  let own: string
  try {
    own = new Intl.DateTimeFormat(language).resolvedOptions().calendar
  } catch {
    // RangeError: not a language tag; what a page says of itself may be anything.
    return []
  }
  const religious = /^(ar|ur|ms|id)\b/.test(language) ? ['islamic-umalqura'] : []
  return [...new Set(['gregory', own, ...religious])]
}

function readNames(names: Map<string, Named[]>, language: string, calendar: string): void {
  const add = (text: string, named: Named) => {
    const word = text.normalize('NFKC').toLowerCase().replace(/\.$/, '')
    if (!/\p{L}/u.test(word) || /\p{Nd}/u.test(word)) return
    const list = names.get(word) ?? []
    const same = list.find((one) => one.kind === named.kind && one.index === named.index)
    // A month whose long name is also its short one is a word of its own too: May.
    if (same) same.isShort ||= named.isShort && named.kind === 'month'
    else names.set(word, [...list, named])
  }
  for (const length of ['long', 'short'] as const) {
    const isShort = length === 'short'
    const weekday = new Intl.DateTimeFormat(language, {
      calendar,
      weekday: length,
      timeZone: 'UTC',
    })
    for (let day = 0; day < 7; day++) {
      const index = day + 1
      add(weekday.format(MONDAY_MS + day * DAY_MS), { kind: 'weekday', calendar, index, isShort })
    }
    // Alone and beside a day: many languages decline the month.
    for (const day of [undefined, 'numeric'] as const) {
      const options = { calendar, month: length, timeZone: 'UTC', ...(day ? { day } : {}) } as const
      const month = new Intl.DateTimeFormat(language, options)
      const numbers = fieldsOf(calendar)
      for (let step = 0; step < 40; step++) {
        const at = MONDAY_MS + step * 10 * DAY_MS
        const name = month.formatToParts(at).find(({ type }) => type === 'month')?.value ?? ''
        add(name, { kind: 'month', calendar, index: numbers(at).month, isShort })
      }
    }
  }
}

/** Reads day, month and year of a moment in a calendar. */
function fieldsOf(calendar: string): (ms: number) => Omit<Today, 'calendar' | 'weekday'> {
  const format = new Intl.DateTimeFormat('en', {
    calendar,
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return (ms) => {
    const parts = format.formatToParts(ms)
    const read = (...types: string[]) =>
      Number.parseInt(parts.find(({ type }) => types.includes(type))?.value ?? '0', 10)
    return { day: read('day'), month: read('month'), year: read('year', 'relatedYear') }
  }
}

const readers = new Map<string, ReturnType<typeof fieldsOf>>()

function todayOf(calendars: readonly string[], atMs: number): Today[] {
  const days = new Set([WEST_MS, 0, EAST_MS].map((zone) => Math.floor((atMs + zone) / DAY_MS)))
  return [...days].flatMap((day) =>
    calendars.map((calendar) => {
      const read = readers.get(calendar) ?? fieldsOf(calendar)
      readers.set(calendar, read)
      const weekday = ((((day - MONDAY_MS / DAY_MS) % 7) + 7) % 7) + 1
      return { calendar, weekday, ...read(day * DAY_MS) }
    }),
  )
}
