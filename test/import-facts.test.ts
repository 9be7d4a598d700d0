import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readConfig } from '../src/core/config.ts'
import { importClaims } from '../src/commands/import-claims.ts'
import { importFacts } from '../src/commands/import-facts.ts'
import { joinByApi } from './support/api-person.ts'
import { problemWith } from './support/house.ts'
import { startTestNode, type TestNode } from './support/node.ts'

test('the command line brings the shipped facts and checks of others to a running node, and a wrong file changes nothing', async () => {
  const house = await startTestNode('sqlite')
  try {
    const said: string[] = []
    const bring = (path: string) =>
      importFacts(readConfig(house.env), path, (line) => said.push(line))
    const broken = join(house.folder, 'broken.csv')
    const rows =
      'kind,iso3,name,confidence,source,as_of\ncsirt,KEN,A,low,a list,2026\ncsirt,KEN,B,low,,2026'
    writeFileSync(broken, rows)
    await assert.rejects(bring(broken), problemWith('directory.bad_facts'))
    await assert.rejects(bring(join(house.folder, 'none.csv')), problemWith('cli.no_file'))
    const known = async () =>
      (await house.call<{ agencies: unknown[] }>('directory.agencies', { iso3: 'KEN' })).agencies
    assert.deepEqual(await known(), [])
    assert.equal(await bring(join(import.meta.dirname, '..', 'facts', 'agencies.csv')), 0)
    assert.match(said.join(), /^464 agencies added and 0 renewed, all unverified; 0 /)
    assert.ok((await known()).length >= 3)
    const cases = join(import.meta.dirname, '..', 'facts', 'attacks.csv')
    assert.equal(await bring(cases), 0)
    assert.match(said[1] ?? '', /^0 cases of elsewhere added and 0 renewed.*; 7 stay as they are/)
    writeFileSync(broken, readFileSync(cases, 'utf8').replace('REP-BGR-2015,ar', 'REP-BGR-2015,xx'))
    await assert.rejects(bring(broken), problemWith('attacks.bad_case'))
    await bringClaims(house)
  } finally {
    await house.remove()
  }
})

/** Checks of another publisher, by the address on which they stand; a file that is none changes nothing. */
async function bringClaims(house: TestNode): Promise<void> {
  const said: string[] = []
  const file = join(house.folder, 'checks.json')
  const bring = (text: string, publisher: string | null = null) => {
    writeFileSync(file, text)
    const out = (line: string) => void said.push(line)
    return importClaims(readConfig(house.env), file, { publisher, out })
  }
  const check = (url: string) => ({
    '@type': 'ClaimReview',
    url,
    claimReviewed: 'The polls are closed',
    reviewRating: { alternateName: 'Wrong' },
  })
  const feed = JSON.stringify([
    check('https://checks.practica.example/1'),
    check('https://practica.example.net/2'),
    { '@type': 'ClaimReview' },
  ])
  await assert.rejects(bring('<html>'), problemWith('cli.bad_feed'))
  await assert.rejects(bring(feed), problemWith('cli.no_publisher'))
  const publisher = { name: 'Practica', domains: 'practica.example' }
  const order = { name: 'Hana Kimura', role: 'fact-approver', area: '/' }
  const { secret } = await house.call<{ secret: string }>('accounts.invite', order)
  const hana = await joinByApi(house.node.origin, secret)
  await hana.call('claims.registerPublisher', publisher)
  assert.equal(await bring(feed), 0)
  assert.equal(await bring(feed, 'Practica'), 0)
  assert.match(
    said[0] ?? '',
    /^Practica: 2 checks added, 0 renewed, 0 as they were; 1 stand on none/,
  )
  assert.match(said[1] ?? '', /3/, 'the one without an address is named')
  assert.match(said[2] ?? '', /^Practica: 0 checks added, 0 renewed, 2 as they were/)
}
