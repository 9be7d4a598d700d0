// `scrutineer import form FILE`: brings a form of observers to the node, where a second person puts it in force.
import type { Config } from '../core/config.ts'
import { textOfFile } from './file-text.ts'
import { openLine } from './line.ts'

/** Largest file: what is longer is no form. */
const MAX_FILE_MIB = 1

/** Brings it in whole or not at all. Gives the exit code. Throws Problems `cli.no_file` and `pollwatch.bad_form` with the line. */
export async function importForm(
  config: Config,
  path: string,
  out: (line: string) => void,
): Promise<number> {
  const text = textOfFile(path, MAX_FILE_MIB)
  const line = await openLine(config, { runsJobs: false })
  try {
    const request = { realm: 'actual', action: 'pollwatch.importForm', input: { text } } as const
    const made = (await line.call(request)).output as { form: string; version: number }
    out(`Form ${made.form} version ${made.version} is here; a second person puts it in force.`)
    return 0
  } finally {
    await line.close()
  }
}
