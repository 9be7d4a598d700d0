// What a language brings to a page, and the table of languages.
import { en, fr, es, pt } from './lang-a.ts'
import { de, ru, ar, zh } from './lang-b.ts'

export interface Lang {
  code: string
  dir: string
  zones: string[]
  months: string[]
  days: string[]
  date(day: number): string
  digits(day: number): string
  span(open: number, close: number): string
  hours(span: string, date: string): string
  deadline(date: string): string
  id: string
  idTwo: string
  noNeed: string
  needs: string
  may: string
  mayNot: string
  age(n: number): string
  postal(address: string): string
  hot(n: string): string
  ui: Record<string, string>
  elec: string[]
  body(town: string): string
  towns: string[]
  streets: string[]
  street(name: string, n: number): string
  places: string[]
  people: string[]
  parties: string[]
  phone: string
  para: string[]
  faqs: string[][]
  heads: string[]
}
export const LANGS: Record<string, Lang> = { en, fr, es, pt, de, ru, ar, zh }
/** A text in the language of a page; English where it is missing. */
export type Texts = Record<string, string>
export const say = (code: string, texts: Texts): string => texts[code] ?? texts['en']!
