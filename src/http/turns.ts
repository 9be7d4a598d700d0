// Turns at something of which only few can go on at once: the others wait, for as long as they were told. Nobody has more
// than his share of the places or of the line, and who went longest without a turn is next, so that one who takes all that
// he can get keeps nobody else waiting for long.

/** Few places, and a bounded line before them. */
export interface Turns {
  /**
   * Waits for a place of `who`; gives the way to leave it, or null where none became free in time, too many of his wait
   * already, or the line is full of people who have fewer in it.
   */
  take(waitMs: number, who: string): Promise<(() => void) | null>
}

interface Waiting {
  readonly who: string
  end(goes: boolean): void
}

/** Whose last turn is remembered; beyond, all begin anew. */
const MAX_REMEMBERED = 10_000

/** `places` at once, `maxWaiting` in the line; `share` and `shareWaiting` of them for one. */
interface Limits {
  readonly places: number
  readonly maxWaiting: number
  readonly share: number
  readonly shareWaiting: number
}

/** Few places with a line before them. */
export function createTurns({ places, share, ...limits }: Limits): Turns {
  let free = places
  let turn = 0
  const held = new Map<string, number>()
  const lastTurn = new Map<string, number>()
  const line = new Set<Waiting>()
  const heldBy = (who: string) => held.get(who) ?? 0

  function begin(who: string): () => void {
    free -= 1
    held.set(who, heldBy(who) + 1)
    if (lastTurn.size >= MAX_REMEMBERED) lastTurn.clear()
    turn += 1
    lastTurn.set(who, turn)
    let isLeft = false
    return () => {
      if (isLeft) return
      isLeft = true
      free += 1
      if (heldBy(who) > 1) held.set(who, heldBy(who) - 1)
      else held.delete(who)
      callNext()
    }
  }

  /** Whoever holds the fewest places goes first, then whose last turn is longest ago, then who came first. */
  function callNext(): void {
    const [next] = [...line]
      .filter(({ who }) => heldBy(who) < share)
      .toSorted(
        (a, b) =>
          heldBy(a.who) - heldBy(b.who) || (lastTurn.get(a.who) ?? 0) - (lastTurn.get(b.who) ?? 0),
      )
    if (free > 0 && next !== undefined) next.end(true)
  }

  return {
    async take(waitMs, who) {
      if (free > 0 && heldBy(who) < share) return begin(who)
      if (!makesRoom(line, who, limits)) return null
      return await new Promise((resolve) => {
        const timer = setTimeout(() => waiting.end(false), waitMs)
        const waiting: Waiting = {
          who,
          end(goes) {
            clearTimeout(timer)
            line.delete(waiting)
            resolve(goes ? begin(who) : null)
          },
        }
        line.add(waiting)
      })
    },
  }
}

/** Whether there is room in the line for one more of `who`, or somebody with more in it, the last of whom then leaves it. */
function makesRoom(
  line: ReadonlySet<Waiting>,
  who: string,
  { maxWaiting, shareWaiting }: Pick<Limits, 'maxWaiting' | 'shareWaiting'>,
): boolean {
  const all = [...Map.groupBy(line, (one) => one.who)]
  const own = all.find(([name]) => name === who)?.[1].length ?? 0
  if (own >= shareWaiting) return false
  if (line.size < maxWaiting) return true
  const [most = []] = all.map(([, some]) => some).toSorted((a, b) => b.length - a.length)
  if (most.length <= own + 1) return false
  most.at(-1)?.end(false)
  return true
}
