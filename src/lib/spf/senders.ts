import type { Network } from '../dns/index.ts'
import { askOne, type Asking } from './asking.ts'
import { exchangerAddresses, hasAddress, hostAddresses } from './hosts.ts'
import { isName, type MacroString } from './macro.ts'
import { isSpfRecord, type Mechanism, parseSpf, type Qualifier, type SpfRecord } from './record.ts'
import { openToStrangers } from './stranger.ts'
import { common, EVERYBODY, isEmpty, NOBODY, type Space, spaceOf, union, without } from './space.ts'
import type { SpfBranch, SpfNode, SpfProblem, SpfSenders, SpfSource } from './tree.ts'
import {
  alive,
  breakAt,
  countsOf,
  countTerm,
  fixedName,
  type Path,
  startWalk,
  type Walk,
} from './walk.ts'

/** Words of all records together that are counted; the largest senders have some hundred. */
const MAX_WORDS = 2_000
/** The same for steps: each is taken over all addresses that are left, so that their work grows by the square. */
const MAX_STEPS = 500

/** What a record comes to for the addresses that reach it. */
interface Walked {
  readonly node: SpfNode
  readonly passing: Space
  readonly sources: readonly SpfSource[]
  readonly others: SpfSenders['others']
}

/** A mechanism, the last modifier, or several words of addresses with one qualifier in a row. */
interface Step {
  readonly words: string[]
  readonly qualifier: Qualifier
  readonly does:
    | Exclude<Mechanism, { readonly kind: 'ip4' | 'ip6' }>
    | { readonly kind: 'networks'; readonly networks: Network[] }
    | { readonly kind: 'redirect'; readonly domain: MacroString }
}

/** What a step comes to for the addresses that reach it. */
interface Met {
  readonly matching: Space
  /** Addresses that it names itself, reached or not. */
  readonly named?: Space
  readonly isOpen?: boolean
  readonly walked?: Walked
}

/** A record and the way to it. */
interface Place {
  readonly name: string
  readonly path: Path
  /** Names whose records lead here, and its own. */
  readonly names: readonly string[]
  /** Who comes to it. */
  readonly space: Space
}

/**
 * Who may send for a domain: every way from its record, as receivers go it for a sender whom nothing allows, to the
 * first break. What depends on the mail is asked for one mail that nobody knows.
 */
export function* findSenders(domain: string): Asking<SpfSenders> {
  const walk = startWalk(domain)
  const place = { name: domain, path: [domain], names: [domain.toLowerCase()], space: EVERYBODY }
  const { node, passing, sources, others } = yield* walkRecord(walk, place)
  const { problems, terms, usesPtr } = walk
  const bySize = sources.toSorted(
    (one, other) => other.ipv4 - one.ipv4 || (one.ipv6 < other.ipv6 ? 1 : -1),
  )
  const counts = countsOf(passing)
  const strangers = yield* openToStrangers(domain, { tree: node, passing })
  const whole = { tree: node, passing, ...counts, sources: bySize, others }
  return { ...whole, strangers, problems, terms, usesPtr }
}

/** What the steps of one record came to so far. */
interface Sum {
  readonly branches: SpfBranch[]
  readonly passing: Space[]
  readonly sources: SpfSource[]
  /** Who comes to the next step. */
  rest: Space
  others: SpfSenders['others']
}

function* walkRecord(walk: Walk, place: Place): Asking<Walked> {
  const { text, record, steps } = yield* readRecord(walk, place)
  const problem = record === null ? (walk.problems.at(-1)?.code ?? null) : null
  const sum: Sum = { branches: [], passing: [], sources: [], rest: place.space, others: null }
  for (const step of steps) {
    sum.rest = alive(walk, sum.rest)
    yield* takeStep(walk, step, { ...place, space: sum.rest }, sum)
  }
  const { branches, passing, sources, rest, others } = sum
  const isUnsaid = record?.redirect === null && !isEmpty(alive(walk, rest))
  const node = { name: place.name, record: text, branches, problem }
  return { node, passing: union(passing), sources, others: isUnsaid ? 'open' : others }
}

function* takeStep(walk: Walk, step: Step, place: Place, sum: Sum): Asking<void> {
  const { path, space } = place
  const before = walk.problems.length
  const isReached = !isEmpty(space)
  const met: Met = isReached ? yield* meet(walk, step, place) : { matching: NOBODY }
  const problem = walk.problems.slice(before).find((one) => one.path.length === path.length + 1)
  sum.branches.push({ ...shownAs(step, met), isReached, problem: problem?.code ?? null })
  if (!isReached) return
  const { matching, walked } = met
  if (step.qualifier === '+' && !isEmpty(matching)) {
    sum.passing.push(matching)
    const own = { path: [...path, textOf(step)], ...countsOf(matching) }
    sum.sources.push(...(walked?.sources ?? [own]))
  }
  sum.rest = without(sum.rest, matching)
  if (step.does.kind === 'redirect') sum.others = met.isOpen ? 'depends' : (walked?.others ?? null)
  else if (isEmpty(sum.rest)) sum.others = step.qualifier
}

