import { open, rm, statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Diagnosis, diagnosesOf } from '../../core/diagnosis.ts'
import { newId } from '../../core/id.ts'
import type { Patient } from './patient.ts'

const GIB = 1024 ** 3

/** Below this the store of a busy day, with its log and its pictures of sites, may not fit any more. */
const LEAST_FREE_BYTES = GIB
/** A week of a nation's sites. */
const WISHED_FREE_BYTES = 5 * GIB
/** Every stored page is a file of its own. */
const LEAST_FREE_FILES = 10_000

/** File systems by their magic number. Source: statfs(2). */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x01021997, '9p'],
  [0x00c36400, 'Ceph'],
  [0x65735546, 'FUSE'],
])
const IN_MEMORY: ReadonlySet<number> = new Set([0x01021994, 0x858458f6])

const { good, advice, wrong, unseen } = diagnosesOf('disk')

/** Space, kind and writability of the data folder's disk. */
export async function lookAtDisk({ config }: Patient): Promise<Diagnosis[]> {
  const folder = resolve(config.dataFolder)
  const found = await statfs(folder).catch((error: NodeJS.ErrnoException) => error)
  if (found instanceof Error) {
    return found.code === 'ENOENT'
      ? [unseen(`There is no folder ${folder} yet; the first start makes it.`)]
      : [wrong(`The data folder ${folder} cannot be looked at: ${found.message}.`, OWNER)]
  }
  const isEmbedded = config.databaseUrl === null
  return [...judgeKind(found.type, folder, isEmbedded), judgeSpace(found), await tryToWrite(folder)]
}

const OWNER = 'Run this as the user of the node, and give the folder to that user.'

function judgeKind(type: number, folder: string, isEmbedded: boolean): Diagnosis[] {
  const network = NETWORK.get(type)
  const mend = 'Put SCRUTINEER_DATA on a disk of this machine.'
  if (IN_MEMORY.has(type))
    return [wrong(`${folder} lies in memory: everything is lost when the machine stops.`, mend)]
  if (network === undefined) return []
  const what = `${folder} lies on a network disk (${network}).`
  return isEmbedded
    ? [wrong(`${what} SQLite may lose what it has acknowledged there.`, mend)]
    : [advice(`${what} Keys and files are gone when the network is.`, mend)]
}

/** Judges free space: `bavail` and `blocks` in blocks of `bsize` bytes, `ffree` and `files` in files. */
export function judgeSpace(disk: {
  readonly bavail: number
  readonly bsize: number
  readonly ffree: number
  readonly files: number
}): Diagnosis {
  const free = disk.bavail * disk.bsize
  const said = `${(free / GIB).toFixed(1)} GB are free for the data.`
  const mend = 'Make room, or move SCRUTINEER_DATA to a larger disk.'
  // File systems that make room for files as they need it count none.
  if (disk.files > 0 && disk.ffree < LEAST_FREE_FILES)
    return wrong(`Only ${disk.ffree} more files fit on the disk.`, mend)
  if (free < LEAST_FREE_BYTES) return wrong(`Only ${said}`, mend)
  return free < WISHED_FREE_BYTES ? advice(`Only ${said}`, mend) : good(said)
}

async function tryToWrite(folder: string): Promise<Diagnosis> {
  const path = join(folder, `doctor-${newId()}`)
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile('scrutineer')
      await file.sync()
    } finally {
      await file.close()
    }
    return good('The data folder can be written.')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') return wrong('The disk is full.', 'Make room on the disk.')
    if (code === 'EROFS')
      return wrong('The disk is read-only.', 'Look at the log of the kernel, and mount it anew.')
    return wrong(`The data folder ${folder} cannot be written: ${message}.`, OWNER)
  } finally {
    await rm(path, { force: true }).catch(() => {})
  }
}
