// What tests of the house put beside the slices of the product: a slice with an action or two, and a record that says little.

import { z } from 'zod'
import { recordTypes } from '../../src/core/record.ts'
import type { Slice } from '../../src/core/slice.ts'

/** Records of things that are no fact about an election; their body holds what the test likes. */
export const THINGS = recordTypes('things', {
  'thing.noted': { en: 'A thing was noted', ar: 'سُجّل شيء', body: z.looseObject({}) },
  'house.closed': { en: 'The house was closed', ar: 'أُغلق البيت' },
  'thing.erased': { en: 'A thing was erased', ar: 'مُحي شيء' },
})

/** A slice with these parts and no others. */
export function exampleSlice(name: string, parts: Partial<Omit<Slice, 'name'>>): Slice {
  return {
    name,
    clauses: [],
    needs: {},
    actions: [],
    pages: [],
    jobs: [],
    problems: {},
    ...parts,
  }
}
