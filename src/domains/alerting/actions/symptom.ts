import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import type { Problem } from '../../../core/problem.ts'
import { isLanguage } from '../../../core/text.ts'
import { partOf } from '../part.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { allCards, symptomCards, type SymptomRow, symptomRow } from '../store/symptom.ts'
import {
  type Card,
  type CardWords,
  eventCode,
  numberOf,
  OWN_SYMPTOMS,
  shippedWords,
  shownCard,
  type Symptom,
  symptom,
  writtenTexts,
} from '../symptoms.ts'

const writing = { permission: 'alerting:write-symptoms', scope: 'nation' } as const
const facts = symptomRow.pick({ event: true, revision: true, changedAt: true, changedBy: true })
const listedCard = shownCard.extend(facts.shape)
/** What was read by whoever changes it. */
const revision = z.number().int().min(0).max(1_000_000)
const changed = z.strictObject({ symptom, revision })
/** What else of a card changes with its words. */
const aside = symptomRow.pick({ isHidden: true, event: true })
/** A change with what it changed besides the words, so that all of it can be taken back. */
const replaced = changed.extend({ before: aside })

export const symptoms = query({
  name: 'alerting.symptoms',
  permission: 'territory:read',
  scope: 'shared',
  summary:
    'The cards of what stations report, in their order, hidden ones too, in the words of the node.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(listedCard) }),
  async run(ctx) {
    const rows = await allCards(ctx.tx)
    return { items: rows.map((row) => ({ ...cardOf(row), ...partOf(facts, row) })) }
  },
})

/** A row as pages show it. */
export function cardOf({ symptom: one, texts, isHidden }: SymptomRow): Card {
  return { symptom: one, number: numberOf(one), texts, isHidden }
}

export const changeSymptom = command({
  ...writing,
  name: 'alerting.changeSymptom',
  summary: 'Says what a card of stations says, by language, and whether it is shown.',
  input: z.strictObject({
    symptom,
    revision,
    texts: writtenTexts,
    isHidden: z.boolean().optional(),
    /** The alert that three alike propose; only of a card that the node added. */
    event: eventCode.optional(),
  }),
  output: replaced,
  async run(ctx, input) {
    const cards = await allCards(ctx.tx)
    const row = asRead(cards, input)
    const isShipped = shippedWords(row.symptom) !== null
    const event = isShipped ? null : (input.event ?? row.event)
    const { isHidden = false } = input
    const after = { texts: ownTexts(ctx, row.symptom, input.texts), isHidden, event }
    checkShown(cards, row, isHidden)
    if (JSON.stringify(after) === JSON.stringify(partOf(kept, row))) {
      ctx.unchanged('the card says this already')
      return { ...partOf(changed, row), before: partOf(aside, row) }
    }
    return await keep(ctx, row, after)
  },
})

export const addSymptom = command({
  ...writing,
  name: 'alerting.addSymptom',
  summary: 'Adds a card of what stations report, with the next number.',
  input: z.strictObject({ texts: writtenTexts, event: eventCode }),
  output: changed,
  async run(ctx, { texts, event }) {
    const cards = await allCards(ctx.tx)
    const free = OWN_SYMPTOMS.find((one) => cards.every((card) => card.symptom !== one))
    const added = found(free, 'tooManySymptoms')
    const own = ownTexts(ctx, added, texts)
    const row = {
      symptom: added,
      place: Math.max(...cards.map(({ place }) => place)) + 1,
      isHidden: false,
      event,
      texts: own,
      revision: 1,
      changedAt: ctx.now,
      changedBy: ctx.actor.id,
    }
    await symptomCards.insert(ctx.tx, row)
    const body = { number: numberOf(added), texts: own, event, revision: 1 }
    ctx.record(records['symptom.added'], { subject: added, body })
    return partOf(changed, row)
  },
})

export const restoreSymptom = command({
  ...writing,
  name: 'alerting.restoreSymptom',
  summary: 'Lets a card say what it said before the last change, or what it says as it ships.',
  input: z.strictObject({
    symptom,
    revision,
    to: z.enum(['before', 'shipped']),
    /** What it was besides its words; left out, the card is shown and proposes what it proposes now. */
    isHidden: z.boolean().optional(),
    event: eventCode.nullable().optional(),
  }),
  output: replaced,
  async run(ctx, input) {
    const cards = await allCards(ctx.tx)
    const row = asRead(cards, input)
    const isShipped = shippedWords(row.symptom) !== null
    if (input.to === 'shipped' && !isShipped) throw refusal('nothingShipped')
    const { isHidden = false } = input
    checkShown(cards, row, isHidden)
    // What a card that ships proposes is no matter of the node.
    const event = isShipped ? null : (input.event ?? row.event)
    const texts = input.to === 'shipped' ? {} : found(row.textsBefore, 'nothingBefore')
    return await keep(ctx, row, { texts, isHidden, event })
  },
})

