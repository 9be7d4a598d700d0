/** Something that is done again whenever it is woken. */
export interface Loop {
  /** Asks for a step; many wakes before it starts are one step. */
  wake(): void
  /** Asks for a step at the latest in `ms`. */
  wakeIn(ms: number): void
  /** Whether a step runs or is due now. */
  isBusy(): boolean
  /** Takes no more wakes and resolves when the running step is done. */
  stop(): Promise<void>
}

/** Pause after a step that failed: long enough for a restarting database, short enough for an alert. */
const FAILED_PAUSE_MS = 250

/** Longest delay of a timer; Node would fire at once beyond 2^31 ms. */
const MAX_DELAY_MS = 60_000

/** Tells of a failed step; the loop goes on by itself. */
export type OnFailure = (error: unknown) => void

/** How a loop runs. */
export interface LoopOptions {
  readonly onFailure: OnFailure
  /** Least time between a wake and its step; default 0. */
  readonly restMs?: number
  /** Pause after a failed step; default {@link FAILED_PAUSE_MS}. */
  readonly retryMs?: number | undefined
}

/**
 * Runs `step` after each wake, never twice at a time, and again after a failure. Its timers
 * do not keep the process alive.
 */
export function startLoop(step: () => Promise<void>, options: LoopOptions): Loop {
  const { onFailure, restMs = 0, retryMs = FAILED_PAUSE_MS } = options
  let isDue = false
  let isStopped = false
  let timer: { readonly handle: NodeJS.Timeout; readonly at: number } | null = null
  let running: Promise<void> | null = null

  function schedule(ms: number): void {
    const at = performance.now() + Math.min(ms, MAX_DELAY_MS)
    if (isStopped || (timer !== null && timer.at <= at)) return
    if (timer !== null) clearTimeout(timer.handle)
    timer = { at, handle: setTimeout(onTimer, Math.min(ms, MAX_DELAY_MS)).unref() }
  }
  function onTimer(): void {
    timer = null
    isDue = true
    start()
  }
  function start(): void {
    if (running !== null || isStopped || !isDue) return
    isDue = false
    running = step()
      .catch((error: unknown) => {
        onFailure(error)
        schedule(retryMs)
      })
      .then(() => {
        running = null
        if (isDue) schedule(restMs)
      })
  }
  return {
    wake() {
      isDue = true
      if (running !== null) return
      if (restMs === 0) start()
      else schedule(restMs)
    },
    wakeIn: schedule,
    isBusy: () => isDue || running !== null,
    async stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer.handle)
      timer = null
      await running
    },
  }
}
