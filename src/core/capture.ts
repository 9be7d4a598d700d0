import type { OpenedPlaces } from './network.ts'
import type { Time } from './time.ts'

/**
 * Why a page was not kept, or not looked at: an address that may not be reached, a name that leads nowhere, nobody who
 * answers, a certificate that does not hold, redirects without end, no time left, too many bytes, an answer that is no
 * page (404 and the like), one that cannot be read, work that had to be ended, work that failed here each time it was tried.
 */
export const CAPTURE_FAULTS = [
  'address',
  'name',
  'unreachable',
  'certificate',
  'redirects',
  'time',
  'size',
  'status',
  'answer',
  'overrun',
  'broken',
] as const
export type CaptureFault = (typeof CAPTURE_FAULTS)[number]

/** A page to be kept or looked at. */
export interface PageWanted extends OpenedPlaces {
  /** http or https. */
  readonly url: string
}

/** A page to be kept, with words that are to stand in it. */
export interface KeepWanted extends PageWanted {
  readonly quote?: string | undefined
}

/** What a page is, for whoever compares it later. */
export interface PageFacts {
  readonly at: Time
  /** Where it was found after redirects. */
  readonly url: string
  readonly status: number
  /** As `text/html`; empty where the site named none. */
  readonly kind: string
  /** At most 300 characters; empty where there is none. */
  readonly title: string
  /** Words of its text, and the first 500 characters of it. */
  readonly words: number
  readonly opening: string
  /** Tells whether it still says much the same (`lib/link-rot`); null where it says too little. */
  readonly likeness: string | null
}

/** Something of a page that was not kept, and why; `count` is beyond the number that is taken, `frame` a page in the page. */
export interface LeftOut {
  readonly url: string
  readonly why: CaptureFault | 'count' | 'frame' | 'unreadable'
}

/** A page that was not kept. */
export interface NotCaptured {
  readonly outcome: 'failed'
  readonly at: Time
  readonly fault: CaptureFault
  /** The stage and the stable code of what went wrong, for experts: `connect/ECONNREFUSED`. */
  readonly code: string
  /** Of the last answer; null where none came. */
  readonly status: number | null
}

/**
 * Why the words of a PDF cannot be read: it opens with a password only, it is broken, nothing but pictures is in it, reading
 * it took too much, or it is too large.
 */
export const PDF_FAULTS = ['locked', 'broken', 'wordless', 'overrun', 'size'] as const
export type PdfFault = (typeof PDF_FAULTS)[number]

/** What a PDF is: how many pages, or why nobody reads it here. */
export type PdfFacts =
  | { readonly pages: number; readonly fault: null }
  | { readonly pages: null; readonly fault: PdfFault }

/** A page that was kept as a web archive. */
export interface KeptPage extends PageFacts {
  readonly outcome: 'taken'
  /** Of the body of the page itself as it was received, hex. */
  readonly documentSha256: string
  /** Of the whole archive. */
  readonly sha256: string
  readonly size: number
  /** The contents that the archive consists of, one behind the other. */
  readonly parts: readonly string[]
  /** The page as a document that loads nothing and runs nothing, as one content; null where it cannot be shown. */
  readonly copy: { readonly sha256: string; readonly size: number } | null
  /** Whether the quote stands in it; null where none was given, or the page has no words. */
  readonly hasQuote: boolean | null
  /** What a reader sees of it as quotes are searched in it (`lib/warc`), pages parted by form feeds. Null where it is no text, or more than {@link MAX_SAID}. */
  readonly said: string | null
  /** Where it is a PDF. */
  readonly pdf?: PdfFacts
  /** What was kept besides the page itself. */
  readonly resources: number
  /** The first {@link MAX_LEFT_OUT} of what was not. */
  readonly leftOut: readonly LeftOut[]
  readonly leftOutCount: number
}

export const MAX_LEFT_OUT = 100
/** Characters of the words of one page that are kept to be searched; a page with more is searched for no quote. */
export const MAX_SAID = 1_000_000

export type Captured = KeptPage | NotCaptured
export type Looked = (PageFacts & { readonly outcome: 'answered' }) | NotCaptured
