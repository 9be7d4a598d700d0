// The number of stations is typed at release as the page shows it: through the real forms, in both languages and in
// whatever digits the person's keyboard has.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { templateContent } from '../src/domains/alerting/index.ts'
import { type Intruder, joined, outputOf, post, postForm, send } from './support/attack.ts'
import { startTestNode, type TestNode } from './support/node.ts'

/** Enough for a separator in the number. */
const STATIONS = 1_200

let node: TestNode
let officer: Intruder
let releaser: Intruder

before(async () => {
  node = await startTestNode('sqlite')
  await node.call('territory.addArea', { parent: '/', code: '1', name: 'North' })
  const one = (n: number) =>
    node.call('territory.addStation', { number: `${n}`, name: `Hall ${n}`, area: '/1/' })
  await Promise.all(Array.from({ length: STATIONS }, (_, n) => one(n)))
  officer = await joined(node, 'alert-officer')
  releaser = await joined(node, 'releasing-officer')
})

after(async () => await node.remove())

async function proposed(): Promise<string> {
  const content = templateContent({ event: 'DEFACEMENT', severity: 'Moderate', areas: ['/1/'] })
  const { alert } = await outputOf<{ alert: string }>(
    post(node, 'alerting.draft', { content }, { from: officer }),
  )
  await outputOf(
    post(node, 'alerting.propose', { alert, confirmed: ['en', 'ar'] }, { from: officer }),
  )
  return alert
}

/** The fields that the release form brings along itself. */
function hiddenFields(page: string): [string, string][] {
  const form = page.split('<form').find((part) => part.includes('name="_form" value="issue"'))
  const inputs = form?.slice(0, form.indexOf('</form>')).matchAll(/<input type="hidden"[^>]*>/g)
  return Array.from(inputs ?? [], ([tag]) => [
    /name="([^"]*)"/.exec(tag)?.[1] ?? '',
    /value="([^"]*)"/.exec(tag)?.[1] ?? '',
  ])
}

async function releaseBy(language: string, typed: (shown: string) => string): Promise<void> {
  const alert = await proposed()
  const path = `/${language}/console/alerts/${alert}/release`
  const page = await send(node, path, { from: releaser })
  // With the invisible marks around it, which a copy of it has as well.
  const [shown = ''] = /[^>\s]*1,200[^<\s]*/.exec(page.text) ?? []
  assert.notEqual(shown, '', 'the page shows the number')
  const count = typed(shown)
  const answer = await postForm(
    node,
    path,
    [...hiddenFields(page.text), ['count', count]],
    releaser,
  )
  assert.equal(answer.status, 303, `${count}: ${answer.text.slice(0, 200)}`)
  const query = `/api/alerting.show?alert=${alert}`
  const { text } = await send(node, query, { from: releaser })
  assert.equal((JSON.parse(text) as { state: string }).state, 'issued')
}

for (const language of ['en', 'ar']) {
  test(`the number as the page shows it releases the alert (${language})`, async () => {
    await releaseBy(language, (shown) => shown)
  })
}

test('the number releases the alert in the digits and signs of other scripts', async () => {
  for (const typed of ['١٢٠٠', '١٬٢٠٠', '1 200', '1.200', '۱٬۲۰۰', '１２００'])
    await releaseBy('ar', () => typed)
})

test('a number that is no number is refused with words that say how', async () => {
  const alert = await proposed()
  const path = `/en/console/alerts/${alert}/release`
  const page = await send(node, path, { from: releaser })
  for (const typed of ['1,20', '1.2', 'all']) {
    const fields = [...hiddenFields(page.text), ['count', typed]] as const
    const { status, text } = await postForm(node, path, fields, releaser)
    assert.equal(status, 400, typed)
    assert.match(text, /Write a number in digits, such as 2400 or 2,400\./)
  }
})
