// A citation is a line of runs: pieces of text that are upright or slanted, or lead somewhere. Pages draw them, files hold
// their text.

/** A piece of a citation. */
export interface Run {
  readonly text: string
  readonly isItalic?: true
  /** An address of http or https. */
  readonly href?: string
}

/** What one part of a citation is put together from; what is not there is left out. */
export type Part = string | Run | readonly Run[] | null | undefined | false

/** Names of the elements that other programs leave in titles; anything else between signs is the author's own. */
const MARKUP =
  /<\/?(?:i|b|em|strong|sub|sup|sc|scp|small|u|tt|code|p|br|span|div|font|a|img|bold|italic|jats:[a-z]{1,20}|mml:[a-z]{1,20})(?:\s[^<>]{0,300})?\/?>/gi
/** Elements that go with what is in them. */
const SCRIPTS = /<(script|style)\b[^<>]{0,300}>[^<]{0,5000}<\/\1>/gi

/** A text of a citation without the markup that came with it, on one line. */
export function plain(text: string): string {
  const bare = text.includes('<') ? text.replace(SCRIPTS, '').replace(MARKUP, '') : text
  return bare.replace(/\s+/g, ' ').trim()
}

/** Parts in one line, as they are. */
export function joined(...parts: readonly Part[]): Run[] {
  const runs: Run[] = []
  for (const part of parts) {
    if (typeof part === 'string') add(runs, { text: part })
    else if (Array.isArray(part)) for (const run of part as readonly Run[]) add(runs, run)
    else if (part) add(runs, part as Run)
  }
  return runs
}

/** Adds a run, to the last one where both look alike. */
function add(runs: Run[], run: Run): void {
  if (run.text === '') return
  const last = runs.at(-1)
  const isAlike = last !== undefined && last.isItalic === run.isItalic
  if (isAlike && last.href === undefined && run.href === undefined)
    runs[runs.length - 1] = { ...last, text: last.text + run.text }
  else runs.push(run)
}

/** Parts that are there, with a sign between them. */
export function separated(sign: string, parts: readonly Part[]): Run[] {
  const there = parts.map((part) => joined(part)).filter((runs) => runs.length > 0)
  return joined(...there.flatMap((runs, n) => (n === 0 ? [runs] : [sign, runs])))
}

/** What ends a sentence, and the quotation marks that may close behind it. */
const ENDED = /[.!?…。！？؟]["'”’»›]{0,2}$/

/** Parts as sentences: each ends with a full stop, unless it ends already; a space between them. */
export function sentences(parts: readonly Part[]): Run[] {
  return separated(
    ' ',
    parts.map((part) => {
      const runs = joined(part)
      const last = runs.at(-1)
      if (last === undefined || last.href !== undefined || ENDED.test(last.text)) return runs
      return joined(runs, '.')
    }),
  )
}

/** The slanted form of a text; nothing for nothing. */
export function italic(text: string | undefined): Run | null {
  return text === undefined || text === '' ? null : { text, isItalic: true }
}

/** A citation as plain text. */
export function runsAsText(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('')
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)

/** A citation as HTML: escaped, `<i>` for what is slanted, `<a>` for what leads somewhere. */
export function runsAsHtml(runs: readonly Run[]): string {
  return runs
    .map(({ text, isItalic, href }) => {
      const inner = isItalic === true ? `<i>${escaped(text)}</i>` : escaped(text)
      return href === undefined ? inner : `<a href="${escaped(href)}">${inner}</a>`
    })
    .join('')
}
