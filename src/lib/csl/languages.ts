/** Languages by the names that TeX and people have for them. */
const NAMES: Readonly<Record<string, string>> = {
  english: 'en',
  american: 'en-US',
  british: 'en-GB',
  arabic: 'ar',
  spanish: 'es',
  french: 'fr',
  francais: 'fr',
  russian: 'ru',
  chinese: 'zh',
  portuguese: 'pt',
  brazilian: 'pt-BR',
  german: 'de',
  ngerman: 'de',
  italian: 'it',
  dutch: 'nl',
  polish: 'pl',
  ukrainian: 'uk',
  turkish: 'tr',
}

/** The tag of a language that a file names in one way or another, as tags are usually written: `pt-BR`. What it does not know it hands back. */
export function languageOf(written: string): string {
  const plain = written.trim().toLowerCase().replaceAll('_', '-')
  if (Object.hasOwn(NAMES, plain)) return NAMES[plain] ?? plain
  const [language = '', ...rest] = plain.split('-')
  return [language, ...rest.map((part) => (part.length === 2 ? part.toUpperCase() : part))].join(
    '-',
  )
}
