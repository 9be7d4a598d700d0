import { badArgument, parseArguments } from './arguments.ts'
import type { Machine } from './machine.ts'

const VERBS = ['export', 'import'] as const

/** `words export LANGUAGE FILE`, `words import LANGUAGE FILE`. */
export async function runWords(machine: Machine, args: readonly string[]): Promise<number> {
  const { words } = parseArguments(args, {})
  const [said, language, path, ...more] = words
  const verb = VERBS.find((one) => one === said)
  if (verb === undefined || language === undefined || path === undefined || more.length > 0) {
    throw badArgument('Say: words export LANGUAGE FILE, or words import LANGUAGE FILE')
  }
  return machine.carryWords({ verb, language, path })
}
