// The process that reads one PDF: bytes come in, one answer goes out, and it ends.
import { buffer } from 'node:stream/consumers'
import { type PdfRead, wordsOfPdf } from './words.ts'

function answer(read: PdfRead): void {
  process.stdout.write(JSON.stringify(read), () => process.exit(0))
}

// What goes wrong behind the back of the reader is the fault of the document, too.
process.on('uncaughtException', () => answer({ fault: 'broken' }))

answer(await wordsOfPdf(new Uint8Array(await buffer(process.stdin))))
