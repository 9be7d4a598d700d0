import { hostname } from 'node:os'
import { badArgument, parseArguments } from './arguments.ts'
import type { LookoutOrder, Machine } from './machine.ts'
import { duration } from './duration.ts'

/** All is well, something is wrong, nothing answers. */
const EXIT = { well: 0, wrong: 1, silent: 2 } as const

/** Recipients of each kind; more are a mailing list's business. */
const MAX_RECIPIENTS = 10

const EVERY = { least: 200, most: 3_600_000, usual: '15s' } as const
const AGAIN = { least: 10_000, most: 86_400_000, usual: '15m' } as const

/** `lookout --of URL …`: looks until it is told to stop, or once. Gives the exit code. */
export async function runLookout(machine: Machine, args: readonly string[]): Promise<number> {
  const { words, flags } = parseArguments(args, {
    values: [
      'of',
      'name',
      'every',
      'again',
      'state',
      'mail',
      'sms',
      'token',
      'ca',
      'key',
      'mirror',
      'language',
    ],
    switches: ['once', 'pin-again'],
  })
  if (words.length > 0) throw badArgument('Say which node: lookout --of https://node.example')
  return EXIT[await machine.lookOut(orderFrom(flags))]
}

function orderFrom(flags: ReadonlyMap<string, string>): LookoutOrder {
  const name = flags.get('name') ?? hostname().split('.')[0] ?? ''
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(name))
    throw badArgument('A lookout’s --name has letters, digits, dot and hyphen.')
  const language = flags.get('language') ?? 'en'
  if (language !== 'en' && language !== 'ar')
    throw badArgument('Alarms are written in --language en or ar.')
  const mirror = flags.get('mirror')
  return {
    of: originOf(flags.get('of'), 'of'),
    name,
    everyMs: duration('every', flags.get('every') ?? EVERY.usual, EVERY),
    againMs: duration('again', flags.get('again') ?? AGAIN.usual, AGAIN),
    state: flags.get('state') ?? null,
    mail: recipients(flags.get('mail'), /^[^\s@,]+@[^\s@,]+$/, 'mail'),
    sms: recipients(flags.get('sms'), /^\+?\d{4,15}$/, 'sms'),
    token: flags.get('token') ?? null,
    ca: flags.get('ca') ?? null,
    key: flags.get('key') ?? null,
    mirror: mirror === undefined ? null : mirrorAddress(mirror),
    language,
    once: flags.has('once'),
    pinsAgain: flags.has('pin-again'),
  }
}

function originOf(address: string | undefined, flag: string): string {
  const url = address === undefined ? null : URL.parse(address)
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (url === null || !isWeb || url.pathname !== '/' || url.search !== '' || url.username !== '')
    throw badArgument(`Say the node’s address: --${flag} https://node.example`)
  return url.origin
}

/** Address of a mirror: it may lie below a path, and always ends with a slash. */
function mirrorAddress(address: string): string {
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.username !== '')
    throw badArgument('Say the mirror’s address: --mirror https://mirror.example/')
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

function recipients(text: string | undefined, pattern: RegExp, flag: string): string[] {
  const all = (text ?? '').split(',').flatMap((one) => (one.trim() === '' ? [] : one.trim()))
  const wrong = all.find((one) => !pattern.test(one))
  if (wrong !== undefined) throw badArgument(`“${wrong}” cannot be reached by --${flag}.`)
  if (all.length > MAX_RECIPIENTS)
    throw badArgument(`--${flag} takes at most ${MAX_RECIPIENTS} recipients.`)
  return all
}
