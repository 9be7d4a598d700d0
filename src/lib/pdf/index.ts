// What is read of a document of pages: pure text, put together from the pieces that a library gives.
export { pageText, type Piece } from './lines.ts'
