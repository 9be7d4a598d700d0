// Clause 1, as far as it is built: whoever pastes what he read sees the check that two persons answer for, and nothing of what
// he pasted is left in the house.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startTestNode } from '../support/node.ts'

test('what is pasted at /check is answered, in no address, and kept nowhere', async () => {
  const house = await startTestNode('sqlite')
  try {
    const { origin } = house.node
    await house.call('exercises.start', {})
    await house.node.settled(60_000)
    const store = house.node.house('exercise')?.store
    assert.ok(store)
    const written = async () => {
      const all = await store.read((tx) => store.recordsAfter(tx, -1, 100_000))
      return all.filter(({ action }) => action.startsWith('claims.')).length
    }
    const page = await fetch(`${origin}/exercise/en/check`)
    const key = /name="_key" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
    const ask = async (post: string) => {
      const body = new URLSearchParams({ _form: 'check', _key: key, language: 'en', post })
      const headers = { origin }
      const response = await fetch(`${origin}/exercise/en/check`, { method: 'POST', body, headers })
      return { response, text: await response.text() }
    }
    const before = await written()
    const { response, text } = await ask('All polling stations in Alder close at 4 pm, they say')
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('cache-control'), 'no-store')
    assert.match(text, /Similar, not confirmed[\s\S]*<mark>Alder<\/mark>[\s\S]*False/)
    const code = /\/claims\/(CLM-[A-Z]{8})/.exec(text)?.[1] ?? ''
    const nothing = await ask('Zebras may not cross the bridge')
    assert.match(nothing.text, /Nothing is known here[\s\S]*It may be true or false/)
    assert.ok(before > 0)
    assert.equal(await written(), before, 'nothing is recorded')
    const words = 'Pencils are rubbed out at night'
    const told = new URLSearchParams({ _form: 'tell', _key: `${key}2`, language: 'en', words })
    const init = { method: 'POST', body: told, headers: { origin } }
    const thanks = await fetch(`${origin}/exercise/en/check`, init)
    assert.match(await thanks.text(), /Thank you\./)
    const desk = await house.call<{ items: { words: string; state: string }[] }>(
      'claims.deskClaims',
      {},
      'exercise',
    )
    assert.deepEqual([desk.items[0]?.words, desk.items[0]?.state], [words, 'intake'])
    await house.call('exercises.press', { button: 'claims.closing' }, 'exercise')
    await house.node.settled(60_000)
    type Waiting = { items: { kind: string; id: string; code: string }[] }
    const { items } = await house.call<Waiting>('claims.waiting', {}, 'exercise')
    const due = items.find(({ kind }) => kind === 'check')
    const own = { claim: due?.code }
    const same = await house.call<{ alikeCount: number }>('claims.sameClaims', own, 'exercise')
    assert.equal(same.alikeCount, 2, 'people told of it')
    const circulated = 'They say all polling stations in Cedar close at 2 pm today'
    assert.doesNotMatch((await ask(circulated)).text, /in Cedar close at 8 pm/)
    const { read } = await house.call<{ read: string }>('claims.deskClaim', own, 'exercise')
    await house.call('claims.publish', { check: due?.id, read }, 'exercise')
    assert.match((await ask(circulated)).text, /in Cedar close at 8 pm/)
    const accept = 'application/ld+json'
    const review = await fetch(`${origin}/exercise/en/claims/${code}`, { headers: { accept } })
    assert.match(await review.text(), /"@type":"ClaimReview".*"ratingValue":1/)
    const feed = await fetch(`${origin}/exercise/claims.json`)
    assert.match(feed.headers.get('content-type') ?? '', /ld\+json/)
    const { dataFeedElement } = (await feed.json()) as { dataFeedElement: unknown[] }
    assert.equal(dataFeedElement.length, 13, 'twelve of the seed and the one just published')
  } finally {
    await house.remove()
  }
})
