import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { readConfig } from '../src/core/config.ts'
import { importFacts } from '../src/commands/import-facts.ts'
import { problemWith } from './support/house.ts'
import { startTestNode } from './support/node.ts'

test('the command line brings the shipped facts to a running node, and a wrong file changes nothing', async () => {
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
    assert.match(said.join(), /^401 agencies added and 0 renewed, all unverified; 0 /)
    assert.ok((await known()).length >= 3)
    const cases = join(import.meta.dirname, '..', 'facts', 'attacks.csv')
    assert.equal(await bring(cases), 0)
    assert.match(said[1] ?? '', /^0 cases of elsewhere added and 0 renewed.*; 7 stay as they are/)
    writeFileSync(broken, readFileSync(cases, 'utf8').replace('REP-BGR-2015,ar', 'REP-BGR-2015,xx'))
    await assert.rejects(bring(broken), problemWith('attacks.bad_case'))
  } finally {
    await house.remove()
  }
})
