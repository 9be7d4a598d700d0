import { Problem } from '../core/problem.ts'
import { jsonLines } from '../core/one-line.ts'
import { badArgument, parseArguments } from './arguments.ts'
import { runBench } from './bench.ts'
import { runCheck } from './check.ts'
import { runDoctor } from './doctor.ts'
import { runLookout } from './lookout.ts'
import { runMatch } from './match.ts'
import { runVerifyBundle, runWriteVerifier } from './bundle.ts'
import { runMirror, runVerifyMirror } from './mirror.ts'
import { runVerifyProof } from './proof.ts'
import { runVerifyLogs } from './logs.ts'
import type { Machine } from './machine.ts'
import { UPKEEP } from './upkeep.ts'
import { runSettings } from './settings.ts'
import { runWords } from './words.ts'

type Command = (machine: Machine, args: readonly string[]) => Promise<number>

const COMMANDS: Readonly<Record<string, { readonly usage: string; readonly run: Command }>> = {
  serve: {
    usage: 'serve                        start the node (npm start)',
    run: async (machine) => {
      await machine.serve()
      return 0
    },
  },
  tour: {
    usage: 'tour                         the whole loop on a temporary node, each record printed',
    run: (machine) => machine.tour(),
  },
  check: {
    usage:
      'check <domain or url>        look at a site and print a graded report\n' +
      '      [--json] [--allow-private] [--ca FILE] [--resolver ADDR:PORT]',
    run: runCheck,
  },
  doctor: {
    usage:
      'doctor                       what is wrong with this machine, in plain words, and how to mend it\n' +
      '      [--json] [--clock ntp://ADDR|https://HOST/] [--mail-to ADDRESS]',
    run: runDoctor,
  },
  call: {
    usage: "call <action> [--json '{…}'] [--exercise]   run any action by name",
    run: runCall,
  },
  actions: { usage: 'actions                      list every action', run: listActions },
  invite: {
    usage: 'invite --role R --name N [--area PATH]      one-time link for a person',
    run: runInvite,
  },
  token: {
    usage: 'token create --role R --name N [--area PATH]   user:secret for a machine, shown once',
    run: runToken,
  },
  import: {
    usage:
      'import stations FILE [--skip-bad]           polling stations from a CSV file\n' +
      '      facts FILE                   agencies for the directory, as in facts/README.md\n' +
      '      form FILE                    a form of observers, which a second person puts in force\n' +
      '      claims FILE [--publisher NAME]   checks of another publisher (ClaimReview)\n' +
      '      evidence FILE [--incident CODE] [--title T] [--place P] [--area PATH] [--item ID]\n' +
      '               [--recipient age1… …]   a file as evidence, encrypted where there are recipients',
    run: runImport,
  },
  words: {
    usage:
      'words export LANGUAGE FILE   all texts of a language as a PO file for translators\n' +
      '      import LANGUAGE FILE         brings it back; either all of it or nothing',
    run: runWords,
  },
  settings: {
    usage:
      'settings                     what the console keeps of the settings, and what the environment decides\n' +
      '      reset NAME                   takes a setting off the console, or a part: mail',
    run: runSettings,
  },
  mirror: {
    usage: 'mirror FOLDER                write the public pages and the log as files, once',
    run: runMirror,
  },
  lookout: {
    usage:
      'lookout --of URL              look out for a node from another machine, and wake people\n' +
      '      [--name N] [--every 15s] [--again 15m] [--mail ADDRESS,…] [--sms NUMBER,…] [--token USER:SECRET]\n' +
      '      [--state FOLDER] [--mirror URL] [--ca FILE] [--key KEY] [--language en|ar] [--once] [--pin-again]',
    run: runLookout,
  },
  match: {
    usage:
      'match --claims FILE --queries FILE   which known claims each post of a file repeats, one JSON line a post\n' +
      '      [--top 20]                   claims: {id, title, subtitle, claim} a line; queries: {id, text} a line',
    run: runMatch,
  },
  ...UPKEEP,
  bench: {
    usage: 'bench --here [--seconds N]   what this machine carries, measured where the data lie',
    run: runBench,
  },
  verify: {
    usage:
      'verify                       check every record and the signed checkpoint\n' +
      '      [--mirror FOLDER|URL [--key KEY] [--max-age 10m] [--ca FILE]]   check a mirror instead\n' +
      '      --proof FILE --key KEY | --policy FILE   check the proof of one public record, offline\n' +
      '      [--content FILE]                         and whether FILE is the one whose hash it holds\n' +
      '      --bundle FILE [FILE …] [--key KEY | --policy FILE] [--custody-key KEY] [--tsa-ca PEM]\n' +
      '                                               check the evidence of a case, all parts of it together\n' +
      '                                               or one, offline, by the keys that\n' +
      '                                               the node shows at /log/key and /log/custody-key; PEM holds\n' +
      '                                               the authorities whose time-stamps are believed\n' +
      '      --page FILE                              write verify.html, which does so in a browser',
    run: runVerify,
  },
}

/** Commands that look: they end with 2 where they could not, since 1 says for most of them that something was found. */
const CANNOT_LOOK = ['check', 'doctor', 'lookout', 'match', 'verify']

