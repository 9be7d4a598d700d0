import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test, type TestContext } from 'node:test'
import { leftovers } from '../../test/support/leftovers.ts'
import { startTestNode, type TestNode } from '../../test/support/node.ts'
import { until as untilThere } from '../../test/support/until.ts'
import type { SequencedRecord } from '../core/record.ts'
import { openCheckpoint, parseVerifierKey, verifierKey } from '../lib/tlog/index.ts'
import { SITE_KEYS, SITES } from '../domains/exercises/index.ts'

// By a name that the compiler does not follow: scripts for browsers are checked by settings of their own.
const verifyFile = '../gateway/browser/verify.js'
const { verifyFrame } = (await import(verifyFile)) as {
  verifyFrame(line: string, keys: readonly string[], realm: string): Promise<unknown>
}

/** A site that may be broken is looked at quickly, so that a test does not wait; one that is well, only as often as that is noticed soon. */
const QUICK = { SCRUTINEER_RECHECK_MS: '0,200,400', SCRUTINEER_VISIT_MS: '3000' }
const LIMIT_MS = 180_000
const LOOK_MS = 50

type Run = (t: TestNode, context: TestContext) => Promise<void>

function forBothNodes(name: string, run: Run): void {
  for (const engine of ['sqlite', 'postgres'] as const)
    test(`${name} (${engine})`, (context) => onNode({ engine, context, run, settings: QUICK }))
}

async function onNode({
  engine,
  context,
  run,
  settings,
}: {
  readonly engine: 'sqlite' | 'postgres'
  readonly context: TestContext
  readonly run: Run
  readonly settings: Readonly<Record<string, string>>
}): Promise<void> {
  const t = await startTestNode(engine, settings)
  try {
    await run(t, context)
    assert.deepEqual(t.log, [])
  } finally {
    await t.remove()
  }
}

type Realm = 'actual' | 'exercise'

// The country alone is thousands of records, and they are looked at twenty times a second.
const read = new WeakMap<object, SequencedRecord[]>()

/** Numbered records of a realm, oldest first. */
async function recordsOf(t: TestNode, realm: Realm): Promise<readonly SequencedRecord[]> {
  const house = t.node.house(realm)
  if (house === null) throw new Error(`there is no ${realm} house`)
  await house.store.settled(LIMIT_MS)
  const found = read.get(house) ?? []
  read.set(house, found)
  for (;;) {
    const after = found.at(-1)?.seq ?? -1
    const more = await house.store.read((tx) => house.store.recordsAfter(tx, after, 500))
    if (more.length === 0) return found
    found.push(...more)
  }
}

const until = <T>(what: string, look: () => Promise<T | undefined>) =>
  untilThere(what, look, { limitMs: LIMIT_MS, everyMs: LOOK_MS })

function recordOf(
  t: TestNode,
  type: string,
  matches: (r: SequencedRecord) => boolean = () => true,
) {
  return until(type, async () =>
    (await recordsOf(t, 'exercise')).find((record) => record.type === type && matches(record)),
  )
}

interface Country {
  readonly areas: number
  readonly stations: number
  readonly sites: readonly string[]
  readonly election: boolean
  readonly posts: number
}

/** What of the country stands. */
async function countryOf(t: TestNode): Promise<Country> {
  const ask = <O>(name: string, input: object) => t.call<O>(name, input, 'exercise')
  const { areas } = await ask<{ areas: { path: string }[] }>('territory.areaTree', {})
  const { count } = await ask<{ count: number }>('territory.audience', { areas: ['/'] })
  const { items } = await ask<{ items: { letter: string; status: string }[] }>(
    'monitoring.sites',
    {},
  )
  const election = await ask<object | null>('territory.currentElection', {})
  const posts = await Promise.all(
    areas.map(({ path }) => ask<{ officials: object[] }>('territory.officials', { area: path })),
  )
  return {
    areas: areas.filter(({ path }) => path !== '/').length,
    stations: count,
    sites: items.map(({ letter, status }) => `${letter} ${status}`),
    election: election !== null,
    posts: posts.flatMap(({ officials }) => officials).length,
  }
}

