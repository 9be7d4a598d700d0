// `scrutineer match`: which of many claims each post of a file repeats, without a node.
import type { MatchOrder } from '../cli/machine.ts'
import { Problem } from '../core/problem.ts'
import {
  type ClaimIndex,
  claimIndex,
  languageOf,
  putClaim,
  readPost,
  searchClaims,
} from '../lib/match/index.ts'
import { badLine, type JsonLine, jsonLines } from './json-lines.ts'

/** Claims of one file; an index of them takes about a gigabyte. */
const MAX_CLAIMS = 500_000
/** Claims whose language is looked at to learn which ones the file has. */
const SAMPLED = 400
/** A language of less than this share of them is a wrong guess, or too rare to be told from one. */
const LEAST_SHARE = 0.02

type Id = string | number

interface Claim {
  readonly id: Id
  readonly title: string | null
  readonly subtitle: string | null
  readonly text: string
}

/** Which languages come into question, and the one that most claims have. */
interface Languages {
  readonly among: readonly string[]
  readonly expected: string
}

/** A line of JSON for each post: its id, and the claims that are most like it, best first. Throws Problem. */
export async function* matchFiles(order: MatchOrder): AsyncGenerator<string> {
  const claims: Claim[] = []
  for await (const line of jsonLines(order.claims)) {
    if (claims.length >= MAX_CLAIMS)
      throw badLine(order.claims, line.number, `is one claim too many; ${MAX_CLAIMS} are taken`)
    claims.push(claimOf(order.claims, line))
  }
  if (claims.length === 0) throw new Problem('cli.no_claims', 400, `${order.claims} has no claims.`)
  const languages = languagesOf(claims)
  const { index, ids } = indexOf(claims, languages)
  for await (const line of jsonLines(order.queries)) {
    const id = idOf(order.queries, line)
    const post = readPost(textOf(order.queries, line, 'text') ?? '', languages)
    const results = searchClaims(index, post, order.top).map(({ document, score }) => ({
      id: ids.get(document.claim),
      score: Number(score.toFixed(4)),
    }))
    yield JSON.stringify({ id, results })
  }
}

function claimOf(path: string, line: JsonLine): Claim {
  return {
    id: idOf(path, line),
    title: textOf(path, line, 'title'),
    subtitle: textOf(path, line, 'subtitle'),
    text: textOf(path, line, 'claim') ?? '',
  }
}

function idOf(path: string, { number, value }: JsonLine): Id {
  const { id } = value
  if (typeof id === 'string' || Number.isSafeInteger(id)) return id as Id
  throw badLine(path, number, 'has no “id” that is a text or a whole number')
}

/** Null where the field is missing or null. */
function textOf(path: string, { number, value }: JsonLine, field: string): string | null {
  const text = value[field] ?? null
  if (text === null || typeof text === 'string') return text
  throw badLine(path, number, `has a “${field}” that is no text`)
}

function languagesOf(claims: readonly Claim[]): Languages {
  const step = Math.max(1, Math.floor(claims.length / SAMPLED))
  const sample = claims.filter((_, at) => at % step === 0)
  const counts = new Map<string, number>()
  for (const claim of sample) {
    const { language, isSure } = languageOf(wholeText(claim), { expected: 'en' })
    if (isSure) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  const ordered = [...counts].toSorted(([, one], [, other]) => other - one)
  const among = ordered
    .filter(([, count]) => count >= Math.max(1, sample.length * LEAST_SHARE))
    .map(([language]) => language)
  const expected = among[0] ?? 'en'
  return { among: among.length === 0 ? [expected] : among, expected }
}

function wholeText({ text, title, subtitle }: Claim): string {
  return [text, title, subtitle].filter((part) => part !== null && part !== '').join('. ')
}

function indexOf(claims: readonly Claim[], languages: Languages) {
  const index: ClaimIndex = claimIndex()
  const ids = new Map<string, Id>()
  for (const [at, claim] of claims.entries()) {
    const { id, title, subtitle, text } = claim
    const { language } = languageOf(wholeText(claim), languages)
    const name = nameOf(id)
    // A claim that comes again is another wording of the same one, such as a translation.
    const document = ids.has(name) ? `${name} ${at}` : name
    ids.set(name, id)
    putClaim(index, { id: document, claim: name, language, text, title, subtitle, addresses: [] })
  }
  return { index, ids }
}

/** Digits of the largest whole number that is kept exactly. */
const ID_DIGITS = 16

/** Numbers and texts never meet, and numbers stand in their order. */
function nameOf(id: Id): string {
  return typeof id === 'number' ? `n${String(id).padStart(ID_DIGITS, '0')}` : `t${id}`
}
