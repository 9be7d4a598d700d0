import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { commandHere } from './support/command-here.ts'
import { startTestNode } from './support/node.ts'

interface Found {
  readonly code: string
  readonly incident: string | null
  readonly content: { readonly sha256: string } | null
  readonly sealed: { readonly sha256: string; readonly recipients: readonly string[] } | null
}

test('the command line hands a file in for an incident and encrypted to recipients', async () => {
  const house = await startTestNode('sqlite')
  try {
    const at = (name: string) => join(house.folder, name)
    writeFileSync(at('mail.mbox'), 'From: voter@example.org')
    execFileSync('age-keygen', ['-o', at('key')], { stdio: 'pipe' })
    const to = execFileSync('age-keygen', ['-y', at('key')])
      .toString()
      .trim()
    const facts = { title: 'Mail was read', area: '/', severity: 'severe' }
    const { incident } = await house.call<{ incident: string }>('incidents.open', facts)
    const bring = async (...more: string[]) =>
      await commandHere(
        Object.fromEntries(Object.entries(house.env).filter(([, value]) => value !== undefined)),
        'import',
        'evidence',
        at('mail.mbox'),
        '--incident',
        incident,
        ...more,
      )
    const wrong = await bring('--recipient', 'age1no')
    assert.notEqual(wrong.code, 0)
    assert.match(wrong.said, /Recipients are those of age/)
    const done = await bring('--recipient', to)
    assert.equal(done.code, 0, done.said)
    const { items } = await house.call<{ items: { id: string; code: string }[] }>(
      'evidence.items',
      {},
    )
    assert.equal(items.length, 1, 'what is refused begins no item')
    const [{ id: item, code } = { id: '', code: '' }] = items
    const found = await house.call<Found>('evidence.item', { item })
    assert.equal(found.incident, incident)
    assert.equal(found.content?.sha256, hash('sha256', 'From: voter@example.org'))
    assert.deepEqual(found.sealed?.recipients, [to])
    const { file } = await house.call<{ file: { name: string } }>('evidence.download', { item })
    assert.equal(file.name, `${code} mail.mbox.age`)
  } finally {
    await house.remove()
  }
})
