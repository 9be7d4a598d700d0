import { type Home, homeOf } from './address-key.ts'
import { type Calendar, calendarOf } from './calendar.ts'
import { short } from './code-key.ts'
import { joinLabels } from './field-words.ts'
import { type PageHead, readHead } from './head.ts'
import {
  type Block,
  type Draft,
  draftOf,
  type InventoryKind,
  type Limit,
  type OwnFile,
  type RawBlock,
  type Thing,
} from './page-parts.ts'
import { plainMarks } from './normal-text.ts'
import { formsOf, type TextForms } from './text-forms.ts'
import { isLatin } from './text-runs.ts'
import { parseTree, type Tree } from './tree.ts'
import { walkPage } from './walk.ts'

/** A page as the change watch reads it. */
export interface Reading {
  readonly blocks: readonly Block[]
  readonly inventories: Readonly<Record<InventoryKind, ReadonlyMap<string, Thing>>>
  readonly limits: readonly Limit[]
  /** Scripts and sheets of the site itself; at most MAX_OWN_FILES. */
  readonly files: readonly OwnFile[]
  /** Words of visible text: runs of letters, and pairs of ideographs. */
  readonly words: number
  /** Whole visible text, one block a line. */
  readonly visible: string
  /** Title, descriptions and all text, hidden too, for phrases. */
  readonly everything: string
  readonly home: Home
  /** Names of days and months in the languages of the page, and which day it was. */
  readonly calendar: Calendar
}

/** How a page is to be read; its addresses are those of a page at `finalUrl`. */
export interface ReadingOptions extends PageHead {
  /** When, milliseconds since 1970: dates of that moment are told apart. */
  readonly atMs: number
  /** Languages of the site, BCP 47; those that the page names and English are read anyway. */
  readonly languages: readonly string[]
  /** Whether a sentence in the data from which the page is drawn is one that is watched; none is where it is not given. */
  readonly tells?: NonNullable<Draft['tells']>
  /** Texts of own style sheets, or what of them hides something, as far as they are known: nobody sees that. */
  readonly styles?: readonly string[] | undefined
  /** The same page where it was parsed already. */
  readonly tree?: Tree | undefined
}

/**
 * Reads blocks and inventories in one walk over the tree. Never throws on any text; throws RangeError when its address is no
 * web address. Beyond a limit the rest of that part is left out and the limit named.
 */
export function readForWatch(html: string, options: ReadingOptions): Reading {
  const home = homeOf(options.finalUrl ?? options.url)
  if (!home) throw new RangeError('not a web address')
  const draft = draftOf(home, options.tells ?? null)
  walkPage(options.tree ?? parseTree(html), draft, undefined, options.styles)
  joinLabels(draft)
  readHead(draft, options)
  const calendar = calendarOf([...options.languages, ...draft.languages], options.atMs)
  const keysOf = keeper(calendar)
  const blocks = draft.blocks.map((raw) => blockOf(raw, keysOf(raw.text)))
  for (const thing of draft.inventories.link.values()) {
    const { path, words = '', address } = thing
    thing.spot = short(`${path}\n${keysOf(words).shape}`)
    thing.target = short(address?.key ?? '')
  }
  const visible = blocks
    .filter(({ isHidden }) => !isHidden)
    .map(({ text }) => text)
    .join('\n')
  return {
    blocks,
    inventories: draft.inventories,
    limits: [...draft.limits].sort(),
    files: [...draft.files.values()],
    words: countWords(visible),
    visible,
    everything: [...draft.descriptions, ...blocks.map((block) => block.text)].join('\n'),
    home,
    calendar,
  }
}

/** Forms and keys of one text, as far as they were asked for. */
interface TextKeys extends TextForms {
  /** With plain marks. */
  readonly plain: string
  key: string | null
  shown: string | null
  hidden: string | null
}

/** Reads a text that stands on a page a hundred times once. */
function keeper(calendar: Calendar): (text: string) => TextKeys {
  const texts = new Map<string, TextKeys>()
  return (text) => {
    const known = texts.get(text)
    if (known !== undefined) return known
    const plain = plainMarks(text)
    const { shape, clock } = formsOf(plain, calendar)
    const made = { shape, clock, plain, key: null, shown: null, hidden: null }
    texts.set(text, made)
    return made
  }
}

function blockOf(raw: RawBlock, keys: TextKeys): Block {
  const { text, path, kind, isHidden, heading, above, row, column } = raw
  const { shape, clock } = keys
  const key = (keys.key ??= short(keys.plain))
  const shapeKey = isHidden
    ? (keys.hidden ??= short(`-${shape}`))
    : (keys.shown ??= short(`+${shape}`))
  return { text, path, kind, isHidden, heading, above, row, column, shape, clock, key, shapeKey }
}

/** Words as a reader counts them; ideographs two to a word. */
export function countWords(text: string): number {
  let words = 0
  let ideographs = 0
  let isIn = false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code >= 0x3040 && code <= 0x9fff) {
      ideographs++
      isIn = false
      continue
    }
    const isLetter = code < 0xc0 ? isLatin(code) : code < 0x2000 || code > 0x2fff
    if (isLetter && !isIn) words++
    isIn = isLetter
  }
  return words + Math.ceil(ideographs / 2)
}
