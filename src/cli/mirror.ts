import { resolve } from 'node:path'
import { badArgument, parseArguments } from './arguments.ts'
import { duration } from './duration.ts'
import { VERIFIED } from './logs.ts'
import type { Machine } from './machine.ts'

/** How old a mirror may be: the node writes it every few seconds, a CDN may keep it for minutes. */
const MAX_AGE = { least: 1_000, most: 30 * 86_400_000, usual: '10m' } as const

/** `mirror FOLDER`: has the running node write its mirror once. Gives the exit code. */
export async function runMirror(machine: Machine, args: readonly string[]): Promise<number> {
  const { words } = parseArguments(args, {})
  const [folder] = words
  if (folder === undefined || words.length > 1) throw badArgument('Say where to: mirror FOLDER')
  const { files, changed, removed, size } = await machine.writeMirror(resolve(folder))
  machine.out(
    `${files} files with ${size} records of the log are in ${folder}: ${changed} written, ${removed} removed.`,
  )
  return 0
}

/** `verify --mirror FOLDER|URL`. Gives 0 for a mirror in order, 1 with a line for each fault, 3 for one of another log. */
export async function runVerifyMirror(
  machine: Machine,
  flags: ReadonlyMap<string, string>,
): Promise<number> {
  const report = await machine.verifyMirror({
    place: flags.get('mirror') ?? '',
    key: flags.get('key') ?? null,
    ca: flags.get('ca') ?? null,
    maxAgeMs: duration('max-age', flags.get('max-age') ?? MAX_AGE.usual, MAX_AGE),
  })
  const { origin, made, files, size, key, isPinned, isOther, faults } = report
  const signed = isOther ? '' : `, signed by ${key}`
  machine.out(`Copy of ${origin} as of ${made}: ${files} files, ${size} records${signed}.`)
  if (!isPinned)
    machine.err('This key came with the mirror. Compare it with the node’s, or give it by --key.')
  for (const fault of faults) machine.out(fault)
  if (faults.length === 0) machine.out('Every file is what the node signed.')
  if (isOther) return VERIFIED.otherName
  return faults.length === 0 ? VERIFIED.sound : VERIFIED.changed
}
