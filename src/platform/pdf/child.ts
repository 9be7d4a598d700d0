// The process that reads one PDF: bytes come in, one answer goes out, and it ends.
import { buffer } from 'node:stream/consumers'
import { wordsOfPdf } from './words.ts'

const bytes = await buffer(process.stdin)
process.stdout.write(JSON.stringify(await wordsOfPdf(new Uint8Array(bytes))))