function shownAs(step: Step, met: Met): Omit<SpfBranch, 'isReached' | 'problem'> {
  const { matching, named = matching, isOpen = false, walked } = met
  return {
    text: textOf(step),
    words: step.words.length,
    qualifier: step.qualifier,
    counts: countsOf(named),
    isOpen,
    node: walked?.node ?? null,
  }
}

/** A record as it was read. */
interface Read {
  /** Null where there is none that counts. */
  readonly text: string | null
  /** Null where it is not well formed, or not counted. */
  readonly record: SpfRecord | null
  readonly steps: readonly Step[]
}

/** The record at a name, as far as there is one that counts; a problem is noted where there is none. */
function* readRecord(walk: Walk, { name, path, space }: Place): Asking<Read> {
  const none = (code: SpfProblem['code'], text: string | null = null, term?: string) => {
    breakAt(walk, code, term === undefined ? path : [...path, term], space)
    return { text, record: null, steps: [] }
  }
  if (!isName(name) || !name.includes('.')) return none('absent')
  const answer = yield* askOne(name, 'TXT')
  if (typeof answer === 'string') return none(answer)
  const [text, ...more] = answer.filter(isSpfRecord)
  if (text === undefined) return none('absent')
  if (more.length > 0) return none('several')
  const { record, error } = parseSpf(text)
  if (error !== null) return none('syntax', text, error.term)
  const steps = stepsOf(record)
  walk.words += record.directives.length
  walk.steps += steps.length
  const isTooLong = walk.words > MAX_WORDS || walk.steps > MAX_STEPS
  return isTooLong ? none('too_long', text) : { text, record, steps }
}

/** Words of a run that are shown; the others are counted. */
const SHOWN_WORDS = 3

/** The record in steps: words of addresses in a row are one, since their order changes nothing. */
function stepsOf({ directives, redirect }: SpfRecord): Step[] {
  const steps: Step[] = []
  for (const { text, qualifier, mechanism } of directives) {
    const last = steps.at(-1)
    if (!('network' in mechanism)) steps.push({ words: [text], qualifier, does: mechanism })
    else if (last?.does.kind === 'networks' && last.qualifier === qualifier) {
      last.words.push(text)
      last.does.networks.push(mechanism.network)
    } else {
      const does = { kind: 'networks' as const, networks: [mechanism.network] }
      steps.push({ words: [text], qualifier, does })
    }
  }
  if (redirect === null) return steps
  const { text, domain } = redirect
  return [...steps, { words: [text], qualifier: '+', does: { kind: 'redirect', domain } }]
}

function textOf({ words }: Step): string {
  const shown = words.slice(0, SHOWN_WORDS).join(' ')
  return words.length > SHOWN_WORDS ? `${shown} …` : shown
}

function* meet(walk: Walk, step: Step, place: Place): Asking<Met> {
  const { does } = step
  const { space } = place
  if (does.kind === 'all') return { matching: space }
  if (does.kind === 'networks') return among(spaceOf(does.networks), space)
  const path = [...place.path, textOf(step)]
  if (!countTerm(walk, path, space)) return { matching: NOBODY }
  if (does.kind === 'ptr') walk.usesPtr = true
  const name = does.kind === 'ptr' ? null : fixedName(walk, place.name, does.domain)
  if (name === null || does.kind === 'ptr') return { matching: NOBODY, isOpen: true }
  const term = { name, path, space }
  switch (does.kind) {
    case 'a':
      return among(yield* hostAddresses(walk, { ...does, ...term }), space)
    case 'mx':
      return among(yield* exchangerAddresses(walk, { ...does, ...term }), space)
    case 'exists':
      return { matching: (yield* hasAddress(walk, term)) ? space : NOBODY }
    default:
      return yield* follow(walk, { ...term, names: place.names })
  }
}

function among(named: Space, space: Space): Met {
  return { named, matching: common(named, space) }
}

/** What another record says of those who come to it; one that leads back to itself is void. */
function* follow(walk: Walk, { names, ...place }: Place): Asking<Met> {
  const name = place.name.toLowerCase()
  if (names.includes(name)) {
    breakAt(walk, 'loop', place.path, place.space)
    return { matching: NOBODY }
  }
  const walked = yield* walkRecord(walk, { ...place, names: [...names, name] })
  return { matching: walked.passing, walked }
}
