/**
 * HTML as a watcher reads it: decoding as browsers do, one walk over the tree for title, text, references and
 * skeleton, and a similarity hash of the text. Pure; bounded against pages built to exhaust the parser.
 */
export { decodeHtml } from './decode.ts'
export { type Page, type Resource, type ResourceKind, readPage } from './page.ts'
export { distance, simhash } from './simhash.ts'
