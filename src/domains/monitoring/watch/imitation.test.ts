import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf, Site, told } from '../../../../test/support/watched-page.ts'
import { isImitation } from './imitation.ts'

test('names that readers take for the name of the site', () => {
  for (const host of [
    'vote-1-example.com',
    'vote.example.evil.com',
    'vote.com',
    'www.vote-example.org',
    'vote-example-register.net',
  ])
    assert.equal(isImitation(host, 'vote.example'), true, host)
  for (const host of [
    'elections.net',
    'electionz.org',
    'e1ections.org',
    'electoins.org',
    'my-elections.com',
    'election.org',
  ])
    assert.equal(isImitation(host, 'elections.org'), true, host)
  for (const host of [
    'elections.org',
    'm.elections.org',
    'post.org',
    'collections.org',
    'electricity.org',
    'x.github.io',
  ])
    assert.equal(isImitation(host, 'elections.org'), false, host)
})

const word = (n: number) => `${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10) % 10]}ing`
/** A list of news whose links lead to other hosts as time goes by. */
const news = (n: number) =>
  Array.from(
    { length: 6 },
    (_, at) =>
      `<li><a href="https://paper${(n + at) % 40}.example/${n}">News of ${word(n + at)}</a></li>`,
  ).join('')

test('H: a link that asks and leads to an imitation, even where links come and go', () => {
  const page = (n: number) => pageOf({ main: `<ul id="news">${news(n)}</ul>` })
  const site = new Site(page).learned()
  const link = (host: string) => `<li><a href="https://${host}/x">Register to vote here</a></li>`
  const at = (host: string) =>
    told(site.look(page(99).replace('</ul>', `${link(host)}</ul>`)).items)
  assert.ok(at('vote-1-example.com').includes('H link imitation'))
  assert.deepEqual(
    at('paper.net').filter((one) => one.startsWith('H')),
    [],
  )
})

test('a link that had eight hosts moves by itself', () => {
  const page = (n: number) =>
    pageOf({
      main: `<div id="partner"><a href="https://partner${n % 9}.example/"><img src="/p.png"></a></div>`,
    })
  const site = new Site(page).learned()
  const newest = '<a href="https://newest.example/"><img src="/p.png"></a>'
  const now = pageOf({ main: `<div id="partner">${newest}</div>` })
  assert.deepEqual(told(site.look(now).items), [])
})

test('H: a link that goes on to another host through an open door of the site or of a known service', () => {
  for (const address of [
    '/go?url=evil.test.com/x',
    '/go?to=https:%252F%252Fevil.example',
    '/go?next=https:evil.example',
    '/go/https://evil.example/x',
    'https://www.search.example/url?q=https://evil.example/',
  ]) {
    const more = '<p><a href="https://www.search.example/about">Search</a></p>'
    const site = new Site(() => pageOf({ main: more })).learned()
    const now = pageOf({ main: more }).replace('"/register"', `"${address}"`)
    assert.deepEqual(told(site.look(now).items), ['H link link_left'], address)
  }
  const site = new Site().learned()
  const own = pageOf().replace('"/find"', '"/find?next=page.html"')
  assert.deepEqual(told(site.look(own).items), [])
})
