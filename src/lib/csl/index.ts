// Citations of works: the nouns of CSL-JSON, read from BibTeX, RIS and CSL-JSON, given out in these and as people read them
// (APA 7, ISO 690), in the languages of the house. Pure, bounded, without a network. Source: Citation Style Language 1.0.2.

export { cite, STYLES, type Style } from './cite.ts'
export {
  type Format,
  FORMAT_NAMES,
  FORMATS,
  formatWanted,
  type Wanted,
  written,
} from './formats.ts'
export {
  doi,
  isbn,
  isbn13,
  type Item,
  item,
  type ItemDate,
  itemDate,
  type ItemName,
  itemName,
  ITEM_TYPES,
  type ItemType,
  itemType,
  issn,
  MAX_NAMES,
  MAX_TITLE,
  webAddress,
} from './item.ts'
export {
  CSL_PROBLEMS,
  CslError,
  ENTRY_PROBLEMS,
  type FileReason,
  MAX_CSL_BYTES,
  MAX_CSL_ITEMS,
} from './problems.ts'
export { type ReadFile, readItems } from './read.ts'
export { plain, type Run, runsAsHtml, runsAsText } from './runs.ts'
export { sameKeys } from './same.ts'
export { ENTRY_REASONS, type EntryReason, type ReadItem, type RefusedEntry } from './settle.ts'
