// `scrutineer words export|import LANGUAGE FILE`: the texts of a language go to translators and come back.
import { writeFileSync } from 'node:fs'
import type { WordsOrder } from '../cli/machine.ts'
import type { Config } from '../core/config.ts'
import { textOfFile } from './file-text.ts'
import { openLine } from './line.ts'

/** Largest file: a few times all texts of a language. */
const MAX_FILE_MIB = 6

/** Carries out the order by an action of the node and says what was done. Gives the exit code. Throws Problem `cli.no_file`, and `words.bad_file` with every fault. */
export async function carryWords(
  config: Config,
  { verb, language, path }: WordsOrder,
  out: (line: string) => void,
): Promise<number> {
  const file = verb === 'import' ? textOfFile(path, MAX_FILE_MIB) : null
  const line = await openLine(config, { runsJobs: false })
  try {
    const call = async (action: string, input: object) =>
      (await line.call({ realm: 'actual', action, input })).output
    if (file === null) {
      const made = (await call('words.export', { language })) as { file: string }
      writeFileSync(path, made.file)
      out(`The texts of ${language} are in ${path}.`)
    } else {
      const done = (await call('words.import', { language, file })) as Done
      out(
        `${done.changed} texts of ${language} are others now; ${done.confirmed} count as read by you.`,
      )
    }
    return 0
  } finally {
    await line.close()
  }
}

interface Done {
  readonly changed: number
  readonly confirmed: number
}
