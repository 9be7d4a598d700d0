import { DEFAULT_LOCALES, type Language } from '../../core/text.ts'
import type { PoPlurals } from '../../lib/po/po.ts'

/** The categories of CLDR in their own order, which is the order of the indexes in our files. */
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const
export type Category = (typeof CATEGORIES)[number]

/**
 * Which index a whole number has, in the order of the language's categories, as PO wants it. The last one of Russian is for
 * fractions alone, which PO does not count. Source: Unicode CLDR, plural rules for cardinals.
 */
const EXPRESSIONS: Readonly<Record<Language, string>> = {
  en: 'n != 1',
  ar: 'n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n % 100 >= 3 && n % 100 <= 10 ? 3 : n % 100 >= 11 ? 4 : 5',
  es: 'n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2',
  fr: 'n == 0 || n == 1 ? 0 : n % 1000000 == 0 ? 1 : 2',
  ru: 'n % 10 == 1 && n % 100 != 11 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2',
  zh: '0',
  pt: 'n == 0 || n == 1 ? 0 : n % 1000000 == 0 ? 1 : 2',
}

const rulesOf = (language: Language) => new Intl.PluralRules(DEFAULT_LOCALES[language])

/** The plural forms of a language; the index of a form in a PO file is its place here. */
export function categoriesOf(language: Language): readonly Category[] {
  const wanted: readonly string[] = rulesOf(language).resolvedOptions().pluralCategories
  return CATEGORIES.filter((category) => wanted.includes(category))
}

/** What the header of a language's file says. */
export function pluralsOf(language: Language): PoPlurals {
  return { count: categoriesOf(language).length, expression: EXPRESSIONS[language] }
}

/** Numbers that show when a form is used; a million is the first one of some. */
const SAMPLES = [...Array(126).keys(), 1000, 1_000_000, 2_000_000]
const MAX_EXAMPLES = 5

/** Which form an index is, with numbers that take it, a line each: `msgstr[0] is "one": 1, 21, 31`. */
export function formComments(language: Language): readonly string[] {
  const rules = rulesOf(language)
  return categoriesOf(language).map((category, index) => {
    const numbers = SAMPLES.filter((number) => rules.select(number) === category)
    const shown = numbers.slice(0, MAX_EXAMPLES).join(', ')
    const more = numbers.length > MAX_EXAMPLES ? ' …' : ''
    return `msgstr[${index}] is "${category}": ${shown === '' ? 'fractions only' : shown}${more}`
  })
}
