// What is written in a PDF. Runs in a process of its own, since a document of strangers may ask for any work and any memory.
import { getDocument } from 'unpdf/pdfjs'
import { MAX_SAID, type PdfFault } from '../../core/capture.ts'
import { cleanedLine } from '../../core/line.ts'
import { countWords } from '../../lib/html/index.ts'
import { pageText } from '../../lib/pdf/index.ts'
import { ofPaper, shownPages, soughtIn } from '../../lib/warc/index.ts'

/** Pages that are read: a book. What has more is too large. */
const MAX_PAGES = 2_000
const MAX_TITLE = 300
const MAX_OPENING = 500

/** The words of a document, as they are kept, shown and searched. */
export interface PdfWords {
  readonly pages: number
  readonly title: string
  readonly words: number
  readonly opening: string
  /** As quotes are searched in it, its pages parted by form feeds. */
  readonly said: string
  /** To be shown, a section a page. */
  readonly html: string
}

export type PdfRead = PdfWords | { readonly fault: PdfFault }

/** Reads a PDF; what cannot be read says why. Never rejects for what the document is. */
export async function wordsOfPdf(data: Uint8Array): Promise<PdfRead> {
  // Nothing of it is run, drawn or fetched.
  const loading = getDocument({
    data,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  })
  try {
    const pdf = await loading.promise
    if (pdf.numPages > MAX_PAGES) return { fault: 'size' }
    const pages = await pagesOf(pdf)
    if (pages === null) return { fault: 'size' }
    const said = soughtIn(pages.map(ofPaper).join('\f'))
    const words = countWords(said)
    if (words === 0) return { fault: 'wordless' }
    const title = cleanedLine(await titleOf(pdf), MAX_TITLE)
    const opening = cleanedLine(pages.join(' '), MAX_OPENING)
    return { pages: pages.length, title, words, opening, said, html: shownPages(title, pages) }
  } catch (error) {
    return { fault: (error as Error).name === 'PasswordException' ? 'locked' : 'broken' }
  } finally {
    await loading.destroy()
  }
}

type Pdf = Awaited<ReturnType<typeof getDocument>['promise']>

/** The text of each page; null where they have more words than are kept. */
async function pagesOf(pdf: Pdf): Promise<string[] | null> {
  const pages: string[] = []
  let left = MAX_SAID
  for (let n = 1; n <= pdf.numPages; n += 1) {
    const page = await pdf.getPage(n)
    const { items } = await page.getTextContent()
    const text = pageText(
      items.flatMap((one) =>
        'str' in one ? { str: one.str, hasEOL: one.hasEOL, x: Number(one.transform[4]) } : [],
      ),
    )
    left -= text.length + 1
    if (left < 0) return null
    pages.push(text)
    page.cleanup()
  }
  return pages
}

/** What the document calls itself; many say nothing, or a name of a file. */
async function titleOf(pdf: Pdf): Promise<string> {
  const { info } = await pdf.getMetadata()
  const title = (info as { readonly Title?: unknown }).Title
  return typeof title === 'string' ? title : ''
}
