import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Problem } from '../core/problem.ts'

/**
 * Takes the data folder for this process, until `release` or the end of the process, whichever way it ends: the lock is
 * the operating system's, held through an open SQLite transaction. Throws Problem `node.running` when another holds it.
 */
export function lockFolder(folder: string): { release(): void } {
  // The folder may have been made by others, readable for all: what this process writes into it is not.
  process.umask(0o077)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(join(folder, 'node.lock'))
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (cause) {
    database.close()
    const sentence = `Another Scrutineer runs on the folder ${folder}. Stop it, or set SCRUTINEER_DATA to another folder.`
    throw new Problem('node.running', 409, sentence, { cause })
  }
  return {
    release() {
      if (!database.isOpen) return
      database.exec('rollback')
      database.close()
    },
  }
}
