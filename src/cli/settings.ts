import { badArgument, parseArguments } from './arguments.ts'
import type { Machine } from './machine.ts'

interface Listed {
  readonly parts: readonly {
    readonly changedAt: string | null
    readonly settings: readonly {
      readonly name: string
      readonly isSet: boolean
      readonly isOfMachine: boolean
      readonly value: string | null
    }[]
  }[]
}

/** `settings` lists what the console keeps and what the environment decides; `settings reset NAME` takes one off. */
export async function runSettings(machine: Machine, args: readonly string[]): Promise<number> {
  const { words } = parseArguments(args, {})
  const [verb = 'list', name, ...more] = words
  if (verb === 'list' && name === undefined) return await list(machine)
  if (verb !== 'reset' || name === undefined || more.length > 0)
    throw badArgument('Say: settings, or settings reset NAME')
  const { output } = await machine.call('actual', 'settings.reset', { name })
  const { changed } = output as { readonly changed: boolean }
  machine.out(changed ? `The console keeps no ${name} any more.` : `The console kept no ${name}.`)
  return 0
}

async function list(machine: Machine): Promise<number> {
  const { output } = await machine.call('actual', 'settings.list', {})
  for (const { settings, changedAt } of (output as Listed).parts) {
    for (const { name, isSet, isOfMachine, value } of settings) {
      const shown = value ?? (isSet ? '(set)' : '(not set)')
      const kept = isSet ? `the console, ${changedAt ?? ''}` : ''
      machine.out(
        `${name.padEnd(30)} ${shown.padEnd(40)} ${isOfMachine ? 'the environment' : kept}`.trimEnd(),
      )
    }
  }
  return 0
}
