import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { found, refusal } from '../refusals.ts'
import * as store from '../store.ts'
import { publish } from './version.ts'

/** Who publishes then, as pages name those whom the exercise plays. */
const SECOND = 'exercise:second-1'

export const playSecond = command({
  name: 'statements.playSecond',
  permission: 'statements:play',
  scope: 'nation',
  summary: 'For the exercise: a simulated second person publishes a text that still waits for one.',
  input: z.strictObject({ version: id }),
  output: z.strictObject({}),
  async run(ctx, { version }) {
    // Only where one person plays all parts.
    if (ctx.node.realm !== 'exercise') throw refusal('unknownVersion')
    const text = found(await store.versions.one(ctx.tx, { id: version }), 'unknownVersion')
    const row = await store.statements.one(ctx.tx, { id: text.statement })
    if (row?.proposed !== version) {
      ctx.unchanged('it no longer waits')
      return {}
    }
    await publish(ctx, row, { ...text, by: SECOND })
    return {}
  },
})
