import { beginningOf } from '../../core/line.ts'
import type { Observation } from '../../core/observation.ts'
import type { SpfBranch, SpfCounts, SpfNode, SpfProblem } from '../../lib/spf/index.ts'
import type { Verdict } from './checks/check.ts'
import { shownCount } from './checks/spf.ts'
import { sendersIn } from './checks/spf-walk.ts'

/** Lines that are drawn; what is further is counted. */
const MAX_LINES = 200
/** Characters of a line. */
const MAX_TEXT = 300

/** A word of an SPF record, or several words of addresses in a row, in the order in which receivers go. */
export interface SenderLine {
  /** 0 is the domain itself, 1 a word of its record, 2 of a record that this leads to … */
  readonly depth: number
  readonly text: string
  /** Addresses that it names itself; of the domain: all that may send. */
  readonly ipv4: number
  readonly ipv6: number | string
  /** Why receivers do not come further here, or what is to be known of it. */
  readonly note: SpfProblem['code'] | 'open' | 'unreached' | null
}

/** The tree of an SPF record as lines, and how many are left out. */
export interface SenderTree {
  readonly lines: readonly SenderLine[]
  readonly more: number
}

/** The tree behind a verdict on SPF; null for other verdicts, and where nothing is kept that it could be read from. */
export function senderTree(
  { check, params }: Pick<Verdict, 'check' | 'params'>,
  observations: readonly Observation[],
): SenderTree | null {
  const { name, record } = params
  if (check !== 'spf' || typeof name !== 'string' || record === undefined) return null
  const { senders, read } = sendersIn(observations, name)
  if (read.length === 0) return null
  const root = lineOf(0, name, senders, senders.tree.problem)
  const all = [root, ...linesBelow(senders.tree, 1)]
  return { lines: all.slice(0, MAX_LINES), more: Math.max(0, all.length - MAX_LINES) }
}

function linesBelow(node: SpfNode | null, depth: number): SenderLine[] {
  if (node === null) return []
  return node.branches.flatMap((branch) => [
    lineOf(depth, branch.text, branch.counts, noteOf(branch)),
    ...linesBelow(branch.node, depth + 1),
  ])
}

function noteOf({ problem, node, isOpen, isReached }: SpfBranch): SenderLine['note'] {
  if (!isReached) return 'unreached'
  return problem ?? node?.problem ?? (isOpen ? 'open' : null)
}

function lineOf(
  depth: number,
  text: string,
  { ipv4, ipv6 }: SpfCounts,
  note: SenderLine['note'],
): SenderLine {
  return { depth, text: beginningOf(text, MAX_TEXT), ipv4, ipv6: shownCount(ipv6), note }
}
