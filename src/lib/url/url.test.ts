import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MAX_URL, urlKey } from './index.ts'

test('addresses of one page have one key', () => {
  const same: readonly (readonly [string, ...string[]])[] = [
    [
      'example.org/news/1?a=1&b=2',
      'https://www.example.org/news/1?b=2&a=1',
      'http://EXAMPLE.org:80/news/1/?a=1&b=2&utm_source=post#top',
      'https://m.example.org/news/1?a=1&fbclid=xyz&b=2',
      '  https://example.org/%6eews/1?a=1&b=2  ',
    ],
    ['example.org', 'https://example.org', 'http://www.example.org/', 'example.org/index.html'],
    [
      'twitter.com/a/status/1',
      'https://x.com/a/status/1?s=20&t=abc',
      'mobile.twitter.com/a/status/1',
    ],
    [
      'youtube.com/watch?v=abcdef12345',
      'https://youtu.be/abcdef12345?si=q',
      'https://www.youtube.com/shorts/abcdef12345',
      'https://www.youtube.com/watch?v=abcdef12345&feature=share',
    ],
    ['doi.org/10.1000/182', 'http://dx.doi.org/10.1000/182'],
    ['xn--bcher-kva.example/a%2Fb', 'https://bücher.example/a%2fb'],
    ['example.org:8443/', 'https://example.org:8443'],
  ]
  for (const [first, ...rest] of same) {
    const key = urlKey(first)
    assert.ok(key !== null, first)
    for (const other of rest) assert.equal(urlKey(other), key, other)
  }
})

test('addresses of different pages keep apart', () => {
  const all = [
    'https://example.org/a',
    'https://example.org/A',
    'https://example.org/a?id=1',
    'https://example.org/a?id=2',
    'https://news.example.org/a',
    'https://example.org:8443/a',
    'https://m.me/a',
    'https://me/a',
    'https://example.org/watch?t=1',
    'https://example.org/watch?t=2',
  ]
  assert.equal(new Set(all.map(urlKey)).size, all.length)
  assert.equal(urlKey('https://m.me/a'), 'm.me/a')
})

test('what is no address of the web has no key', () => {
  for (const text of [
    '',
    'word',
    'two words.org',
    'javascript:alert(1)',
    'ftp://example.org/a',
    'mailto:a@example.org',
    'https://user@example.org/',
    'https://example.org\u{a0}/a b',
    `https://example.org/${'a'.repeat(MAX_URL)}`,
  ])
    assert.equal(urlKey(text), null, text)
})

test('a key is the key of itself', () => {
  const part = fc.constantFrom('a', 'index.html', '', 'www', 'm', '%41', '%2f', '..', 'é', 'A=b')
  const parts = (most: number) => fc.array(part, { maxLength: most })
  fc.assert(
    fc.property(parts(3), parts(5), parts(3), (names, folders, query) => {
      const host = [...names.filter((name) => /^[a-z]+$/.test(name)), 'example', 'org'].join('.')
      const key = urlKey(`http://${host}:443/${folders.join('/')}?${query.join('&')}#x`)
      assert.ok(key !== null)
      assert.equal(urlKey(key), key)
    }),
    { numRuns: 200 },
  )
})
