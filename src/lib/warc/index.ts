// Web archive files: what a site answered, byte for byte, in the form that archives everywhere read, with hashes that tell
// when a byte was changed; and what of the page in one may be shown and looked up without anything being loaded.
// Source: WARC/1.1, ISO 28500:2017.
export { WarcError, type WarcDraft, type WarcRecord } from './record.ts'
export { writeRecord } from './write.ts'
export { readWarc } from './read.ts'
export { textOfFields } from './http.ts'
export { unpacked } from './unpacked.ts'
export {
  kindOf,
  type MainDocument,
  mainDocument,
  MAX_PAGE,
  quotable,
  wordsOf,
} from './document.ts'
export { hasQuote, ofPaper, pageOfQuote, type Sought, soughtIn, wholeWords } from './quote.ts'
export { type Replay, replay, shownPages } from './replay.ts'
