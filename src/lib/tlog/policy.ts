import { type OpenedCheckpoint, openCheckpoint } from './checkpoint.ts'
import { parseCosignerKey } from './cosignature.ts'
import { NoteError, type NoteVerifier, parseVerifierKey } from './note.ts'

/** UTF-16 units of a policy at most. */
const MAX_LENGTH = 65_536

/** Logs, witnesses and groups of a policy at most, each; the specification asks for 32. */
const MAX_EACH = 100

/** Only tab, newline and what is printed. */
const ALLOWED = /^[\t\n\x20-\x7e\u0080-\u{10ffff}]*$/u
const THRESHOLD = /^[1-9]\d{0,2}$/

/** A group of witnesses and groups, of which `least` must have cosigned. */
interface Group {
  readonly name: string
  readonly least: number
  readonly members: readonly string[]
}

/** Whose word about a log is taken: which logs, which witnesses, and how many of these. */
export interface LogPolicy {
  readonly logs: readonly NoteVerifier[]
  readonly witnesses: readonly { readonly name: string; readonly key: NoteVerifier }[]
  /** In the order in which they are defined: each names only those before it. */
  readonly groups: readonly Group[]
  /** A witness, a group, or `none`. */
  readonly quorum: string
}

/** Thrown for a text that is no policy; `line` counts from 1, and is 0 where it is about the whole. */
export class PolicyError extends Error {
  readonly line: number

  constructor(line: number, message: string) {
    super(line === 0 ? message : `line ${line}: ${message}`)
    this.name = 'PolicyError'
    this.line = line
  }
}

/**
 * Reads a policy. Throws PolicyError: for a line of another kind, a key nobody can use, a key or name twice, a name that
 * is not defined before, a member of two groups, no quorum line or two.
 * Source: c2sp.org/tlog-policy, Policy file syntax and structure. Stricter: text is UTF-8, URLs are not read.
 */
export function parsePolicy(text: string): LogPolicy {
  if (text.length > MAX_LENGTH || !ALLOWED.test(text) || !text.endsWith('\n'))
    throw new PolicyError(0, 'not a policy')
  const draft = new Draft()
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.split(/[\t ]+/).filter((word) => word !== '')
    if (words.length === 0 || words[0]?.startsWith('#') === true) continue
    draft.take(words, index + 1)
  }
  return draft.policy()
}

/** What was read of a policy so far. */
class Draft {
  readonly #logs: NoteVerifier[] = []
  readonly #witnesses: { name: string; key: NoteVerifier }[] = []
  readonly #groups: Group[] = []
  readonly #keys = new Set<string>()
  /** Defined names, and whether one is a member of a group already. */
  readonly #names = new Map<string, boolean>()
  #quorum: string | null = null

  take([kind, ...words]: readonly string[], line: number): void {
    const refuse = (message: string): never => {
      throw new PolicyError(line, message)
    }
    if (kind === 'log') this.#log(words, refuse)
    else if (kind === 'witness') this.#witness(words, refuse)
    else if (kind === 'group') this.#group(words, refuse)
    else if (kind === 'quorum') this.#setQuorum(words, refuse)
    else refuse('neither log, witness, group nor quorum')
  }

