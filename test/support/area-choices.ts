// The areas that a form offers, for houses without the territory slice.

import { z } from 'zod'
import { type Action, query } from '../../src/core/action.ts'
import { areaContains } from '../../src/core/permission.ts'

interface Area {
  readonly path: string
  readonly name: string
}

const parentOf = (path: string) => path.replace(/[^/]+\/$/, '')

/** Answers `territory.areaChoices` from a list of areas. */
export function areaChoicesOf(
  areas: readonly Area[],
  stationsIn: (path: string) => number = () => 0,
): Action {
  const shown = ({ path, name }: Area) => ({
    path,
    name,
    stations: stationsIn(path),
    hasParts: areas.some((one) => one.path !== path && areaContains(path, one.path)),
  })
  const trailed = (one: Area) => ({ ...shown(one), way: [] })
  return query({
    name: 'territory.areaChoices',
    permission: 'anyone',
    scope: 'none',
    summary: 'For tests.',
    input: z.object({
      open: z.array(z.string()),
      words: z.string(),
      chosen: z.array(z.string()),
    }),
    output: z.any(),
    run: async (_, { open, words, chosen }) => ({
      nation: shown({ path: '/', name: 'Nation' }),
      parts: open.map((of) => ({
        of,
        items: areas.filter(({ path }) => path !== '/' && parentOf(path) === of).map(shown),
        more: 0,
      })),
      found:
        words === ''
          ? null
          : { items: areas.filter(({ name }) => name.includes(words)).map(trailed), more: 0 },
      chosen: areas.filter(({ path }) => chosen.includes(path)).map(trailed),
    }),
  })
}
