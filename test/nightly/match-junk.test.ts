import { test } from 'node:test'
import { matchJunk } from '../support/match-junk.ts'

test('whatever is pasted is read, searched, judged and explained, and marks stay within its text', () => {
  matchJunk(100_000)
})
