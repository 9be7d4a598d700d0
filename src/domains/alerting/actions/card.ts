import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { areaPath } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { isTargeted } from '../areas.ts'
import { cardKey } from '../card-code.ts'
import { audiencePage, stationPlace } from '../needs.ts'
import { partOf } from '../part.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { stationId } from '../schema.ts'
import { CARD_CODE_LETTERS } from '../sms-reply.ts'
import { addCards, cards as cardTable, cardsOf } from '../store/card.ts'

/** Codes of one card: an election day has few alerts, and each answer takes one. */
export const CODES_PER_CARD = 12
/** Cards of one print. */
export const MAX_CARDS = 200

const issued = z.strictObject({
  station: stationId,
  number: z.string(),
  name: z.string(),
  area: areaPath,
  /** Shown once; only hashes are kept. */
  codes: z.array(z.string()),
})
export type IssuedCard = z.infer<typeof issued>

/** The command that prints cards; codes are hashed with a key of the realm. */
export const issueCards = command({
  name: 'alerting.issueCards',
  permission: 'alerting:issue-cards',
  scope: 'area',
  showsSecret: true,
  summary:
    'Issues a printed card with one-time codes to a station, or to up to 200 of an area; older cards end.',
  input: z
    .strictObject({
      station: stationId.optional(),
      area: areaPath.optional(),
      after: z.string().max(250).optional(),
    })
    .refine((input) => (input.station === undefined) !== (input.area === undefined), {
      message: 'a station or an area, one of the two',
      path: ['area'],
    }),
  output: z.strictObject({ cards: z.array(issued), next: z.string().nullable() }),
  async run(ctx, input) {
    const { places, next } = await placesOf(ctx, input)
    if (places.length === 0) ctx.unchanged('the page before was the last one')
    const key = cardKey(ctx.signing('stream'))
    const station = places.map((place) => place.station)
    await cardTable.change(ctx.tx, { station, cancelledAt: null }, { cancelledAt: ctx.now })
    const made = places.map((place) => ({
      ...place,
      card: ctx.newId(),
      codes: Array.from({ length: CODES_PER_CARD }, () => ctx.newCode(CARD_CODE_LETTERS)),
    }))
    const by = { issuedBy: ctx.actor.id, issuedAt: ctx.now }
    const printed = made.flatMap(({ card, codes }) =>
      codes.map((code, n) => ({ hash: key.code(code), card, n: n + 1 })),
    )
    await addCards(
      ctx.tx,
      made.map((one) => ({ id: one.card, station: one.station, area: one.area, ...by })),
      printed,
    )
    for (const one of made) {
      const body = { station: one.station, codes: CODES_PER_CARD }
      ctx.record(records['card.issued'], { subject: one.card, area: one.area, body })
    }
    return { cards: made.map((one) => partOf(issued, one)), next }
  },
})

async function placesOf(
  ctx: CommandContext,
  input: { station?: string | undefined; area?: string | undefined; after?: string | undefined },
) {
  if (input.station !== undefined) {
    const { id: station, ...place } = await ctx.ask(stationPlace, { station: input.station })
    ctx.inArea(place.area)
    return { places: [{ station, ...place }], next: null }
  }
  const area = input.area ?? '/'
  ctx.inArea(area)
  const after = given({ after: input.after })
  const page = await ctx.ask(audiencePage, { areas: [area], limit: MAX_CARDS, ...after })
  if (page.items.length === 0 && input.after === undefined) throw refusal('nobody')
  return { places: page.items, next: page.next }
}

export const cardOfStation = query({
  name: 'alerting.card',
  permission: 'alerting:issue-cards',
  scope: 'area',
  summary:
    'When the card of a station was issued and how many of its codes are left; null where it has none.',
  input: z.strictObject({ station: stationId }),
  output: z.strictObject({
    card: z.strictObject({ card: id, issuedAt: time, left: z.number().int() }).nullable(),
  }),
  async run(ctx, { station }) {
    const held = ctx.areas()
    const place = await ctx.ask(stationPlace, { station })
    if (!isTargeted(held, place.area)) throw refusal('unknownStation')
    const [row] = await cardsOf(ctx.tx, [station])
    return { card: row ? { card: row.id, issuedAt: row.issuedAt, left: row.left } : null }
  },
})
