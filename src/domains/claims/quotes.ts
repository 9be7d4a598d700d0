// How the quotes of a check stand in the copies that are kept of what it cites.
import type { QueryContext } from '../../core/action.ts'
import { beginningOf } from '../../core/line.ts'
import { quotesStand } from '../../core/quote-standing.ts'
import { refusal } from './refusals.ts'
import type { Evidence } from './schema.ts'

/** How the quote of each piece of evidence stands in the copies that are kept; undefined of one without a quote. */
export async function standsOf(ctx: Pick<QueryContext, 'ask'>, all: readonly Evidence[]) {
  const quoted = all.flatMap(({ item, quote }, n) => (quote === null ? [] : { item, quote, n }))
  if (quoted.length === 0) return []
  const quotes = quoted.map(({ item, quote }) => ({ item, quote }))
  const { stand } = await ctx.ask(quotesStand, { quotes })
  return all.map((_, at) => stand[quoted.findIndex(({ n }) => n === at)])
}

/** Letters of a quote and of a title that a refusal tells. */
const MAX_TOLD = 120

/** Counts quotes that stand in no copy. Throws 409 for the first where nobody says why it goes out. */
export function checkQuotes(evidence: readonly Evidence[], unfound: string | undefined): number {
  const missing = evidence.filter(({ stand }) => stand === 'missing')
  const [first] = missing
  if (first === undefined || unfound !== undefined) return missing.length
  const quote = beginningOf(first.quote ?? '', MAX_TOLD)
  throw refusal('quoteMissing', { params: { quote, source: beginningOf(first.title, MAX_TOLD) } })
}
