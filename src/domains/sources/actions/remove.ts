import { z } from 'zod'
import { command, nothing } from '../../../core/action.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { reason } from '../schema.ts'
import * as noun from '../snapshot.ts'
import * as store from '../store.ts'

/** Nothing of what the page said: the words that were to go would else stay in what is told of it. */
const UNSAID = { title: '', opening: '', likeness: null, copy: null, hasQuote: null } as const

export const removeCopy = command({
  permission: 'sources:assess',
  scope: 'nation',
  name: 'sources.removeCopy',
  summary:
    'A person takes a copy away, where a right of others or the law asks for it: nobody can open it any more, its contents are deleted within two days. Address, time, hash and the reason stay for everybody.',
  input: z.strictObject({ snapshot: noun.snapshotCode, reason }),
  output: nothing,
  async run(ctx, { snapshot: code, reason: why }) {
    checkPerson(ctx)
    const row = found(await store.snapshots.one(ctx.tx, { code }), 'unknownCopy')
    if (row.state === 'removed') throw refusal('copyRemoved')
    if (row.page === null) throw refusal('noCopyYet')
    const by = { removedBy: ctx.actor.id, removedAt: ctx.now, reason: why }
    const page = { ...row.page, ...UNSAID, leftOut: [] }
    const to = { ...by, state: 'removed', quote: null, page } as const
    await store.snapshots.change(ctx.tx, { id: row.id }, to)
    await store.snapshotParts.remove(ctx.tx, { snapshot: row.id })
    // Nobody looks at the page again for a copy that is no more.
    await store.links.remove(ctx.tx, { snapshot: row.id })
    const body = { code, sha256: row.page.sha256 }
    ctx.record(records['snapshot.removed'], { subject: row.id, body })
    return {}
  },
})
