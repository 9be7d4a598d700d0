import { test } from 'node:test'
import { matchJunk } from '../support/match-junk.ts'
import { NIGHT_CASES } from '../support/night-cases.ts'

test('whatever is pasted is read, searched, judged and explained, and marks stay within its text', () => {
  matchJunk(NIGHT_CASES.posts)
})
