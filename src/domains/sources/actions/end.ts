import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { endOrAsk } from './ending.ts'
import { itemToChange } from './item.ts'
import { endedNow, listedSource, writing } from './thing-ref.ts'

/** Its host names are free again, and nobody finds it by words. */
async function forget(ctx: CommandContext, thing: string): Promise<void> {
  await store.domains.remove(ctx.tx, { source: thing })
  await store.words.remove(ctx.tx, { thing })
}

const isSource = (code: string) => code.startsWith('SRC-')

export const merge = command({
  ...writing,
  name: 'sources.merge',
  summary:
    'Merges a source or a reference that stands twice into the other one; its code leads there for good. Of a reference that a published check cites it is asked, and another person decides.',
  input: z.strictObject({ code: noun.anyCode, into: noun.anyCode, reason: noun.reason }),
  output: nothing,
  async run(ctx, { code, into, reason }) {
    if (code === into || isSource(code) !== isSource(into)) throw refusal('mergedIntoItself')
    const end = { mergedInto: into, reason, ...endedNow(ctx) }
    const to = { ...end, state: 'merged' } as const
    const body = { code, into }
    if (isSource(code)) {
      const [own] = [await listedSource(ctx.tx, code), await listedSource(ctx.tx, into)]
      await store.sources.change(ctx.tx, { mergedInto: code }, { mergedInto: into })
      await store.sources.change(ctx.tx, { id: own.id }, to)
      await forget(ctx, own.id)
      ctx.record(records['citedsource.merged'], { subject: own.id, body })
      return {}
    }
    const [own] = [await itemToChange(ctx, code), await itemToChange(ctx, into)]
    return await endOrAsk(ctx, own, { mergedInto: into, reason })
  },
})

export const withdraw = command({
  ...writing,
  name: 'sources.withdraw',
  summary:
    'Withdraws a source or a reference with a reason that everybody reads under its code. Nothing gets that code again. Of a reference that a published check cites it is asked, and another person decides.',
  input: z.strictObject({ code: noun.anyCode, reason: noun.reason }),
  output: nothing,
  async run(ctx, { code, reason }) {
    const to = { state: 'withdrawn', reason, ...endedNow(ctx) } as const
    const body = { code }
    if (isSource(code)) {
      const own = await listedSource(ctx.tx, code)
      await store.sources.change(ctx.tx, { id: own.id }, to)
      await forget(ctx, own.id)
      ctx.record(records['citedsource.withdrawn'], { subject: own.id, body })
      return {}
    }
    return await endOrAsk(ctx, await itemToChange(ctx, code), { mergedInto: null, reason })
  },
})
