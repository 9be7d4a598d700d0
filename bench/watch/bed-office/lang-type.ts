// What a language has to offer: names, dates, and every sentence a page may carry.

export interface Lang {
  code: string
  dir: string
  zones: string[]
  tel: string
  months: string[]
  days: string[]
  /** Weekday, day, month name, year (and the month's number). */
  date: (w: string, d: number, m: string, y: number, mo: number) => string
  clock: (h: number, m: number) => string
  words: string[]
  /** An hour in words, as the sentence `pollWords` needs it. */
  hour: (h: number) => string
  /** How many days are left, in words where usual. */
  left: (n: number) => string
  cities: string[]
  streets: string[]
  /** A street and a house number. */
  addr: (street: string, no: number) => string
  halls: string[]
  people: string[]
  parties: string[]
  authority: string[]
  menu: string[]
  /** Headings and labels. */
  t: Record<string, string>
  /** Sentences of the rules of voting. */
  s: Record<string, string>
  /** What attackers write. */
  bad: Record<string, string>
  /** What officers write in good faith. */
  ed: Record<string, string>
  /** Words of the running page. */
  ui: Record<string, string>
  about: string[]
  /** A misspelt sentence and the same put right. */
  typo: [string, string]
  news: [string, string][]
  weather: string[]
  quotes: string[]
}
