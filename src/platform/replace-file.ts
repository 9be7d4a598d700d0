import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { newId } from '../core/id.ts'

/**
 * Writes a file so that readers and a power cut find the old bytes or the new ones, never half: aside, synced, renamed,
 * the folder synced. Throws what the file system says; then nothing is left beside it.
 */
export function replaceFile(path: string, bytes: Uint8Array, mode = 0o600): void {
  const aside = `${path}.${newId()}.part`
  const file = openSync(aside, 'wx', mode)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  renameSync(aside, path)
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
