// The one way in which words of people are erased: one asks on a legal basis, another one on another device carries it
// out. Words and salt go, the log keeps its commitment. A slice says its kinds, its table of erasures and its sentences.
import { z } from 'zod'
import type { Table, Where } from '../lib/sql/table.ts'
import type { CommandContext } from './action.ts'
import { type Committed, committed } from './committed.ts'
import type { Kind, Words } from './erasable.ts'
import { forgetSoon } from './forgotten.ts'
import { id } from './id.ts'
import type { Tx } from './port.ts'
import type { Problem } from './problem.ts'
import { time } from './time.ts'
import { checkSecondPerson, handOf } from './two-persons.ts'

/** Erasures of one case or incident, those that are done counted. */
const MAX_ERASURES = 2_000
/** Erasures of one that were asked and not done: what whoever carries them out looks through. */
export const MAX_OPEN_ERASURES = 100
/** Erasures that were done and that a page lists, the newest. */
const SHOWN_DONE = 50

/** The row that holds the words: its id, or, where its key is another one, the parts of that with a space between them. */
export const erasableSubject = z.string().min(1).max(120)

/** What every table of erasures has, beside the column of what they belong to and the kind. */
export const erasureFields = {
  id,
  subject: z.string(),
  basis: z.string(),
  basisSalt: z.string(),
  askedBy: z.string(),
  askedDevice: z.string().nullable(),
  askedAt: time,
  doneBy: z.string().nullable(),
  doneAt: time.nullable(),
} as const

type Fields = z.infer<z.ZodObject<typeof erasureFields>>

/** One erasure, asked or done. */
export type Erasure<K extends string> = Fields & { readonly kind: K }

/** Words, by what they are and the row that holds them. */
export interface Named<K extends string> {
  readonly kind: K
  readonly subject: string
}

/** What the words belong to. */
export interface Place {
  readonly of: string
  readonly area: string
}

/** What a page is given of erasures: `items` are words of one kind, `asked` what nobody has done yet and what was done. */
export function erasureShown<K extends z.ZodType<string>>(kind: K) {
  const { basisSalt: _salt, askedDevice: _device, ...told } = erasureFields
  return z.strictObject({
    items: z.array(z.strictObject({ subject: z.string(), text: z.string() })),
    /** Those that nobody has done yet, the oldest first, then those that are done, the newest first. */
    asked: z.array(z.strictObject({ ...told, kind })),
  })
}

interface ErasingSaid<K extends string, C extends string> {
  /** The column of the table that names what the words belong to. */
  readonly column: C
  readonly table: Table<string, Erasure<K> & { [P in C]: string }>
  readonly kinds: Readonly<Record<K, Kind>>
  /** What goes with whatever is erased. */
  readonly alongside?: (tx: Tx, of: string) => Promise<void>
  readonly tell: {
    asked(
      ctx: CommandContext,
      place: Place,
      body: {
        readonly erasure: string
        readonly kind: K
        readonly of: string
        readonly basis: string
      },
    ): void
    erased(
      ctx: CommandContext,
      place: Place,
      body: { readonly erasure: string; readonly kind: K; readonly of: string },
    ): void | Promise<void>
  }
  readonly refuse: {
    /** There are no such words, or they are erased. */
    unknown(): Problem
    /** It was asked that they be erased. */
    asked(): Problem
    tooMany(most: number): Problem
  }
}

/** What a slice does with its erasures. */
export interface Erasing<K extends string> {
  /** Asks that words be erased; gives the erasure. Throws 404 `unknown`, 409 `asked` by the same person, `tooMany`. */
  ask(ctx: CommandContext, place: Place, wanted: Named<K> & { basis: string }): Promise<string>
  /** What was asked and nobody has done. Throws 404 `unknown`. */
  open(tx: Tx, of: string, erasure: string): Promise<Erasure<K>>
  /**
   * Erases the words with their salt: the caller is another person on another device than the one who asked. Throws 404
   * `unknown`, and what `checkSecondPerson` throws.
   */
  carryOut(ctx: CommandContext, place: Place, asked: Erasure<K>): Promise<void>
  /**
   * Words are gone, erased or written anew: whatever was asked of them is done, and nobody erases what stands in their
   * place now.
   */
  gone(ctx: CommandContext, place: Place, named: Named<K>): Promise<void>
  /** Refuses to write words further, or elsewhere, of which somebody asked that they be erased. Throws 409 `asked`. */
  checkNotAsked(tx: Tx, of: string, named: Named<K>): Promise<void>
  /** What a page shows; the words of one kind, before the newest of them `subject` and those that were asked for. */
  shown(
    tx: Tx,
    of: string,
    wanted: { readonly kind?: K | undefined; readonly subject?: string | undefined },
  ): Promise<{
    items: Words[]
    asked: Omit<Erasure<K>, 'basisSalt' | 'askedDevice'>[]
  }>
}