const WHOLE: Country = {
  areas: 28,
  stations: 2400,
  sites: Array<string>(6).fill('A+ ok'),
  election: true,
  posts: 29,
}

async function startExercise(t: TestNode): Promise<void> {
  await t.call('exercises.start', {})
  await t.node.settled(LIMIT_MS)
}

forBothNodes(
  'a site breaks, a finding opens, stations answer, and all of it is removed',
  async (t, context) => {
    await startExercise(t)
    assert.deepEqual(await countryOf(t), WHOLE)
    await until('the inside systems', async () => {
      const { counts } = await t.call<{ counts: { ready: number } }>(
        'monitoring.readiness',
        {},
        'exercise',
      )
      return counts.ready === 2 ? counts : undefined
    })
    await t.call('exercises.pace', { pace: 'quick' }, 'exercise')

    // A person takes the part of the first station of Old Harbour.
    const { items } = await t.call<{ items: { id: string }[] }>(
      'territory.stations',
      { search: '11-001' },
      'exercise',
    )
    const station = items[0]?.id ?? ''
    const { secret } = await t.call<{ secret: string }>(
      'accounts.offerDevice',
      { station },
      'exercise',
    )
    await t.call('accounts.enrolDevice', { secret }, 'exercise')

    await t.call('exercises.inject', { site: 'epoll', kind: 'deface' }, 'exercise')
    const finding = await recordOf(
      t,
      'finding.opened',
      ({ body }) => body['check'] === 'defacement',
    )
    const drafted = await recordOf(t, 'alert.drafted')
    assert.equal(drafted.body['origin'], `finding:${finding.subject}`)
    assert.deepEqual(drafted.body['areas'], ['/1/1/'])
    const alert = drafted.subject
    await t.call('alerting.propose', { alert, confirmed: ['en', 'ar'] }, 'exercise')
    const { read } = await t.call<{ read: string }>('alerting.preview', { alert }, 'exercise')
    await t.call('alerting.issue', { alert, count: 100, read }, 'exercise')

    const answers = await until('most answers', async () => {
      const given = (await recordsOf(t, 'exercise')).filter(
        ({ type }) => type === 'alert.acknowledged',
      )
      return given.length >= 80 ? given : undefined
    })
    const by = answers.map(({ body }) => String(body['station']))
    assert.equal(new Set(by).size, by.length, 'a station answers once')
    assert.ok(!by.includes(station), 'the station of a person waits for that person')
    assert.ok(answers.filter(({ body }) => body['answer'] === 'done').length >= 60)

    await context.test('the log of the site becomes evidence of the incident', () => handedIn(t))

    await context.test('a frame of the Exercise is none of Actual', () =>
      verifiedByOwnKey(t, alert),
    )

    // The sites are as they were left after a restart, and the exercise goes on.
    await t.stop()
    await t.restart()
    await t.node.settled(LIMIT_MS)
    const broken = await t.call<{ live: object[] }>('exercises.injects', {}, 'exercise')
    assert.equal(broken.live.length, 1)
    await t.call('exercises.inject', { site: 'epoll', kind: 'mend' }, 'exercise')
    await recordOf(t, 'finding.closed', ({ subject }) => subject === finding.subject)

    const exerciseKey = t.node.house('exercise')?.store
    const verifier = parseVerifierKey(
      verifierKey(exerciseKey?.origin ?? '', exerciseKey?.publicKey ?? new Uint8Array()),
    )
    const head = (await recordsOf(t, 'exercise')).length
    await t.call('exercises.remove', {})
    await t.node.settled(LIMIT_MS)
    assert.equal(t.node.house('exercise'), null)
    assert.deepEqual(await leftovers(t), [])
    const removed = (await recordsOf(t, 'actual')).find(({ type }) => type === 'exercise.removed')
    const note = openCheckpoint(String(removed?.body['checkpoint']), [verifier])
    assert.ok(note.checkpoint.size >= head, 'the last checkpoint covers the whole log')
    assert.deepEqual(
      (await recordsOf(t, 'actual')).filter(({ type }) => /^(alert|finding|site)\./.test(type)),
      [],
      'Actual heard of nothing that was practised',
    )
  },
)

