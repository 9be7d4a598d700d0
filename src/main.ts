// Composition root: the command line over this machine.
import { runCommandLine } from './cli/run.ts'
import { thisMachine } from './commands/machine.ts'

async function main(): Promise<void> {
  const machine = thisMachine()
  try {
    const args = process.argv.slice(2)
    process.exitCode = await runCommandLine(machine, args.length === 0 ? ['help'] : args)
  } catch (error) {
    machine.err(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}

// Nothing waits for it: it is made into a function, which cannot wait.
void main()
