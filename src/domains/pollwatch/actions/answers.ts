// What observers answered to one form, as rows to take out: one of each observer, station and asking.
import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { listed, listInput, newestPage } from '../../../core/listed.ts'
import { under } from '../../../core/permission.ts'
import type { Filter } from '../../../lib/sql/table.ts'
import { type Book, bookOf, formOf } from '../forms.ts'
import { ownGroup } from '../membership.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

/** Entries of which one row is made, the newest ones: as many as an entry is judged with. */
export const MAX_ROW_ENTRIES = 20
/** Entries of one asking that are read at once for the rows of a page. */
const MAX_READ = 5_000

const rowPart = noun.entryRow
  .pick({
    id: true,
    ref: true,
    form: true,
    version: true,
    serial: true,
    place: true,
    area: true,
    channel: true,
    answers: true,
    comment: true,
    isUrgent: true,
    capturedAt: true,
    receivedAt: true,
    state: true,
    reason: true,
    verdict: true,
    flags: true,
    missing: true,
    releasedAt: true,
  })
  .extend({
    /** Entries that the row is made of: a later one puts right what it says again, and adds the rest. */
    entries: z.number().int(),
  })
export type AnswerRow = z.infer<typeof rowPart>

const asked = listInput.extend({
  form: noun.formPrefix,
  /** Every asking where it is not said. */
  serial: noun.formSerial.optional(),
})
type Asked = z.infer<typeof asked>

const ownRow = rowPart.extend({
  /** Answers in words. */
  texts: noun.entryRow.shape.texts,
  /** Number of the observer; null where nobody has the one that was said. */
  observer: noun.observerNumber.nullable(),
  enteredBy: noun.entryRow.shape.enteredBy,
})
export type OwnAnswerRow = z.infer<typeof ownRow>

export const ownAnswers = query({
  permission: 'pollwatch:observe',
  scope: 'own',
  name: 'pollwatch.ownAnswers',
  summary:
    'What observers of the own group answered to a form, the newest first: what counts as one row of each observer, station and asking, what does not as it came.',
  input: asked,
  output: listed(ownRow),
  async run(ctx, input) {
    const group = await ownGroup(ctx)
    const { next, rows } = await answerRows(ctx, { observerGroup: group.id }, input)
    const numbers = await numbersOf(ctx, rows)
    const items = rows.map(({ row, from, texts }) => ({
      ...row,
      texts,
      observer: numbers.get(from.observer ?? '') ?? null,
      enteredBy: from.enteredBy,
    }))
    return { items, next }
  },
})

export const releasedAnswers = query({
  permission: 'pollwatch:read',
  scope: 'area',
  name: 'pollwatch.releasedAnswers',
  summary:
    'What groups of observers handed on of the answers to a form, as rows of each observer, station and asking; who sent it is left out.',
  input: asked,
  output: listed(rowPart),
  async run(ctx, input) {
    const where = { releasedAt: { not: null }, area: under(ctx.areas()) } as const
    const { next, rows } = await answerRows(ctx, where, input)
    return { items: rows.map(({ row }) => row), next }
  },
})

type Where = Filter<noun.EntryRow>
/** A row, and the newest of the entries that it is made of. */
interface Row {
  readonly row: AnswerRow
  readonly from: noun.EntryRow
  readonly texts: noun.EntryRow['texts']
}

/** What stands of an entry in a row: nothing of who sent it. */
const entryPart = rowPart.omit({ entries: true }).strip()

/** A page of entries as rows: where several count as one, the newest of them has what they say together. */
async function answerRows(ctx: QueryContext, where: Where, { form, serial, after, limit }: Asked) {
  const of = { ...where, form, serial } as Where
  const { items, next } = await newestPage(ctx.tx, store.entries, of, { after, limit })
  const book = await bookOf(ctx)
  const parts = await partsOf(
    ctx,
    where,
    items.filter((one) => isMerged(book, one)),
  )
  const rows = items.flatMap((from): Row[] => {
    const row = entryPart.parse(from)
    if (!isMerged(book, from)) return [{ from, texts: from.texts, row: { ...row, entries: 1 } }]
    const own = (parts.get(keyOf(from)) ?? []).slice(0, MAX_ROW_ENTRIES)
    if (own[0]?.id !== from.id) return []
    const answers: AnswerRow['answers'] = {}
    const texts: noun.EntryRow['texts'] = {}
    for (const one of own.toReversed()) {
      Object.assign(answers, one.answers)
      Object.assign(texts, one.texts)
    }
    return [{ from, texts, row: { ...row, answers, entries: own.length } }]
  })
  return { next, rows }
}

/** Whether an entry is a part of what its observer says of an asking; two incidents each stand for themselves. */
function isMerged(book: Book, { state, observer, form, version }: noun.EntryRow): boolean {
  return state === 'counted' && observer !== null && formOf(book, form, version)?.isApart !== true
}

const keyOf = ({ observer, station, version, serial }: noun.EntryRow) =>
  JSON.stringify([observer, station, version, serial])

/** All entries that count of the observers, stations and askings of these, the newest first. */
async function partsOf(
  { tx }: QueryContext,
  where: Where,
  rows: readonly noun.EntryRow[],
): Promise<ReadonlyMap<string, readonly noun.EntryRow[]>> {
  const all: noun.EntryRow[] = []
  const read = async (of: object, limit: number) =>
    await store.entries.many(tx, { ...where, ...of, state: 'counted' } as Where, {
      order: ['-id'],
      limit,
    })
  for (const same of Map.groupBy(rows, ({ version, serial }) => `${version} ${serial}`).values()) {
    const [{ form, version, serial } = { form: '', version: 0, serial: 0 }] = same
    const observer = [...new Set(same.map((one) => one.observer))]
    const found = await read({ form, version, serial, observer }, MAX_READ)
    if (found.length < MAX_READ) all.push(...found)
    // Somebody sent the same asking hundreds of times: each is then asked for by himself.
    else
      for (const { observer: one, station } of same)
        all.push(
          ...(await read({ form, version, serial, station, observer: one }, MAX_ROW_ENTRIES)),
        )
  }
  return Map.groupBy(all, keyOf)
}

/** Numbers of observers, of those too who observe no more. */
async function numbersOf({ tx }: QueryContext, rows: readonly Row[]) {
  const ids = [...new Set(rows.flatMap(({ from }) => from.observer ?? []))]
  if (ids.length === 0) return new Map<string, string>()
  const known = await store.observers.many(tx, { id: ids }, { limit: ids.length })
  return new Map(known.map(({ id, number }) => [id, number]))
}