const MOVES = { up: -1, down: 1 } as const

export const moveSymptom = command({
  ...writing,
  name: 'alerting.moveSymptom',
  summary: 'Moves a card one place up or down; its number stays.',
  input: z.strictObject({ symptom, to: z.enum(['up', 'down']) }),
  output: z.strictObject({ place: z.number().int() }),
  async run(ctx, { symptom: one, to }) {
    const cards = await allCards(ctx.tx)
    const from = cards.findIndex((card) => card.symptom === one)
    const row = found(cards[from], 'unknownSymptom')
    const at = from + MOVES[to]
    const other = cards[at]
    if (other === undefined) {
      ctx.unchanged('it stands there already')
      return { place: from + 1 }
    }
    const order = cards.with(from, other).with(at, row)
    await symptomCards.put(
      ctx.tx,
      order.map((card, n) => ({ ...card, place: n + 1 })),
    )
    ctx.record(records['symptom.moved'], { subject: one, body: { place: at + 1 } })
    return { place: at + 1 }
  },
})

/** The card as whoever changes it has read it: two persons at once do not overwrite each other. */
function asRead(
  cards: readonly SymptomRow[],
  read: { readonly symptom: Symptom; readonly revision: number },
): SymptomRow {
  const row = found(
    cards.find((card) => card.symptom === read.symptom),
    'unknownSymptom',
  )
  if (row.revision !== read.revision) throw refusal('symptomChanged')
  return row
}

/** Throws where no card would be left to be seen. */
function checkShown(cards: readonly SymptomRow[], row: SymptomRow, isHidden: boolean): void {
  if (isHidden && !cards.some((one) => one !== row && !one.isHidden)) throw refusal('lastSymptom')
}

const kept = symptomRow.pick({ texts: true, isHidden: true, event: true })

async function keep(ctx: CommandContext, row: SymptomRow, after: z.infer<typeof kept>) {
  const next = row.revision + 1
  const change = { changedAt: ctx.now, changedBy: ctx.actor.id, revision: next }
  await symptomCards.put(ctx.tx, { ...row, ...after, ...change, textsBefore: row.texts })
  const { texts, isHidden } = after
  const body = { number: numberOf(row.symptom), texts, isHidden, revision: next }
  ctx.record(records['symptom.changed'], { subject: row.symptom, body })
  return { symptom: row.symptom, revision: next, before: partOf(aside, row) }
}

/** The words that differ from what ships. Throws where a language has half of them, or an added card would say nothing. */
function ownTexts(
  { node }: CommandContext,
  one: Symptom,
  written: z.infer<typeof writtenTexts>,
): Record<string, CardWords> {
  const shipped = shippedWords(one)
  const own = Object.entries(written).flatMap(([language, said]) => {
    const words = wholeWords(language, said ?? {})
    if (words === null || !isLanguage(language)) return []
    const t = node.speak(language)
    const isAsShipped =
      shipped !== null && words.title === t(shipped.title) && words.advice === t(shipped.advice)
    return isAsShipped ? [] : [[language, words] as const]
  })
  if (shipped === null && own.length === 0) throw half(node.languages[0] ?? 'en', 'title')
  return Object.fromEntries(own)
}

type Half = { readonly [K in keyof CardWords]?: string | undefined }

/** What is written in one language, both parts of it; null where it is left empty. */
function wholeWords(language: string, { title, advice }: Half): CardWords | null {
  if (title !== undefined && advice !== undefined) return { title, advice }
  if (title !== undefined) throw half(language, 'advice')
  if (advice !== undefined) throw half(language, 'title')
  return null
}

function half(language: string, missing: keyof CardWords): Problem {
  const path = `texts.${language}.${missing}`
  const field = { path, message: 'Fill this in.', reason: 'missing', limit: '' }
  return refusal('halfSymptom', { fields: [field] })
}
