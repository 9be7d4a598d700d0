import type { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listed, listInput, newestPage } from '../../../core/listed.ts'
import { groupOfCaller } from '../membership.ts'
import { messageRow } from '../schema-message.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const part = messageRow.omit({ observer: true, observerGroup: true })
const madeOf = noun.entryRow
  .pick({ ref: true, form: true, version: true, serial: true, answers: true, comment: true })
  .extend(noun.entryRow.pick({ state: true, reason: true }).shape)
const withEntry = part.extend({
  /** What was made of it. */
  made: madeOf.nullable(),
})
export type MessagePart = z.infer<typeof withEntry>

type Listed = z.output<typeof listInput> & { readonly entry?: string | undefined }

async function pageOf(
  { tx }: Parameters<typeof groupOfCaller>[0],
  observerGroup: string | null,
  { entry, after, limit }: Listed,
) {
  const where = { observerGroup, ...(entry === undefined ? {} : { entry }) }
  const page = await newestPage(tx, store.messages, where, { after, limit, as: part })
  const made = page.items.flatMap((one) => one.entry ?? [])
  const rows = await store.entries.many(tx, { id: made }, { limit })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const items = page.items.map((one) => ({
    ...one,
    made: madeOf
      .strip()
      .nullable()
      .parse(byId.get(one.entry ?? '') ?? null),
  }))
  return { ...page, items }
}

export const messages = query({
  permission: 'pollwatch:observe',
  scope: 'own',
  name: 'pollwatch.messages',
  summary:
    'Every short message of the own group’s observers as it came, but for the letters of their cards, with what was understood and answered; the newest first.',
  input: listInput.extend({ entry: id.optional() }),
  output: listed(withEntry),
  async run(ctx, input) {
    const group = await groupOfCaller(ctx)
    return group === null ? { items: [], next: null } : await pageOf(ctx, group.id, input)
  },
})

export const unknownMessages = query({
  permission: 'pollwatch:accredit',
  scope: 'nation',
  name: 'pollwatch.unknownMessages',
  summary:
    'Every short message that came as a form under a number that no observer of an accredited group has, the newest first.',
  input: listInput,
  output: listed(withEntry),
  run: (ctx, input) => pageOf(ctx, null, input),
})
