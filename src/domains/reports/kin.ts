// Which reports of a flood have the same answers, which is all that a node that cannot read them can tell: remembered as
// long as the process lives. A look at the newest rows, within the command that adds one, would make every two that come at
// once undo each other.
import type { NodeFacts } from '../../core/action.ts'
import { DAY, type Time, toMs } from '../../core/time.ts'

/** Within how long the same answers are one row, among how many of the newest kinds of one lane. */
const NEAR = { ms: DAY, kinds: 100 } as const
/** Lanes of all desks that are remembered at once, each with what was counted for and without. */
const MAX_LANES = 600

interface Kind {
  readonly report: string
  readonly likeness: string
  readonly atMs: number
}

const known = new WeakMap<object, Map<string, readonly Kind[]>>()

/** The first report with the same answers; itself where there is none. */
export function kinOf(
  node: NodeFacts,
  one: {
    readonly report: string
    readonly agency: string
    /** Its lane, and whether it was counted for. */
    readonly kind: string
    readonly likeness: string
    readonly now: Time
  },
): string {
  const lanes = known.get(node) ?? new Map<string, readonly Kind[]>()
  known.set(node, lanes)
  const { report, likeness } = one
  const [name, atMs] = [`${one.agency} ${one.kind}`, toMs(one.now)]
  const kinds = (lanes.get(name) ?? []).filter((kind) => atMs - kind.atMs < NEAR.ms)
  const first = kinds.find((kind) => kind.likeness === likeness)
  if (first !== undefined) return first.report
  if (lanes.size >= MAX_LANES) lanes.clear()
  lanes.set(name, [{ report, likeness, atMs }, ...kinds].slice(0, NEAR.kinds))
  return report
}
