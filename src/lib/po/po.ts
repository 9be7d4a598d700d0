import type PO from 'pofile'
import { late } from '../late/late.ts'

const pofile = late<typeof PO>('pofile')

/** Longest file in characters; all texts of the product with their comments take a quarter of it. */
export const MAX_PO_CHARACTERS = 2_500_000
/** Most lines between two empty ones: the library takes time with the square of what it is given at once. */
const MAX_BLOCK_LINES = 400
/** Longest line in characters; a longer one is no sentence. */
const MAX_LINE = 20_000

/** One text with its translation. */
export interface PoEntry {
  /** What tells texts with the same source apart: `msgctxt`. */
  readonly context: string
  readonly source: string
  /** The source for several; null where the text has no plural forms. */
  readonly sourcePlural: string | null
  /** The translation, one for each plural form, in the order of the language's forms; `['']` where it is missing. */
  readonly texts: readonly string[]
  /** For the translator, a line each: `#.` */
  readonly comments: readonly string[]
  /** The `fuzzy` flag: nobody has confirmed it. */
  readonly isDraft: boolean
}

/** The plural rules of a file: how many forms, and which index a number has, as an expression in C. */
export interface PoPlurals {
  readonly count: number
  readonly expression: string
}

/** A file as a whole. */
export interface PoFile {
  readonly language: string
  readonly plurals: PoPlurals
  /** For whoever opens the file, a line each. */
  readonly comments: readonly string[]
  readonly entries: readonly PoEntry[]
}

/** Why a text is no PO file; the sentence is for the person who sent it. */
export class PoError extends Error {
  override readonly name = 'PoError'
}

/** The file as text, with one language's texts. Source: GNU gettext manual, "The Format of PO Files". */
export function writePo({ language, plurals, comments, entries }: PoFile): string {
  const file = new (pofile())()
  file.comments = [...comments]
  file.headers = {
    Language: language,
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    'Plural-Forms': `nplurals=${plurals.count}; plural=${plurals.expression};`,
  }
  file.items = entries.map((entry) => {
    const item = new (pofile().Item)()
    item.msgctxt = entry.context
    item.msgid = entry.source
    if (entry.sourcePlural !== null) item.msgid_plural = entry.sourcePlural
    item.msgstr = [...entry.texts]
    item.extractedComments = [...entry.comments]
    if (entry.isDraft) item.flags = { fuzzy: true }
    return item
  })
  return `${file.toString()}\n`
}

/** What a file says. `count` is null where it names no number of plural forms. */
export interface ReadPo {
  readonly language: string
  readonly count: number | null
  readonly entries: readonly PoEntry[]
}

/**
 * Reads a file. Entries that it marks as obsolete (`#~`) are left out, and further plural forms than it announces. Throws PoError
 * for what is too long or is no PO file; it never repairs.
 */
export function readPo(text: string): ReadPo {
  if (text.length > MAX_PO_CHARACTERS) throw new PoError('The file is too long.')
  const [head = '', ...blocks] = blocksOf(text)
  const { headers, items: first } = pofile().parse(head)
  const items = [
    ...first,
    ...blocks.flatMap((block) => pofile().parse(`${EMPTY_HEAD}${block}`).items),
  ]
  const announced = /nplurals\s*=\s*(\d{1,2})\s*;/.exec(headers['Plural-Forms'] ?? '')?.[1]
  const count = announced === undefined ? null : Number(announced)
  const entries = items.filter(({ obsolete }) => !obsolete).map((item) => entryOf(item, count ?? 1))
  if (entries.length === 0) throw new PoError('The file holds no texts: it is no PO file.')
  return { language: (headers.Language ?? '').trim(), count, entries }
}

/** Before an entry that is read alone, so that it is not taken for the head of a file. */
const EMPTY_HEAD = 'msgid ""\nmsgstr ""\n\n'

/** Head and entries, which empty lines part. */
function blocksOf(text: string): string[] {
  const blocks = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .split('\n\n')
    .filter((block) => block.trim() !== '')
  for (const block of blocks) {
    const lines = block.split('\n')
    if (lines.length > MAX_BLOCK_LINES) {
      throw new PoError(
        `The file has more than ${MAX_BLOCK_LINES} lines without an empty one between.`,
      )
    }
    if (lines.some((line) => line.length > MAX_LINE)) {
      throw new PoError(`A line of the file is longer than ${MAX_LINE} characters.`)
    }
  }
  return blocks
}

function entryOf(item: InstanceType<typeof PO.Item>, count: number): PoEntry {
  const isPlural = typeof item.msgid_plural === 'string'
  return {
    context: item.msgctxt ?? '',
    source: item.msgid,
    sourcePlural: isPlural ? (item.msgid_plural ?? '') : null,
    texts: Array.from({ length: isPlural ? count : 1 }, (_, index) => item.msgstr[index] ?? ''),
    comments: item.extractedComments,
    isDraft: Object.keys(item.flags).some((flag) => flag.trim() === 'fuzzy'),
  }
}