interface Item {
  readonly fileName: string
  readonly area: string
}

/** What was left on the site comes with its log, once each. */
async function handedIn(t: TestNode): Promise<void> {
  const { subject: incident } = await recordOf(t, 'incident.opened')
  await t.call('exercises.handInLog', { site: 'epoll', incident }, 'exercise')
  const items = await until('log and file', async () => {
    const input = { incidents: [incident], limit: 10 }
    const found = await t.call<{ items: Item[] }>('evidence.itemsOf', input, 'exercise')
    return found.items.length === 3 ? found.items : undefined
  })
  // What the monitor saw was there before.
  assert.deepEqual(items.map(({ fileName, area }) => [fileName, area]).toSorted(), [
    [`access-${SITES.epoll.host}.log`, '/1/1/'],
    ['cache.php', '/1/1/'],
    ['visit.tar', '/1/1/'],
  ])
  const told = { incidents: [incident] }
  const { faults } = await t.call<{ faults: object[] }>('exercises.truth', told, 'exercise')
  assert.equal(faults.length, 1)
}

/** The alert's frame is believed under the Exercise's key alone, and as one of the Exercise alone. */
async function verifiedByOwnKey(t: TestNode, alert: string): Promise<void> {
  await recordOf(t, 'alert.published')
  const { entries } = await t.call<{ entries: { frame: string }[] }>(
    'alerting.snapshot',
    {},
    'exercise',
  )
  const frame = entries[0]?.frame ?? ''
  const keyOf = (realm: Realm) => {
    const key = t.node.house(realm)?.keys.signing('stream').publicKey ?? new Uint8Array()
    return Buffer.from(key).toString('base64')
  }
  const opened = await verifyFrame(frame, [keyOf('exercise')], 'exercise')
  assert.ok(JSON.stringify(opened).includes(alert))
  assert.notEqual(keyOf('exercise'), keyOf('actual'))
  assert.equal(await verifyFrame(frame, [keyOf('actual'), keyOf('exercise')], 'actual'), null)
  assert.equal(await verifyFrame(frame, [keyOf('actual')], 'exercise'), null)
  // Not even with its letter changed.
  const forged = frame.replace('.1E.', '.1A.')
  assert.notEqual(forged, frame)
  assert.equal(await verifyFrame(forged, [keyOf('actual'), keyOf('exercise')], 'actual'), null)
}

forBothNodes('a node killed while it sets the country up goes on where it was', async (t) => {
  await t.stop()
  await killedAt(t, 5)
  await t.restart()
  await t.node.settled(LIMIT_MS)
  assert.deepEqual(await countryOf(t), WHOLE)
  const started = (await recordsOf(t, 'actual')).filter(({ type }) => type === 'exercise.started')
  assert.equal(started.length, 1)
})

interface Learned {
  readonly items: readonly {
    readonly site: string
    readonly host: string
    readonly stage: string
  }[]
}

/** What each breach of a page is found as. */
const BREACHES = [
  ['authority', 'change-hours', 'H change.facts'],
  ['finance', 'postpone', 'H change.danger'],
  ['observers', 'skim', 'H change.new_script'],
  ['epoll', 'lead-away', 'H change.link_left'],
  ['register', 'change-hours', 'C change.passage_gone, H change.facts'],
] as const
const EDITS = ['edit-figures', 'add-news', 'new-build', 'add-link'] as const

