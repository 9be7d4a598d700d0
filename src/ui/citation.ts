// How a work is cited: as lines that people read, and as files that programs of reference management take.
import { directionOf } from '../core/language-tag.ts'
import type { Translator } from '../core/text.ts'
import {
  cite,
  type Format,
  FORMAT_NAMES,
  FORMATS,
  formatWanted,
  type Item,
  type Run,
  STYLES,
  written,
} from '../lib/csl/index.ts'
import { code } from './code.ts'
import { type Content, type Html, html } from './html.ts'
import { safeUrl } from './safe-url.ts'

/** The page's language, unless the work is written the other way: one line that runs both ways nobody can read. */
function languageFor({ language }: Translator, { title }: Item): string {
  const isRightToLeft = /[\u0590-\u08ff]/.test(title)
  if ((directionOf(language) === 'rtl') === isRightToLeft) return language
  return isRightToLeft ? 'ar' : 'en'
}

/** A citation with its titles slanted and its address as a link. */
function drawn(runs: readonly Run[]): Content {
  return runs.map(({ text, isItalic, href }) => {
    if (href !== undefined)
      return html`<a href="${safeUrl(href)}" rel="noreferrer">${code(text)}</a>`
    return isItalic ? html`<i>${text}</i>` : text
  })
}

/** The work in every style that people read. */
export function citationList(t: Translator, item: Item): Html {
  const styles = STYLES.map((style) => {
    const runs = cite(item, { style, language: languageFor(t, item) })
    return html`<div><dt>${FORMATS[style].label}</dt><dd dir="auto">${drawn(runs)}</dd></div>`
  })
  return html`<dl class="summary">${styles}</dl>`
}

/** Files that stand beside the words of a page, which has the others in sight. */
const FILES = ['bibtex', 'ris', 'csl-json'] as const satisfies readonly Format[]

/** Links to the files, each at the address for its name. */
export function citationLinks(hrefOf: (format: Format) => string): Html {
  const links = FILES.map(
    (format, n) => html`${n > 0 && ', '}<a href="${hrefOf(format)}">${FORMATS[format].label}</a>`,
  )
  return html`${links}`
}

/** The work as the file that is asked for by name, or by `Accept` where none is named; null for a page. */
export function citationFile(
  item: Item,
  { accept, kind }: { readonly accept: string; readonly kind: string },
  t: Translator,
): { readonly type: string; readonly ending: string; readonly body: string } | null {
  const named = FORMAT_NAMES.find((one) => one === kind)
  const wanted = named === undefined ? formatWanted(accept) : { format: named, locale: null }
  if (wanted === null) return null
  const { mediaType, ending } = FORMATS[wanted.format]
  const body = written([item], wanted.format, wanted.locale ?? languageFor(t, item))
  return { type: `${mediaType}; charset=utf-8`, ending, body }
}
