// Turns at something of which only few can go on at once: the others wait, for as long as they were told. Nobody has more
// than his share of the places or of the line, and who went longest without a turn is next, so that one who takes all that
// he can get keeps nobody else waiting for long. The networks of one provider are one crowd: they leave a share of the
// places to others, and theirs leave the line first where it is full.
import { widerOf } from '../core/shares.ts'

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
export interface Limits {
  readonly places: number
  readonly maxWaiting: number
  readonly share: number
  readonly shareWaiting: number
}

/** Few places with a line before them. */
export function createTurns({ places, share, ...limits }: Limits): Turns {
  let free = places
  let turn = 0
  const held = createHeld()
  const heldWide = createHeld()
  const line = new Set<Waiting>()
  /** Places that all networks of a wider one hold at most. */
  const shareWide = Math.max(share, places - share)
  const mayGo = (who: string) => held.of(who) < share && heldWide.of(widerOf(who)) < shareWide

  function begin(who: string): () => void {
    free -= 1
    turn += 1
    held.begin(who, turn)
    heldWide.begin(widerOf(who), turn)
    let isLeft = false
    return () => {
      if (isLeft) return
      isLeft = true
      free += 1
      held.end(who)
      heldWide.end(widerOf(who))
      callNext()
    }
  }

  /** Whoever holds the fewest places goes first, then whose provider does; then whose last turn is longest ago, then who came first. */
  function callNext(): void {
    const rank = (who: string) => [
      held.of(who),
      heldWide.of(widerOf(who)),
      heldWide.lastTurn(widerOf(who)),
      held.lastTurn(who),
    ]
    const [next] = [...line]
      .filter(({ who }) => mayGo(who))
      .map((one) => ({ one, rank: rank(one.who) }))
      .toSorted((a, b) => firstDifference(a.rank, b.rank))
    if (free > 0 && next !== undefined) next.one.end(true)
  }

  return {
    async take(waitMs, who) {
      if (free > 0 && mayGo(who)) return begin(who)
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

/** Places that each holds, and when his last turn was. */
function createHeld() {
  const held = new Map<string, number>()
  const last = new Map<string, number>()
  const of = (who: string) => held.get(who) ?? 0
  return {
    of,
    lastTurn: (who: string) => last.get(who) ?? 0,
    begin(who: string, turn: number) {
      held.set(who, of(who) + 1)
      if (last.size >= MAX_REMEMBERED) last.clear()
      last.set(who, turn)
    },
    end(who: string) {
      if (of(who) > 1) held.set(who, of(who) - 1)
      else held.delete(who)
    },
  }
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, n) => number !== b[n])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

/** Whether there is room in the line for one more of `who`, or somebody with more in it, the last of whom then leaves it. */
function makesRoom(
  line: ReadonlySet<Waiting>,
  who: string,
  { maxWaiting, shareWaiting }: Pick<Limits, 'maxWaiting' | 'shareWaiting'>,
): boolean {
  const networks = Map.groupBy(line, (one) => one.who)
  if ((networks.get(who)?.length ?? 0) >= shareWaiting) return false
  if (line.size < maxWaiting) return true
  const wider = Map.groupBy(line, (one) => widerOf(one.who))
  const own = wider.get(widerOf(who)) ?? []
  const most = longest(wider.values())
  const isOfOthers = most.length > own.length + 1
  const theirs = longest(Map.groupBy(isOfOthers ? most : own, (one) => one.who).values())
  // Among those of his own provider his network counts.
  if (!isOfOthers && theirs.length <= (networks.get(who)?.length ?? 0) + 1) return false
  theirs.at(-1)?.end(false)
  return true
}

function longest<T>(groups: Iterable<readonly T[]>): readonly T[] {
  return [...groups].toSorted((a, b) => b.length - a.length)[0] ?? []
}
