import { z } from 'zod'
import { command, nothing, query } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { dateAt } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { lines } from '../../../core/line.ts'
import { listed, listInput, newestPage } from '../../../core/listed.ts'
import { language } from '../../../core/text.ts'
import { checkPerson, checkSecondPerson } from '../../../core/two-persons.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { anybody, approving, reading, writing } from './claim-ref.ts'

const ref = z.strictObject({ word: id })

export const propose = command({
  ...writing,
  name: 'claims.proposeOfficial',
  summary:
    'Puts forward what the office says about how to vote, with the first and last day on which it is shown above answers at /check; a second person agrees.',
  input: z.strictObject({
    words: lines(noun.MAX_CLAIM),
    language,
    fromDay: noun.day,
    untilDay: noun.day,
  }),
  output: ref,
  async run(ctx, said) {
    checkPerson(ctx)
    if (said.untilDay < said.fromDay) throw refusal('badDays')
    const word = ctx.newId()
    await store.official.insert(ctx.tx, {
      id: word,
      state: 'proposed',
      ...said,
      writtenBy: ctx.actor.id,
      writtenDevice: ctx.actor.device ?? null,
      writtenAt: ctx.now,
    })
    ctx.record(records['officialword.proposed'], { subject: word, body: { word } })
    return { word }
  },
})

export const agreeOfficial = command({
  ...approving,
  name: 'claims.agreeOfficial',
  summary:
    'A second person, on another device, agrees to what the office says about how to vote; everybody who pastes something reads it first.',
  input: ref,
  output: nothing,
  async run(ctx, { word }) {
    const row = found(await store.official.one(ctx.tx, { id: word }), 'unknownOfficial')
    if (row.state !== 'proposed') throw refusal('wrongState')
    checkSecondPerson(ctx, { by: { person: row.writtenBy, device: row.writtenDevice } })
    const by = { decidedBy: ctx.actor.id, decidedAt: ctx.now }
    await store.official.change(ctx.tx, { id: word }, { state: 'agreed', ...by })
    const { words, language: spoken, fromDay, untilDay } = row
    const sha256 = canonicalHash({ words, language: spoken, fromDay, untilDay })
    ctx.record(records['officialword.agreed'], { subject: word, body: { word, sha256 } })
    return {}
  },
})

export const endOfficial = command({
  ...approving,
  name: 'claims.endOfficial',
  summary: 'Takes down what the office said about how to vote, or refuses what was put forward.',
  input: ref,
  output: nothing,
  async run(ctx, { word }) {
    checkPerson(ctx)
    const row = found(await store.official.one(ctx.tx, { id: word }), 'unknownOfficial')
    if (row.state !== 'proposed' && row.state !== 'agreed') throw refusal('wrongState')
    const state = row.state === 'proposed' ? 'refused' : 'ended'
    await store.official.change(ctx.tx, { id: word }, { state })
    ctx.record(records['officialword.ended'], { subject: word, body: { word } })
    return {}
  },
})

const row = noun.officialRow.omit({ writtenDevice: true })

export const officials = query({
  ...reading,
  name: 'claims.officials',
  summary:
    'Everything that the office ever said, or was to say, about how to vote, the newest first.',
  input: listInput,
  output: listed(row),
  async run(ctx, { after, limit }) {
    return newestPage(ctx.tx, store.official, {}, { after, limit, as: row })
  },
})

/** Statements that stand above an answer: more would hide it. */
const SHOWN = 3

export const publicOfficial = query({
  ...anybody,
  name: 'claims.publicOfficial',
  summary:
    'For everybody: what the office says today about how to vote, in the language that is asked for, else in those there are.',
  input: z.strictObject({ language }),
  output: z.strictObject({ items: z.array(z.strictObject({ language, words: z.string() })) }),
  async run(ctx, { language: wanted }) {
    const today = dateAt(ctx.now, ctx.node.zone)
    const rows = await store.official.many(
      ctx.tx,
      { state: 'agreed', fromDay: { upTo: today }, untilDay: { from: today } },
      { order: ['-id'], limit: 50 },
    )
    const own = rows.filter((one) => one.language === wanted)
    const items = (own.length > 0 ? own : rows).slice(0, SHOWN)
    return { items: items.map(({ language: spoken, words }) => ({ language: spoken, words })) }
  },
})
