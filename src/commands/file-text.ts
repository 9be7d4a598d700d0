// A file that somebody names on the command line.
import { readFileSync, statSync } from 'node:fs'
import { Problem } from '../core/problem.ts'

const MIB = 1024 * 1024

/** Its text. Throws Problem `cli.no_file` where it cannot be read, `cli.file_too_large` above so many MiB. */
export function textOfFile(path: string, maxMib: number): string {
  return bytesOfFile(path, maxMib * MIB).toString('utf8')
}

/** Its bytes. Throws as `textOfFile` does. */
export function bytesOfFile(path: string, maxBytes: number): Buffer {
  try {
    if (statSync(path).size > maxBytes) {
      const most = Math.floor(maxBytes / MIB)
      throw new Problem('cli.file_too_large', 413, `The file ${path} is larger than ${most} MB.`)
    }
    return readFileSync(path)
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem('cli.no_file', 400, `The file ${path} cannot be read.`, { cause })
  }
}
