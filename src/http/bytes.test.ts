import assert from 'node:assert/strict'
import { test } from 'node:test'
import { savedAs } from './bytes.ts'

test('what is downloaded has no space in its name, in either form of it', () => {
  const said = savedAs(' EV-ABCDEFGH access\u00a0\u062f  log.txt ')['Content-Disposition']
  assert.equal(
    said,
    `attachment; filename="EV-ABCDEFGH-access-_-log.txt"; filename*=UTF-8''EV-ABCDEFGH-access-%D8%AF-log.txt`,
  )
})
