// What a walk of the rounds of kills is, and what several of them begin with.

import type { Actor } from '../../src/core/actor.ts'
import type { Who } from './kill-cast.ts'
import type { Calls } from './reports.ts'

type Fields = Readonly<Record<string, string>>

/** Whoever asks: one of the cast, or somebody else by the marks that a door would give him. */
export type Asker = Who | Omit<Actor, 'holds'>

/** Calls a command by its name, as `ana` where nobody is named; gives its output. Throws the refusal. */
export type Ask = <T = Fields>(command: string, input: object, who?: Asker) => Promise<T>

/** What a walk has at hand. */
export interface Walking {
  readonly ask: Ask
  /** Asks a query. */
  look<T = Fields>(query: string, input: object, who?: Asker): Promise<T>
  /** Keeps values under the names by which commands ask for them. */
  keep(values: Fields): void
  /** The same for the steps of other tests. */
  readonly calls: Calls
}

/** A walk: the commands that it does, each at least once, and how; `tag` is a word that no other walk has. */
export interface Recipe {
  readonly commands: readonly string[]
  /** Gives whoever mostly goes on with it, where that is not `ana`. */
  walk(walking: Walking, tag: string): Promise<Asker | void>
}

export const NORTH = '/'

/** An incident to work on. */
export async function incidentFor(ask: Ask, tag: string): Promise<string> {
  const facts = { title: `Incident ${tag}`, area: NORTH, severity: 'minor' }
  return (await ask('incidents.open', facts))['incident'] ?? ''
}

/** An incident of which is said what its followers ask for. */
export async function describedFor(ask: Ask, tag: string): Promise<string> {
  const incident = await incidentFor(ask, tag)
  const facts = { type: 'unauthorised-information-modification', asset: 'registration-portal' }
  const more = { severity: 'minor', phase: 'campaign', clock: 'node' }
  await ask('incidents.describe', { incident, title: `Incident ${tag}`, ...facts, ...more })
  return incident
}

/** An open polling station. */
export async function stationFor(
  ask: Ask,
  tag: string,
): Promise<{ path: string; station: string }> {
  const { path = '' } = await ask('territory.addArea', { parent: NORTH, name: `Area ${tag}` })
  const facts = { number: tag, name: `Hall ${tag}`, area: path }
  const { station = '' } = await ask('territory.addStation', facts)
  return { path, station }
}

/** A source. */
export async function sourceFor(ask: Ask, tag: string, kind = 'outlet'): Promise<string> {
  return (await ask('sources.addSource', { name: `Source ${tag}`, kind }))['code'] ?? ''
}

/** A claim that is judged to be factual. */
export async function claimFor(ask: Ask, tag: string): Promise<string> {
  const said = { words: `They say that ${tag} is closed.`, language: 'en', harm: 'voting' }
  const { code: claim = '' } = await ask('claims.takeIn', said)
  await ask('claims.triage', { claim, kind: 'factual', claimant: 'unknown' })
  return claim
}

/** The code of an agency that people report to. */
export async function agencyFor(ask: Ask, tag: string): Promise<string> {
  const facts = { iso3: 'KEN', name: `Desk ${tag}`, phone: '+999 555 0100', source: 'A letter' }
  const { agency = '' } = await ask('directory.addAgency', {
    kind: 'reporting',
    desk: 'police',
    ...facts,
  })
  return `AGY-${agency.slice(28).toUpperCase()}`
}
