import { cleanText } from './clean.ts'
import { countGrams, type Grams, type GramTable, gramsOf, gramTable } from './grams.ts'
import { type Word, wordsOf } from './words.ts'

/** What is searched: a claim with its check in one language; a claim that is not checked yet has its text alone. */
export interface ClaimDocument {
  /** Its own, unlike that of all others: one document for each check and language. */
  readonly id: string
  /** The claim that it belongs to; of several documents of one claim the best counts. */
  readonly claim: string
  /** BCP 47; the words are stemmed by its first part. */
  readonly language: string
  readonly text: string
  readonly title: string | null
  readonly subtitle: string | null
  /** Keys of the addresses where the claim appeared, by `lib/url`. */
  readonly addresses: readonly string[]
}

/** Fields in the order in which their counts are kept. */
export const FIELDS = ['text', 'title', 'subtitle'] as const
/** Bits for how often a term stands in one field; more than seven times count as seven, which tells nothing more. */
export const COUNT_BITS = 3
const MOST = (1 << COUNT_BITS) - 1
/** Bits of a posting below the number of its document. */
export const POSTING_BITS = COUNT_BITS * FIELDS.length
/** Documents of one index: what is left of the 31 bits that small numbers have. */
const MAX_DOCUMENTS = 1 << (30 - POSTING_BITS)

/** An index in memory, derived from rows. What is found hangs on its documents alone, not on how they came in. */
export interface ClaimIndex {
  /** Documents by their number; numbers that are free again are undefined. */
  readonly documents: (ClaimDocument | undefined)[]
  readonly numbers: Map<string, number>
  readonly free: number[]
  /** For each term the documents that have it, each with how often in which field. */
  readonly postings: Map<string, number[]>
  /** Words of each field of each document, and of all; how many documents have the field at all. */
  readonly lengths: readonly number[][]
  readonly totals: number[]
  readonly filled: number[]
  /** Numbers of claims, so that the best document of each is found without its name. */
  readonly claims: Map<string, { readonly number: number; documents: number }>
  readonly claimOf: number[]
  readonly freeClaims: number[]
  readonly byAddress: Map<string, Set<number>>
  readonly grams: GramTable
  /** Grows with every change: what is reckoned from the whole is reckoned anew. */
  version: number
}

/** An empty index. */
export function claimIndex(): ClaimIndex {
  return {
    documents: [],
    numbers: new Map(),
    free: [],
    postings: new Map(),
    lengths: FIELDS.map(() => []),
    totals: FIELDS.map(() => 0),
    filled: FIELDS.map(() => 0),
    claims: new Map(),
    claimOf: [],
    freeClaims: [],
    byAddress: new Map(),
    grams: gramTable(),
    version: 0,
  }
}

/** First part of a language tag, in small letters; languages that people read as one are one. */
export function baseLanguage(tag: string): string {
  const base = (/^[a-z]+/i.exec(tag)?.[0] ?? '').toLowerCase()
  return SAME_LANGUAGE[base] ?? base
}

const SAME_LANGUAGE: Readonly<Record<string, string>> = {
  sr: 'hr',
  bs: 'hr',
  ms: 'id',
  nb: 'no',
  nn: 'no',
}

/** The words of a field as they are searched. */
export function wordsOfField(document: ClaimDocument, field: (typeof FIELDS)[number]): Word[] {
  const text = document[field]
  if (text === null || text === '') return []
  return wordsOf(cleanText(text).text, baseLanguage(document.language))
}

/** Puts a document in; one with the same id goes. Throws RangeError where the index is full (about two million). */
export function putClaim(index: ClaimIndex, document: ClaimDocument): void {
  removeClaim(index, document.id)
  const number = index.free.pop() ?? index.documents.length
  if (number >= MAX_DOCUMENTS) throw new RangeError('the index of claims is full')
  index.documents[number] = document
  index.numbers.set(document.id, number)
  joinClaim(index, document.claim, number)
  const content = contentOf(document)
  for (const [at, length] of content.lengths.entries()) {
    const lengths = index.lengths[at]
    if (lengths !== undefined) lengths[number] = length
    addLength(index, at, length, 1)
  }
  for (const [term, counts] of content.terms) {
    const posting = (number << POSTING_BITS) | counts
    const known = index.postings.get(term)
    if (known === undefined) index.postings.set(term, [posting])
    else known.push(posting)
  }
  for (const address of document.addresses) {
    const known = index.byAddress.get(address) ?? new Set()
    index.byAddress.set(address, known.add(number))
  }
  countGrams(index.grams, content.places, 1)
  index.version += 1
}

/** Takes a document out; false where there is none of that id. */
export function removeClaim(index: ClaimIndex, id: string): boolean {
  const number = index.numbers.get(id)
  const document = number === undefined ? undefined : index.documents[number]
  if (number === undefined || document === undefined) return false
  const content = contentOf(document)
  for (const [at, length] of content.lengths.entries()) addLength(index, at, length, -1)
  for (const term of content.terms.keys()) takePosting(index, term, number)
  for (const address of document.addresses) {
    const known = index.byAddress.get(address)
    known?.delete(number)
    if (known?.size === 0) index.byAddress.delete(address)
  }
  countGrams(index.grams, content.places, -1)
  leaveClaim(index, document.claim)
  index.documents[number] = undefined
  index.numbers.delete(id)
  index.free.push(number)
  index.version += 1
  return true
}

interface Content {
  readonly lengths: readonly number[]
  /** Term to its counts in the fields, packed. */
  readonly terms: ReadonlyMap<string, number>
  /** Runs of four characters of text and title. */
  readonly places: Grams
}

/** The same for the same document, always: what was put in is found again to be taken out. */
function contentOf(document: ClaimDocument): Content {
  const terms = new Map<string, number>()
  const fields = FIELDS.map((field) => wordsOfField(document, field))
  const lengths = fields.map((words, at) => {
    const shift = at * COUNT_BITS
    let length = 0
    for (const { term } of words) {
      if (term === null) continue
      length += 1
      const counts = terms.get(term) ?? 0
      if (((counts >> shift) & MOST) < MOST) terms.set(term, counts + (1 << shift))
    }
    return length
  })
  const [text = [], title = []] = fields
  return { lengths, terms, places: gramsOf(text, title) }
}

function addLength(index: ClaimIndex, at: number, length: number, by: 1 | -1): void {
  index.totals[at] = (index.totals[at] ?? 0) + by * length
  if (length > 0) index.filled[at] = (index.filled[at] ?? 0) + by
}

function takePosting(index: ClaimIndex, term: string, number: number): void {
  const known = index.postings.get(term)
  const at = known?.findIndex((posting) => posting >> POSTING_BITS === number) ?? -1
  if (known === undefined || at < 0) return
  const last = known.pop()
  if (last !== undefined && at < known.length) known[at] = last
  if (known.length === 0) index.postings.delete(term)
}

function joinClaim(index: ClaimIndex, claim: string, number: number): void {
  const known = index.claims.get(claim)
  if (known !== undefined) known.documents += 1
  const own = known?.number ?? index.freeClaims.pop() ?? index.claims.size
  if (known === undefined) index.claims.set(claim, { number: own, documents: 1 })
  index.claimOf[number] = own
}

function leaveClaim(index: ClaimIndex, claim: string): void {
  const known = index.claims.get(claim)
  if (known === undefined) return
  known.documents -= 1
  if (known.documents > 0) return
  index.claims.delete(claim)
  index.freeClaims.push(known.number)
}
