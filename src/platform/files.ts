import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '../core/id.ts'
import type { Files } from '../core/port.ts'

/** Largest content that Files takes: four times the biggest body a probe keeps. */
const MAX_FILE_BYTES = 8 * 1024 * 1024

/** Content-addressed files below `folder`, two levels deep; written to the side, synced, then renamed. */
export function openFiles(folder: string): Files {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    async put(bytes) {
      if (bytes.length > MAX_FILE_BYTES) throw new RangeError('content is larger than 8 MiB')
      const sha256 = hashOf(bytes)
      const path = pathOf(sha256)
      if (await exists(path)) return sha256
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const aside = `${path}.${newId()}`
      const file = await open(aside, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(aside, path)
      return sha256
    },
    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return null
      const path = pathOf(sha256)
      if (!(await exists(path))) return null
      const bytes = await readFile(path)
      if (hashOf(bytes) !== sha256) throw new Error(`stored content ${sha256} was changed`)
      return new Uint8Array(bytes)
    },
    async remove(sha256) {
      if (/^[0-9a-f]{64}$/.test(sha256)) await rm(pathOf(sha256), { force: true })
    },
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
