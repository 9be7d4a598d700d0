// A secret key that a browser without script sends to the node: it is refused, shown to nobody again, and kept nowhere.

import assert from 'node:assert/strict'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Intruder, joined, postForm, send } from './support/attack.ts'
import { fieldsOf } from './support/form-fields.ts'
import { startTestNode, type TestNode } from './support/node.ts'

const SECRET = 'AGE-SECRET-KEY-1T75M4PPSP9LZZ6R88CYJA4QHU7W5LWA9X5NU39DQK7K7V4A53SHQRPTGT0'
const PIECE = SECRET.slice(16, 60)

let node: TestNode
before(async () => {
  node = await startTestNode('sqlite')
})
after(() => node.remove())

interface Asked {
  readonly path: string
  readonly form: string
  readonly field: string
}

/** Forms with a field that takes keys, one that takes words, and one that asks whether it is meant. */
const FORMS = [
  { role: 'administrator', path: '/console/settings/backup', form: 'backup', field: 'recipients' },
  { role: 'investigator', path: '/console/evidence/add', form: 'file', field: 'recipients' },
  { role: 'investigator', path: '/console/evidence/add', form: 'thing', field: 'title' },
  { role: 'alert-officer', path: '/console/cards', form: 'issue', field: 'area' },
]

let sent = 0
async function refused(from: Intruder, { path, form, field }: Asked, typed: string) {
  sent += 1
  const shown = (await send(node, path, { from })).text
  const fields = fieldsOf(shown, form).filter(([name]) => name !== field)
  const own: [string, string][] = [
    ['_form', form],
    ['_key', `secret-${sent}`],
    [field, typed],
  ]
  return await postForm(node, path, [...own, ...fields], from)
}

for (const [language, words] of [
  ['en', 'A secret key stood here; it was not kept.'],
  ['ar', 'كان هنا مفتاح سري، ولم يُحفظ.'],
] as const)
  test(`a form that holds a secret key is refused without it (${language})`, async () => {
    for (const one of FORMS) {
      const from = await joined(node, one.role)
      const at = { ...one, path: `/${language}${one.path}` }
      for (const typed of [SECRET, `age1 ${SECRET.toLowerCase()}`]) {
        const { status, text } = await refused(from, at, typed)
        assert.equal(status, 400, at.path)
        assert.ok(text.includes(words), `${at.path} says which field`)
        assert.ok(!text.toUpperCase().includes(PIECE), `${at.path} shows it again`)
      }
    }
    await node.node.settled(60_000)
    const data = node.env['SCRUTINEER_DATA'] ?? ''
    const files = globSync('**/*', { cwd: data }).map((name) => join(data, name))
    const plain = files.filter((file) => statSync(file).isFile())
    assert.ok(plain.length > 0)
    for (const file of plain)
      assert.ok(!readFileSync(file, 'latin1').toUpperCase().includes(PIECE), file)
    assert.ok(!node.log.join('\n').toUpperCase().includes(PIECE), 'the log')
  })

test('an explanation that names how such keys begin is none', async () => {
  const from = await joined(node, 'investigator')
  const of = { path: '/en/console/evidence/add', form: 'thing', field: 'title' }
  const { text } = await refused(from, of, 'Keys begin with AGE-SECRET-KEY-1…')
  assert.ok(!text.includes('A secret key stood here'))
})
