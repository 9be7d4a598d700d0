// What the slices of a house bring is put together here, once at start, by code that names no slice.
import type { BroughtFacts, Schema } from './action.ts'
import { clauseFaults } from './clause.ts'
import { buttonFaults, buttonsOf } from './exercise.ts'
import { type Placed, placedFaults } from './placed.ts'
import { roleFaults, rolesOf } from './role.ts'
import { CORE_RECORDS, type RecordTypes } from './record.ts'
import type { Slice } from './slice.ts'
import type { Tags } from './tags.ts'

/** Throws Error with a sentence for each mistake in the parts of a whole product: what to write where. */
export function checkParts(slices: readonly Slice[]): void {
  const faults = partFaults(slices)
  if (faults.length > 0) throw new Error(`the house is not in order: ${faults.join(' ')}`)
}

/** The parts of these slices, put together; those of a whole product, or of some of its slices. */
export function brought(slices: readonly Slice[]): BroughtFacts {
  return {
    roles: rolesOf(slices),
    records: recordsOf(slices),
    buttons: buttonsOf(slices),
    incoming: slices.flatMap(({ sms }) => sms ?? []),
    feeds: slices.flatMap(({ feeds }) => feeds ?? []),
    files: slices.flatMap(({ files }) => files ?? []),
    tags: Object.assign({}, ...slices.map(({ tags }) => tags ?? {})) as Tags,
    shuts: slices.flatMap(({ shuts }) => shuts ?? []),
  }
}

/** Schemas of what the slices take, give, ask of each other and write down. */
export function schemasOf(slices: readonly Slice[]): readonly Schema<unknown>[] {
  return slices.flatMap(({ actions, needs, records = {} }) => [
    ...actions.flatMap(({ input, output }) => [input, output]),
    ...Object.values(needs).map(({ output }) => output),
    ...Object.values(records).flatMap(({ body, was }) => [body, ...was]),
  ])
}

/** What is wrong with the parts that slices bring, a sentence each; empty where nothing is. */
export function partFaults(slices: readonly Slice[]): string[] {
  return [
    ...twiceNamed(slices),
    ...roleFaults(slices),
    ...recordFaults(slices),
    ...clauseFaults(slices),
    ...placedParts(slices),
    ...buttonFaults(slices),
    ...formFaults(slices),
  ]
}

function twiceNamed(slices: readonly Slice[]): string[] {
  const twice = (names: readonly string[]) => names.filter((name, n) => names.indexOf(name) < n)
  return [
    ...twice(slices.map(({ name }) => name)).map(
      (name) => `Two slices are named ${name}: give one of them another name.`,
    ),
    ...twice(
      slices.flatMap(({ pages, intakes = [] }) => [...pages, ...intakes].map(({ path }) => path)),
    ).map((path) => `Two pages have the path ${path}: give one of them another.`),
    ...twice(slices.flatMap(({ actions }) => actions.map(({ name }) => name))).map(
      (name) => `Two actions are named ${name}: give one of them another name.`,
    ),
    ...twice(slices.flatMap(({ jobs }) => jobs.map(({ kind }) => kind))).map(
      (kind) => `Two kinds of job are named ${kind}: give one of them another name.`,
    ),
    ...twice(slices.flatMap(({ files = [] }) => files.map(({ name }) => name))).map(
      (name) => `Two files are named ${name}: give one of them another name.`,
    ),
  ]
}

/** A form asks exactly where its action is a query: an answer of a query leads nowhere, and a command is never run unsaid. */
function formFaults(slices: readonly Slice[]): string[] {
  const kinds = new Map(
    slices.flatMap(({ actions }) => actions.map(({ name, kind }) => [name, kind] as const)),
  )
  return slices.flatMap(({ pages }) =>
    pages.flatMap(({ path, forms = {} }) =>
      Object.entries(forms).flatMap(([name, { kind, action }]) => {
        const isQuery = kinds.get(action) === 'query'
        if (!kinds.has(action) || isQuery === (kind === 'ask')) return []
        return `The form ${name} of the page ${path} names ${action}, a ${kinds.get(action)}: a form of the kind ask has a query, and no other one has.`
      }),
    ),
  )
}

/** Lists that several slices fill, by what people call them. */
function placedParts(slices: readonly Slice[]): string[] {
  const of = (part: 'panels' | 'day' | 'publicCards' | 'readiness') =>
    slices.flatMap((slice): readonly Placed[] => slice[part] ?? [])
  return [
    ...placedFaults('panels of the situation', of('panels')),
    ...placedFaults('sections of the day', of('day')),
    ...placedFaults('cards of the front page', of('publicCards')),
    ...placedFaults('items of the set-up', of('readiness')),
  ]
}

/** What the runner itself writes, as if a slice did. */
const CORE = { name: 'core', records: CORE_RECORDS }

function recordsOf(slices: readonly Slice[]): RecordTypes {
  const all = [CORE, ...slices].flatMap(({ records }) => Object.values(records ?? {}))
  return new Map(all.map((type) => [type.type, type]))
}

/** `noun.pastTense` */
const RECORD_NAME = /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/

function recordFaults(slices: readonly Slice[]): string[] {
  const owners = new Map<string, string>()
  return [CORE, ...slices].flatMap(({ name, records }) =>
    Object.keys(records ?? {}).flatMap((type) => {
      const owner = owners.get(type)
      owners.set(type, name)
      if (owner !== undefined) {
        return `The slices ${owner} and ${name} both declare the record type ${type}: the one that writes it keeps it.`
      }
      if (RECORD_NAME.test(type)) return []
      return `The record type ${type} of the slice ${name} is not named noun.pastTense, as site.added is.`
    }),
  )
}
