import assert from 'node:assert/strict'
import { test } from 'node:test'
import { APPROVED, goodVisit, inputOf } from '../../../test/support/example-visit.ts'
import { judge } from './judging.ts'

test('a page is read once, for its verdicts and for what could be approved', () => {
  const input = inputOf(goodVisit(), { baseline: APPROVED })
  const reads: string[] = []
  const bodies = new Map(input.bodies)
  bodies.get = (sha256) => {
    reads.push(sha256)
    return input.bodies.get(sha256)
  }
  const { snapshot } = judge({ ...input, bodies })
  assert.notEqual(snapshot, null)
  assert.deepEqual(reads, [...new Set(reads)])
})
