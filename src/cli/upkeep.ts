import { badArgument, parseArguments } from './arguments.ts'
import type { Machine, RestoreOrder, UpgradeReport } from './machine.ts'

type Command = (machine: Machine, args: readonly string[]) => Promise<number>

/** Commands that keep a node: backups, restores, upgrades. */
export const UPKEEP: Readonly<Record<string, { readonly usage: string; readonly run: Command }>> = {
  backup: {
    usage:
      'backup FILE                  everything to one file, while the node runs\n' +
      '      --recipient age1… [--recipient …] | --plain   [--with-keys] [--without-files]',
    run: runBackup,
  },
  restore: {
    usage:
      'restore FILE                 into an empty folder or database\n' +
      '      [--identity FILE] [--keys FOLDER] [--published FILE|URL] [--reason TEXT] [--drill]',
    run: runRestore,
  },
  drill: {
    usage:
      'drill FILE [--identity FILE] [--keys FOLDER]   try a restore aside, and tell how long it took',
    run: runDrill,
  },
  'log-break': {
    usage:
      'log-break --reason TEXT [--published FILE|URL]   name that the log does not go on from what was published',
    run: runLogBreak,
  },
  upgrade: {
    usage:
      'upgrade [--check]            bring the store to this version; with --check only say what would be done',
    run: runUpgrade,
  },
  'age-key': {
    usage: 'age-key FILE                 a new key for backups; keep the file away from the node',
    run: runAgeKey,
  },
}

/** Bytes in a megabyte as disks count. */
const MEGABYTE = 1_000_000

function only(words: readonly string[], what: string): string {
  const [word] = words
  if (word === undefined || words.length > 1) throw badArgument(`Say: ${what}`)
  return word
}

async function runBackup(machine: Machine, args: readonly string[]): Promise<number> {
  const { words, flags, lists } = parseArguments(args, {
    lists: ['recipient'],
    switches: ['plain', 'with-keys', 'without-files'],
  })
  const file = only(words, 'backup FILE --recipient age1…')
  machine.stepBack()
  const done = await machine.backUp({
    file,
    recipients: lists.get('recipient') ?? [],
    isPlain: flags.has('plain'),
    withKeys: flags.has('with-keys'),
    withFiles: !flags.has('without-files'),
  })
  machine.out(
    `${done.file}: ${done.size} records, ${(done.bytes / MEGABYTE).toFixed(1)} MB in ${seconds(done.durationMs)}, sha256 ${done.sha256}.`,
  )
  if (!done.isEncrypted)
    machine.err('It is not encrypted: whoever has the file can read all of it.')
  if (!done.hasKeys)
    machine.err('It holds no keys: keep a copy of the keys folder, a restore needs them.')
  if (!done.isRecorded) machine.err('It is not in the log, because the store waits for an upgrade.')
  return 0
}

const RESTORE_FLAGS = ['identity', 'keys', 'published', 'reason']

function orderOf(words: readonly string[], flags: ReadonlyMap<string, string>): RestoreOrder {
  const value = (name: string) => flags.get(name) ?? null
  return {
    file: only(words, 'restore FILE --identity FILE'),
    identity: value('identity'),
    keys: value('keys'),
    published: value('published'),
    reason: value('reason'),
  }
}

async function runRestore(machine: Machine, args: readonly string[]): Promise<number> {
  const { words, flags } = parseArguments(args, { values: RESTORE_FLAGS, switches: ['drill'] })
  const order = orderOf(words, flags)
  if (flags.has('drill')) return await tell(machine, order)
  const { at, records, lost, durationMs, address } = await machine.restore(order)
  const setting = address === null ? '' : `SCRUTINEER_ORIGIN=${address} `
  machine.out(
    `Restored and verified in ${seconds(durationMs)}: ${records} records, as of ${at}. Start the node with: ${setting}scrutineer serve`,
  )
  if (lost > 0) machine.out(`${lost} records that were published are not in it; the log says so.`)
  if (order.published === null)
    machine.err(
      'Whether newer records were published is not known. If a lookout says that the log shrank or forked, run: scrutineer log-break --published URL --reason "…"',
    )
  return 0
}

async function runDrill(machine: Machine, args: readonly string[]): Promise<number> {
  const { words, flags } = parseArguments(args, { values: ['identity', 'keys'] })
  return await tell(machine, orderOf(words, flags))
}

async function tell(machine: Machine, order: RestoreOrder): Promise<number> {
  const { at, records, durationMs, isRecorded } = await machine.drill(order)
  machine.out(
    `The drill restored and verified ${records} records, as of ${at}, in ${seconds(durationMs)}.`,
  )
  if (!isRecorded)
    machine.err('It is not in a log: this machine has no node that the backup is of.')
  return 0
}

async function runLogBreak(machine: Machine, args: readonly string[]): Promise<number> {
  const { words, flags } = parseArguments(args, { values: ['reason', 'published'] })
  const reason = flags.get('reason')
  if (words.length > 0 || reason === undefined)
    throw badArgument('Say: log-break --reason "what happened"')
  const { size } = await machine.nameBreak({ reason, published: flags.get('published') ?? null })
  machine.out(`The log says now that it does not go on from the ${size} records published before.`)
  return 0
}

async function runUpgrade(machine: Machine, args: readonly string[]): Promise<number> {
  const { flags } = parseArguments(args, { switches: ['check'] })
  const applies = !flags.has('check')
  const plan = await machine.upgrade({ applies })
  if (plan.refusal !== null) {
    machine.err(plan.refusal)
    return 1
  }
  const { version, exists, applied, before, after } = plan
  if (!exists) machine.out(`There is no store yet; version ${version} makes one at its start.`)
  else machine.out(`The store has ${applied} steps; this is version ${version}.`)
  const verb = applies ? 'Done' : 'To do'
  if (exists && before.length + after.length === 0) machine.out('Nothing is to be done.')
  if (exists && before.length > 0) machine.out(`${verb} before it serves: ${before.join(', ')}`)
  if (exists && after.length > 0) machine.out(`${verb} once it serves: ${after.join(', ')}`)
  tellMeets(machine, plan, applies)
  if (exists && !applies) machine.out(backupOf(plan))
  return 0
}

function tellMeets(machine: Machine, { meets }: UpgradeReport, isDone: boolean): void {
  if (meets.length === 0) return
  machine.out(isDone ? 'What people meet now:' : 'What people will meet:')
  for (const sentence of meets) machine.out(`- ${sentence}`)
}

function backupOf({ newestBackup: newest }: UpgradeReport): string {
  return newest === null
    ? 'There is no backup yet; one is made before anything is changed.'
    : `The newest backup is ${newest.path} of ${newest.at}; another is made before anything is changed.`
}

async function runAgeKey(machine: Machine, args: readonly string[]): Promise<number> {
  const { words } = parseArguments(args, {})
  const file = only(words, 'age-key FILE')
  machine.out(await machine.makeAgeKey(file))
  machine.err(
    `Whoever has ${file} can read the backups, and without it nobody can: keep it offline, twice.`,
  )
  return 0
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
