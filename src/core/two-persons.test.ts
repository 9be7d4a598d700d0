import assert from 'node:assert/strict'
import { test } from 'node:test'
import { person, problemWith, testFacts } from '../../test/support/house.ts'
import type { QueryContext } from './action.ts'
import { checkAlone } from './two-persons.ts'

/** What the rule asks of a call: who acts, and how many others could be called by area. */
function contextOf(reachableIn: Readonly<Record<string, number>>): QueryContext {
  const ask = async (_: unknown, { area }: { area: string }) => ({ count: reachableIn[area] ?? 0 })
  const actor = person('a', ['alerting:release'])
  return { node: testFacts('actual'), actor, ask } as unknown as QueryContext
}

const step = (areas: readonly string[]) => ({
  by: { person: 'person:a', device: 'one' },
  permission: 'alerting:release' as const,
  areas,
})

test('one person acts alone where nobody else could be called in any of the areas', async () => {
  await checkAlone(contextOf({}), step(['/1/', '/2/']))
})

test('an area without people, added to the others, does not open the way to act alone', async () => {
  await assert.rejects(
    checkAlone(contextOf({ '/1/': 1 }), step(['/2/', '/1/', '/3/'])),
    problemWith('core.someone_reachable'),
  )
})
