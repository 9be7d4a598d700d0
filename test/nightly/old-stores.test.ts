// Every page, list as a file, and query of this version over the stores that earlier versions left.

import assert from 'node:assert/strict'
import type { Permission } from '../../src/core/permission.ts'
import { Problem } from '../../src/core/problem.ts'
import type { Page } from '../../src/core/slice.ts'
import { allPages, pageAt } from '../support/all-pages.ts'
import { person } from '../support/house.ts'
import { OLD_VERSIONS, type OldHouse, overOld } from '../support/old-stores.ts'
import { visitFile, visitPage } from '../support/page-visit.ts'
import { ROLES } from '../support/slices.ts'
import { forSqlite } from '../support/stores.ts'

/** Holds everything, so that nothing is left out. */
const reader = person('reader', [...ROLES.permissions.keys()] as Permission[])

/** Addresses of one page that are looked at: rows of every kind that the store has. */
const OF_EACH = 5

for (const version of OLD_VERSIONS)
  forSqlite(`every page, file and query stands over the store of ${version}`, async (_, open) => {
    const trouble = await overOld(open, version, async (house) => {
      const faults: string[] = []
      const seen = await lookAround(house, faults)
      await askAll(house, faults)
      assert.deepEqual(faults, [])
      assert.ok(seen >= 100, `only ${seen} pages were seen`)
    })
    assert.deepEqual(trouble, [])
  })

/** Follows the links from every page that needs no row; gives how many kinds of pages were seen. */
async function lookAround(house: OldHouse, faults: string[]): Promise<number> {
  const looked = new Map<string, number>()
  const waiting = allPages()
    .map(({ path }) => path)
    .filter((path) => !path.includes(':'))
  const known = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const page = pageAt(path)
    const times = looked.get(page?.path ?? '') ?? 0
    if (page === undefined || times >= OF_EACH) continue
    looked.set(page.path, times + 1)
    for (const link of await linksOf(house, { page, path }, faults)) {
      if (known.has(link)) continue
      known.add(link)
      waiting.push(link)
    }
  }
  return looked.size
}

interface Place {
  readonly page: Page
  readonly path: string
}

async function linksOf(house: OldHouse, { page, path }: Place, faults: string[]) {
  const params = paramsOf(page.path, path)
  try {
    const html = await visitPage(house, page, { actor: reader, params })
    if (page.file !== undefined) await visitFile(house, page, { actor: reader, params })
    return [...html.matchAll(/href="\/en(\/[^"?#]*)/g)].map(([, link = '']) => link)
  } catch (error) {
    if (!isRefusal(error)) faults.push(`${path}: ${String(error)}`)
    return []
  }
}

function paramsOf(pattern: string, path: string): Record<string, string> {
  const parts = path.split('/')
  return Object.fromEntries(
    pattern
      .split('/')
      .flatMap((name, at) =>
        name.startsWith(':') ? [[name.slice(1), decodeURIComponent(parts[at] ?? '')]] : [],
      ),
  )
}

/** Every query that needs nothing said. */
async function askAll(house: OldHouse, faults: string[]): Promise<void> {
  for (const action of house.runner.actions.values()) {
    if (action.kind !== 'query' || !action.input.safeParse({}).success) continue
    try {
      await house.named(reader, action.name, {})
    } catch (error) {
      if (!isRefusal(error)) faults.push(`${action.name}: ${String(error)}`)
    }
  }
}

/** Said in plain words: a row of another state, somebody else's page. */
function isRefusal(error: unknown): boolean {
  return error instanceof Problem && error.status < 500
}
