import { hash } from 'node:crypto'
import { chmod, mkdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '../../core/id.ts'
import { isSafePath, MANIFEST_FILE, parseManifest } from '../../lib/mirror/index.ts'

/** Web servers run as users of their own: everybody may read what everybody may see. */
const FILE_MODE = 0o644
const FOLDER_MODE = 0o755

/** A file as it was last written or found right. */
interface Kept {
  readonly sha256: string
  readonly bytes: number
  readonly mtimeMs: number
}

/** What the manifest says of a file. */
export interface Listed {
  readonly sha256: string
  readonly bytes: number
}

/** The folder of a mirror. */
export interface MirrorFolder {
  /** Writes a file unless it is there with these bytes; a reader sees the old bytes or the new ones, never half. */
  put(path: string, bytes: Uint8Array): Promise<Listed & { readonly isChanged: boolean }>
  /** What a file that this process wrote or checked is still known to be; null where it is gone or was touched. */
  known(path: string): Promise<Listed | null>
  /** Deletes what the manifest in the folder listed and `stays` does not; nothing else in the folder is touched. Gives how many. */
  removeAllBut(stays: ReadonlySet<string>, before: readonly string[]): Promise<number>
  /** Paths that the manifest in the folder lists; empty in a new folder. */
  listed(): Promise<readonly string[]>
}

/** Opens the folder, made on first use. */
export async function mirrorFolder(folder: string): Promise<MirrorFolder> {
  const kept = new Map<string, Kept>()
  await makeFolder(folder)

  async function known(path: string): Promise<Listed | null> {
    const was = kept.get(path)
    const is = await stat(join(folder, path)).catch(() => null)
    if (was === undefined || is?.mtimeMs !== was.mtimeMs || is.size !== was.bytes) return null
    return { sha256: was.sha256, bytes: was.bytes }
  }

  async function remember(path: string, listed: Listed): Promise<void> {
    const { mtimeMs } = await stat(join(folder, path))
    kept.set(path, { ...listed, mtimeMs })
  }

  return {
    known,
    async put(path, bytes) {
      if (!isSafePath(path)) throw new RangeError(`${path} cannot be a file of a mirror`)
      const listed = { sha256: hash('sha256', bytes, 'hex'), bytes: bytes.length }
      if ((await known(path))?.sha256 === listed.sha256) return { ...listed, isChanged: false }
      const there = await readFile(join(folder, path)).catch(() => null)
      const isChanged = there === null || hash('sha256', there, 'hex') !== listed.sha256
      if (isChanged) await replace(folder, path, bytes)
      await remember(path, listed)
      return { ...listed, isChanged }
    },
    async removeAllBut(stays, before) {
      const gone = before.filter((path) => !stays.has(path))
      for (const path of gone) {
        kept.delete(path)
        await rm(join(folder, path), { force: true })
        await removeEmpty(folder, dirname(path))
      }
      return gone.length
    },
    async listed() {
      const bytes = await readFile(join(folder, MANIFEST_FILE)).catch(() => null)
      const manifest = bytes === null ? null : parseManifest(bytes)
      return manifest === null ? [] : Object.keys(manifest.files)
    },
  }
}

async function replace(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  await makeFolder(dirname(join(folder, path)))
  const aside = join(folder, `${path}.${newId()}.part`)
  try {
    await writeFile(aside, bytes, { flag: 'wx' })
    await chmod(aside, FILE_MODE)
    await rename(aside, join(folder, path))
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}

/** The process's mask may be closed; the folders of a mirror are open. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true })
  if (first === undefined) return
  for (let at = path; at.length >= first.length; at = dirname(at)) await chmod(at, FOLDER_MODE)
}

async function removeEmpty(folder: string, inner: string): Promise<void> {
  for (let at = inner; at !== '.' && at !== ''; at = dirname(at)) {
    const isRemoved = await rmdir(join(folder, at)).then(
      () => true,
      () => false,
    )
    if (!isRemoved) return
  }
}
