// The forms in which a work is given out: which there are, which one somebody asks for, and how each is written.

import { cite, type Style } from './cite.ts'
import { writeBibtex } from './bibtex-write.ts'
import type { Item } from './item.ts'
import { writeJson } from './json.ts'
import { writeRis } from './ris.ts'
import { runsAsText } from './runs.ts'

/** Forms with their media type, what their files end with, and what they are called everywhere. Source: the DOI registries' content negotiation. */
export const FORMATS = {
  apa: { mediaType: 'text/x-bibliography; style=apa', ending: 'txt', label: 'APA 7' },
  iso690: { mediaType: 'text/x-bibliography; style=iso690', ending: 'txt', label: 'ISO 690' },
  bibtex: { mediaType: 'application/x-bibtex', ending: 'bib', label: 'BibTeX' },
  ris: { mediaType: 'application/x-research-info-systems', ending: 'ris', label: 'RIS' },
  'csl-json': {
    mediaType: 'application/vnd.citationstyles.csl+json',
    ending: 'json',
    label: 'CSL-JSON',
  },
} as const satisfies Readonly<
  Record<string, { readonly mediaType: string; readonly ending: string; readonly label: string }>
>
export type Format = keyof typeof FORMATS

/** Names of all forms. */
export const FORMAT_NAMES = Object.keys(FORMATS) as [Format, ...Format[]]

/** Works in one form, as the text of a file. `language` counts for the styles that people read. */
export function written(items: readonly Item[], format: Format, language: string): string {
  if (format === 'bibtex') return writeBibtex(items)
  if (format === 'ris') return writeRis(items)
  if (format === 'csl-json') return writeJson(items)
  const style: Style = format
  return items.map((item) => `${runsAsText(cite(item, { style, language }))}\n`).join('')
}

/** The form that a request asks for, and the language where it names one. */
export interface Wanted {
  readonly format: Format
  /** Tag as it was sent: `fr-FR`. */
  readonly locale: string | null
}

/** Longest header that is read, most choices in it. */
const MAX_HEADER = 1_000
const MAX_CHOICES = 20

const BY_TYPE: ReadonlyMap<string, Format> = new Map([
  ['application/vnd.citationstyles.csl+json', 'csl-json'],
  ['application/x-bibtex', 'bibtex'],
  ['application/x-research-info-systems', 'ris'],
])
/** Whoever takes these is a browser that shows the page. */
const PAGES = new Set(['text/html', 'application/xhtml+xml', 'text/*', '*/*'])

/**
 * The form that an `Accept` header asks for first; null where it wants a page, names none of them, or is longer than any
 * program sends. Source: RFC 9110 §12.5.1; `style` and `locale` as the DOI registries take them.
 */
export function formatWanted(accept: string | undefined): Wanted | null {
  if (accept === undefined || accept.length > MAX_HEADER) return null
  const choices = accept.split(',', MAX_CHOICES).map(choice)
  const sorted = choices.filter(({ q }) => q > 0).toSorted((a, b) => b.q - a.q)
  for (const { type, parameters } of sorted) {
    if (PAGES.has(type)) return null
    const format =
      BY_TYPE.get(type) ?? (type === 'text/x-bibliography' ? styleOf(parameters) : null)
    const locale = parameters.get('locale') ?? null
    const isTag = locale !== null && /^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}$/.test(locale)
    if (format !== null) return { format, locale: isTag ? locale : null }
  }
  return null
}

function choice(text: string): { type: string; q: number; parameters: Map<string, string> } {
  const [type = '', ...rest] = text.split(';').map((part) => part.trim())
  const parameters = new Map(
    rest.map((part) => {
      const [name = '', value = ''] = part.split('=', 2)
      return [name.trim().toLowerCase(), value.trim().replace(/^"|"$/g, '')]
    }),
  )
  const q = Number(parameters.get('q') ?? '1')
  return { type: type.toLowerCase(), q: Number.isFinite(q) ? q : 0, parameters }
}

function styleOf(parameters: Map<string, string>): Format | null {
  const style = (parameters.get('style') ?? 'apa').toLowerCase()
  return style === 'apa' || style === 'iso690' ? style : null
}
