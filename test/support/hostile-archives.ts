// What a page that is kept may cost: its sheets, the archive it lies in, and showing it again.
import { styleReferences } from '../../src/lib/html/index.ts'
import { pageLikeness } from '../../src/lib/link-rot/index.ts'
import { readWarc, replay, type WarcDraft, writeRecord } from '../../src/lib/warc/index.ts'
import { BODY, fill, type Hostile } from './hostile-bytes.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const AT = { date: '2026-11-24T08:00:00.000Z', url: 'https://vote.example/', ip: null }

/** An archive of this page. */
function archived(html: string): Buffer {
  const head = Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n')
  const page: WarcDraft = {
    ...AT,
    type: 'response',
    id: id(1),
    concurrentTo: null,
    contentType: 'application/http; msgtype=response',
    head,
    payload: Buffer.from(html),
  }
  const notes: WarcDraft = {
    ...AT,
    type: 'metadata',
    id: id(2),
    concurrentTo: id(1),
    contentType: 'application/warc-fields',
    head: Buffer.of(),
    payload: Buffer.of(),
  }
  return Buffer.concat([page, notes].flatMap(writeRecord))
}

function sheet(input: string, make: (bytes: number) => string): Hostile {
  return {
    parser: 'style sheet',
    input,
    most: BODY,
    make(bytes) {
      const css = make(bytes)
      return () => styleReferences(css)
    },
  }
}

function shown(input: string, make: (bytes: number) => string): Hostile {
  return {
    parser: 'archived page',
    input,
    most: BODY,
    make(bytes) {
      const file = archived(make(bytes))
      return () => replay(readWarc(file))
    },
  }
}

export const ARCHIVES: readonly Hostile[] = [
  sheet('addresses never closed', (n) => fill('url(', n)),
  sheet('addresses with a mark', (n) => fill('url("', n)),
  sheet('closed at the end', (n) => `${fill('url(', n)})`),
  sheet('sheets taken in', (n) => fill('@import "a', n)),
  sheet('spaces behind what is taken in', (n) => `@import${' '.repeat(n)}`),
  shown('tags never closed', (n) => fill('<b><p>', n)),
  shown('pictures', (n) => fill('<img src=a>', n)),
  shown('frames in a body without script', (n) => fill('<noscript><p>', n)),
  {
    parser: 'web archive',
    input: 'records of nothing',
    most: BODY,
    make(bytes) {
      const one = archived('')
      const file = Buffer.concat(Array.from({ length: bytes / one.length }, () => one))
      return () => readWarc(file)
    },
  },
  {
    parser: 'likeness of pages',
    input: 'letters without a space',
    most: BODY,
    make: (bytes) => {
      const text = 'ab'.repeat(bytes / 2)
      return () => pageLikeness(text)
    },
  },
]
