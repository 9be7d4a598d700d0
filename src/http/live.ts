import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { mayOpen } from '../core/actor.ts'
import { Problem } from '../core/problem.ts'
import { liveRegions } from '../ui/live.ts'
import { drawPage, NO_FORM, type PageRequest } from './draw.ts'
import { identify } from './request.ts'

/** Redraws of one open page at most once in this time, however much happens. */
const COALESCE_MS = 1_000

/** A comment line that keeps proxies from closing the stream. */
const KEEPALIVE_MS = 15_000

/** The stream ends after this time and the browser comes again, so that a revoked session loses its screen. */
const STREAM_MS = 10 * 60_000

/** Open live streams in one process; each costs a redraw a second. One person has a few screens of them. */
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
 * a reload, so there is one way of drawing; a person who lost the permission gets the refusal by an ended stream.
 */
export function liveStream(c: Context, request: PageRequest): Response {
  c.header('X-Accel-Buffering', 'no')
  const leave = takePlace(request.identity.actor.id)
  if (leave === null) return c.text('too many live screens', 503)
  return streamSSE(c, async (stream) => {
    let changed = false
    let wake: () => void = () => {}
    const stop = request.house.store.onSequenced(() => {
      changed = true
      wake()
    })
    stream.onAbort(() => wake())
    const until = performance.now() + STREAM_MS
    // Empty at first: what changed between the page and this stream is sent, and what is the same is left by the browser.
    let shown = new Map<string, string>()
    changed = true
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
        const now = await lookAgain(c, request)
        if (!changed) {
          await stream.write(': still here\n\n')
          continue
        }
        changed = false
        const next = liveRegions(await drawPage(now, NO_FORM))
        for (const [name, region] of next) {
          if (shown.get(name) !== region)
            await stream.writeSSE({ event: 'fragment', id: name, data: region })
        }
        shown = next
        await stream.sleep(COALESCE_MS)
      }
    } catch {
      // The page cannot be drawn any more (signed out, removed): the browser reloads and sees why.
      if (!stream.aborted) await stream.writeSSE({ event: 'reload', data: '' })
    } finally {
      leave()
      stop()
    }
  })
}
