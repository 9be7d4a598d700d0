import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { language, type Translator } from '../../../core/text.ts'
import { time } from '../../../core/time.ts'
import { OFFICER_SIGNS, type Party, parseEvent } from '../../../lib/custody/index.ts'
import { partyName } from '../party-words.ts'
import * as noun from '../schema.ts'
import { keptOf } from '../shut.ts'
import * as store from '../store.ts'
import { actTexts, fieldTexts, texts } from '../texts/pages.ts'

/** Acts that one table tells, of all its items together. */
const MAX_TOLD = 5_000

const party = z.strictObject({ key: z.string(), role: z.string(), name: z.string() })

const toldAct = z.strictObject({
  seq: z.number().int(),
  at: time,
  type: z.string(),
  /** What was done, in words. */
  what: z.string(),
  by: party,
  /** Both sides of a transfer, and whoever it was handed to otherwise. */
  from: party.nullable(),
  to: party.nullable(),
  /** SHA-256 of the event. */
  hash: z.string(),
  /** Whether an officer's passkey answers for it; null where none has to. */
  isSigned: z.boolean().nullable(),
  /** Words that the event commits to; null for a text that was erased. */
  said: z.array(z.strictObject({ label: z.string(), text: z.string().nullable() })),
})

export const custodyTable = query({
  permission: 'evidence:read',
  scope: 'area',
  name: 'evidence.custodyTable',
  summary:
    'Who had each of these items and what was done to it, the first act first, in the words of one language: for a report.',
  input: z.strictObject({ items: z.array(id).max(noun.MAX_BUNDLE_ITEMS + 1), language }),
  output: z.strictObject({
    items: z.array(
      noun.itemRow.pick({ id: true, code: true, broken: true, erasedAt: true }).extend({
        kind: z.string(),
        /** Events of its chain, told or not. */
        events: z.number().int(),
        acts: z.array(toldAct),
      }),
    ),
  }),
  async run(ctx, { items: wanted, language: spoken }) {
    const t = ctx.node.speak(spoken)
    const where = { id: wanted, area: under(ctx.areas()) }
    const rows = await store.items.many(ctx.tx, where, { order: ['id'], limit: wanted.length + 1 })
    const kept = await keptOf(ctx, rows)
    const item = rows.map((row) => row.id).filter((own) => !kept.has(own))
    const how = { order: ['item', 'seq'], limit: MAX_TOLD } as const
    const events = item.length === 0 ? [] : await store.events.many(ctx.tx, { item }, how)
    const words = events.length === 0 ? [] : await wordsOf(ctx.tx, events)
    const acts = Map.groupBy(events, (event) => event.item)
    const said = Map.groupBy(words, (row) => `${row.item} ${row.seq}`)
    return {
      items: rows.map(({ id: own, code, kind, broken, erasedAt, chain }) => ({
        id: own,
        code,
        broken,
        erasedAt,
        kind: t(texts[kind]),
        events: kept.has(own) ? 0 : chain.seq,
        acts: (acts.get(own) ?? []).map((row) =>
          actOf(row, { t, words: said.get(`${own} ${row.seq}`) ?? [] }),
        ),
      })),
    }
  },
})

/** Texts of these events; of items that have none of them there are a few more. */
async function wordsOf(
  tx: Parameters<typeof store.texts.many>[0],
  events: readonly store.EventRow[],
) {
  const item = [...new Set(events.map((event) => event.item))]
  const limit = MAX_TOLD * noun.TEXT_FIELDS.length
  return await store.texts.many(tx, { item }, { order: ['item', 'seq', 'field'], limit })
}

function actOf(
  row: store.EventRow,
  { t, words }: { readonly t: Translator; readonly words: Awaited<ReturnType<typeof wordsOf>> },
): z.infer<typeof toldAct> {
  const { type, actor, from, to } = parseEvent(row.bytes)
  const partyOf = ({ key, role }: Party) => ({ key, role, name: partyName(t, { key, role }) })
  return {
    seq: row.seq,
    at: row.at,
    type,
    what: t(actTexts[type]),
    by: partyOf(actor),
    from: from === undefined ? null : partyOf(from),
    to: to === undefined ? null : partyOf(to),
    hash: row.hash,
    isSigned: OFFICER_SIGNS.has(type) ? row.assertion !== null : null,
    said: words.map(({ field, text }) => ({
      label: t(fieldTexts[field as keyof typeof fieldTexts] ?? texts.act),
      text,
    })),
  }
}
