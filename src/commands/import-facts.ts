// `scrutineer import facts FILE`: brings a CSV file of agencies to the node's directory, unverified until people confirm.
import type { Config } from '../core/config.ts'
import { MAX_FACTS_PER_STEP, readAgencyFacts } from '../domains/directory/index.ts'
import { textOfFile } from './file-text.ts'
import { openLine } from './line.ts'

/** Largest file: a thousand times the facts that ship with the product would still fit. */
const MAX_FILE_MIB = 50

/**
 * Reads the whole file before the node is asked, so that a wrong row changes nothing. Gives the exit code. Throws Problems
 * `cli.no_file`, `directory.bad_columns` and `directory.bad_facts`.
 */
export async function importFacts(
  config: Config,
  path: string,
  out: (line: string) => void,
): Promise<number> {
  const facts = readAgencyFacts(textOfFile(path, MAX_FILE_MIB))
  const line = await openLine(config, { runsJobs: false })
  const sums = { added: 0, renewed: 0, kept: 0 }
  try {
    for (let at = 0; at < facts.length; at += MAX_FACTS_PER_STEP) {
      const step = { facts: facts.slice(at, at + MAX_FACTS_PER_STEP) }
      const request = { realm: 'actual', action: 'directory.importFacts', input: step } as const
      const done = (await line.call(request)).output as typeof sums
      sums.added += done.added
      sums.renewed += done.renewed
      sums.kept += done.kept
    }
  } finally {
    await line.close()
  }
  out(
    `${sums.added} agencies added and ${sums.renewed} renewed, all unverified; ${sums.kept} that people confirmed or removed stay as they are.`,
  )
  return 0
}
