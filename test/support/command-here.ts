// Commands of the product in this process: most tests of them are about what they do, and a process takes a second of CPU.

import { runCommandLine } from '../../src/cli/run.ts'
import { thisMachine } from '../../src/commands/machine.ts'

/** What a command ended with, and the lines that it printed; `said` are those of both. */
interface Ended {
  readonly code: number
  readonly out: readonly string[]
  readonly err: readonly string[]
  readonly said: string
}

/** Settings that a command would take from the run of the tests. */
const SETTINGS = /^(?:DATABASE_URL|PORT|HOST|SCRUTINEER_(?!TEST_)\w+)$/

/** Runs a command under the settings of a node, one at a time. */
export async function commandHere(
  settings: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ended> {
  const before = { ...process.env }
  for (const name of Object.keys(before)) if (SETTINGS.test(name)) delete process.env[name]
  Object.assign(process.env, settings)
  const out: string[] = []
  const err: string[] = []
  const said: string[] = []
  const printer = (lines: string[]) => (line: string) => {
    lines.push(line)
    said.push(line)
  }
  try {
    const lines = { out: printer(out), err: printer(err) }
    // The tests have more to do than the command, and no way back.
    const machine = { ...thisMachine(lines), stepBack: () => {} }
    return { code: await runCommandLine(machine, args), out, err, said: said.join('\n') }
  } finally {
    for (const name of Object.keys(settings)) delete process.env[name]
    Object.assign(process.env, before)
  }
}