/** The erasures of a slice. */
export function erasing<K extends string, C extends string>(said: ErasingSaid<K, C>): Erasing<K> {
  const { column, kinds, tell, refuse } = said
  // The name of the column is a value here.
  const table = said.table as object as Table<string, Erasure<K>>
  const where = (of: string, more: Where<Erasure<K>>) =>
    ({ [column]: of, ...more }) as object as Where<Erasure<K>>
  const words = async (tx: Tx, of: string, { kind, subject }: Named<K>) => {
    if ((await kinds[kind].some(tx, of, [subject])).length === 0) throw refuse.unknown()
  }
  const counted = (tx: Tx, of: string, more: object) => table.count(tx, where(of, more as never))
  const own: Erasing<K> = {
    async ask(ctx, { of, area }, { basis, ...named }) {
      await words(ctx.tx, of, named)
      const { person: askedBy, device: askedDevice } = handOf(ctx.actor)
      if ((await counted(ctx.tx, of, { ...named, askedBy, doneAt: null })) > 0) throw refuse.asked()
      const bounds = [
        [await counted(ctx.tx, of, { doneAt: null }), MAX_OPEN_ERASURES],
        [await counted(ctx.tx, of, {}), MAX_ERASURES],
      ] as const
      for (const [count, most] of bounds) if (count >= most) throw refuse.tooMany(most)
      const erasure = ctx.newId()
      const { text, salt, commitment }: Committed = committed(ctx, basis)
      const asked = { askedBy, askedDevice, askedAt: ctx.now }
      const row = { id: erasure, [column]: of, ...named, basis: text, basisSalt: salt, ...asked }
      await table.insert(ctx.tx, row as never)
      const body = { erasure, kind: named.kind, of: named.subject, basis: commitment }
      tell.asked(ctx, { of, area }, body)
      return erasure
    },
    async open(tx, of, erasure) {
      const row = await table.one(tx, where(of, { id: erasure, doneAt: null } as never))
      if (row === undefined) throw refuse.unknown()
      return row
    },
    async carryOut(ctx, place, { kind, subject, askedBy: person, askedDevice: device }) {
      checkSecondPerson(ctx, { by: { person, device } })
      const { of } = place
      await words(ctx.tx, of, { kind, subject })
      await kinds[kind].erase(ctx.tx, { of, subject, now: ctx.now })
      await own.gone(ctx, place, { kind, subject })
    },
    async gone(ctx, place, { kind, subject }) {
      const open = where(place.of, { kind, subject, doneAt: null } as never)
      const asked = await table.many(ctx.tx, open, { limit: MAX_ERASURES })
      if (asked.length === 0) return
      await table.change(ctx.tx, open, { doneBy: ctx.actor.id, doneAt: ctx.now } as never)
      for (const { id: erasure } of asked)
        await tell.erased(ctx, place, { erasure, kind, of: subject })
      await said.alongside?.(ctx.tx, place.of)
      await forgetSoon(ctx)
    },
    async checkNotAsked(tx, of, { kind, subject }) {
      if ((await counted(tx, of, { kind, subject, doneAt: null })) > 0) throw refuse.asked()
    },
    async shown(tx, of, { kind, subject }) {
      const oldest = { order: ['id'], limit: MAX_OPEN_ERASURES } as const
      const open = await table.many(tx, where(of, { doneAt: null } as never), oldest)
      const newest = { order: ['-id'], limit: SHOWN_DONE } as const
      const done = await table.many(tx, where(of, { doneAt: { not: null } } as never), newest)
      const wanted = open.filter((row) => row.kind === kind).map((row) => row.subject)
      const first = [...(subject === undefined ? [] : [subject]), ...wanted]
      const items = kind === undefined ? [] : await wordsOfKind(kinds[kind], tx, { of, first })
      const asked = [...open, ...done].map(partOf<K>)
      return { items, asked }
    },
  }
  return own
}

/** The newest words of one kind that are not erased, and before them those of these rows. */
async function wordsOfKind(
  kind: Kind,
  tx: Tx,
  { of, first }: { readonly of: string; readonly first: readonly string[] },
): Promise<Words[]> {
  const own = await kind.some(tx, of, first)
  const newest = await kind.list(tx, of)
  return [...own, ...newest.filter(({ subject }) => !first.includes(subject))]
}

/** An erasure without what only the check of the second person needs. */
function partOf<K extends string>(row: Erasure<K>) {
  const { id: own, kind, subject, basis, askedBy, askedAt, doneBy, doneAt } = row
  return { id: own, kind, subject, basis, askedBy, askedAt, doneBy, doneAt }
}
