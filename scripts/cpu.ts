// What processes have taken of the CPU. A browser ends without waiting for the processes that draw its pages, so that the
// system adds these to nobody: they are read before it ends.

import { readdirSync, readFileSync } from 'node:fs'

/** Fixed for programs on Linux, whatever the kernel counts by. */
const TICKS_A_SECOND = 100

/** A process that is there, and what it has taken, in seconds. */
interface Taken {
  readonly pid: number
  readonly parent: number
  readonly own: number
  /** What those took that it started and saw end. */
  readonly ended: number
}

/** What those took that draw for browsers which were about to end, in seconds, by their process. */
const kept = new Map<number, number>()

/** CPU in seconds of the processes that this one started and saw end, with theirs; null where the system does not tell. */
export function endedCpuSeconds(): number | null {
  return taken('self')?.ended ?? null
}

/** CPU in seconds of this process and of all that it started, ended or not; its own alone where the system does not tell. */
export function cpuSecondsHere(): number {
  const below = processesBelow(process.pid)
  const there = new Set(below.map(({ pid }) => pid))
  const gone = [...kept].filter(([pid]) => !there.has(pid)).map(([, seconds]) => seconds)
  const { user, system } = process.cpuUsage()
  const open = below.map(({ own, ended }) => own + ended)
  return (user + system) / 1e6 + sum([endedCpuSeconds() ?? 0, ...open, ...gone])
}

/** To be called before browsers below a process end, by default all that this one has started. */
export function keepBrowserCpu(above = process.pid): void {
  for (const { pid, own, ended } of processesBelow(above))
    if (read(`/proc/${pid}/cmdline`).includes('--type=')) kept.set(pid, own + ended)
}

/** CPU in seconds of what was kept: the system has added it to nobody. */
export function browserCpuSeconds(): number {
  return sum([...kept.values()])
}

/** So much in all, and what of it was kept; the first process of a browser is in the rest. */
export function cpuInWords(seconds: number, browserSeconds: number): string {
  const kept =
    browserSeconds > 0 ? `, of it ${browserSeconds.toFixed(1)} s in pages of browsers` : ''
  return `${seconds.toFixed(1)} s${kept}`
}

function sum(seconds: readonly number[]): number {
  return seconds.reduce((all, one) => all + one, 0)
}

/** What a process has started and not seen end, with theirs. */
function processesBelow(above: number): Taken[] {
  if (process.platform !== 'linux') return []
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const all = pids.map(taken).filter((one) => one !== null)
  const found: Taken[] = []
  for (let of = [above]; of.length > 0; ) {
    const next = all.filter(({ parent }) => of.includes(parent))
    found.push(...next)
    of = next.map(({ pid }) => pid)
  }
  return found
}

/** Null of a process that has ended, and where the system does not tell. */
function taken(pid: string): Taken | null {
  const stat = read(`/proc/${pid}/stat`)
  if (stat === '') return null
  // The name of the program stands in brackets and may hold spaces. Source: proc(5), fields 1, 4 and 14 to 17.
  const numbers = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = numbers.slice(11, 15)
  return {
    pid: Number.parseInt(stat, 10),
    parent: numbers[1] ?? 0,
    own: (user + system) / TICKS_A_SECOND,
    ended: (endedUser + endedSystem) / TICKS_A_SECOND,
  }
}

/** Empty of a process that has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
