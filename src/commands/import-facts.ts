// `scrutineer import facts FILE`: brings a CSV file of agencies to the node's directory, unverified until people confirm.
import { readFileSync, statSync } from 'node:fs'
import type { Config } from '../core/config.ts'
import { Problem } from '../core/problem.ts'
import { MAX_FACTS_PER_STEP, readAgencyFacts } from '../domains/directory/index.ts'
import { openLine } from './line.ts'

/** Largest file: a thousand times the facts that ship with the product would still fit. */
const MAX_FILE_BYTES = 50 * 1024 * 1024

/**
 * Reads the whole file before the node is asked, so that a wrong row changes nothing. Gives the exit code. Throws Problems
 * `cli.no_file`, `directory.bad_columns` and `directory.bad_facts`.
 */
export async function importFacts(
  config: Config,
  path: string,
  out: (line: string) => void,
): Promise<number> {
  const facts = readAgencyFacts(textOf(path))
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

function textOf(path: string): string {
  try {
    if (statSync(path).size > MAX_FILE_BYTES) {
      throw new Problem('cli.file_too_large', 413, `The file ${path} is larger than 50 MB.`)
    }
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem('cli.no_file', 400, `The file ${path} cannot be read.`, { cause })
  }
}
