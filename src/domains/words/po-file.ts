// The texts of one language as a file for translators, and back.
import { patternProblems } from '../../core/catalogue-problems.ts'
import { LANGUAGES, type Language, type Message, type Pattern } from '../../core/text.ts'
import { type PoEntry, PoError, type ReadPo, readPo, writePo } from '../../lib/po/po.ts'
import { categoriesOf, formComments, pluralsOf } from './plural-forms.ts'

/** One text of the product in a language, as it is spoken now. */
export interface Wording {
  readonly message: Message
  /** Null where there is none. */
  readonly pattern: Pattern | null
  /** Whether nobody has confirmed it. */
  readonly isDraft: boolean
}

/** What a file says of one text. */
export interface Imported {
  readonly message: Message
  readonly pattern: Pattern
  readonly isDraft: boolean
}

/** Name of a text in files and sentences. */
export const contextOf = ({ slice, key }: Pick<Message, 'slice' | 'key'>) => `${slice}.${key}`

/** The file of a language: English as the source, Arabic beside it, what is not confirmed as fuzzy. */
export function poOf(language: Language, wordings: readonly Wording[]): string {
  return writePo({
    language,
    plurals: pluralsOf(language),
    comments: [
      `Scrutineer, ${LANGUAGES[language].name}`,
      'A text marked fuzzy is a draft. Take the mark away where you have read it and it is right.',
      'Keep what stands in braces as it is: {name}. It is replaced when the text is shown.',
      ...formComments(language),
    ],
    entries: wordings.map((wording) => entryOf(language, wording)),
  })
}

function entryOf(language: Language, { message, pattern, isDraft }: Wording): PoEntry {
  const { en } = message
  const isPlural = typeof en !== 'string'
  return {
    context: contextOf(message),
    source: isPlural ? (en.one ?? en.other) : en,
    sourcePlural: isPlural ? en.other : null,
    texts: textsOf(language, message, pattern),
    comments: [
      ...(language === 'ar' ? [] : arabicBeside(message)),
      ...(isPlural ? formComments(language) : []),
    ],
    isDraft: pattern !== null && isDraft,
  }
}

function textsOf(language: Language, { en }: Message, pattern: Pattern | null): readonly string[] {
  if (typeof en === 'string') return [typeof pattern === 'string' ? pattern : '']
  const forms = pattern === null || typeof pattern === 'string' ? null : pattern
  return categoriesOf(language).map((category) => forms?.[category] ?? '')
}

function arabicBeside({ ar }: Message): string[] {
  if (typeof ar === 'string') return [`ar: ${ar}`]
  return Object.entries(ar).map(([form, text]) => `ar (${form}): ${text}`)
}

/** What is wrong with a file, a sentence each. */
export interface Faults {
  readonly faults: readonly string[]
}

/**
 * What a file says of the texts of `messages`, or everything that is wrong with it: then nothing of it counts. Texts that
 * it leaves empty are left out.
 */
export function importedFrom(
  language: Language,
  text: string,
  messages: readonly Message[],
): { readonly imported: readonly Imported[] } | Faults {
  let file: ReadPo
  try {
    file = readPo(text)
  } catch (error) {
    if (error instanceof PoError) return { faults: [error.message] }
    throw error
  }
  const wrong = headFaults(language, file)
  if (wrong.length > 0) return { faults: wrong }
  const known = new Map(messages.map((message) => [contextOf(message), message]))
  const written = file.entries.filter(({ texts }) => texts.some((one) => one !== ''))
  const read = written.map((entry) => readEntry(language, entry, known.get(entry.context)))
  const twice = repeated(written.map(({ context }) => context))
  const faults = [
    ...twice.map((context) => `${context} stands in the file more than once.`),
    ...read.flatMap((one) => ('faults' in one ? one.faults : [])),
  ]
  if (faults.length > 0) return { faults }
  return { imported: read.filter((one) => 'message' in one) }
}

function headFaults(language: Language, { language: named, count }: ReadPo): string[] {
  if (named !== language && named.split(/[-_]/, 1)[0] !== language) {
    const said = named === '' ? 'no language' : `the language ${named}`
    return [`The head of the file names ${said}; it should be ${language}.`]
  }
  const categories = categoriesOf(language)
  if (count === null || count === categories.length) return []
  return [
    `The file has ${count} plural forms. In this language there are ${categories.length}: ${categories.join(', ')}.`,
  ]
}

function readEntry(
  language: Language,
  entry: PoEntry,
  message: Message | undefined,
): Imported | Faults {
  const { context, source, sourcePlural, texts, isDraft } = entry
  if (message === undefined) return { faults: [`${context} is no text of this version.`] }
  const wanted = entryOf(language, { message, pattern: null, isDraft: false })
  if (source !== wanted.source || sourcePlural !== wanted.sourcePlural) {
    return { faults: [`${context}: the English text is another one now. Export the file again.`] }
  }
  const pattern: Pattern =
    sourcePlural === null
      ? (texts[0] ?? '')
      : (Object.fromEntries(
          categoriesOf(language).map((category, index) => [category, texts[index] ?? '']),
        ) as Exclude<Pattern, string>)
  const faults = patternProblems(message, language, pattern)
  return faults.length > 0 ? { faults } : { message, pattern, isDraft }
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>()
  const twice = names.filter((name) => seen.size === seen.add(name).size)
  return [...new Set(twice)]
}
