import { open, opendir } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { MAX_FILES } from '../../lib/mirror/index.ts'
import { isAnswer, openReader } from '../lookout/get.ts'
import type { MirrorPlace } from './verify.ts'

/** A mirror in a folder of this machine. */
export function folderPlace(folder: string): MirrorPlace {
  return {
    async read(path, maxBytes) {
      const file = await open(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
        throw error
      })
      if (file === null) return null
      try {
        // One byte more than allowed is enough to see that it is too long.
        const { buffer, bytesRead } = await file.read(Buffer.alloc(await room(file, maxBytes)))
        return buffer.subarray(0, bytesRead)
      } finally {
        await file.close()
      }
    },
    list: () => filesBelow(folder),
  }
}

async function room(file: Awaited<ReturnType<typeof open>>, maxBytes: number): Promise<number> {
  const { size } = await file.stat()
  return Math.min(size, maxBytes + 1)
}

/** Every file below a folder, by its path in it; a folder that goes while it is looked at holds none. Throws RangeError when they are too many for a mirror. */
export async function filesBelow(folder: string): Promise<string[]> {
  const files: string[] = []
  const waiting = ['']
  for (let inner = waiting.pop(); inner !== undefined; inner = waiting.pop()) {
    const opened = await opendir(join(folder, inner)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' && inner !== '') return []
      throw error
    })
    for await (const entry of opened) {
      const path = posix.join(inner, entry.name)
      if (entry.isDirectory()) waiting.push(path)
      else files.push(path)
      if (files.length + waiting.length > 2 * MAX_FILES)
        throw new RangeError('the folder has too many files to be a mirror')
    }
  }
  return files
}

/** A mirror on a web server; `address` ends with a slash. The place throws when the server does not answer. */
export function webPlace(address: string, ca: string | null): MirrorPlace & { close(): void } {
  const { origin, pathname } = new URL(address)
  const reader = openReader(origin, ca)
  return {
    async read(path, maxBytes) {
      const got = await reader.get(pathname + path, { maxBytes: maxBytes + 1 })
      if (!isAnswer(got)) {
        if (got.failed.includes('more than')) return new Uint8Array(maxBytes + 1)
        throw new Error(`${address}${path}: ${got.failed}`)
      }
      if (got.status === 404) return null
      if (got.status !== 200) throw new Error(`${address}${path}: status ${got.status}`)
      return got.body
    },
    close: () => reader.close(),
  }
}
