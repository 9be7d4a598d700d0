// One list of all that reads input from outside: nothing of the tree is missing in it, and each takes what is changed, or says no.

import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { fuzzParsers, growthFaults, parsers } from './support/fuzz-parsers.ts'
import { LEAST_CASES, NIGHT_CASES } from './support/night-cases.ts'
import type { Parser } from './support/parser.ts'
import { NO_READERS, readersInTree } from './support/reader-names.ts'
import { SEED as seed } from './support/seed.ts'

let all: readonly Parser[] = []
before(async () => {
  all = await parsers()
})

const NOT = NO_READERS.flatMap(({ names }) => names)

test('every reader of the tree is in the list, or stands with a reason why it reads nothing foreign', () => {
  const tree = readersInTree()
  const listed = new Set(all.map(({ at }) => at))
  assert.ok(listed.size > 100, `${listed.size} readers`)
  const left = tree.filter((name) => !listed.has(name) && !NOT.includes(name))
  assert.deepEqual(left, [], 'put into test/support/parsers-*.ts, or with a reason into NO_READERS')
  const gone = [...listed, ...NOT].filter((name) => !tree.includes(name))
  assert.deepEqual(gone, [], 'these are in no file any more')
  assert.deepEqual(
    [...listed].filter((name) => NOT.includes(name)),
    [],
  )
})

test('a night has a million cases and more', () => {
  const cases = Object.values(NIGHT_CASES).reduce((sum, one) => sum + one, 0)
  assert.ok(cases >= LEAST_CASES, `${cases} cases`)
})

test('every reader takes its good inputs', async () => {
  for (const { at, seeds, read } of all) {
    assert.ok(seeds.length > 0, at)
    for (const input of seeds)
      await assert.doesNotReject(async () => await read(Buffer.from(input)), at)
  }
})

test('whatever is changed in an input, a reader reads it or refuses it in its own words', async (t) => {
  t.diagnostic(`seed ${seed}`)
  const { faults, counts } = await fuzzParsers(all, { cases: 4_000, seed })
  assert.deepEqual(faults, [], `SCRUTINEER_TEST_SEED=${seed}`)
  assert.equal(counts.size, new Set(all.map(({ at }) => at)).size)
})

test('an input in which a part stands ten times as often takes no more than some ten times the work', async () => {
  assert.deepEqual(await growthFaults(all, { inputs: 1, seed }), [])
})
