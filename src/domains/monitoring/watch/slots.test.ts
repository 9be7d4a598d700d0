import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf, type Parts, Site, told } from '../../../../test/support/watched-page.ts'

const FIRMS = ['north', 'south', 'east', 'west', 'upper', 'lower']
const slot = (host: string, more = '') =>
  `<div id="banner"><script src="https://cdn.${host}.example/ad.js"></script><iframe src="https://show.${host}.example/ad"></iframe>${more}</div>`
const loader = (host: string) =>
  `<script>adnet.cmd.push(function(){ adnet.show("slot", {"at": 1}); }); ${host.length % 2 ? 'adnet.wait(2);' : ''} adnet.take("https://bid.${host}.example/b", ${host.length})</script>`
/** A page whose slot shows another firm's advertisement at each visit. */
const page = (n: number): Parts => {
  const firm = FIRMS[n % FIRMS.length] ?? ''
  return { main: slot(firm, loader(firm)) }
}

test('one more firm in a slot where firms come and go is no finding', () => {
  const site = new Site((n) => pageOf(page(n))).learned()
  for (const firm of ['fresh', 'newest'])
    assert.deepEqual(
      told(site.look(pageOf({ main: slot(firm, loader(firm)) }), 86_400_000).items),
      [],
      firm,
    )
})

test('H: the same firm elsewhere on the page, or a host where anybody can publish in the slot', () => {
  const site = new Site((n) => pageOf(page(n))).learned()
  const script = '<script src="https://cdn.fresh.example/ad.js"></script>'
  for (const parts of [{ head: script }, { end: script }, { top: script }])
    assert.ok(
      told(site.look(pageOf({ ...page(1), ...parts })).items).includes('H script new_host'),
      JSON.stringify(parts),
    )
  const anybody = page(1).main?.replace('cdn.south.example', 'x.github.io') ?? ''
  assert.ok(told(site.look(pageOf({ main: anybody })).items).includes('H script new_host'))
})

test('H: a place where the same firms always stand is no slot', () => {
  const always = ['north', 'south', 'east'].map((firm) => slot(firm)).join('')
  const site = new Site(() => pageOf({ main: always })).learned()
  const now = site.look(pageOf({ main: always + slot('fresh') }))
  assert.deepEqual(told(now.items), ['H script new_host', 'H frame new_host'])
})
