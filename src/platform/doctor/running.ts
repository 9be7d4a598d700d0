import { readdir, readFile, readlink } from 'node:fs/promises'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'

/** Processes that are looked through; more are not on a machine of one node. */
const MAX_PROCESSES = 20_000

/**
 * The process that listens on the control socket of a data folder; null when none does. 0 when one does and its number
 * cannot be found out, because the process belongs to somebody else.
 */
export async function findNode(dataFolder: string): Promise<number | null> {
  const path = join(resolve(dataFolder), 'control.sock')
  if (!(await answers(path))) return null
  const inode = await inodeOf(path)
  return inode === null ? 0 : ((await holderOf(inode)) ?? 0)
}

function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    // Not allowed is an answer too: somebody listens there.
    socket.once('error', (error: NodeJS.ErrnoException) => done(error.code === 'EACCES'))
  })
}

/** The inode of a listening Unix socket. Source: proc(5), /proc/net/unix. */
async function inodeOf(path: string): Promise<string | null> {
  const table = await readFile('/proc/net/unix', 'utf8').catch(() => '')
  const line = table.split('\n').find((each) => {
    const [, , , flags, , , , name] = each.trim().split(/\s+/)
    // 0x10000: it takes connections.
    return flags === '00010000' && name !== undefined && resolve(name) === path
  })
  return line?.trim().split(/\s+/)[6] ?? null
}

async function holderOf(inode: string): Promise<number | null> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  for (const pid of pids.slice(0, MAX_PROCESSES)) {
    const folder = `/proc/${pid}/fd`
    // A process of somebody else, or one that has just ended.
    for (const file of await readdir(folder).catch(() => [])) {
      const target = await readlink(join(folder, file)).catch(() => '')
      if (target === `socket:[${inode}]`) return Number(pid)
    }
  }
  return null
}
