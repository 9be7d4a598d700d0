// The realm of all slices at work in a process that is killed again and again: what was acknowledged is there once.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKeys } from '../../src/platform/keys.ts'
import { openStore, type StorePlace, verifyLog } from '../../src/platform/store/index.ts'
import { run } from '../../src/platform/store/lend.ts'
import { waitForServer } from './crash.ts'
import { testFacts } from './house.ts'
import { logOrigin } from '../../src/house.ts'
import { RECIPES } from './kill-recipes.ts'
import { runFolder } from './run-folder.ts'
import { forBothEngines, MIGRATIONS } from './stores.ts'

/** A command that was asked for; asked again it is the same. */
export interface Asked {
  readonly key: string
  /** By the marks that a door would give him; he may everything. */
  readonly actor: Omit<Actor, 'holds'>
  readonly command: string
  readonly input: object
}

/** Most commands that a round lets through before it kills. */
const MOST_COMMANDS = 160
const SETTLE_MS = 60_000

/** What is known of the commands of all rounds. */
interface Known {
  readonly asked: Map<string, Asked>
  /** Records of what was acknowledged. */
  readonly done: Map<string, readonly string[]>
  readonly refused: Map<string, string>
}

/** Declares, for both engines: over so many kills nothing acknowledged is lost and nothing is done twice. */
export function killRounds(rounds: number): void {
  const name = `kill -9 under commands of all slices, ${rounds} times, loses nothing and repeats nothing`
  forBothEngines(name, async (_, { place }) => {
    const folder = mkdtempSync(join(runFolder(), 'kill-rounds-'))
    const known: Known = { asked: new Map(), done: new Map(), refused: new Map() }
    try {
      for (let round = 0; round < rounds; round += 1) {
        // Short rounds among long ones: one is killed while it still asks again for what its forerunner left.
        const count = 1 + ((round * 67 + MOST_COMMANDS - 20) % MOST_COMMANDS)
        await killedAfter({ place, folder, round, count }, known)
        await checkAll(place, folder, known)
      }
      assert.deepEqual(neverDone(known), [], 'walks that came to nothing')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

/** Starts the process, kills it once it was told the end of `count` commands, and notes what it said. */
async function killedAfter(
  {
    place,
    folder,
    round,
    count,
  }: { place: StorePlace; folder: string; round: number; count: number },
  known: Known,
): Promise<void> {
  const file = join(folder, 'unknown.json')
  writeFileSync(file, JSON.stringify(unknownOf(known)))
  const script = join(import.meta.dirname, 'kill-rounds-child.ts')
  const argv = [script, JSON.stringify(place), folder, String(round), file]
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let told = 0
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    // The last line may have been cut.
    rest = lines.pop() ?? ''
    for (const line of lines) {
      hear(line, known)
      told += Number(line.startsWith('!'))
    }
    if (told >= count) child.kill('SIGKILL')
  })
  const [code, signal] = await closed
  assert.equal(signal, 'SIGKILL', `the process ended by itself with ${code}`)
  await waitForServer(place)
}

function hear(line: string, { asked, done, refused }: Known): void {
  const mark = line.charAt(0)
  if (mark === '=') return
  const said = JSON.parse(line.slice(1)) as Asked & {
    readonly records: readonly string[]
    readonly code: string
    readonly isRefusal: boolean
  }
  if (mark === '?') asked.set(said.key, said)
  if (mark === '!') done.set(said.key, said.records)
  if (mark !== 'x') return
  assert.ok(said.isRefusal, `${asked.get(said.key)?.command}: ${said.code}`)
  refused.set(said.key, said.code)
}

/** What was asked for and has no end yet. */
function unknownOf({ asked, done, refused }: Known): Asked[] {
  return [...asked.values()].filter(({ key }) => !done.has(key) && !refused.has(key))
}

function neverDone({ asked, done }: Known): string[] {
  const reached = new Set([...done.keys()].map((key) => asked.get(key)?.command))
  return Object.values(RECIPES)
    .flatMap(({ commands }) => commands)
    .filter((command) => !reached.has(command))
}

/** Every acknowledged command left its records and its reply, once; nothing else was written for whoever asked. */
async function checkAll(place: StorePlace, folder: string, known: Known): Promise<void> {
  const store = await openStore({
    ...place,
    origin: logOrigin(testFacts()),
    signer: openKeys(join(folder, 'keys')).signing('log'),
    migrationsDir: MIGRATIONS,
  })
  try {
    await store.settled(SETTLE_MS)
    const rows = (sql: string, ...params: unknown[]) =>
      store.read(async (tx) => (await run(tx, sql, ...params)).rows)
    const found = await rows(
      'select id, action, type from record where actor in (?, ?) order by id',
      JOB,
      PERSON,
    )
    const kept = await rows(
      'select key_hash, reply from idempotency where actor in (?, ?)',
      JOB,
      PERSON,
    )
    checkReplies(known, new Map(kept.map((row) => [String(row['key_hash']), String(row['reply'])])))
    checkRecords(known, { found, replies: kept.map(({ reply }) => String(reply)) })
    assert.equal((await verifyLog(store)).fault, null)
  } finally {
    await store.close()
  }
}

function checkReplies({ asked, done }: Known, replies: ReadonlyMap<string, string>): void {
  for (const [key, records] of done) {
    const call = asked.get(key)
    const reply = replies.get(hash('sha256', `${call?.actor}:${key}`))
    assert.ok(reply !== undefined, `the reply to ${call?.command} is gone`)
    // A secret is shown once and not kept.
    if (reply !== '') assert.deepEqual((JSON.parse(reply) as { records: unknown }).records, records)
  }
}

function checkRecords(
  { asked, done, refused }: Known,
  {
    found,
    replies,
  }: { readonly found: readonly Record<string, unknown>[]; readonly replies: readonly string[] },
): void {
  const there = new Map(found.map(({ id, action }) => [String(id), String(action)]))
  for (const [key, records] of done)
    for (const id of records)
      assert.equal(
        there.get(id),
        asked.get(key)?.command,
        `an acknowledged record of ${key} is gone`,
      )
  const named = replies.flatMap((reply) =>
    reply === '' ? [] : (JSON.parse(reply) as { records: string[] }).records,
  )
  assert.equal(new Set(named).size, named.length, 'two replies name the same record')
  const secret = [...done.values()].flat()
  const nobodys = new Set(there.keys()).difference(new Set([...named, ...secret]))
  // A refusal may leave a record of its own, and a secret reply that nobody got does not name what was done.
  const mayBe = new Set([...refused.keys()].map((key) => asked.get(key)?.command))
  const doubled = [...nobodys].filter((id) => !mayBe.has(there.get(id)))
  assert.ok(doubled.length <= replies.filter((reply) => reply === '').length, String(doubled))
}
