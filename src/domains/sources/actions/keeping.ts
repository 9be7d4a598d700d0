// What jobs do for copies: they are made, kept with their record, looked after, and swept.
import { z } from 'zod'
import { command, type CommandContext, nothing, query } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { MAX_SAID } from '../../../core/capture.ts'
import { id } from '../../../core/id.ts'
import { PORTION } from '../../../core/portions.ts'
import { addMs, DAY, fromMs, HOUR, toMs } from '../../../core/time.ts'
import { firstVisit, judgeLink } from '../../../lib/link-rot/index.ts'
import { unnamedIn } from '../../../lib/sql/unnamed.ts'
import { wholeWords } from '../../../lib/warc/index.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import * as noun from '../snapshot.ts'
import * as store from '../store.ts'

const machine = { permission: 'sources:capture', scope: 'nation' } as const
const ref = z.strictObject({ snapshot: id })

export const CAPTURE_JOB = 'sources.capture'
export const LOOK_JOB = 'sources.look'
export const SWEEP_JOB = 'sources.sweep'

export const wantedCopy = query({
  ...machine,
  name: 'sources.wantedCopy',
  summary: 'What a copy is to be made of; null once that is over.',
  input: ref,
  output: z.strictObject({ url: z.string(), quote: z.string().nullable() }).nullable(),
  async run(ctx, { snapshot }) {
    const { state, url, quote } = await rowOf(ctx, snapshot)
    return state === 'asked' ? { url, quote } : null
  },
})

async function rowOf(ctx: Pick<CommandContext, 'tx'>, snapshot: string) {
  return found(await store.snapshots.one(ctx.tx, { id: snapshot }), 'unknownCopy')
}

export const keepSnapshot = command({
  ...machine,
  name: 'sources.keepSnapshot',
  summary: 'Keeps a copy with its contents, in one go with the record that holds its hash.',
  input: ref.extend({
    page: noun.keptPage,
    /** What a reader sees of it; null where it is no text, or too much. */
    said: z.string().max(MAX_SAID).nullable(),
    parts: z.array(noun.sha256).min(1).max(noun.MAX_PARTS),
  }),
  output: nothing,
  async run(ctx, { snapshot, page, said, parts }) {
    const row = await rowOf(ctx, snapshot)
    if (row.state !== 'asked') {
      ctx.unchanged('it is over')
      return {}
    }
    const { code, url, quote } = row
    const body = {
      code,
      url,
      at: page.at,
      sha256: page.sha256,
      document: page.documentSha256,
      quote: quote === null ? null : canonicalHash(quote),
    }
    const record = ctx.record(records['snapshot.taken'], { subject: snapshot, body })
    const to = { state: 'taken', endedAt: ctx.now, page, record } as const
    await store.snapshots.change(ctx.tx, { id: snapshot }, to)
    const shown =
      page.copy === null ? [] : [{ snapshot, n: noun.SHOWN_PART, sha256: page.copy.sha256 }]
    const archive = parts.map((sha256, n) => ({ snapshot, n: noun.SHOWN_PART + 1 + n, sha256 }))
    await store.snapshotParts.insert(ctx.tx, [...shown, ...archive])
    if (said !== null) {
      await store.snapshotSaid.insert(ctx.tx, { snapshot, said })
      await store.indexCopy(ctx.tx, snapshot, wholeWords(said))
    }
    const nextAt = fromMs(firstVisit(toMs(ctx.now)))
    const fresh = { state: 'ok', since: ctx.now, failures: 0, nextAt } as const
    await store.links.insert(ctx.tx, { snapshot, ...fresh })
    return {}
  },
})

export const failSnapshot = command({
  ...machine,
  name: 'sources.failSnapshot',
  summary: 'Says why no copy was made.',
  input: ref.extend({ fault: noun.fault, code: z.string().max(100) }),
  output: nothing,
  async run(ctx, { snapshot, fault, code: detail }) {
    const { state, code } = await rowOf(ctx, snapshot)
    if (state !== 'asked') {
      ctx.unchanged('it is over')
      return {}
    }
    const body = { code, fault, detail }
    const record = ctx.record(records['snapshot.failed'], { subject: snapshot, body })
    const to = { state: 'failed', endedAt: ctx.now, fault, record } as const
    await store.snapshots.change(ctx.tx, { id: snapshot }, to)
    return {}
  },
})

