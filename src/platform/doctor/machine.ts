import { readFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { type Diagnosis, diagnosesOf } from '../../core/diagnosis.ts'
import type { Patient } from './patient.ts'

const MIB = 1024 ** 2

/** A node with 2,400 stations needs 200 MB; below this it is ended by the kernel on the first busy day. */
const LEAST_MIB = 450
const WISHED_MIB = 900
const LEAST_AVAILABLE_MIB = 100

/** Files besides those of the stations: store, sites, people, mail. */
const FILES_BESIDE_STATIONS = 500
/** Without any station a node still opens this many. */
const LEAST_FILES = 1_024

const memory = diagnosesOf('memory')
const files = diagnosesOf('files')

/** Memory of the machine, and of the group of processes where it is limited. */
export async function lookAtMemory(): Promise<Diagnosis[]> {
  const limit = process.constrainedMemory()
  const total = limit > 0 ? Math.min(limit, totalmem()) : totalmem()
  const text = await readFile('/proc/meminfo', 'utf8').catch(() => '')
  const kib = /^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1]
  const available = kib === undefined ? null : (Number(kib) * 1024) / MIB
  return [judgeMemory(total / MIB, available)]
}

/** Judges memory in MiB; `available` is null where it is not known. */
export function judgeMemory(total: number, available: number | null): Diagnosis {
  const mend = `Give the machine ${WISHED_MIB > 1000 ? 2 : 1} GB or more, or end what else runs on it.`
  const said = `${Math.round(total)} MB of memory`
  if (total < LEAST_MIB) return memory.wrong(`Only ${said} are here.`, mend)
  if (available !== null && available < LEAST_AVAILABLE_MIB)
    return memory.wrong(`Only ${Math.round(available)} of ${said} are available.`, mend)
  return total < WISHED_MIB
    ? memory.advice(`Only ${said} are here.`, mend)
    : memory.good(`${said}.`)
}

/** How many files the node may have open, or this process when none runs. */
export async function lookAtFiles({ pid, stations }: Patient): Promise<Diagnosis[]> {
  const whose = pid === null || pid === 0 ? 'self' : String(pid)
  const text = await readFile(`/proc/${whose}/limits`, 'utf8').catch(() => null)
  const soft = /^Max open files\s+(\d+|unlimited)/m.exec(text ?? '')?.[1]
  if (soft === undefined)
    return [files.unseen('This system does not tell how many files may be open.')]
  const limit = soft === 'unlimited' ? Number.POSITIVE_INFINITY : Number(soft)
  return [judgeFiles(limit, { stations, isNode: whose !== 'self' })]
}

/** Judges a limit of open files by the stations that may be connected at once. */
export function judgeFiles(
  limit: number,
  { stations, isNode }: { readonly stations: number | null; readonly isNode: boolean },
): Diagnosis {
  const who = isNode ? 'The node' : 'This command (no node runs)'
  const needed = Math.max(LEAST_FILES, (stations ?? 0) + FILES_BESIDE_STATIONS)
  const said = `${who} may have ${limit} files open`
  if (limit >= needed) {
    const room = stations === null ? '' : `; ${stations} stations need ${needed}`
    return files.good(`${said}${room}.`)
  }
  const why = stations === null ? 'a node needs' : `${stations} stations need`
  return files.wrong(
    `${said}, but ${why} ${needed}.`,
    'Set LimitNOFILE=20000 in the unit (systemctl edit scrutineer), or ulimit -n 20000 before the start.',
  )
}
