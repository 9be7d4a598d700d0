// An observer says that a site does not work: it is looked at, once in ten minutes however many say so.
import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { hostsIn } from '../../../core/hosts-in.ts'
import { id } from '../../../core/id.ts'
import { addMs } from '../../../core/time.ts'
import { CATEGORIES, entryRow } from '../schema.ts'
import { LOOK_EVERY_MS, lookState } from '../schema-look.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import { entries as rows } from '../store.ts'
import * as store from '../store/look.ts'

/** Workflows look; nobody else holds this. */
const looking = { permission: 'pollwatch:look', scope: 'nation' } as const
/** Entries of one record. */
const MAX_ENTRIES = 100
/** The number of the kind of problem that is about devices, networks and sites. */
const CYBER = CATEGORIES.indexOf('cyber') + 1

const told = entryRow.pick({ id: true, answers: true, comment: true })

export const namedHosts = query({
  ...looking,
  name: 'pollwatch.namedHosts',
  summary:
    'For the workflow: which addresses counted entries name that say a site or a device does not work, and that were not looked at yet.',
  input: z.strictObject({ entries: z.array(id).max(MAX_ENTRIES) }),
  output: z.strictObject({
    items: z.array(z.strictObject({ entry: id, host: z.string() })),
  }),
  async run(ctx, { entries }) {
    const of = { id: entries, form: 'IN', state: 'counted' } as const
    const counted = await rows.many(ctx.tx, of, { limit: MAX_ENTRIES, as: told })
    const known = await store.looksOf(ctx.tx, entries)
    return {
      items: counted.flatMap(({ id: entry, answers, comment }) => {
        const [host] = answers['C'] === CYBER && !known.has(entry) ? hostsIn(comment, 1) : []
        return host === undefined ? [] : [{ entry, host }]
      }),
    }
  },
})

export const askLook = command({
  ...looking,
  name: 'pollwatch.askLook',
  summary:
    'For the workflow: notes that an entry names a site; says whether the site is due to be looked at.',
  input: z.strictObject({ entry: id, host: z.string().max(253), site: id.nullable() }),
  output: z.strictObject({ isDue: z.boolean() }),
  async run(ctx, { entry, host, site }) {
    found(await rows.one(ctx.tx, { id: entry }), 'unknownEntry')
    const since = { from: addMs(ctx.now, -LOOK_EVERY_MS) }
    const before =
      site === null ? 0 : await store.looks.count(ctx.tx, { site, state: 'begun', askedAt: since })
    const isDue = site !== null && before === 0
    const state = site === null ? 'unknown' : isDue ? 'begun' : 'joined'
    await store.looks.put(ctx.tx, { entry, host, site, state, askedAt: ctx.now })
    ctx.record(records['watchEntry.lookAsked'], { subject: entry, body: { state } })
    return { isDue }
  },
})

export const refuseLook = command({
  ...looking,
  name: 'pollwatch.refuseLook',
  summary: 'For the workflow: notes that nobody may look at the site that an entry names.',
  input: z.strictObject({ entry: id }),
  output: z.strictObject({}),
  async run(ctx, { entry }) {
    const state = lookState.enum.refused
    found(await rows.one(ctx.tx, { id: entry }), 'unknownEntry')
    await store.looks.change(ctx.tx, { entry }, { state })
    ctx.record(records['watchEntry.lookAsked'], { subject: entry, body: { state } })
    return {}
  },
})
