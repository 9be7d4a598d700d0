// Most texts and addresses are plain, and are read in a quicker way: it must come to what the whole way comes to.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addressKey, homeOf } from './address-key.ts'
import { normalText } from './normal-text.ts'
import { readForWatch } from './reading.ts'

const HOST = 'www.vote.example'
const home = homeOf(`https://${HOST}/news/index.html`)

const path = fc
  .array(
    fc.constantFrom(...'/ab./9-_Z%? #\\'.split(''), '..', '/.', '//', 'report2026', 'f3a9c01b'),
    {
      maxLength: 12,
    },
  )
  .map((parts) => `/${parts.join('')}`)

test('a path has the key of the same address written in full', () => {
  assert.ok(home)
  fc.assert(
    fc.property(path, (written) => {
      // Two slashes begin another host; a browser takes a backslash for a slash.
      if (/^\/[/\\]/.test(written)) return
      assert.deepEqual(addressKey(written, home), addressKey(`https://${HOST}${written}`, home))
    }),
  )
})

test('a path below a base that is no web address leads nowhere on the site', () => {
  const html = '<base href="odd://elsewhere/"><p><a href="/register">Register</a></p>'
  const { inventories } = readForWatch(html, { url: `https://${HOST}/`, atMs: 0, languages: [] })
  const [link] = [...inventories.link.values()]
  assert.equal(link?.address?.host, 'odd:')
})

test('plain text has single spaces and no ends', () => {
  const ascii = fc.array(fc.constantFrom(...'ab \n\t\r\f.<1'.split(''))).map((all) => all.join(''))
  fc.assert(
    fc.property(ascii, (raw) => {
      const text = raw.replaceAll(/\s+/g, ' ').trim()
      assert.deepEqual(normalText(raw), { text, controls: [] })
      // A letter beyond ASCII takes the whole way.
      assert.equal(normalText(`é${raw}`).text, `é${raw}`.replaceAll(/\s+/g, ' ').trim())
    }),
  )
})
