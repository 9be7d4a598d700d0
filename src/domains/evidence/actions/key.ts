import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { records } from '../records.ts'
import * as store from '../store.ts'

/** The subject of the records that name keys: each bundle has all of them. */
export const KEY_SUBJECT = 'custody-key'

/** Has the log name the key of custody before that signs anything; false where it has named it. */
export async function nameKey(ctx: CommandContext): Promise<boolean> {
  const key = Buffer.from(ctx.signing('custody').publicKey).toString('hex')
  if ((await store.keys.one(ctx.tx, { publicKey: key })) !== undefined) return false
  const isFirst = (await store.keys.count(ctx.tx, {})) === 0
  const [act] = await store.events.many(ctx.tx, {}, { limit: 1 })
  const first = act === undefined ? 'birth' : 'found'
  const since = isFirst ? first : 'change'
  await store.keys.insert(ctx.tx, { publicKey: key, since, notedAt: ctx.now })
  ctx.record(records['custody.keyed'], { subject: KEY_SUBJECT, body: { key, since } })
  return true
}

export const noteKey = command({
  permission: 'evidence:preserve',
  scope: 'nation',
  name: 'evidence.noteKey',
  summary: 'For the start of the node: the log names the key of custody, where it has not yet.',
  input: z.strictObject({}),
  output: nothing,
  async run(ctx) {
    if (!(await nameKey(ctx))) ctx.unchanged('the log has named it')
    return {}
  },
})
