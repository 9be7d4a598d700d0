// What ships beside the code: texts in further languages, reference facts, and files for browsers.
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import {
  type Language,
  type Pattern,
  type Translations,
  type Translator,
  translators,
} from './core/text.ts'

const SOURCE = import.meta.dirname
const ROOT = dirname(SOURCE)

/** Texts of one language besides English and Arabic, from `locales/<language>/<slice>.json`: slice → key → pattern. */
export function shippedTexts(language: Language): NonNullable<Translations[Language]> {
  const files = globSync(`locales/${language}/*.json`, { cwd: ROOT })
  return Object.fromEntries(
    files.map((path) => [
      basename(path, '.json'),
      JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as Record<string, Pattern>,
    ]),
  )
}

const speakers = new Map<Language, Translator>()

/** Speaks a language with the words that ship; read when it is first spoken, for both realms and all doors of the process. */
export function speak(language: Language): Translator {
  const known = speakers.get(language)
  if (known !== undefined) return known
  const speaker = translators({ translations: { [language]: shippedTexts(language) } })(language)
  speakers.set(language, speaker)
  return speaker
}

/** Files that browsers may have: style sheets, icons and the scripts of every door. */
export function assetFiles(): string[] {
  return globSync(['ui/style/*.{css,svg}', '*/browser/*.js'], { cwd: SOURCE }).map((path) =>
    join(SOURCE, path),
  )
}

/** Text of a file of reference facts. Throws where there is none of this name. */
export function shippedFacts(name: string): string {
  return readFileSync(join(ROOT, 'facts', `${name}.csv`), 'utf8')
}
