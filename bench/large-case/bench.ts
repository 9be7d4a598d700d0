// Pages of a case with 10,000 rows of its timeline and 2,000 pieces of evidence against those of a case with none, asked
// in turns of the same node; then its file in parts: made, checked by the product, and by a program of its own that
// shares no line with it.
//   npm run bench -- large-case [--rows 10000] [--items 2000]
// Each figure is a median with its ratio to that of the empty case; what is above twice of it is said, and the bench ends
// with 1. So it does where a part does not hold.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Intruder as Officer } from '../../test/support/attack.ts'
import { fileOf, investigate, officeAt, type People } from '../../test/support/case-steps.ts'
import { commandHere } from '../../test/support/command-here.ts'
import { bringItems, bringRows, declareCase, peopleAt } from '../../test/support/large-case.ts'
import { startTestNode, type TestNode } from '../../test/support/node.ts'

const ROUNDS = 30
const WARM_UP = 4
const MAX_RATIO = 2

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000' },
    items: { type: 'string', default: '2000' },
  },
})

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const line = { bench: 'large-case', figure, value: Number(value.toPrecision(3)), unit, vs }
  console.log(JSON.stringify(line))
}

const median = (all: readonly number[]) =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN

async function secondsOf<T>(figure: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const done = await work()
  print(figure, (performance.now() - began) / 1_000, 's')
  return done
}

type Open = Awaited<ReturnType<typeof declareCase>>

/** Every page that is about one case, its incident and its evidence; who reads it. */
const PAGES: Readonly<Record<string, readonly ['handler' | 'investigator' | 'custodian', string]>> =
  {
    'the incident': ['handler', 'incidents/:incident'],
    'the incident, its oldest': ['handler', 'incidents/:incident?newer=~'],
    'the incident, notes only': ['handler', 'incidents/:incident?source=notes'],
    'rows by file': ['handler', 'incidents/:incident/rows'],
    overview: ['investigator', 'cases/:case'],
    observations: ['investigator', 'cases/:case/observations'],
    analysis: ['investigator', 'cases/:case/analysis'],
    attribution: ['investigator', 'cases/:case/attribution'],
    referral: ['investigator', 'cases/:case/referral'],
    requests: ['investigator', 'cases/:case/requests'],
    justice: ['investigator', 'cases/:case/justice'],
    'the file': ['investigator', 'cases/:case/bundle'],
    team: ['investigator', 'cases/:case/team'],
    erasure: ['investigator', 'cases/:case/erasure'],
    evidence: ['custodian', 'evidence?incident=:incident'],
  }

async function msOf(node: TestNode, who: Officer, path: string): Promise<number> {
  const began = performance.now()
  const asked = { headers: { cookie: who.cookie } }
  const answer = await fetch(`${node.node.origin}/en/console/${path}`, asked)
  await answer.text()
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  return performance.now() - began
}

/** Asks every page of both in turns; gives what is above the limit. */
async function measure(node: TestNode, people: People, both: readonly [Open, Open]) {
  const over: string[] = []
  for (const [figure, [who, path]] of Object.entries(PAGES)) {
    const times: [number[], number[]] = [[], []]
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const [n, one] of both.entries()) {
        const asked = path.replace(':incident', one.incident).replace(':case', one.case)
        // An address of its own each time, so that none is drawn for two.
        const joint = asked.includes('?') ? '&' : '?'
        const ms = await msOf(node, people[who], `${asked}${joint}round=${round}`)
        if (round >= WARM_UP) times[n]?.push(ms)
      }
    }
    const [empty, full] = [median(times[0]), median(times[1])]
    const ratio = Number((full / empty).toFixed(2))
    print(figure, full, 'ms', { 'an empty one': ratio })
    if (ratio > MAX_RATIO) over.push(`${figure}: ${ratio} times an empty one`)
  }
  return over
}

/** Reads each part with the libraries of another language: every file that the manifest names, by its hash, and no other. */
const OTHER_HAND = `
import hashlib, json, sys, zipfile
seen = 0
for name in sys.argv[1:]:
    with zipfile.ZipFile(name) as part:
        assert part.testzip() is None
        manifest = json.loads(part.read('manifest.json'))
        named = {one['path']: one for one in manifest['files']}
        held = set(part.namelist()) - {'manifest.json', 'manifest.sig'}
        assert held == set(named), sorted(held ^ set(named))[:5]
        for path, one in named.items():
            data = part.read(path)
            assert len(data) == one['size'] and hashlib.sha256(data).hexdigest() == one['sha256'], path
            seen += path.startswith('items/')
print(seen)
`

async function checkFile(node: TestNode, parts: readonly Buffer[], folder: string) {
  const names = parts.map((bytes, n) => {
    const name = join(folder, `${n}.zip`)
    writeFileSync(name, bytes)
    return name
  })
  const shown = async (name: string) =>
    (await (await fetch(`${node.node.origin}/log/${name}`)).text()).trim()
  const given = ['--key', await shown('key'), '--custody-key', await shown('custody-key')]
  const [first = '', ...rest] = names
  const { code, said } = await secondsOf('the file, checked by the product', () =>
    commandHere({}, 'verify', '--bundle', first, ...rest, ...given),
  )
  const items = await secondsOf('the file, checked by another program', async () =>
    Number(execFileSync('python3', ['-c', OTHER_HAND, ...names], { encoding: 'utf8' })),
  )
  print('parts of the file', parts.length, 'parts')
  print('pieces in the file', items, 'pieces')
  const wrong: string[] = []
  if (code !== 0) wrong.push(`the product says of the file: ${said}`)
  if (items !== Number(options.items)) wrong.push(`${items} pieces lie in the file`)
  return wrong
}

async function main(node: TestNode, folder: string): Promise<readonly string[]> {
  const office = officeAt(node, 'register.example')
  const people = await peopleAt(node)
  const empty = await declareCase(office, people)
  const full = await declareCase(office, people)
  const items = Number(options.items)
  // Each piece stands in the timeline, too.
  const rows = Number(options.rows) - items
  await secondsOf(`time to bring ${items} pieces in`, () => bringItems(node, full.incident, items))
  await secondsOf(`time to bring ${rows} rows in`, () =>
    bringRows(office, people.handler, full.incident, rows),
  )
  const over = await measure(node, people, [empty, full])
  await investigate(office, people, full.case)
  const parts = await secondsOf('time to make the file', () =>
    fileOf(node, office, people.prosecutor, full.case),
  )
  return [...over, ...(await checkFile(node, parts, folder))]
}

const folder = mkdtempSync(join(tmpdir(), 'bench-large-case-'))
const node = await startTestNode('sqlite')
try {
  const wrong = await main(node, folder)
  for (const line of wrong) console.error(line)
  if (wrong.length > 0) process.exitCode = 1
} finally {
  await node.stop()
  await node.remove()
  rmSync(folder, { recursive: true, force: true })
}
