import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileOf, linksOf, withFileLinks } from './links.ts'

const origin = 'https://node.example'
const files = new Map([
  ['/en', 'en/index.html'],
  ['/en/alerts', 'en/alerts/index.html'],
  ['/static/0f/site.css', 'static/0f/site.css'],
])
const linked = (html: string, file = 'en/alerts/1/index.html') =>
  withFileLinks(html, { file, origin }, (path) => files.get(path) ?? null)

test('pages become folders with an index, files stay themselves', () => {
  const page = (path: string) => fileOf(path, true)
  assert.deepEqual(
    [page('/'), page('/en'), page('/en/a.b/'), fileOf('/log/checkpoint', false)],
    ['index.html', 'en/index.html', 'en/a.b/index.html', 'log/checkpoint'],
  )
})

test('links within the mirror are relative, those to the node are whole, others stay', () => {
  const cases: [string, string][] = [
    ['<a href="/en">', '<a href="../../index.html">'],
    ['<a href="/en/alerts#top">', '<a href="../index.html#top">'],
    ['<link href="/static/0f/site.css">', '<link href="../../../static/0f/site.css">'],
    ['<a href="https://node.example/en/alerts">', '<a href="../index.html">'],
    ['<a href="/en/console">', '<a href="https://node.example/en/console">'],
    ['<a href="/en?x=1&amp;y=2">', '<a href="https://node.example/en?x=1&amp;y=2">'],
    ['<a href="#main">', '<a href="#main">'],
    ['<a href="https://other.example/en">', '<a href="https://other.example/en">'],
    ['<a href="//other.example/en">', '<a href="//other.example/en">'],
    ['<a href="https://node.example.evil/en">', '<a href="https://node.example.evil/en">'],
  ]
  for (const [before, after] of cases) assert.equal(linked(before), after)
})

test('a page leads to each path of its site once, without query and fragment', () => {
  const html =
    '<a href="/a#x"><a href="/a"><img src="https://node.example/b.svg"><a href="/c?d"><a href="mailto:x">'
  assert.deepEqual(linksOf(html, origin), ['/a', '/b.svg'])
})
