import { readFileSync } from 'node:fs'

/** A tick of the system's clock for CPU, in milliseconds. */
const TICK_MS = 10

/** CPU of a process with all its threads since it began, in milliseconds. */
export function processCpuMs(pid: number): number {
  return cpuMsIn(`/proc/${pid}/stat`)
}

/** CPU of a process's first thread, in milliseconds: of a node, the loop that answers, releases and alerts. */
export function loopCpuMs(pid: number): number {
  return cpuMsIn(`/proc/${pid}/task/${pid}/stat`)
}

/** The name, which stands in brackets, may hold spaces. Source: proc(5), fields 14 and 15. */
function cpuMsIn(path: string): number {
  const stat = readFileSync(path, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}
