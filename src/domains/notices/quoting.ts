// What a notice rests on: whether its quoted words stand in the copy, and whether that is a page of its subject.
import type { QueryContext } from '../../core/action.ts'
import { beginningOf } from '../../core/line.ts'
import { quotesStand, type Standing } from '../../core/quote-standing.ts'
import { livingSource } from '../../core/same-source.ts'
import { publicCopies, publicThing } from './needs.ts'
import { refusal } from './refusals.ts'
import type { NoticeRow } from './schema.ts'
import { isOfHosts } from './subject.ts'

type Asking = Pick<QueryContext, 'ask'>
type Quoting = Pick<NoticeRow, 'item' | 'snapshot' | 'quote' | 'source' | 'sourceName'>

/** How the words that a notice quotes stand in its copy, and whether the reference is the subject's own. */
export interface Rests {
  readonly stand: Standing
  readonly page: number | null
  readonly isOwnPage: boolean
}

/** What this notice rests on now. In an exercise there are no copies, and so nothing to compare. */
export async function restsOn(ctx: Asking, row: Quoting): Promise<Rests> {
  const { item, quote, snapshot } = row
  const asked = { item, quote, ...(snapshot !== '' && { copy: snapshot }) }
  const { stand } = await ctx.ask(quotesStand, { quotes: [asked] })
  const { stand: of = 'unknown', page = null } = stand[0] ?? {}
  return { stand: of, page, isOwnPage: await isOwn(ctx, row) }
}

/** Whether the reference belongs to one who is the subject, or its copy is of a host of the subject. */
async function isOwn(ctx: Asking, { item, snapshot, source: subject }: Quoting): Promise<boolean> {
  const lives = await livingSource(ctx, subject)
  const { item: cited } = await ctx.ask(publicThing, { code: item })
  const from = cited?.source?.code
  if (from !== undefined && (await livingSource(ctx, from)) === lives) return true
  const { copies } = await ctx.ask(publicCopies, { item })
  const url = snapshot === '' ? cited?.csl.URL : copies.find((one) => one.code === snapshot)?.url
  const { source } = await ctx.ask(publicThing, { code: lives })
  return url !== undefined && isOfHosts(source?.domains ?? [], url)
}

/** Letters of a quote that a refusal tells. */
const MAX_TOLD = 120

/** Whether a reason is needed. Throws 409 where it is and nobody gives one. */
export function checkRests(
  { stand, isOwnPage }: Rests,
  { quote: whole, item, sourceName: name }: Quoting,
  unfound: string | undefined,
): boolean {
  const isNeeded = stand === 'missing' || !isOwnPage
  if (!isNeeded || unfound !== undefined) return isNeeded
  const quote = beginningOf(whole, MAX_TOLD)
  if (stand === 'missing') throw refusal('quoteMissing', { params: { quote, item } })
  throw refusal('otherPage', { params: { item, name } })
}
