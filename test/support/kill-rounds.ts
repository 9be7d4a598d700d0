// The realm of all slices at work in a process that is killed again and again: what was acknowledged is there once.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Actor, ANONYMOUS } from '../../src/core/actor.ts'
import { slices } from '../../src/domains/index.ts'
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

/** How long the rounds are, and who hears of them. */
export interface KillRounds {
  readonly rounds: Readonly<Record<'sqlite' | 'postgres', number>>
  /** Most commands that a usual round lets through before it kills. */
  readonly most: number
  /** Whether there are enough rounds for every walk. */
  readonly isWhole: boolean
}

const SETTLE_MS = 60_000

/** What is known of the commands of all rounds. */
interface Known {
  readonly asked: Map<string, Asked>
  /** Records of what was acknowledged. */
  readonly done: Map<string, readonly string[]>
  readonly refused: Map<string, string>
  /** Commands that were acknowledged. */
  readonly reached: Set<string>
}

/** Declares, for both engines: over so many kills nothing acknowledged is lost and nothing is done twice. */
export function killRoundsTests({ rounds, most, isWhole }: KillRounds): void {
  const name = 'kill -9 under commands of all slices, again and again, loses and repeats nothing'
  forBothEngines(name, async (t, { place }) => {
    const folder = mkdtempSync(join(runFolder(), 'kill-rounds-'))
    const known: Known = {
      asked: new Map(),
      done: new Map(),
      refused: new Map(),
      reached: new Set(),
    }
    try {
      const times = rounds['file' in place ? 'sqlite' : 'postgres']
      for (let round = 0; round < times; round += 1) {
        const count = countOf(round, most)
        await killedAfter({ place, folder, round, count }, known)
        await checkAll(place, folder, known)
      }
      t.diagnostic(toldOf(known))
      if (isWhole) checkReached(known)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

/** Every so many rounds one is long enough for the longest walk. */
const LONG_EVERY = 10
const LONG_COMMANDS = 400

/** Commands that a round lets through; after some it is killed while it still asks again for what its forerunner left. */
function countOf(round: number, most: number): number {
  return round % LONG_EVERY === LONG_EVERY - 1
    ? LONG_COMMANDS
    : 1 + ((round * 67 + most - 20) % most)
}

/** What the rounds came to, with all that no round did, by slice. */
function toldOf({ asked, done, refused, reached }: Known): string {
  const all = slices.flatMap(({ actions }) =>
    actions.flatMap(({ kind, name }) => (kind === 'command' ? name : [])),
  )
  const bySlice = Map.groupBy(
    all.filter((command) => !reached.has(command)),
    (command) => command.split('.')[0],
  )
  const never = [...bySlice].map(([slice, of]) => {
    const verbs = of.map((command) => command.slice(command.indexOf('.') + 1)).join(' ')
    return `${slice} (${of.length}): ${verbs}`
  })
  const counts = `${asked.size} asked, ${done.size} acknowledged, ${refused.size} refused`
  const kinds = `${reached.size} of ${all.length} commands done`
  return `${counts}; 0 lost, 0 doubled; ${kinds}; not done: ${never.join('; ')}`
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
  const child = spawn(process.execPath, argv, {
    stdio: ['ignore', 'pipe', 'inherit'],
    // The whole house is loaded in each round.
    env: { NODE_COMPILE_CACHE: join(runFolder(), 'compiled'), ...process.env },
  })
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

function hear(line: string, { asked, done, refused, reached }: Known): void {
  const mark = line.charAt(0)
  if (mark === '=') return
  if (mark === 'w') return assert.fail(line)
  const said = JSON.parse(line.slice(1)) as Asked & {
    readonly records: readonly string[]
    readonly code: string
    readonly isRefusal: boolean
  }
  if (mark === '?') asked.set(said.key, said)
  if (mark === '!') {
    done.set(said.key, said.records)
    reached.add(asked.get(said.key)?.command ?? '')
  }
  if (mark !== 'x') return
  assert.ok(said.isRefusal, `${asked.get(said.key)?.command}: ${said.code}`)
  refused.set(said.key, said.code)
}

/** What was asked for and has no end yet. */
function unknownOf({ asked, done, refused }: Known): Asked[] {
  return [...asked.values()].filter(
    // Strangers have no keys of their own: what they ask again is another request.
    ({ key, actor }) => !done.has(key) && !refused.has(key) && actor.id !== ANONYMOUS.id,
  )
}

/** Share of the commands that are asked for by their schemas that the rounds of a night do at least. */
const LEAST_FORMED = 0.8

/** Every command of a walk was done, and most of those that its schema is enough for. */
function checkReached({ reached }: Known): void {
  const walked = Object.values(RECIPES).flatMap(({ commands }) => commands)
  assert.deepEqual(
    walked.filter((command) => !reached.has(command)),
    [],
    'steps of walks that were never done',
  )
  const formed = leftOut().flatMap(({ kind, command }) => (kind === FORMED ? command : []))
  const done = formed.filter((command) => reached.has(command)).length
  assert.ok(done >= LEAST_FORMED * formed.length, `${done} of ${formed.length}`)
}

/** The kind of those that no walk does, and whose schema is enough for the rounds to do them. */
const FORMED = 'formed'

/** Commands that no walk does, with the kind of the reason. Throws for a kind that the list does not explain. */
export function leftOut(): { readonly kind: string; readonly command: string }[] {
  const lines = readFileSync(LEFT_OUT, 'utf8').trim().split('\n')
  const kinds = new Set(lines.flatMap((line) => /^# (\w+): /.exec(line)?.[1] ?? []))
  return lines
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const [kind = '', command = ''] = line.split(/ +/)
      assert.ok(kinds.has(kind), `${command}: ${kind} is no kind`)
      return { kind, command }
    })
}

const LEFT_OUT = join(import.meta.dirname, '../kill-rounds-left-out.txt')

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
    const rows = (sql: string) => store.read(async (tx) => (await run(tx, sql)).rows)
    const found = await rows('select id, action, actor, type from record order by id')
    const kept = await rows('select key_hash, reply from idempotency')
    checkReplies(known, new Map(kept.map((row) => [String(row['key_hash']), String(row['reply'])])))
    checkRecords(
      known,
      found as unknown as Found[],
      kept.map(({ reply }) => String(reply)),
    )
    assert.equal((await verifyLog(store)).fault, null)
  } finally {
    await store.close()
  }
}

function checkReplies({ asked, done }: Known, replies: ReadonlyMap<string, string>): void {
  for (const [key, records] of done) {
    const { actor, command } = asked.get(key) ?? {}
    if (actor?.id === ANONYMOUS.id) continue
    const reply = replies.get(hash('sha256', `${actor?.id}:${key}`))
    assert.ok(reply !== undefined, `the reply to ${command} is gone`)
    // A secret is shown once and not kept.
    if (reply !== '') assert.deepEqual((JSON.parse(reply) as { records: unknown }).records, records)
  }
}

/** A record as the store has it. */
interface Found {
  readonly id: string
  readonly action: string
  readonly actor: string
  readonly type: string
}

/** Types of records that a refusal leaves, which changes nothing. */
const OF_REFUSALS = ['action.refused', 'signal.refused']

function checkRecords(known: Known, found: readonly Found[], replies: readonly string[]): void {
  const { asked, done } = known
  const there = new Map(found.map((one) => [one.id, one]))
  for (const [key, records] of done)
    for (const id of records)
      assert.equal(
        there.get(id)?.action,
        asked.get(key)?.command,
        `an acknowledged record of ${key} is gone`,
      )
  const named = replies.flatMap((reply) =>
    reply === '' ? [] : (JSON.parse(reply) as { records: string[] }).records,
  )
  assert.equal(new Set(named).size, named.length, 'two replies name the same record')
  const answered = new Set([...named, ...[...done.values()].flat()])
  const askers = new Set(asked.values().map(({ actor }) => actor.id))
  askers.delete(ANONYMOUS.id)
  const nobodys = found.filter(
    ({ id, actor, type }) => askers.has(actor) && !answered.has(id) && !OF_REFUSALS.includes(type),
  )
  // A secret reply that nobody got does not name what was done.
  const untold = unknownOf(known).concat(refusedSecrets(known))
  const byAction = Map.groupBy(nobodys, ({ action }) => action)
  const doubled = [...byAction].flatMap(([action, records]) => {
    const secrets = untold.filter(({ command }) => command === action).length
    return records.slice(secrets * MOST_OF_A_SECRET)
  })
  assert.deepEqual(doubled, [], 'records that no request asked for')
}

/** Most records of one command whose reply is a secret. */
const MOST_OF_A_SECRET = 3

/** What was asked for again after its secret reply was lost: it is refused, because the secret is shown once. */
function refusedSecrets({ asked, refused }: Known): Asked[] {
  return [...refused].flatMap(([key, code]) =>
    code === 'core.already_done' ? (asked.get(key) ?? []) : [],
  )
}
