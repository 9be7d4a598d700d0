// What the rounds of kills do: for each slice a walk of commands, as people do them one after another.

import { CASES } from './kill-walks-cases.ts'
import { COUNTRY } from './kill-walks-country.ts'
import { PUBLIC } from './kill-walks-public.ts'
import { WATCH } from './kill-walks-watch.ts'
import type { Recipe } from './kill-walking.ts'

/** Walks by slice; the main job stands first. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
  ...WATCH,
  ...COUNTRY,
  ...PUBLIC,
  cases: CASES,
}
