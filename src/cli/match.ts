import { badArgument, parseArguments } from './arguments.ts'
import type { Machine } from './machine.ts'

const TOP = { least: 1, usual: 20, most: 1_000 } as const

/** `match --claims FILE --queries FILE [--top 20]`: prints for each post the claims that are most like it. */
export async function runMatch(machine: Machine, args: readonly string[]): Promise<number> {
  const { words, flags } = parseArguments(args, { values: ['claims', 'queries', 'top'] })
  const [claims, queries] = [flags.get('claims'), flags.get('queries')]
  if (claims === undefined || queries === undefined || words.length > 0)
    throw badArgument('Say: match --claims FILE.jsonl --queries FILE.jsonl [--top 20]')
  const top = Number(flags.get('top') ?? TOP.usual)
  if (!(Number.isInteger(top) && top >= TOP.least && top <= TOP.most))
    throw badArgument(`--top is a whole number from ${TOP.least} to ${TOP.most}.`)
  for await (const line of machine.match({ claims, queries, top })) machine.out(line)
  return 0
}
