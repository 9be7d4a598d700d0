// How a source becomes another one or ends: by one person, and by two where two reviewers said for what it may be used, since
// everybody would read that of another name, or nowhere; and where somebody speaks for it or notices name it, since that would
// be another one's voice. A merge takes two always: whatever names either code then means one source, and it is never undone.
import type { CommandContext, QueryContext } from '../../../core/action.ts'
import { codesOfSource } from '../../../core/same-source.ts'
import { noticesNaming, speakersOf } from '../needs.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { askings, readHash } from './asking.ts'
import { correctTo, freeNames } from './source.ts'
import { digest, endedNow, listedSource } from './thing-ref.ts'

type End = Pick<noun.SourceEndingRow, 'mergedInto' | 'reason' | 'corrected'>

const endings = askings(store.sourceEndings, 'notEndAsked')

/** Who a source is, of which something is said: all but its languages and where corrections are asked for. */
export function identity(row: noun.SourceFacts): string {
  const { name, kind, publisher, country, issn, domains } = row
  return digest({ name, kind, publisher, country, issn, domains: domains.split(' ').toSorted() })
}

/** By what a source is known to those who speak for it and are written to. */
function voice({ name, kind, domains }: noun.SourceFacts): string {
  return digest({ name, kind, domains: domains.split(' ').toSorted() })
}

/** How many persons speak for a source, and how many notices name it. */
async function voicesOf(ctx: Pick<QueryContext, 'ask'>, code: string) {
  const sources = await codesOfSource(ctx, code)
  const { count: speakers } = await ctx.ask(speakersOf, { sources })
  const { count: notices } = await ctx.ask(noticesNaming, { sources })
  return { speakers, notices }
}

/** Whether one person may do it: nobody said anything of the source, and it is no other one for who speaks for it or is written to. */
async function isFree(ctx: QueryContext, own: noun.SourceRow, { mergedInto, corrected }: End) {
  if (corrected !== null && identity(own) === identity(corrected)) return true
  if (mergedInto !== null || (await standing(ctx, own.id)).length > 0) return false
  if (corrected !== null && voice(own) === voice(corrected)) return true
  const { speakers, notices } = await voicesOf(ctx, own.code)
  return speakers + notices === 0
}

/** Assessments of a source that stand. */
async function standing({ tx }: Pick<QueryContext, 'tx'>, source: string): Promise<string[]> {
  const how = { limit: 2, as: noun.assessmentRow.pick({ id: true }) } as const
  const rows = await store.assessments.many(tx, { source, state: 'agreed' }, how)
  return rows.map(({ id }) => id)
}

/** Does it, or asks for it where another person is to decide. Throws 403 and 409. */
export async function endOrAskSource(ctx: CommandContext, own: noun.SourceRow, end: End) {
  const { id: source, code } = own
  const { mergedInto, corrected } = end
  if ((await store.sourceEndings.count(ctx.tx, { source, state: 'asked' })) > 0)
    throw refusal('endAsked')
  if (await isFree(ctx, own, end)) return await endSource(ctx, own, end)
  // Said to who asks, and not to who agrees.
  if (mergedInto !== null) await listedSource(ctx.tx, mergedInto)
  if (corrected !== null) await freeNames(ctx, own, corrected)
  await endings.ask(ctx, { source }, end)
  const sha256 = corrected === null ? null : digest(corrected)
  const body = { code, into: mergedInto, sha256 }
  ctx.record(records['citedsource.endAsked'], { subject: source, body })
  return {}
}

/** Its code leads on, or tells why it was withdrawn: its host names are free again, and nobody finds it by words. */
async function endSource(ctx: CommandContext, own: noun.SourceRow, end: End) {
  const { mergedInto, corrected, reason } = end
  const { id, code } = own
  if (corrected !== null) return await correctTo(ctx, own, corrected)
  const by = { reason, ...endedNow(ctx) }
  await store.domains.remove(ctx.tx, { source: id })
  await store.words.remove(ctx.tx, { thing: id })
  if (mergedInto === null) {
    await store.sources.change(ctx.tx, { id }, { ...by, state: 'withdrawn' })
    ctx.record(records['citedsource.withdrawn'], { subject: id, body: { code } })
    return {}
  }
  await listedSource(ctx.tx, mergedInto)
  await store.sources.change(ctx.tx, { mergedInto: code }, { mergedInto })
  await store.sources.change(ctx.tx, { id }, { ...by, mergedInto, state: 'merged' })
  ctx.record(records['citedsource.merged'], { subject: id, body: { code, into: mergedInto } })
  return {}
}

/** Who both are now, what two reviewers said of each, who speaks for them and what names them, which the second person has read. */
async function restingOf(ctx: QueryContext, own: noun.SourceRow, { mergedInto }: End) {
  const into =
    mergedInto === null ? undefined : await store.sources.one(ctx.tx, { code: mergedInto })
  const rests = []
  for (const row of into === undefined ? [own] : [own, into]) {
    const said = await standing(ctx, row.id)
    rests.push({ code: row.code, is: identity(row), said, ...(await voicesOf(ctx, row.code)) })
  }
  return rests
}

/** Does what was asked of a source, as a second person read it. Throws 403, 404 and 409. */
export async function agreeSource(ctx: CommandContext, code: string, read: string) {
  const own = await listedSource(ctx.tx, code)
  const asked = await endings.open(ctx, { source: own.id })
  if (readHash(asked, await restingOf(ctx, own, asked)) !== read) throw refusal('otherSource')
  await endings.decide(ctx, asked, null)
  return await endSource(ctx, own, asked)
}

/** Leaves a source as it is. Throws 403, 404 and 409. */
export async function refuseSource(ctx: CommandContext, code: string, refused: string) {
  const own = await listedSource(ctx.tx, code)
  const asked = await endings.open(ctx, { source: own.id })
  await endings.decide(ctx, asked, refused)
  ctx.record(records['citedsource.endRefused'], { subject: own.id, body: { code } })
  return {}
}

/** What is asked of a source, and what names it as it is read; null where nothing is. */
export async function sourceAsked(ctx: QueryContext, code: string) {
  const own = await store.sources.one(ctx.tx, { code })
  const asked = await store.sourceEndings.one(ctx.tx, { source: own?.id ?? '', state: 'asked' })
  if (own === undefined || asked === undefined) return null
  const rests = await restingOf(ctx, own, asked)
  const count = (of: 'speakers' | 'notices') => rests.reduce((sum, one) => sum + one[of], 0)
  const voices = { speakers: count('speakers'), notices: count('notices') }
  return { ...asked, ...voices, read: readHash(asked, rests) }
}
