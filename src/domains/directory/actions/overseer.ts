import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { namesOf } from '../../../core/names.ts'
import { refusal } from '../refusals.ts'
import { personsHolding } from '../needs.ts'
import { records } from '../records.ts'
import { overseerFields, overseerRow } from '../schema.ts'
import { overseers } from '../store.ts'

/** There is one of it, so what is said of it needs no id. */
const SUBJECT = { what: 'overseer' } as const

export const nameOverseer = command({
  name: 'directory.nameOverseer',
  permission: 'directory:write',
  scope: 'nation',
  summary:
    'Names who checks the administrator, in the place of whoever was named before; the record names nobody.',
  input: z.strictObject(overseerFields),
  output: z.strictObject({}),
  async run(ctx, { name, post, phone = null }) {
    await checkNoAdministrator(ctx, name)
    const before = await overseers.one(ctx.tx, SUBJECT)
    if (before?.name === name && before.post === post && before.phone === phone) {
      ctx.unchanged('this person is named already')
      return {}
    }
    const named = { namedBy: ctx.actor.id, namedAt: ctx.now }
    await overseers.put(ctx.tx, { ...SUBJECT, name, post, phone, ...named })
    // Who it is stays in the row: a record cannot forget a name.
    ctx.record(records['overseer.named'], {
      subject: SUBJECT.what,
      body: { isFirst: before === undefined },
    })
    return {}
  },
})

/** A guard against haste, not against lies. Throws 403 for the name of whoever may invite people. */
async function checkNoAdministrator(ctx: CommandContext, name: string): Promise<void> {
  const { persons } = await ctx.ask(personsHolding, { permission: 'accounts:invite' })
  const names = await namesOf(ctx, { persons })
  const isOne = names.persons.values().some((one) => folded(one) === folded(name))
  if (isOne) throw refusal('nameOfAdministrator')
}

/** A name as two people would write it who mean the same person. */
function folded(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()
}

const shown = overseerRow.omit({ what: true })

export const overseer = query({
  name: 'directory.overseer',
  permission: 'directory:read',
  scope: 'shared',
  summary: 'Who checks the administrator; null while nobody is named.',
  input: z.strictObject({}),
  output: shown.nullable(),
  run: async ({ tx }) => (await overseers.one(tx, SUBJECT, { as: shown })) ?? null,
})
