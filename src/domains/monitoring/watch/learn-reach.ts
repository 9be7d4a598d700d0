import { type Reach, short, type Thing } from '../../../lib/html/index.ts'
import { type KeptReach, minutes, type Profile } from './profile.ts'

/** Codes whose reach one profile holds. */
const MAX_REACHES = 1_000
/** Hosts or accounts of one code. */
const MAX_NAMED = 60
/** Different sets of them: more says no more. */
const MAX_SETS = 8

/** What a thing has code reach; null for what runs no code. */
export function reachOfThing({ code, reach }: Thing): Reach | null {
  return code ?? reach ?? null
}

export function reachKey({ kind, key }: Pick<Thing, 'kind' | 'key'>): string {
  return `${kind} ${key}`
}

/** Takes what a code reaches into the profile; of a code that never reached anything nothing is kept. */
export function learnReach(
  profile: Profile,
  thing: Thing,
  { isNew, atMs }: { isNew: boolean; atMs: number },
): void {
  const reach = reachOfThing(thing)
  if (!reach) return
  const known = profile.reaches.get(reachKey(thing))
  const isEmpty = [reach.hosts, reach.dataHosts, reach.accounts].every(({ length }) => length === 0)
  if (!known && (isEmpty || profile.reaches.size >= MAX_REACHES)) return
  const kept = known ?? newReach(isNew)
  kept.last = minutes(atMs)
  take(kept.hosts, kept.hostSets, reach.hosts)
  take(kept.data, kept.dataSets, reach.dataHosts)
  kept.said = reach.dataSentences
  take(kept.accounts, kept.accountSets, reach.accounts)
  profile.reaches.set(reachKey(thing), kept)
}

/** Of a code that was seen before, and reached nothing then, the empty set is known. */
export function newReach(isNew: boolean): KeptReach {
  const sets = () => (isNew ? [] : [''])
  return {
    last: 0,
    hosts: [],
    hostSets: sets(),
    data: [],
    dataSets: sets(),
    said: '',
    accounts: [],
    accountSets: sets(),
  }
}

function take(kept: string[], sets: string[], named: readonly string[]): void {
  for (const one of named) if (kept.length < MAX_NAMED && !kept.includes(one)) kept.push(one)
  const set = named.length === 0 ? '' : short(named.join())
  if (sets.length < MAX_SETS && !sets.includes(set)) sets.push(set)
}
