// The answer of the finder as browsers get it: whole in every language, as small as a page, kept by no cache, and what
// was chosen in no address; and the same on the command line.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { LANGUAGES } from '../src/core/text.ts'
import { postForm } from './support/attack.ts'
import { commandHere } from './support/command-here.ts'
import { startTestNode } from './support/node.ts'
import { FIRST_FLIGHT_BYTES } from './support/wire.ts'

/** Head lines, and the seal of a page that has none. */
const HEAD_BYTES = 1_000
/** What is chosen; no other page has these words together. */
const TOLD = { what: 'threats', where: 'online', who: 'child', country: 'AUS' }

test('the answer is whole in seven languages within the first flight, and says nothing of what was chosen', async () => {
  const languages = Object.keys(LANGUAGES)
  const house = await startTestNode('sqlite', { SCRUTINEER_LANGUAGES: languages.join() })
  try {
    await house.call('directory.chooseNation', { iso3: 'AUS', languages: ['en'] })
    const police = { iso3: 'AUS', kind: 'reporting', desk: 'police', name: 'Police', phone: '131' }
    await house.call('directory.addAgency', { ...police, source: 'Read today' })
    for (const language of languages) {
      const fields = Object.entries({ _form: 'find', _key: language, ...TOLD, language })
      const path = `/${language}/agencies`
      const { status, text, headers } = await postForm(house, path, fields)
      assert.equal(status, 200, language)
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.match(text, /<h3><bdi>Police<\/bdi>/)
      assert.match(text, /href="tel:131"/)
      assert.ok(!text.includes('[en]'), language)
      assert.doesNotMatch(text, /<script|\son[a-z]+=|(?:href|action)="[^"]*(?:threats|child)/i)
      const styles = [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)]
      const loaded = await Promise.all(
        styles.map(async ([, href = '']) =>
          Buffer.from(await (await fetch(`${house.node.origin}${href}`)).arrayBuffer()),
        ),
      )
      const all = [Buffer.from(text), ...loaded].map((part) => brotliCompressSync(part).length)
      const sum = all.reduce((total, bytes) => total + bytes, HEAD_BYTES)
      assert.ok(sum <= FIRST_FLIGHT_BYTES, `${language}: ${sum} bytes: ${all.join(' ')}`)
    }
    const json = JSON.stringify({ ...TOLD, where: 'station' })
    const said = await commandHere(house.env, 'call', 'directory.finder', '--json', json)
    assert.equal(said.code, 0, said.said)
    assert.match(said.out.join('\n'), /"answers":\s*\[\s*\{[^{}]*"name":\s*"Police"/)
  } finally {
    await house.remove()
  }
})
