// What the slices of a house bring is put together here, once at start, by code that names no slice.
import type { BroughtFacts } from './action.ts'
import { roleFaults, rolesOf } from './role.ts'
import type { Slice } from './slice.ts'

/** The parts of these slices, put together. Throws Error with a sentence for each mistake: what to write where. */
export function brought(slices: readonly Slice[]): BroughtFacts {
  const faults = partFaults(slices)
  if (faults.length > 0) throw new Error(`the house is not in order: ${faults.join(' ')}`)
  return { roles: rolesOf(slices) }
}

/** What is wrong with the parts that slices bring, a sentence each; empty where nothing is. */
export function partFaults(slices: readonly Slice[]): string[] {
  return [...twiceNamed(slices), ...roleFaults(slices)]
}

function twiceNamed(slices: readonly Slice[]): string[] {
  const names = slices.map(({ name }) => name)
  const twice = names.filter((name, n) => names.indexOf(name) < n)
  return twice.map((name) => `Two slices are named ${name}: give one of them another name.`)
}