/** What is learned and found is tried on both engines where it is written; here the sites are. */
test('pages are learned, each breach of one is found and drafts an alert, and honest edits alarm nobody', async (context) => {
  const settings = { ...QUICK, SCRUTINEER_LEARN_MS: '15000' }
  const run: Run = async (t) => {
    await startExercise(t)
    const hosts = SITE_KEYS.map((key) => SITES[key].host)
    const known = await until('the learned pages', async () => {
      const { items } = await t.call<Learned>('monitoring.learnedPages', { hosts }, 'exercise')
      return items.every(({ stage }) => stage === 'full') ? items : undefined
    })
    const siteOf = (key: keyof typeof SITES) =>
      known.find(({ host }) => host === SITES[key].host)?.site ?? ''
    const learned = (await recordsOf(t, 'exercise')).filter(({ type }) => type === 'page.learned')
    assert.equal(new Set(learned.map(({ subject }) => subject)).size, SITE_KEYS.length)
    const inject = (site: string, kind: string) =>
      t.call('exercises.inject', { site, kind }, 'exercise')
    for (const kind of EDITS) await inject('results', kind)
    for (const [site, kind] of BREACHES) await inject(site, kind)
    for (const [key, kind, wanted] of BREACHES)
      await until(`${kind} of ${key}`, async () => {
        const found = await openOf(t, siteOf(key))
        return found
          .map((one) => `${one.severity} ${one.reason}`)
          .toSorted()
          .join(', ') === wanted
          ? found
          : undefined
      })
    const [one] = await openOf(t, siteOf('authority'))
    const { change } = await t.call<{ change: Change }>(
      'monitoring.finding',
      { finding: one?.id },
      'exercise',
    )
    const marked = change.marked.filter((run) => run.in !== 'both').map(({ text }) => text.trim())
    assert.deepEqual([...new Set(marked)].toSorted(), ['17:00.', '20:00.'])
    const drafts = await until('a draft for each', async () => {
      const all = await recordsOf(t, 'exercise')
      const made = all.filter(({ type }) => type === 'alert.drafted')
      // The register has two findings: the second is noted on the draft of the first.
      const isNoted = all.some(({ type }) => type === 'alert.noted')
      return made.length >= BREACHES.length && isNoted ? made : undefined
    })
    assert.equal(drafts.length, BREACHES.length)
    // Whoever reads the front page then is told not to believe them, and when polls are open.
    const front = await (await fetch(`${t.node.origin}/exercise/en/`)).text()
    assert.match(front, /Do not believe 3 official sites about voting: see the list\./)
    assert.match(front, /What is true about voting: [^<]*, each day 08:00 to 20:00\./)
    assert.match(front, /Enter nothing now on/)
    for (const [site] of BREACHES) await inject(site, 'mend')
    for (const [key] of BREACHES)
      await until(`${key} as it was`, async () =>
        (await openOf(t, siteOf(key))).length === 0 ? true : undefined,
      )
    const told = (await recordsOf(t, 'exercise')).filter(
      ({ type, body }) => type.startsWith('finding.') && body['site'] === siteOf('results'),
    )
    assert.deepEqual(told, [], 'nobody hears of an honest edit')
  }
  await onNode({ engine: 'sqlite', context, run, settings })
})

interface Change {
  readonly marked: readonly { readonly text: string; readonly in: string }[]
}

/** Findings that are open about a site. */
async function openOf(t: TestNode, site: string) {
  const { items } = await t.call<{
    items: { id: string; reason: string; severity: string }[]
  }>('monitoring.findings', { site, state: 'open', limit: 50 }, 'exercise')
  return items
}

/** Runs the node as a process of its own and kills it once the start of the exercise has come to `step`. */
async function killedAt(t: TestNode, step: number): Promise<void> {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../test/support/exercise-child.ts')],
    { env: { ...process.env, ...t.env }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const exited = once(child, 'exit')
  if (child.stdout === null) throw new Error('the child has no output')
  for await (const line of createInterface({ input: child.stdout })) {
    if (Number(line) >= step) child.kill('SIGKILL')
  }
  const [, signal] = await exited
  assert.equal(signal, 'SIGKILL')
}

forBothNodes('an exercise is removed while it is being set up', async (t) => {
  await t.call('exercises.start', {})
  await t.call('exercises.remove', {})
  await t.node.settled(LIMIT_MS)
  assert.deepEqual(await leftovers(t), [])
  const types = (await recordsOf(t, 'actual')).map(({ type }) => type)
  // Other slices write as well when a node has started.
  const own = types.filter((type) => type.startsWith('exercise.'))
  assert.equal(own.at(-1), 'exercise.removed')
  assert.ok(!own.includes('exercise.failed'))
  // And another one can follow: its country is set up from the beginning.
  await t.call('exercises.start', {})
  await until('its areas', async () => {
    if (t.node.house('exercise') === null) return undefined
    return (await countryOf(t)).areas === WHOLE.areas ? true : undefined
  })
})
