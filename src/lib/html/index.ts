/**
 * HTML as a watcher reads it: decoding as browsers do, one walk over the tree for title, text and references, and what the
 * change watch compares. Pure; bounded against pages built to exhaust the parser.
 */
export { baseAddress } from './base-address.ts'
export { countsInFigures } from './count-words.ts'
export { linkFact } from './contact-links.ts'
export { decodeHtml } from './decode.ts'
export { type Page, RESOURCE_KINDS, type Resource, type ResourceKind, readPage } from './page.ts'
export { type AddressKey, isHashLike, plainHost } from './address-key.ts'
export { type BuildName, buildName } from './build-name.ts'
export { type Calendar, calendarOf } from './calendar.ts'
export { type CodeKey, short } from './code-key.ts'
export type { Reach } from './code-reach.ts'
export { type FileFacts, fileFacts } from './file-facts.ts'
export { isSameSite, MAX_OWN_FILES } from './own-files.ts'
export { headMark, type PageHead } from './head.ts'
export { normalText, plainMarks } from './normal-text.ts'
export { attribute, type Element, HTML, type Node, parseTree, type Tree } from './tree.ts'
export { unseenIn } from './unseen.ts'
export { hidingRules, isHidingRule } from './style-key.ts'
export { styleReferences, styleTexts } from './style-references.ts'
export {
  type Block,
  type BlockKind,
  type FactKind,
  INVENTORIES,
  type InventoryKind,
  type Limit,
  type OwnFile,
  type Thing,
} from './page-parts.ts'
export { dayOf, minuteOf, placesAt, slotOf } from './page-facts.ts'
export { countWords, type Reading, type ReadingOptions, readForWatch } from './reading.ts'
export { type DateIn, datesIn } from './dates.ts'
export { formsOf, numberOf, type TextForms } from './text-forms.ts'
export { aboveRow, type Headed, listOf, type Row, type RowKind, UNHEADED } from './scope.ts'
