// What ships beside the code: texts in further languages, and files for browsers.
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isLanguage, type Translations } from './core/text.ts'

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
