// A folder for what tests make and may share: the run's own, or one that ends with this process.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let ownFolder: string | undefined

/** The temporary folder of the whole run (`SCRUTINEER_TEST_TEMP`), else of this process. Both are removed at the end. */
export function runFolder(): string {
  const given = process.env['SCRUTINEER_TEST_TEMP']
  if (given !== undefined) return given
  if (ownFolder === undefined) {
    const made = mkdtempSync(join(tmpdir(), 'scrutineer-test-'))
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
    ownFolder = made
  }
  return ownFolder
}

/** The setting by which a run names a folder in memory. */
export const MEMORY_FOLDER = 'SCRUTINEER_TEST_MEMORY'

/** A folder of the run in memory, for stores whose disk is nobody's concern; {@link runFolder} where there is none. */
export function memoryFolder(): string {
  return process.env[MEMORY_FOLDER] ?? runFolder()
}
