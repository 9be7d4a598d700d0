// What a librarian does alone with a source or a reference, and asks another person for where readers rest on it: a published
// check cites the reference, two reviewers assessed the source, or somebody speaks for it.
import { z } from 'zod'
import { command, nothing } from '../../../core/action.ts'
import { searchWords } from '../../../core/search-words.ts'
import type { Item } from '../../../lib/csl/index.ts'
import { authorText, cslOf } from '../content.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { endOrAsk } from './ending.ts'
import { checkNew, itemInput, itemToChange, ref } from './item.ts'
import { rowOf } from './source.ts'
import { endOrAskSource } from './source-ending.ts'
import { isSource, listedSource, sourceRef, writing } from './thing-ref.ts'

export const merge = command({
  ...writing,
  name: 'sources.merge',
  summary:
    'Merges a source or a reference that stands twice into the other one; its code leads there for good. Of a source, and of a reference that a published check cites, it is asked, and another person decides.',
  input: z.strictObject({ code: noun.anyCode, into: noun.anyCode, reason: noun.reason }),
  output: nothing,
  async run(ctx, { code, into, reason }) {
    if (code === into || isSource(code) !== isSource(into)) throw refusal('mergedIntoItself')
    const end = { mergedInto: into, reason }
    if (isSource(code)) {
      const own = await listedSource(ctx.tx, code)
      return await endOrAskSource(ctx, own, { ...end, corrected: null })
    }
    const [own] = [await itemToChange(ctx, code), await itemToChange(ctx, into)]
    return await endOrAsk(ctx, own, { ...end, corrected: null })
  },
})

export const withdraw = command({
  ...writing,
  name: 'sources.withdraw',
  summary:
    'Withdraws a source or a reference with a reason that everybody reads under its code. Nothing gets that code again. Of a source that two reviewers assessed, for which somebody speaks or that notices name, and of a reference that a published check cites, it is asked, and another person decides.',
  input: z.strictObject({ code: noun.anyCode, reason: noun.reason }),
  output: nothing,
  async run(ctx, { code, reason }) {
    const gone = { mergedInto: null, corrected: null, reason }
    if (isSource(code)) return await endOrAskSource(ctx, await listedSource(ctx.tx, code), gone)
    return await endOrAsk(ctx, await itemToChange(ctx, code), gone)
  },
})

/** Which work a reader is led to, whatever case and signs its title has. An address that is only taken out leads nowhere else. */
function workOf(csl: Item, before = csl): string {
  const { title, issued, publisher, DOI, ISBN, URL = before.URL } = csl
  const named = [issued?.['date-parts'][0]?.[0], publisher, csl['container-title'], DOI, ISBN, URL]
  return JSON.stringify([searchWords(title, title.length), authorText(csl), named])
}

export const correctSource = command({
  ...writing,
  name: 'sources.correctSource',
  summary:
    'Corrects what is said of a source: name, publisher, languages, host names, contact. Where two reviewers assessed it and it would be another one (all but languages and contact), or somebody speaks for it or notices name it and it would have another name, kind or site, it is asked, and another person decides.',
  input: noun.sourceContent.extend(sourceRef.shape),
  output: nothing,
  async run(ctx, { source, ...content }) {
    const own = await listedSource(ctx.tx, source)
    const end = { mergedInto: null, reason: '', corrected: rowOf(content) }
    return await endOrAskSource(ctx, own, end)
  },
})

export const correctItem = command({
  ...writing,
  name: 'sources.correctItem',
  summary:
    'Corrects a reference under its code, and so keeps one that was proposed. Where a published check cites it and it would name another work (title, authors, year, what it stands in, publisher, DOI, ISBN, address), it is asked, and another person decides.',
  input: itemInput.extend(ref.shape),
  output: nothing,
  async run(ctx, { item: code, isOther, ...content }) {
    const row = await itemToChange(ctx, code)
    const csl = cslOf(code, content, row.csl)
    await checkNew(ctx, { id: row.id, code, isOther }, csl)
    // Said to who asks, and not to who agrees.
    if (content.source !== undefined) await listedSource(ctx.tx, content.source)
    const corrected = { csl, source: content.source ?? null }
    const end = { mergedInto: null, reason: '', corrected }
    return await endOrAsk(ctx, row, end, workOf(row.csl) === workOf(csl, row.csl))
  },
})
