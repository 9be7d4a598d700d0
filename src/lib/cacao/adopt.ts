// Playbooks as others write them: what the standard does not know, or what does not belong into a file that goes from hand
// to hand, is left out and said. What people do and in which order is never touched.
import { hash } from 'node:crypto'
import { asObject } from '../json/bounded.ts'
import { type Playbook, playbook } from './model.ts'
import { parsePlaybook, readJson } from './text.ts'

/** What was left out of a playbook, or put right. */
export const LEFT_OUT = [
  /** Names, passwords and keys of accounts, and what refers to them. */
  'credentials',
  /** Digits of a time behind the milliseconds. */
  'digits',
  /** A last change before the playbook was made: it is of the day on which it was made. */
  'modified',
  /** Who does a step, where that is nowhere defined: it says so. */
  'agent',
  /** What a step is done to, where that is nowhere defined. */
  'target',
  /** What the standard has no name for. */
  'property',
  /** Signatures: they are of the file as it came. */
  'signature',
] as const

export interface LeftOut {
  readonly what: (typeof LEFT_OUT)[number]
  /** Where it stood: names of properties and identifiers with dots between. */
  readonly at: string
}

/** Lines of what was left out that are told; all of it is left out. */
const MAX_TOLD = 50
const MAX_AT = 200
/** How often properties without a name in the standard are looked for: those within others come to light with those. */
const MAX_ROUNDS = 20

type Part = Record<string, unknown>

/** Reads a playbook as others write it. Throws CacaoError where even so it is none. */
export function adoptPlaybook(text: string): {
  readonly playbook: Playbook
  readonly leftOut: readonly LeftOut[]
} {
  const value = asObject(readJson(text)) as Part | null
  // What is nothing of the kind is refused as ever.
  if (value === null || value['type'] !== 'playbook' || value['spec_version'] !== 'cacao-2.0')
    return { playbook: parsePlaybook(text), leftOut: [] }
  const leftOut: LeftOut[] = []
  const say = (what: LeftOut['what'], ...at: string[]) => {
    leftOut.push({ what, at: at.join('.').slice(0, MAX_AT) })
  }
  takeCredentials(value, say)
  shortenTimes(value, say)
  nameAgents(value, say)
  dropTargets(value, say)
  dropUnknown(value, say)
  if (leftOut.length > 0 && 'signatures' in value) {
    delete value['signatures']
    say('signature', 'signatures')
  }
  return { playbook: parsePlaybook(JSON.stringify(value)), leftOut: leftOut.slice(0, MAX_TOLD) }
}

type Say = (what: LeftOut['what'], ...at: string[]) => void

const partsOf = (value: unknown): [string, Part][] =>
  Object.entries(asObject(value) ?? {}).flatMap(([key, one]) => {
    const part = asObject(one) as Part | null
    return part === null ? [] : [[key, part] as [string, Part]]
  })

/** What opens an account, as definitions of agents and targets call it. */
const CREDENTIAL =
  /^(authentication_info|username|user_id|password|passphrase|private_key|(client_)?secret|api_?key|(access_|oauth_)?token|oauth_header|kms_key_identifier)$/i

function takeCredentials(value: Part, say: Say): void {
  for (const name of ['authentication_info_definitions', 'authentication_info'])
    if (name in value) {
      delete value[name]
      say('credentials', name)
    }
  for (const list of ['agent_definitions', 'target_definitions'])
    for (const [key, part] of partsOf(value[list]))
      for (const name of Object.keys(part).filter((one) => CREDENTIAL.test(one))) {
        delete part[name]
        say('credentials', list, key, name)
      }
}

const LONG = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/

function shortenTimes(value: Part, say: Say): void {
  for (const name of ['created', 'modified']) {
    const [, second, fraction = ''] = LONG.exec(String(value[name] ?? '')) ?? []
    if (second === undefined || fraction.length === 3) continue
    value[name] = `${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`
    if (fraction.length > 3) say('digits', name)
  }
  const { created, modified } = value
  if (typeof created !== 'string' || typeof modified !== 'string' || modified >= created) return
  value['modified'] = created
  say('modified', 'modified')
}

/** An identifier that is always the same for the same name. */
function identifierOf(type: string, name: string): string {
  const hex = hash('sha256', name)
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ]
  return `${type}--${[...parts, hex.slice(20, 32)].join('-')}`
}

const isIdentifier = (key: string) => playbook.shape.derived_from.safeParse([key]).success

/** Agents that are nowhere defined, or by a name that is no identifier, get one: who does it is said by what they are called. */
function nameAgents(value: Part, say: Say): void {
  const steps = partsOf(value['workflow']).filter(([, { type }]) => type === 'action')
  const known = new Map(partsOf(value['agent_definitions']))
  const renamed = new Map<string, string>()
  for (const [key, part] of partsOf(value['agent_definitions']))
    if (!isIdentifier(key)) {
      const own = identifierOf('group', key)
      renamed.set(key, own)
      known.delete(key)
      known.set(own, part)
    }
  for (const [at, step] of steps) {
    const said = typeof step['agent'] === 'string' ? step['agent'] : ''
    const own = renamed.get(said) ?? said
    if (known.has(own)) {
      if (own !== said) say('agent', 'workflow', at, said)
      step['agent'] = own
      continue
    }
    const made = identifierOf('group', said)
    known.set(made, { type: 'group', name: said === '' ? NOBODY : said.slice(0, 250) })
    step['agent'] = made
    say('agent', 'workflow', at, said)
  }
  if (known.size > 0) value['agent_definitions'] = Object.fromEntries(known)
}

/** What an agent is called whom the file does not name. */
const NOBODY = 'Not named'

function dropTargets(value: Part, say: Say): void {
  const known = partsOf(value['target_definitions'])
  const good = new Map(known.filter(([key]) => isIdentifier(key)))
  for (const [key] of known) if (!good.has(key)) say('target', 'target_definitions', key)
  if (good.size > 0) value['target_definitions'] = Object.fromEntries(good)
  else delete value['target_definitions']
  for (const [at, step] of partsOf(value['workflow'])) {
    const { targets } = step
    if (!Array.isArray(targets)) continue
    const left = targets.filter((one) => good.has(String(one)))
    if (left.length === targets.length) continue
    if (left.length > 0) step['targets'] = left
    else delete step['targets']
    say('target', 'workflow', at)
  }
}

/** What the standard has no name for goes, as deep as it stands. */
function dropUnknown(value: Part, say: Say): void {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const parsed = playbook.safeParse(value)
    const issues = parsed.success ? [] : parsed.error.issues
    const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? [issue] : []))
    if (unknown.length === 0) return
    for (const { path, keys } of unknown) {
      const part = path.reduce<unknown>((at, key) => (at as Part)[key as string], value) as Part
      for (const key of keys) {
        delete part[key]
        say('property', ...path.map(String), key)
      }
    }
  }
}