  policy(): LogPolicy {
    if (this.#quorum === null) throw new PolicyError(0, 'there is no quorum line')
    const [logs, witnesses, groups] = [this.#logs, this.#witnesses, this.#groups]
    return { logs, witnesses, groups, quorum: this.#quorum }
  }

  #log([text = '', ...rest]: readonly string[], refuse: Refuse): void {
    if (rest.length > 1 || this.#logs.length === MAX_EACH) refuse('too much')
    this.#logs.push(this.#key('log', text, refuse))
  }

  #witness([name = '', text = '', ...rest]: readonly string[], refuse: Refuse): void {
    if (rest.length > 1 || this.#witnesses.length === MAX_EACH) refuse('too much')
    const key = this.#key('witness', text, refuse)
    this.#define(name, refuse)
    this.#witnesses.push({ name, key })
  }

  #group([name = '', threshold = '', ...members]: readonly string[], refuse: Refuse): void {
    if (this.#groups.length === MAX_EACH) refuse('too much')
    const least = leastOf(threshold, members.length)
    if (least === null) return refuse('no number of members')
    for (const member of members) {
      if (this.#names.get(member) !== false) refuse(`${member} is not defined, or in a group`)
      this.#names.set(member, true)
    }
    this.#define(name, refuse)
    this.#groups.push({ name, least, members })
  }

  #setQuorum([name = '', ...rest]: readonly string[], refuse: Refuse): void {
    if (rest.length > 0 || this.#quorum !== null) refuse('more than one quorum')
    if (name !== 'none' && !this.#names.has(name)) refuse(`${name} is not defined`)
    this.#quorum = name
  }

  #define(name: string, refuse: Refuse): void {
    if (name === '' || name === 'none' || this.#names.has(name)) refuse(`${name} cannot be defined`)
    this.#names.set(name, false)
  }

  /** Two texts of one key are one key, whatever name they give it. */
  #key(kind: 'log' | 'witness', text: string, refuse: Refuse): NoteVerifier {
    const key = verifierOf(kind, text)
    if (key === null) return refuse('no key that can be used')
    const bare = `${kind} ${text.slice(text.lastIndexOf('+') + 1)}`
    if (this.#keys.has(bare)) refuse('a key twice')
    this.#keys.add(bare)
    return key
  }
}

type Refuse = (message: string) => never

function verifierOf(kind: 'log' | 'witness', text: string): NoteVerifier | null {
  try {
    return kind === 'log' ? parseVerifierKey(text) : parseCosignerKey(text)
  } catch (error) {
    if (error instanceof NoteError) return null
    throw error
  }
}

function leastOf(threshold: string, members: number): number | null {
  if (members === 0) return null
  if (threshold === 'any') return 1
  if (threshold === 'all') return members
  return THRESHOLD.test(threshold) && Number(threshold) <= members ? Number(threshold) : null
}

/** A checkpoint that one of the policy's logs has signed, and who cosigned it. */
export interface JudgedCheckpoint extends OpenedCheckpoint {
  /** Names, as the policy has them, of the witnesses that cosigned. */
  readonly cosigners: readonly string[]
  /** As many cosigned as the policy asks for. */
  readonly isWitnessed: boolean
}

/**
 * Opens a checkpoint by a policy. Throws NoteError as `openCheckpoint`: also where one of the policy's keys made a wrong
 * signature. Whether enough witnesses cosigned is in the answer, so that somebody can say so.
 */
export function judgeCheckpoint(note: string, policy: LogPolicy): JudgedCheckpoint {
  const keys = policy.witnesses.map(({ key }) => key)
  const opened = openCheckpoint(note, [...policy.logs, ...keys])
  const isLog = policy.logs.some(
    ({ name, keyId }) =>
      name === opened.checkpoint.origin && opened.verified.some((one) => one.keyId === keyId),
  )
  if (!isLog) throw new NoteError('unknown_keys', 'No log of this policy has signed it.')
  const cosigners = policy.witnesses
    .filter(({ key }) =>
      opened.verified.some((one) => one.name === key.name && one.keyId === key.keyId),
    )
    .map(({ name }) => name)
  return { ...opened, cosigners, isWitnessed: isQuorum(policy, cosigners) }
}

function isQuorum({ groups, quorum }: LogPolicy, cosigners: readonly string[]): boolean {
  const witnessed = new Set(['none', ...cosigners])
  for (const { name, least, members } of groups) {
    if (members.filter((member) => witnessed.has(member)).length >= least) witnessed.add(name)
  }
  return witnessed.has(quorum)
}

/** Who stands in a policy that is written: keys as texts, and how many of the witnesses must have cosigned. */
export interface PolicyDraft {
  readonly logs: readonly string[]
  readonly witnesses: readonly { readonly name: string; readonly key: string }[]
  /** 0 for none. */
  readonly least: number
}

/** The text of a policy. Throws PolicyError where {@link parsePolicy} would not read it. */
export function policyText({ logs, witnesses, least }: PolicyDraft): string {
  const names = witnesses.map(({ name }) => name).join(' ')
  const lines = [
    ...logs.map((key) => `log ${key}`),
    ...witnesses.map(({ name, key }) => `witness ${name} ${key}`),
    ...(least === 0 ? ['quorum none'] : [`group witnesses ${least} ${names}`, 'quorum witnesses']),
  ]
  const text = `${lines.join('\n')}\n`
  parsePolicy(text)
  return text
}
