// References in the forms that programs of reference management take: by a link, or by what a program accepts.
import { directionOf } from '../../../core/language-tag.ts'
import type { FileView, View } from '../../../core/slice.ts'
import type { Translator } from '../../../core/text.ts'
import {
  type Format,
  FORMAT_NAMES,
  FORMATS,
  formatWanted,
  type Item,
  written,
} from '../../../lib/csl/index.ts'
import { type Html, html } from '../../../ui/html.ts'
import type { Thing } from '../actions/public.ts'
import { thingPath } from './look.ts'

/** The reference as a program asks for it; null for a page, and for what is no reference. */
export function formsOf(
  { code, item }: Thing,
  { accept, kind }: { readonly accept: string; readonly kind: string },
  { t }: FileView,
) {
  const named = FORMAT_NAMES.find((one) => one === kind)
  const wanted = named === undefined ? formatWanted(accept) : { format: named, locale: null }
  if (item === null || wanted === null) return null
  const { mediaType, ending } = FORMATS[wanted.format]
  const body = written([item.csl], wanted.format, wanted.locale ?? languageFor(t, item.csl))
  return { type: `${mediaType}; charset=utf-8`, name: `${code}.${ending}`, body }
}

/** The page's language, unless the work is written the other way: one line that runs both ways nobody can read. */
export function languageFor({ language }: Translator, { title }: Item): string {
  const isRightToLeft = /[\u0590-\u08ff]/.test(title)
  if ((directionOf(language) === 'rtl') === isRightToLeft) return language
  return isRightToLeft ? 'ar' : 'en'
}

/** Files that stand beside the words of a page, which has the others in sight. */
const FILES = ['bibtex', 'ris', 'csl-json'] as const satisfies readonly Format[]

/** Links to the files. */
export function formLinks(code: string, { base }: View): Html {
  const links = FILES.map((format, n) => {
    const href = `${base}${thingPath(code)}?_file=${format}`
    return html`${n > 0 && ', '}<a href="${href}">${FORMATS[format].label}</a>`
  })
  return html`${links}`
}
