import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text } from '../core/text.ts'
import { kindWords } from './incident-class.ts'

for (const language of ['en', 'ar'] as const)
  test(`a kind of incident is said once where its class is called the same (${language})`, () => {
    const t = text(language)
    for (const kind of ['other', 'test'] as const) assert.doesNotMatch(kindWords(t, kind), /: /)
    assert.match(kindWords(t, 'phishing'), /: /)
  })
