import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { testFacts } from '../../../test/support/house.ts'
import { readForm } from '../../lib/questionnaire/index.ts'
import { bookFrom, formOf, readMessage } from './forms.ts'

const FORMS = join(import.meta.dirname, '../../../content/forms')

test('every form that ships is found by the letters that it says itself, and messages that begin so are read', () => {
  const node = testFacts()
  const book = bookFrom(node, [])
  const files = globSync('*.json', { cwd: FORMS })
  assert.equal(book.versions.size, files.length)
  for (const name of files) {
    const form = readForm(JSON.parse(node.shippedContent(`forms/${name}`)))
    assert.deepEqual(formOf(book, form.prefix, form.version), form, name)
    assert.equal(readMessage(`${form.prefix} 100003 A1`)?.prefix, form.prefix)
  }
  assert.equal(formOf(book, 'TU')?.version, 2, 'the newest is in force')
  assert.equal(formOf(book, 'ZZ'), undefined)
  assert.equal(readMessage('ZZ 100003 A1'), null)
})
