// What ships beside the code: texts in further languages, reference facts, and files for browsers.
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { kept } from './core/kept.ts'
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

/** Speaks the languages of the product, for both realms and all doors of a node. */
export interface Speaker {
  /** With the node's own texts before those that ship; a language is read when it is first spoken. */
  speak(language: Language): Translator
  /** Takes the node's own texts, in the place of those that it had. */
  use(own: Translations): void
}

/** A speaker with the texts that ship, and no own ones yet. */
export function createSpeaker(): Speaker {
  const made = new Map<Language, Translator>()
  let own: Translations = {}
  return {
    speak(language) {
      const known = made.get(language)
      if (known !== undefined) return known
      const texts = joined(shippedTexts(language), own[language] ?? {})
      const speaker = translators({ translations: { [language]: texts } })(language)
      made.set(language, speaker)
      return speaker
    },
    use(texts) {
      own = texts
      made.clear()
    },
  }
}

type Texts = NonNullable<Translations[Language]>

function joined(shipped: Texts, own: Texts): Texts {
  const changed = Object.entries(own).map(([slice, texts]) => [
    slice,
    { ...shipped[slice], ...texts },
  ])
  return { ...shipped, ...Object.fromEntries(changed) }
}

/** Speaks with the texts that ship alone, where no node runs. */
export const { speak } = createSpeaker()

/** Files that browsers may have: style sheets, icons, the scripts of every door, and words for receipts. */
export function assetFiles(): string[] {
  const own = ['ui/style/*.{css,svg}', '*/browser/*.js', '../content/words/*.txt']
  return globSync(own, { cwd: SOURCE }).map((path) => join(SOURCE, path))
}

/** Text of a file of reference facts. Throws where there is none of this name. */
export function shippedFacts(name: string): string {
  return readFileSync(join(ROOT, 'facts', `${name}.csv`), 'utf8')
}

/** Files of `content` that are kept once read. */
const MAX_CONTENT = 100

/** Text of a file that trainers and officials edit, by its path in `content`. Throws where there is none. */
export const shippedContent = kept(MAX_CONTENT, (path: string) =>
  readFileSync(join(ROOT, 'content', path), 'utf8'),
)
