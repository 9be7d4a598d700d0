import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Need } from './action.ts'
import { namesOf, wayTo } from './names.ts'

/** Answers as those who know the names would, and notes what was asked. */
function knower(tree: readonly string[] = []) {
  const questions: { query: string; input: Record<string, unknown> }[] = []
  const ask = async <I, O>({ query, output }: Need<I, O>, input: I): Promise<O> => {
    const { paths, ids } = input as { paths?: string[]; ids?: string[] }
    questions.push({ query, input: input as Record<string, unknown> })
    const areas = (paths ?? tree).map((path) => ({ path, name: `Area ${path}` }))
    const persons = (ids ?? [])
      .filter((id) => id.startsWith('person:'))
      .map((id) => ({ id, name: `Name ${id}` }))
    return output.parse({ areas, persons })
  }
  return { ask, questions }
}

test('each name is asked for once, and nobody for nothing', async () => {
  const { ask, questions } = knower()
  const names = await namesOf(
    { ask },
    { areas: ['/1/', '/', '/1/'], persons: ['person:a', null, undefined, 'person:a', 'cli:0'] },
  )
  assert.deepEqual([...names.areas], [['/1/', 'Area /1/']])
  assert.deepEqual([...names.persons], [['person:a', 'Name person:a']])
  assert.deepEqual(
    questions.map(({ input }) => input),
    [{ paths: ['/1/'] }, { ids: ['person:a', 'cli:0'] }],
  )
  assert.deepEqual(await namesOf(knower(), {}), { areas: new Map(), persons: new Map() })
})

test('an area brings the names of those above it, which tell it from another of the same name', async () => {
  const { ask, questions } = knower()
  const names = await namesOf({ ask }, { areas: ['/1/2/'] })
  assert.deepEqual(questions[0]?.input, { paths: ['/1/', '/1/2/'] })
  assert.equal(wayTo(names, '/1/2/'), 'Area /1/ › Area /1/2/')
  assert.equal(wayTo(names, '/2/'), '/2/')
})

test('more names than one question takes are asked for in portions', async () => {
  const { ask, questions } = knower()
  const areas = Array.from({ length: 1201 }, (_, n) => `/${n + 1}/`)
  const names = await namesOf({ ask }, { areas })
  assert.equal(names.areas.size, 1201)
  assert.deepEqual(
    questions.map(({ input }) => (input['paths'] as string[]).length),
    [500, 500, 201],
  )
})
