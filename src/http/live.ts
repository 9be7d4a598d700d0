import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { mayOpen } from '../core/actor.ts'
import { Problem } from '../core/problem.ts'
import type { PageRequest } from './draw.ts'
import { identify } from './request.ts'
import { type Regions, screensOf, withKeys } from './shared-drawing.ts'

/** A comment line that keeps proxies from closing the stream. */
const KEEPALIVE_MS = 15_000

/** The stream ends after this time and the browser comes again, so that a revoked session loses its screen. */
const STREAM_MS = 10 * 60_000

/** Open live streams in one process; those who may see the same share their drawings. One person has a few screens of them. */
const MAX_STREAMS = 200
const MAX_STREAMS_EACH = 12
const open = new Map<string, number>()

/** Takes a place among the open streams; null when there is none for this person. */
function takePlace(who: string): (() => void) | null {
  const own = open.get(who) ?? 0
  const all = [...open.values()].reduce((sum, count) => sum + count, 0)
  if (own >= MAX_STREAMS_EACH || all >= MAX_STREAMS) return null
  open.set(who, own + 1)
  return () => {
    const left = (open.get(who) ?? 1) - 1
    if (left > 0) open.set(who, left)
    else open.delete(who)
  }
}

/** Asks again who looks on, because sessions end and roles are taken away while a screen is open. Throws then. */
async function lookAgain(c: Context, request: PageRequest): Promise<PageRequest> {
  const identity = await identify(c, request.parts, request.realm)
  const mayLook = mayOpen(identity.actor, request.page)
  if (!mayLook || identity.actor.id !== request.identity.actor.id) {
    throw new Problem('core.not_allowed', 403, 'Your role does not allow this.', {
      recorded: false,
    })
  }
  return { ...request, identity }
}

/**
 * Sends the live regions of a page whenever the log grew and they changed. The page is drawn again as a whole, as for
 * a reload, so there is one way of drawing, once for all who may see the same; a person who lost the permission gets the
 * refusal by an ended stream.
 */
export function liveStream(c: Context, request: PageRequest): Response {
  c.header('X-Accel-Buffering', 'no')
  const leave = takePlace(request.identity.actor.id)
  if (leave === null) return c.text('too many live screens', 503)
  const screens = screensOf(request.house.store)
  const left = screens.enter()
  return streamSSE(c, async (stream) => {
    let changed = true
    let wake: () => void = () => {}
    const stop = request.house.store.onSequenced(() => {
      changed = true
      wake()
    })
    stream.onAbort(() => wake())
    const until = performance.now() + STREAM_MS
    // Empty at first: what changed between the page and this stream is sent, and what is the same is left by the browser.
    let shown: Regions = new Map()
    try {
      await stream.writeSSE({ event: 'ready', data: '' })
      while (!stream.aborted && performance.now() < until) {
        if (!changed)
          await new Promise<void>((resolve) => {
            wake = resolve
            // Not held by this timer: a node that stops would wait for every screen that was just left.
            setTimeout(resolve, KEEPALIVE_MS).unref()
          })
        if (stream.aborted) break
        if (!changed) {
          await lookAgain(c, request)
          await stream.write(': still here\n\n')
          continue
        }
        changed = false
        const next = await screens.regions(request, () => lookAgain(c, request))
        for (const [name, region] of next) {
          if (shown.get(name) !== region)
            await stream.writeSSE({ event: 'fragment', id: name, data: withKeys(region) })
        }
        shown = next
      }
    } catch {
      // The page cannot be drawn any more (signed out, removed): the browser reloads and sees why.
      if (!stream.aborted) await stream.writeSSE({ event: 'reload', data: '' })
    } finally {
      leave()
      left()
      stop()
    }
  })
}
