import type { Looked } from '../../core/capture.ts'
import { isHeld } from '../../core/apart.ts'
import type { JobContext, JobKind } from '../../core/slice.ts'
import { sweepUnnamed } from '../../core/sweep.ts'
import { addMs, DAY, HOUR, MINUTE } from '../../core/time.ts'
import * as keeping from './actions/keeping.ts'

/** Tries of one copy: what failed so often fails again, and whoever asked for it is told. */
const TRIES = 5
const working = { permissions: ['sources:capture'], concurrency: 1, maxTries: TRIES } as const

/** Pages of everybody are cited: no network of the office is opened for whoever asks for a copy. */
const NOTHING_OPENED = { privateNetworks: [], openPorts: [] } as const

/** The slice's work by the clock. */
export const jobs: readonly JobKind[] = [
  {
    ...working,
    kind: keeping.CAPTURE_JOB,
    leaseMs: 2 * MINUTE,
    run: (ctx, { subject, tries }) => makeCopy(ctx, subject, tries),
  },
  {
    ...working,
    kind: keeping.LOOK_JOB,
    leaseMs: HOUR,
    always: { subject: 'copies' },
    async run(ctx) {
      await lookAll(ctx)
      await ctx.call(keeping.copiesAgain, { what: 'look' })
    },
  },
  {
    ...working,
    kind: keeping.SWEEP_JOB,
    leaseMs: HOUR,
    always: { subject: 'copies' },
    async run(ctx) {
      // What came within a day may be a copy that is just being kept.
      const until = addMs(ctx.now(), -DAY)
      const asked = (contents: string[]) => ctx.call(keeping.unnamedCopies, { contents })
      await sweepUnnamed(ctx.ports.files, until, asked)
      await ctx.call(keeping.copiesAgain, { what: 'sweep' })
    },
  },
]

/** Makes the copy and keeps it; a node that is killed meanwhile makes it anew, and what it had written is swept. */
async function makeCopy(ctx: JobContext, snapshot: string, tries: number): Promise<void> {
  const wanted = await ctx.call(keeping.wantedCopy, { snapshot })
  if (wanted === null) return
  const giveUp = () => ctx.call(keeping.failSnapshot, { snapshot, ...BROKEN })
  // A node that died of it each time would do so again.
  if (tries > TRIES) return void (await giveUp())
  try {
    await keepCopy(ctx, snapshot, wanted)
  } catch (error) {
    if (tries >= TRIES) await giveUp()
    throw error
  }
}

const BROKEN = { fault: 'broken', code: 'limit/tries' } as const

async function keepCopy(
  ctx: JobContext,
  snapshot: string,
  { url, quote }: { readonly url: string; readonly quote: string | null },
): Promise<void> {
  const { capture, files } = ctx.ports
  const order = { url, ...NOTHING_OPENED, ...(quote !== null && { quote }) }
  const taken = await capture.take(order, files).catch((error: unknown) => {
    if (isHeld(error)) return HELD
    throw error
  })
  if (taken.outcome === 'failed') {
    const { fault, code } = taken
    await ctx.call(keeping.failSnapshot, { snapshot, fault, code })
    return
  }
  const { outcome: _, parts, said, ...page } = taken
  const leftOut = [...page.leftOut]
  const kept = { ...plain(page), leftOut }
  await ctx.call(keeping.keepSnapshot, { snapshot, page: kept, said, parts: [...parts] })
}

const HELD = { outcome: 'failed', fault: 'overrun', code: 'limit/held' } as const

/** Within the bounds of a row, whatever a site says. */
function plain<P extends { readonly kind: string; readonly url: string }>(page: P): P {
  return { ...page, kind: page.kind.slice(0, 200), url: page.url.slice(0, 4_000) }
}

/** Looks at what is due, one after the other, and at no host twice: the rest waits for the next hour. */
async function lookAll(ctx: JobContext): Promise<void> {
  const { links } = await ctx.call(keeping.dueLinks, {})
  const hosts = new Set<string>()
  const looks: { snapshot: string; look: ReturnType<typeof seen> }[] = []
  for (const { snapshot, url } of links) {
    const host = URL.parse(url)?.host ?? ''
    if (hosts.has(host)) continue
    hosts.add(host)
    const looked = await ctx.ports.capture
      .look({ url, ...NOTHING_OPENED })
      .catch((error: unknown) => {
        if (isHeld(error)) return HELD
        throw error
      })
    looks.push({ snapshot, look: seen(looked) })
  }
  if (looks.length > 0) await ctx.call(keeping.noteLooks, { looks })
}

function seen(looked: Looked | typeof HELD) {
  if (looked.outcome === 'failed') return { outcome: 'failed' } as const
  const { at: _, ...look } = plain(looked)
  return look
}
