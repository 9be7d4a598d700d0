import { hash } from 'node:crypto'
import {
  appendFile,
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '../../core/id.ts'
import { nowMs } from '../../core/time.ts'
import {
  BEGUN_FILE,
  isManifestFile,
  isSafePath,
  manifestFile,
  MAX_FILES,
  NOTE_FILE,
  parseManifest,
} from '../../lib/mirror/index.ts'
import { filesBelow } from './place.ts'

/** Web servers run as users of their own: everybody may read what everybody may see. */
const FILE_MODE = 0o644
const FOLDER_MODE = 0o755

/** Lists that stay besides the newest: a cache may hand out a note for the time of a few writings, and whoever follows it must find its list. */
const KEPT_MANIFESTS = 8

/** What lies beside its place for so long was left by a process that was killed: no file takes so long to write. */
const LEFT_BEHIND_MS = 3_600_000
const ASIDE = /\.[0-9a-f-]{36}\.part$/

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
  /** Makes a list of files the newest: it is there under its own name before the one step in which the note names it. */
  publish(manifest: Uint8Array, note: string): Promise<void>
  /** Deletes what was put here, by a writer before or by this one, and `stays` does not hold; nothing else is touched. Ends a writing. Gives how many. */
  removeAllBut(stays: ReadonlySet<string>): Promise<number>
}

/** Opens the folder, made on first use. */
export async function mirrorFolder(folder: string): Promise<MirrorFolder> {
  const kept = new Map<string, Kept>()
  await makeFolder(folder)
  await removeLeftBehind(folder)
  const ours = new Set([...(await listedIn(folder)), ...(await begunIn(folder))])

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

  async function put(path: string, bytes: Uint8Array): Promise<Listed & { isChanged: boolean }> {
    if (!isSafePath(path)) throw new RangeError(`${path} cannot be a file of a mirror`)
    if (!ours.has(path)) await appendFile(join(folder, BEGUN_FILE), `${path}\n`)
    ours.add(path)
    const listed = { sha256: hash('sha256', bytes, 'hex'), bytes: bytes.length }
    if ((await known(path))?.sha256 === listed.sha256) return { ...listed, isChanged: false }
    const there = await readFile(join(folder, path)).catch(() => null)
    const isChanged = there === null || hash('sha256', there, 'hex') !== listed.sha256
    if (isChanged) await replace(folder, path, bytes)
    await remember(path, listed)
    return { ...listed, isChanged }
  }

  return {
    known,
    put,
    async publish(manifest, note) {
      await replace(folder, manifestFile(hash('sha256', manifest, 'hex')), manifest)
      await replace(folder, NOTE_FILE, Buffer.from(note))
      await removeOldManifests(folder)
    },
    async removeAllBut(stays) {
      const gone = [...ours].filter((path) => !stays.has(path))
      for (const path of gone) {
        ours.delete(path)
        kept.delete(path)
        await rm(join(folder, path), { force: true })
        await removeEmpty(folder, dirname(path))
      }
      await rm(join(folder, BEGUN_FILE), { force: true })
      return gone.length
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

/** Names of the manifests in the folder, the newest first. */
async function manifestsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter(isManifestFile)
  const found = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  )
  return found.toSorted((a, b) => b.at - a.at).map(({ name }) => name)
}

async function removeOldManifests(folder: string): Promise<void> {
  for (const name of (await manifestsIn(folder)).slice(KEPT_MANIFESTS + 1))
    await rm(join(folder, name), { force: true })
}

/** Paths that any manifest in the folder lists: a writing that was broken off may have left what only an older one names. */
async function listedIn(folder: string): Promise<string[]> {
  const paths: string[] = []
  for (const name of await manifestsIn(folder)) {
    const manifest = parseManifest(await readFile(join(folder, name)))
    if (manifest !== null) paths.push(...Object.keys(manifest.files))
  }
  return paths
}

/** Paths that a writer which was killed put down before a manifest named them. */
async function begunIn(folder: string): Promise<string[]> {
  const begun = await readFile(join(folder, BEGUN_FILE), 'utf8').catch(() => '')
  return begun.split('\n', MAX_FILES).filter(isSafePath)
}

async function removeLeftBehind(folder: string): Promise<void> {
  for (const path of await filesBelow(folder)) {
    if (!ASIDE.test(path)) continue
    const found = await stat(join(folder, path)).catch(() => null)
    const isOld = found !== null && found.mtimeMs < nowMs() - LEFT_BEHIND_MS
    if (isOld) await rm(join(folder, path), { force: true })
  }
}
