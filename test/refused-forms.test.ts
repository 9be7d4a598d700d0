// A form that was refused says above everything else which field is wrong, by the name that the page gives it: "Fill this
// in. Fill this in." tells nobody what to do.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { allPages } from './support/all-pages.ts'
import { type Intruder, joined, postForm, send } from './support/attack.ts'
import { fieldsOf } from './support/form-fields.ts'
import { startTestNode, type TestNode } from './support/node.ts'

let node: TestNode
const people: Intruder[] = []
before(async () => {
  node = await startTestNode('sqlite')
  for (const role of ['administrator', 'alert-officer', 'analyst', 'releasing-officer'])
    people.push(await joined(node, role))
})
after(() => node.remove())

/** Longer than any line that a form takes, and nothing that a choice, a number or a date could be. */
const WRONG = '?'.repeat(5_000)

/** Pages with a part in their address. */
const PARTS = ['name', 'zone', 'languages', 'mail', 'sms', 'backup']
const PATHS = [
  ...allPages()
    .map(({ path }) => path)
    .filter((path) => !path.includes(':') && path !== '/console/exercise'),
  ...PARTS.map((part) => `/console/settings/${part}`),
  '/console/alerts/new?event=DEFACEMENT',
]

/** Names of the forms that are posted from a page. */
function formsIn(markup: string): readonly string[] {
  const names = [...markup.matchAll(/name="_form" value="([^"]+)"/g)].map(([, name = '']) => name)
  return [...new Set(names)]
}

/** Fields of a form that somebody fills in; what is sent along unseen stays as it is. */
function typedIn(markup: string, form: string): readonly [string, string][] {
  const start = markup.indexOf(`name="_form" value="${form}"`)
  const own = markup.slice(start, markup.indexOf('</form>', start))
  const hidden = new Set(
    [...own.matchAll(/type="hidden" name="([^"]+)"/g)].map(([, name = '']) => name),
  )
  return fieldsOf(markup, form).map(([name, value]) => [name, hidden.has(name) ? value : WRONG])
}

/** What the summary on top of the page says of fields. */
function summaryOf(markup: string): readonly string[] {
  const [errors = ''] = /<div class="errors".*?<\/div>/s.exec(markup) ?? []
  return [...errors.matchAll(/<li><a href="#[^"]*">(.*?)<\/a>/gs)].map(([, words = '']) => words)
}

for (const language of ['en', 'ar'] as const) {
  test(`the summary of a refused form names the field (${language})`, async () => {
    const unnamed: string[] = []
    let lines = 0
    for (const path of PATHS) {
      for (const from of people) {
        const address = `/${language}${path}`
        const page = await send(node, address, { from, headers: { accept: 'text/html' } })
        if (page.status !== 200) continue
        for (const form of formsIn(page.text)) {
          const fields = typedIn(page.text, form)
          if (fields.every(([, value]) => value !== WRONG)) continue
          const key = crypto.randomUUID()
          const sent: [string, string][] = [['_form', form], ['_key', key], ...fields]
          const answer = await postForm(node, address, sent, from)
          const said = summaryOf(answer.text)
          lines += said.length
          // A label that is a question ends by its own sign.
          const bare = said.filter((line) => !/^[^:]{2,}[:?؟] ./.test(line))
          unnamed.push(...bare.map((line) => `${address} ${form}: ${line.slice(0, 80)}`))
        }
        break
      }
    }
    assert.deepEqual(unnamed, [])
    assert.ok(lines > 40, `only ${lines} lines were seen`)
  })
}
