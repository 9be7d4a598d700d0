// A case of 1,200 pieces of evidence and 2,500 rows of its timeline becomes a case file in parts: it reads from the first
// second, names what lies in it, says how the explanations rank, and holds with the keys that the node shows.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Intruder as Officer } from '../support/attack.ts'
import { fileOf, investigate, officeAt } from '../support/case-steps.ts'
import { commandHere } from '../support/command-here.ts'
import { bringItems, bringRows, declareCase, peopleAt } from '../support/large-case.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import { wordsOf } from '../support/page-visit.ts'
import { runFolder } from '../support/run-folder.ts'

const ITEMS = 1_200
const ROWS = 2_500

/** Rows of the log that are told, in the order of the telling. */
const rowsIn = (words: string) =>
  [...words.matchAll(/row (\d+) of the log/gu)].map(([, n]) => Number(n))

/** Pages that somebody walks at most. */
const MAX_PAGES = 60

/** From the newest row to the first by *The oldest*, and back up by *Newer entries*, page after page, until the last one is met again. */
async function followLinks(node: TestNode, who: Officer, incident: string): Promise<void> {
  const { origin } = node.node
  const read = async (path: string) => {
    const answer = await fetch(new URL(path, origin), { headers: { cookie: who.cookie } })
    assert.equal(answer.status, 200, path)
    return await answer.text()
  }
  const leadsTo = (page: string, name: string) =>
    page.match(new RegExp(`<a href="([^"]*)"[^>]*>${name}</a>`, 'u'))?.[1]?.replaceAll('&amp;', '&')
  const start = await read(`/en/console/incidents/${incident}?source=notes`)
  let page = await read(leadsTo(start, 'The oldest') ?? '')
  assert.equal(Math.min(...rowsIn(wordsOf(page))), 0)
  const met = new Set<number>()
  for (let n = 0; n < MAX_PAGES; n += 1) {
    for (const row of rowsIn(wordsOf(page))) met.add(row)
    const newer = leadsTo(page, 'Newer entries')
    if (newer === undefined) break
    page = await read(newer)
  }
  assert.equal(met.size, ROWS)
}

/** The part with the report: rows in the order of time from the first second, names, ranks with and without weights. */
function checkFile(part: string): void {
  const lines = (name: string) =>
    readFileSync(join(part, 'case', name), 'utf8')
      .trim()
      .split('\n')
  const timeline = lines('timeline-1.csv')
  assert.match(
    timeline[1] ?? '',
    /^2026-11-10T06:55:02\.123Z,,2026-11-10 06:55:02\.123456,0,,Note/u,
  )
  assert.deepEqual(
    rowsIn(timeline.join('\n')),
    Array.from({ length: ROWS }, (_, n) => n),
  )
  const evidence = lines('evidence-1.csv')
  assert.equal(evidence.length, ITEMS + 1)
  for (const n of [0, ITEMS - 1])
    assert.match(
      evidence[n + 1] ?? '',
      new RegExp(`,Exercise: log of machine ${n},machine-${n}\\.log,`, 'u'),
    )
  const report = wordsOf(readFileSync(join(part, 'report.html'), 'utf8'))
  const told = rowsIn(report)
  assert.deepEqual(
    told,
    Array.from(told, (_, n) => n),
  )
  assert.match(
    report,
    /2026-11-10 06:55:02\.123 UTC – 2026-11-10 06:55:02\.123456 \+00:00 Note: Exercise: row 0/u,
  )
  assert.match(report, /All of them, from the first, stand in case\/timeline-1\.csv/u)
  assert.match(report, /1,200 pieces of evidence, of which 1,200 lie in this file, all its parts/u)
  assert.match(report, /Exercise: log of machine 0 File: machine-0\.log/u)
  assert.match(
    report,
    /Rank, weighted Rank, unweighted A contractor with access 1 \(0 against\) 1 \(0 against\) Somebody from outside 2 \(100 against\)/u,
  )
}

test('a case of 1,200 items and 2,500 rows becomes a file that reads from the first second', async () => {
  const node = await startTestNode('sqlite')
  const folder = mkdtempSync(join(runFolder(), 'large-case-'))
  try {
    const office = officeAt(node, 'register.example')
    const people = await peopleAt(node)
    const { handler, prosecutor } = people
    const { incident, case: of } = await declareCase(office, people)
    await bringRows(office, handler, incident, ROWS)
    await bringItems(node, incident, ITEMS)
    await investigate(office, people, of)
    await followLinks(node, handler, incident)
    const parts = await fileOf(node, office, prosecutor, of)
    assert.equal(parts.length, 2)
    const shown = async (name: string) =>
      (await (await fetch(`${node.node.origin}/log/${name}`)).text()).trim()
    const keys = [await shown('key'), await shown('custody-key')] as const
    await node.stop()
    const names = parts.map((bytes, n) => {
      const name = join(folder, `${n}.zip`)
      writeFileSync(name, bytes)
      execFileSync('unzip', ['-q', name, '-d', join(folder, String(n))])
      return name
    })
    const given = ['--key', keys[0], '--custody-key', keys[1]]
    const [first = '', ...rest] = names
    const whole = await commandHere({}, 'verify', '--bundle', first, ...rest, ...given)
    assert.equal(whole.code, 0, whole.said)
    const holds = /^UNCHANGED: this bundle holds, and it is of the node whose keys were given/gmu
    // Of each part, and at the end of the worst of them.
    assert.equal(whole.said.match(holds)?.length, parts.length + 1)
    const inParts = names.map((_, n) => readdirSync(join(folder, String(n), 'items')).length)
    assert.equal(
      inParts.reduce((sum, one) => sum + one, 0),
      ITEMS,
    )
    checkFile(join(folder, String(inParts.indexOf(Math.max(...inParts)))))
  } finally {
    await node.remove()
    rmSync(folder, { recursive: true, force: true })
  }
})
