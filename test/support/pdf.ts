// PDFs as programs and strangers write them: made here, byte by byte.
import { deflateSync } from 'node:zlib'

type Part = string | Uint8Array

/** A file of these objects, numbered from 1, the first of which is the catalogue; with more in its trailer. */
export function pdfOf(objects: readonly Part[], trailer = ''): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n', 'latin1')]
  const places: number[] = []
  let at = pieces[0]?.length ?? 0
  const add = (part: Part) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)
    pieces.push(bytes)
    at += bytes.length
  }
  for (const [n, object] of objects.entries()) {
    places.push(at)
    add(`${n + 1} 0 obj\n`)
    add(object)
    add('\nendobj\n')
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const start = at
  add(`xref\n0 ${places.length + 1}\n0000000000 65535 f \n${table}`)
  add(
    `trailer\n<< /Size ${places.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
  )
  return Buffer.concat(pieces)
}

/** An object with a stream. */
export function streamOf(content: Part, entries = ''): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(content)
  const head = Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`, 'latin1')
  return Buffer.concat([head, bytes, Buffer.from('\nendstream', 'latin1')])
}

/** A document of pages with these lines, in letters of Latin 1; lines of a page are parted by line ends. */
export function pdfWith(pages: readonly string[], trailer = ''): Buffer {
  const kids = pages.map((_, n) => `${4 + 2 * n} 0 R`).join(' ')
  const objects: Part[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  for (const [n, text] of pages.entries()) {
    const lines = text.split('\n').map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`)
    const content = `BT /F1 12 Tf 14 TL 50 750 Td ${lines.join(' ')} ET`
    objects.push(pageOf(5 + 2 * n), streamOf(deflateSync(content), '/Filter /FlateDecode'))
  }
  return pdfOf(objects, trailer)
}

function pageOf(content: number): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`
}

/** One page whose content is this object. */
function pdfAround(content: Part, more: readonly Part[] = [], resources = ''): Buffer {
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << ${resources} >> >>`,
    content,
    ...more,
  ])
}

/** As many nothings as a gigabyte has, packed twice. */
function bomb(bytes: number): Buffer {
  const packed = deflateSync(deflateSync(Buffer.alloc(bytes, ' ')))
  return pdfAround(streamOf(packed, '/Filter [/FlateDecode /FlateDecode]'))
}

const LOCKED = `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`

/** Documents that no honest program writes, and what is said of each. */
export const HOSTILE: readonly (readonly [name: string, bytes: () => Uint8Array, fault: RegExp])[] =
  [
    ['nothing', () => Buffer.of(), /^broken$/],
    ['a head alone', () => Buffer.from('%PDF-1.7\n'), /^broken$/],
    ['no document', () => Buffer.from('PK\u0003\u0004'.repeat(5_000)), /^broken$/],
    ['one that is cut off', () => pdfWith(['Hours']).subarray(0, 200), /^(?:broken|wordless)$/],
    ['one with a password', () => pdfWith(['Hours'], LOCKED), /^locked$/],
    ['pictures alone', () => pdfAround(streamOf('0 0 100 100 re f')), /^wordless$/],
    [
      'pages within themselves',
      () =>
        pdfOf([
          '<< /Type /Catalog /Pages 2 0 R >>',
          '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999999 >>',
        ]),
      /^(?:broken|size|wordless)$/,
    ],
    [
      'a form within itself',
      () =>
        pdfAround(
          streamOf('/X Do'),
          [
            streamOf(
              '/X Do /X Do',
              '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>',
            ),
          ],
          '/XObject << /X 5 0 R >>',
        ),
      /^(?:broken|wordless|overrun)$/,
    ],
    [
      'a table of places that leads to itself',
      () => {
        const text = pdfWith(['Hours']).toString('latin1')
        const start = /startxref\n(\d+)/.exec(text)?.[1] ?? '0'
        return Buffer.from(
          text
            .replace('/Root', `/Prev ${start} /Root`)
            .replace(/0{5}\d{5} 00000 n/g, '0000000001 00000 n'),
          'latin1',
        )
      },
      /./,
    ],
    [
      'brackets without end',
      () => pdfAround(streamOf(`${'['.repeat(500_000)}`)),
      /^(?:broken|wordless|overrun)$/,
    ],
  ]

/** A document of a few kilobytes that unpacks to this many bytes. */
export const unpackingTo = bomb
