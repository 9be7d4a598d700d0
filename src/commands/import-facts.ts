// `scrutineer import facts FILE`: brings a CSV file of agencies, or of attacks that were reported elsewhere, to the node.
// Both stand as unverified.
import type { Config } from '../core/config.ts'
import { MAX_FACTS_PER_STEP, readAgencyFacts } from '../domains/directory/index.ts'
import { textOfFile } from './file-text.ts'
import { type Line, openLine } from './line.ts'

/** Largest file: a thousand times the facts that ship with the product would still fit. */
const MAX_FILE_MIB = 50

/** How many were new, said something else than before, and stay as they are. */
interface Sums {
  added: number
  renewed: number
  kept: number
}

/**
 * Looks at the whole file before anything is changed: a wrong row changes nothing. Gives the exit code. Throws Problems
 * `cli.no_file`, `directory.bad_columns` and `directory.bad_facts`, and of attacks those of `attacks.importReported`.
 */
export async function importFacts(
  config: Config,
  path: string,
  out: (line: string) => void,
): Promise<number> {
  const file = textOfFile(path, MAX_FILE_MIB)
  const bring = isOfAttacks(file) ? bringAttacks : bringAgencies(file)
  const line = await openLine(config, { runsJobs: false })
  try {
    out(await bring(line, file))
    return 0
  } finally {
    await line.close()
  }
}

/** By a column that only they have. */
function isOfAttacks(file: string): boolean {
  return /^[^\r\n]*\bhappened\b/.test(file)
}

async function bringAttacks(line: Line, file: string): Promise<string> {
  const request = { realm: 'actual', action: 'attacks.importReported', input: { file } } as const
  const { added, renewed, kept } = (await line.call(request)).output as Sums
  return `${added} cases of elsewhere added and ${renewed} renewed, shown as not verified; ${kept} stay as they are.`
}

function bringAgencies(file: string): (line: Line) => Promise<string> {
  const facts = readAgencyFacts(file)
  return async (line) => {
    const sums = { added: 0, renewed: 0, kept: 0 }
    for (let at = 0; at < facts.length; at += MAX_FACTS_PER_STEP) {
      const step = { facts: facts.slice(at, at + MAX_FACTS_PER_STEP) }
      const request = { realm: 'actual', action: 'directory.importFacts', input: step } as const
      const done = (await line.call(request)).output as Sums
      sums.added += done.added
      sums.renewed += done.renewed
      sums.kept += done.kept
    }
    return `${sums.added} agencies added and ${sums.renewed} renewed, all unverified; ${sums.kept} that people confirmed or removed stay as they are.`
  }
}
