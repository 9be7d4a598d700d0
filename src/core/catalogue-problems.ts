import {
  type Catalogue,
  DEFAULT_LOCALES,
  type Language,
  type Message,
  type Pattern,
} from './text.ts'

/** What is wrong with the texts of a slice, one line each; empty when all is well. Checks English and Arabic, or the translation handed in. */
export function catalogueProblems(
  catalogue: Catalogue,
  translation?: { language: Language; texts: Readonly<Record<string, Pattern>> },
): string[] {
  const messages = Object.values(catalogue)
  if (!translation) {
    return messages.flatMap((message) => [
      ...patternProblems(message, 'en', message.en),
      ...patternProblems(message, 'ar', message.ar),
    ])
  }
  const { language, texts } = translation
  const extra = Object.keys(texts).filter((key) => !Object.hasOwn(catalogue, key))
  return [
    ...messages.flatMap((message) => patternProblems(message, language, texts[message.key])),
    ...extra.map((key) => `${language}: ${key} is not in the catalogue`),
  ]
}

/** What is wrong with one text in a language, a sentence each that names it. */
export function patternProblems(
  message: Message,
  language: Language,
  pattern: Pattern | undefined,
): string[] {
  const where = `${language}: ${message.slice}.${message.key}`
  if (pattern === undefined) return [`${where} is missing`]
  const isPlural = typeof pattern !== 'string'
  if (isPlural !== (typeof message.en !== 'string')) {
    return [`${where} must have plural forms exactly where English has them`]
  }
  const forms = Object.entries(isPlural ? pattern : { other: pattern })
  return [
    ...(isPlural ? formProblems(where, language, Object.keys(pattern)) : []),
    ...forms.flatMap(([form, sentence]) => sentenceProblems(`${where} (${form})`, sentence)),
    ...forms.flatMap(([form, sentence]) =>
      nameProblems(`${where} (${form})`, form, sentence, namesIn(message.en)),
    ),
  ]
}

function formProblems(where: string, language: Language, given: readonly string[]): string[] {
  const rules = new Intl.PluralRules(DEFAULT_LOCALES[language])
  const wanted: readonly string[] = rules.resolvedOptions().pluralCategories
  return [
    ...wanted
      .filter((form) => !given.includes(form))
      .map((form) => `${where} lacks the form ${form}`),
    ...given
      .filter((form) => !wanted.includes(form))
      .map((form) => `${where} has no use for the form ${form}`),
  ]
}

function sentenceProblems(where: string, sentence: string): string[] {
  const problems: string[] = []
  if (sentence.trim() === '') problems.push(`${where} is empty`)
  if (sentence !== sentence.trim()) problems.push(`${where} begins or ends with a space`)
  if (/[{}]/.test(sentence.replaceAll(/\{\w+\}/g, ''))) problems.push(`${where} has a stray brace`)
  if (/[\u202a-\u202e\u2066-\u2069]/.test(sentence)) {
    problems.push(`${where} holds a direction control; the translator adds them`)
  }
  return problems
}

/** Forms that stand for one number may leave it out: "one station", "محطتان". */
const MAY_OMIT_COUNT = ['zero', 'one', 'two']

function nameProblems(
  where: string,
  form: string,
  sentence: string,
  wanted: readonly string[],
): string[] {
  const given = namesIn(sentence)
  const needed = MAY_OMIT_COUNT.includes(form) ? wanted.filter((name) => name !== 'count') : wanted
  return [
    ...needed.filter((name) => !given.includes(name)).map((name) => `${where} lacks {${name}}`),
    ...given
      .filter((name) => !wanted.includes(name))
      .map((name) => `${where} has {${name}}, which English has not`),
  ]
}

function namesIn(pattern: Pattern): string[] {
  const sentences = typeof pattern === 'string' ? [pattern] : Object.values(pattern)
  const names = sentences.flatMap((sentence) =>
    [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
  )
  return [...new Set(names)]
}