export const dueLinks = query({
  ...machine,
  name: 'sources.dueLinks',
  summary: 'Addresses of copies that are to be looked at now.',
  input: nothing,
  output: z.strictObject({ links: z.array(z.strictObject({ snapshot: id, url: z.string() })) }),
  run: async (ctx) => ({ links: await store.dueLinks(ctx.tx, ctx.now, noun.LOOKS) }),
})

export const noteLooks = command({
  ...machine,
  name: 'sources.noteLooks',
  summary: 'Judges what looks at the addresses of copies saw, and says when to look again.',
  input: z.strictObject({
    looks: z
      .array(ref.extend({ look: noun.look }))
      .min(1)
      .max(noun.LOOKS),
  }),
  output: nothing,
  async run(ctx, { looks }) {
    const told: { code: string; state: noun.LinkRow['state'] }[] = []
    for (const { snapshot, look } of looks) {
      const row = await rowOf(ctx, snapshot)
      const link = await store.links.one(ctx.tx, { snapshot })
      if (link === undefined || row.page === null) continue
      const to = judged(row.page, link, { look, now: ctx.now })
      await store.links.change(ctx.tx, { snapshot }, to)
      told.push({ code: row.code, state: to.state })
      if (to.state === link.state) continue
      const body = { code: row.code, from: link.state, to: to.state, url: row.page.url }
      ctx.record(records['link.changed'], { subject: snapshot, body })
    }
    ctx.record(records['link.looked'], { subject: 'links', body: { looks: told } })
    return {}
  },
})

function judged(
  page: noun.KeptPage,
  link: noun.LinkRow,
  { look, now }: { readonly look: z.infer<typeof noun.look>; readonly now: string },
) {
  const { state, failures, since, firstFailureAt } = link
  const { url, kind, likeness } = page
  const before = {
    url,
    kind,
    likeness,
    state,
    failures,
    sinceMs: toMs(since),
    firstFailureMs: firstFailureAt === null ? null : toMs(firstFailureAt),
  }
  const after = judgeLink(before, look, toMs(now))
  return {
    state: after.state,
    since: fromMs(after.sinceMs),
    failures: after.failures,
    firstFailureAt: after.firstFailureMs === null ? null : fromMs(after.firstFailureMs),
    movedTo: after.movedTo,
    lookedAt: now,
    nextAt: fromMs(after.nextMs),
  }
}

export const copiesAgain = command({
  ...machine,
  name: 'sources.copiesAgain',
  summary:
    'Says when the addresses of copies are looked at next, or what no copy names is swept; a copy that waits for a day without end is begun again.',
  input: z.strictObject({ what: z.enum(['look', 'sweep']) }),
  output: nothing,
  async run(ctx, { what }) {
    const kind = what === 'look' ? LOOK_JOB : SWEEP_JOB
    const dueAt = addMs(ctx.now, what === 'look' ? HOUR : DAY)
    await ctx.schedule({ kind, subject: 'copies', dueAt })
    // Its job may be lost: a backup holds none.
    const late = { state: 'asked', askedAt: { before: addMs(ctx.now, -DAY) } } as const
    const rows =
      what === 'look' ? [] : await store.snapshots.many(ctx.tx, late, { limit: noun.WAITING })
    for (const { id: subject } of rows)
      await ctx.schedule({ kind: CAPTURE_JOB, subject, dueAt: ctx.now })
    ctx.unchanged('nothing but when it is done again')
    return {}
  },
})

export const unnamedCopies = query({
  ...machine,
  name: 'sources.unnamedCopies',
  summary: 'Which of these contents belong to no copy.',
  input: z.strictObject({ contents: z.array(noun.sha256).max(PORTION) }),
  output: z.strictObject({ contents: z.array(noun.sha256) }),
  run: async (ctx, asked) => ({ contents: await unnamedIn(ctx.tx, [store.snapshotParts], asked) }),
})
