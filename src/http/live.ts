import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { liveRegions } from '../ui/live.ts'
import { drawPage, type PageRequest } from './draw.ts'

/** Redraws of one open page at most once in this time, however much happens. */
const COALESCE_MS = 1_000

/** A comment line that keeps proxies from closing the stream. */
const KEEPALIVE_MS = 15_000

/** The stream ends after this time and the browser comes again, so that a revoked session loses its screen. */
const STREAM_MS = 10 * 60_000

/** Open live streams in one process; each costs a redraw a second. */
const MAX_STREAMS = 200
let open = 0

/**
 * Sends the live regions of a page whenever the log grew and they changed. The page is drawn again as a whole, as for
 * a reload, so there is one way of drawing; a person who lost the permission gets the refusal by an ended stream.
 */
export function liveStream(c: Context, request: PageRequest): Response {
  c.header('X-Accel-Buffering', 'no')
  if (open >= MAX_STREAMS) return c.text('too many live screens', 503)
  return streamSSE(c, async (stream) => {
    open += 1
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
          await Promise.race([
            new Promise<void>((resolve) => (wake = resolve)),
            stream.sleep(KEEPALIVE_MS),
          ])
        if (stream.aborted) break
        if (!changed) {
          await stream.write(': still here\n\n')
          continue
        }
        changed = false
        const next = liveRegions(await drawPage(request, { refused: null, done: null }))
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
      open -= 1
      stop()
    }
  })
}
