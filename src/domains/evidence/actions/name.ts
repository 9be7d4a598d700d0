import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import type { ItemRow } from '../schema.ts'
import * as store from '../store.ts'

/** What an item is called, by field; what was erased, or never was, is left out. */
export function namesOf({ title, fileName }: Pick<ItemRow, 'title' | 'fileName'>) {
  const all = [
    { field: 'title' as const, text: title },
    { field: 'file-name' as const, text: fileName },
  ]
  return all.filter(({ text }) => text !== '')
}

/** Has the log commit to title and file name of an item, once; false where it has, or there is nothing to commit to. */
export async function commitNames(ctx: CommandContext, item: ItemRow): Promise<boolean> {
  if ((await store.names.count(ctx.tx, { item: item.id })) > 0) return false
  const salted = namesOf(item).map(({ field, text }) => ({ field, ...committed(ctx, text) }))
  if (salted.length === 0) return false
  await store.names.insert(
    ctx.tx,
    salted.map(({ field, salt }) => ({ item: item.id, field, salt })),
  )
  const body = Object.fromEntries(salted.map(({ field, commitment }) => [field, commitment]))
  ctx.record(records['item.named'], { subject: item.id, area: item.area, body })
  return true
}

export const nameItem = command({
  permission: 'evidence:preserve',
  scope: 'nation',
  name: 'evidence.nameItem',
  summary:
    'Has the log commit to title and file name of an item that was taken in before it did so.',
  input: z.strictObject({ item: id }),
  output: nothing,
  async run(ctx, { item: of }) {
    const item = found(await store.items.one(ctx.tx, { id: of }), 'unknownItem')
    if (!(await commitNames(ctx, item))) ctx.unchanged('the log has committed to it')
    return {}
  },
})
