import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { codesOfSource } from '../../../core/same-source.ts'
import { spokenFor } from '../membership.ts'
import { sourceNeed } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const speaking = { permission: 'outlets:speak', scope: 'own' } as const

export const commit = command({
  ...speaking,
  name: 'outlets.commit',
  summary:
    'An outlet says in its own words what it does to be accurate. Everybody reads it; an earlier version stays beside it.',
  input: noun.commitmentContent.extend({
    /** In the exercise, for whom somebody rehearses. */
    source: noun.sourceCode.optional(),
  }),
  output: z.strictObject({ version: z.number().int() }),
  async run(ctx, { source: wanted, language, words }) {
    const source = found(await spokenFor(ctx, wanted), 'notBound')
    const all = await versionsOf(ctx, source, 2 * noun.MAX_VERSIONS)
    const [last] = all
    if (last?.words === words && last.language === language) throw refusal('sameWords')
    const version = Math.max(0, ...all.map((one) => one.version)) + 1
    if (version > noun.MAX_VERSIONS)
      throw refusal('tooMany', { params: { most: noun.MAX_VERSIONS } })
    const by = { writtenBy: ctx.actor.id, writtenAt: ctx.now }
    await store.commitments.insert(ctx.tx, { source, version, language, words, ...by })
    const sha256 = canonicalHash({ source, version, language, words })
    ctx.record(records['commitment.written'], {
      subject: source,
      body: { source, version, sha256 },
    })
    return { version }
  },
})

/** The newest versions of what an outlet says it does, under whichever code it said it. */
async function versionsOf(ctx: QueryContext, code: string, limit: number) {
  const source = await codesOfSource(ctx, code)
  const how = { order: ['-writtenAt', '-version'], limit, as: noun.told } as const
  return await store.commitments.many(ctx.tx, { source }, how)
}

/** The source with its name, followed to where it was merged. Throws 404. */
async function outletOf(ctx: QueryContext, code: string) {
  const thing = await ctx.ask(sourceNeed, { code })
  return {
    source: noun.sourceCode.parse(thing.code),
    name: thing.title,
    kind: thing.source?.kind ?? null,
    mergedInto: thing.mergedInto,
    versions: await versionsOf(ctx, code, noun.MAX_VERSIONS),
  }
}

const outlet = z.strictObject({
  source: noun.sourceCode,
  name: z.string(),
  /** Null once it was merged or withdrawn. */
  kind: z.string().nullable(),
  mergedInto: z.string().nullable(),
  /** What it says it does, the newest version first. */
  versions: z.array(noun.told),
})
export type Outlet = z.infer<typeof outlet>

export const publicOutlet = query({
  permission: 'anyone',
  scope: 'none',
  name: 'outlets.publicOutlet',
  summary: 'For everybody: an outlet, and what it says in its own words that it does.',
  input: z.strictObject({ source: noun.sourceCode }),
  output: outlet,
  run: async (ctx, { source }) => await outletOf(ctx, source),
})

export const ownOutlet = query({
  ...speaking,
  name: 'outlets.ownOutlet',
  summary:
    'The outlet that the caller speaks for; null where he speaks for none. In the exercise any may be rehearsed.',
  input: z.strictObject({ source: noun.sourceCode.optional() }),
  output: outlet.nullable(),
  async run(ctx, { source: wanted }) {
    const own = await spokenFor(ctx, wanted)
    return own === null ? null : await outletOf(ctx, own)
  },
})