/** Runs one command; gives the exit code. Problems become one sentence and 1 (2 for commands that look). */
export async function runCommandLine(machine: Machine, args: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = args
  const command = COMMANDS[name]
  if (command === undefined) {
    const isHelp = ['help', '--help', '-h'].includes(name)
    if (!isHelp) machine.err(`There is no command “${name}”.`)
    for (const line of usage()) machine.out(line)
    return isHelp ? 0 : 1
  }
  try {
    return await command.run(machine, rest)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    machine.err(error.message)
    for (const { path, message } of error.fields)
      machine.err(`  ${path === '' ? 'input' : path}: ${message}`)
    return CANNOT_LOOK.includes(name) ? 2 : 1
  }
}

function usage(): string[] {
  return [
    'Scrutineer. Commands:',
    ...Object.values(COMMANDS).flatMap((command) => `  ${command.usage}`.split('\n')),
  ]
}

async function runCall(machine: Machine, args: readonly string[]): Promise<number> {
  const { words, flags } = parseArguments(args, { values: ['json'], switches: ['exercise'] })
  const [action] = words
  if (action === undefined || words.length > 1)
    throw badArgument("Say which action: call slice.verb --json '{…}'")
  const realm = flags.has('exercise') ? 'exercise' : 'actual'
  const { output, records } = await machine.call(
    realm,
    action,
    parseJson(flags.get('json') ?? '{}'),
  )
  for (const line of jsonLines({ output, records })) machine.out(line)
  return 0
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw badArgument('The text after --json is not JSON.')
  }
}

async function listActions(machine: Machine): Promise<number> {
  for (const action of [...(await machine.actions())].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    machine.out(
      `${action.name.padEnd(34)} ${action.kind.padEnd(8)} ${action.permission.padEnd(26)} ${action.summary}`,
    )
  }
  return 0
}

function required(flags: ReadonlyMap<string, string>, name: string): string {
  const value = flags.get(name)
  if (value === undefined) throw badArgument(`--${name} is missing.`)
  return value
}

async function runInvite(machine: Machine, args: readonly string[]): Promise<number> {
  const { flags } = parseArguments(args, { values: ['role', 'name', 'area'] })
  const input = {
    role: required(flags, 'role'),
    name: required(flags, 'name'),
    area: flags.get('area') ?? '/',
  }
  const origin = await machine.origin()
  const { output } = await machine.call('actual', 'accounts.invite', input)
  const { secret, expiresAt } = output as { secret: string; expiresAt: string }
  machine.out(`${origin}/join#${secret}`)
  machine.err(`Good once, until ${expiresAt}.`)
  return 0
}

async function runToken(machine: Machine, args: readonly string[]): Promise<number> {
  const { words, flags } = parseArguments(args, { values: ['role', 'name', 'area'] })
  if (words[0] !== 'create') throw badArgument('Say: token create --role R --name N')
  const input = {
    role: required(flags, 'role'),
    name: required(flags, 'name'),
    area: flags.get('area') ?? '/',
  }
  const { output } = await machine.call('actual', 'accounts.createToken', input)
  machine.out((output as { credential: string }).credential)
  machine.err('This is shown once. It works as Bearer on the API.')
  return 0
}

async function runImport(machine: Machine, args: readonly string[]): Promise<number> {
  const { words, flags, lists } = parseArguments(args, {
    lists: ['recipient'],
    switches: ['skip-bad'],
    values: ['title', 'incident', 'area', 'place', 'item', 'publisher'],
  })
  const [kind, path] = words
  const say =
    'Say: import stations FILE, import facts FILE, import form FILE, import claims FILE, or import evidence FILE'
  if (path === undefined) throw badArgument(say)
  if (kind === 'facts') return machine.importFacts(path)
  if (kind === 'form') return machine.importForm(path)
  if (kind === 'claims') return machine.importClaims(path, flags.get('publisher') ?? null)
  if (kind === 'evidence') {
    const said = (name: string) => flags.get(name) ?? null
    const order = { title: said('title'), incident: said('incident'), place: said('place') }
    return machine.importEvidence(path, {
      ...order,
      area: flags.get('area') ?? '/',
      item: said('item'),
      recipients: lists.get('recipient') ?? [],
    })
  }
  if (kind !== 'stations') throw badArgument(say)
  return machine.importStations(path, { skipBad: flags.has('skip-bad') })
}

async function runVerify(machine: Machine, args: readonly string[]): Promise<number> {
  const { words, flags } = parseArguments(args, {
    values: [
      'mirror',
      'key',
      'max-age',
      'ca',
      'proof',
      'policy',
      'content',
      'bundle',
      'custody-key',
      'tsa-ca',
      'page',
    ],
  })
  if (flags.has('mirror')) return await runVerifyMirror(machine, flags)
  if (flags.has('proof')) return await runVerifyProof(machine, flags)
  if (flags.has('bundle')) return await runVerifyBundle(machine, flags, words)
  const page = flags.get('page')
  if (page !== undefined) return await runWriteVerifier(machine, page)
  return await runVerifyLogs(machine)
}
