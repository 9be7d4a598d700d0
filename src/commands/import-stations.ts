// `scrutineer import stations FILE`: brings a CSV file to the node chunk by chunk and waits until it is applied.
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../core/config.ts'
import { Problem } from '../core/problem.ts'
import { chunksOf } from '../domains/territory/index.ts'
import { type Line, openLine } from './line.ts'

interface ImportOptions {
  readonly skipBad: boolean
  out(line: string): void
  err(line: string): void
}

interface Status {
  readonly state: string
  readonly good: number
  readonly bad: number
  readonly applied: number
  readonly errors: readonly {
    readonly row: number
    readonly number: string
    readonly errors: readonly { readonly column: string; readonly code: string }[]
  }[]
}

/** How often the node is asked how far it is. */
const LOOK_MS = 300

/** Longest wait without any progress. */
const STALLED_MS = 120_000

/** Gives the exit code: 0 imported, 1 refused because of wrong rows (each is printed, up to 100). */
export async function importStations(
  config: Config,
  path: string,
  options: ImportOptions,
): Promise<number> {
  const line = await openLine(config, { runsJobs: true })
  try {
    return await bring(line, path, options)
  } finally {
    await line.close()
  }
}

async function bring(line: Line, path: string, options: ImportOptions): Promise<number> {
  const run = async <T>(verb: string, input: object) =>
    (await line.call({ realm: 'actual', action: `territory.${verb}`, input })).output as T
  const source: AsyncIterable<string> = createReadStream(path, { encoding: 'utf8' })
  const { columns, chunks } = await chunksOf(source)
  const begun = { name: basename(path), columns, skipBad: options.skipBad }
  const { import: id } = await run<{ import: string }>('beginImport', begun)
  try {
    let rows = 0
    for await (const chunk of chunks) {
      await run('importRows', { import: id, ...chunk })
      rows += chunk.rows.length
      if (rows % 10_000 < chunk.rows.length) options.err(`${rows} rows read …`)
    }
    const staged = await run<Status>('importStatus', { import: id })
    printErrors(staged, options)
    if (staged.bad > 0 && !options.skipBad) {
      await run('cancelImport', { import: id })
      options.err(
        `Nothing was imported, because ${staged.bad} of ${rows} rows are wrong. --skip-bad leaves them out.`,
      )
      return 1
    }
    await run('finishImport', { import: id })
  } catch (error) {
    await run('cancelImport', { import: id }).catch(() => {})
    throw error
  }
  const done = await applied(() => run<Status>('importStatus', { import: id }), options)
  options.out(`${done.good} stations imported${done.bad > 0 ? `, ${done.bad} rows left out` : ''}.`)
  return 0
}

function printErrors({ errors, bad }: Status, { err }: ImportOptions): void {
  for (const { row, number, errors: wrong } of errors) {
    err(
      `row ${row} (${number}): ${wrong.map(({ column, code }) => `${column} ${code}`.trim()).join(', ')}`,
    )
  }
  if (bad > errors.length) err(`… and ${bad - errors.length} more wrong rows`)
}

async function applied(status: () => Promise<Status>, { err }: ImportOptions): Promise<Status> {
  let last = -1
  let since = performance.now()
  for (;;) {
    const now = await status()
    if (now.state === 'finished') return now
    if (!['applying', 'clearing', 'staging'].includes(now.state)) {
      throw new Problem('cli.import_ended', 409, `The import ended as ${now.state}.`)
    }
    if (now.applied !== last) {
      if (last >= 0) err(`${now.applied} stations written …`)
      last = now.applied
      since = performance.now()
    }
    if (performance.now() - since > STALLED_MS) {
      throw new Problem(
        'cli.import_stalled',
        504,
        'The import makes no progress; it goes on when the node does.',
      )
    }
    await pause(LOOK_MS)
  }
}
