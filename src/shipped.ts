// What ships beside the code: texts in further languages, reference facts, and files for browsers.
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isLanguage, type Translations } from './core/text.ts'
import { type Facts, readFacts } from './domains/directory/index.ts'

const SOURCE = import.meta.dirname
const ROOT = dirname(SOURCE)

/** Texts of the languages besides English and Arabic, from `locales/<language>/<slice>.json`. */
export function readTranslations(): Translations {
  const found: Record<string, Record<string, never>> = {}
  for (const path of globSync('locales/*/*.json', { cwd: ROOT })) {
    const language = basename(dirname(path))
    if (!isLanguage(language)) continue
    const slices = (found[language] ??= {})
    slices[basename(path, '.json')] = JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as never
  }
  return found
}

/** Files that browsers may have: style sheets, icons and the scripts of every door. */
export function assetFiles(): string[] {
  return globSync(['ui/style/*.{css,svg}', '*/browser/*.js'], { cwd: SOURCE }).map((path) =>
    join(SOURCE, path),
  )
}

let known: Facts | null = null

/** All shipped facts; read once. Throws when a file is missing or not as `facts/README.md` says. */
export function shippedFacts(): Facts {
  const read = (name: string) => readFileSync(join(ROOT, 'facts', `${name}.csv`), 'utf8')
  known ??= readFacts({
    countries: read('countries'),
    agencies: read('agencies'),
    elections: read('elections'),
    pollingStations: read('polling-stations'),
    votingTechnology: read('voting-technology'),
  })
  return known
}
