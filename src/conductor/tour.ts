// `scrutineer tour`: the main job from beginning to end on a temporary node, told in plain sentences between the records
// that it leaves. Nothing is left behind and nothing outside is touched.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Action, Realm } from '../core/action.ts'
import { readConfig } from '../core/config.ts'
import type { SequencedRecord } from '../core/record.ts'
import { text } from '../core/text.ts'
import { askBundle, downloadBundle } from '../domains/evidence/index.ts'
import { allClear, issue, preview, propose, show } from '../domains/alerting/index.ts'
import { inject, remove, setPace, start } from '../domains/exercises/index.ts'
import type { OpenHouse } from '../house.ts'
import { checkTexts, stateTexts } from '../cli/bundle-texts.ts'
import { commandLine } from '../commands/line.ts'
import { verifyBundle } from '../commands/verify-bundle.ts'
import { custodyKeyText } from '../lib/bundle/index.ts'
import { verifierKey } from '../lib/tlog/index.ts'
import { openNode, type RunningNode } from '../node.ts'
import { verifyLog } from '../platform/store/index.ts'
import { follow } from './exercise.ts'

/** The site that is broken: a hundred stations of one district depend on it, enough to watch and few enough to read. */
const SITE = 'epoll'

/** Settings of the temporary node; those of the operator's own node are left alone. */
const SETTINGS = {
  PORT: '0',
  SCRUTINEER_VISIT_MS: '3000',
  SCRUTINEER_RECHECK_MS: '0,1000,2000',
}

/** Longest wait for any one thing; what comes at all comes within seconds, on a busy machine within a minute. */
const WAIT_MS = 90_000
/** Share of the stations whose answers are waited for: a few never answer. */
const ANSWERED = 0.8
/** Longest body that is printed in a record's line, in characters. */
const BODY_CHARS = 70
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

type Out = (line: string) => void

/** Runs the tour; gives 0, or 1 after saying why it ended early. The temporary folder is gone in every case. */
export async function tour(out: Out): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'scrutineer-tour-'))
  const interrupt = new AbortController()
  const onSignal = () => interrupt.abort(new Error('it was interrupted'))
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal)
  try {
    await guided(out, folder, interrupt.signal)
    return 0
  } catch (error) {
    out('')
    out(`The tour ended early: ${error instanceof Error ? error.message : String(error)}.`)
    return 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  }
}

async function guided(out: Out, folder: string, signal: AbortSignal): Promise<void> {
  const began = performance.now()
  const step = (sentence: string) => {
    signal.throwIfAborted()
    out('')
    out(`— ${sentence}`)
  }
  step(`A node opens in ${folder}; it will be removed at the end.`)
  const config = readConfig({ ...SETTINGS, SCRUTINEER_DATA: join(folder, 'data') })
  const log = (line: string) => out(`  node: ${line}`)
  const node = await openNode(config, { log })
  const watching = new Set<Watch>()
  const watch = (realm: Realm) => {
    const one = startWatch({ node, realm, out, signal })
    watching.add(one)
    return one
  }
  try {
    const actual = watch('actual')
    const records = await wholeLoop({ node, folder, actual, watch, step, out })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    step(`That was all: ${records} records in ${seconds} seconds.`)
  } finally {
    for (const one of watching) await one.stop()
    await node.close()
  }
}

interface Tour {
  readonly node: RunningNode
  /** Where what the tour makes lies until its end. */
  readonly folder: string
  readonly actual: Watch
  watch(realm: Realm): Watch
  /** Says what comes next; throws when the tour was interrupted. */
  step(sentence: string): void
  readonly out: Out
}

/** The loop itself; gives the number of records. */
async function wholeLoop(tour: Tour): Promise<number> {
  const { actual, step } = tour
  step('The exercise starts: a fictional country with 24 districts, 2,400 stations and six sites.')
  await actual.call(start, {})
  await actual.until('exercise.prepared')
  const exercise = tour.watch('exercise')
  await actual.until('exercise.opened')

  step(`Somebody defaces the site “${SITE}”, on which the district of Old Harbour depends.`)
  await exercise.call(setPace, { pace: 'quick' })
  await exercise.call(inject, { site: SITE, kind: 'deface' })
  await exercise.until('finding.suspected')

  step('The visit that sees it is not believed alone: the site is looked at again.')
  await exercise.until('finding.opened')

  step('The finding is certain, so a workflow drafts an alert for the stations that depend on it.')
  const { subject: alert } = await exercise.until('alert.drafted')
  const { subject: preserved } = await exercise.until('item.preserved')
  await sendAndClear({ ...tour, exercise }, alert)

  step('What the monitor saw becomes one file that a court can check without this node.')
  await bundled({ ...tour, exercise }, preserved)

  step('Both logs are verified: every record, every hash, the signed head.')
  await verify(tour, 'actual')
  await verify(tour, 'exercise')

  step('The exercise is removed; the Actual log keeps its last checkpoint.')
  await exercise.stop()
  await actual.call(remove, {})
  await actual.until('exercise.removed')
  return actual.count() + exercise.count()
}

async function sendAndClear(
  { exercise, step, out }: Tour & { readonly exercise: Watch },
  alert: string,
): Promise<void> {
  step('The draft is proposed for release. Nothing has been sent yet.')
  await exercise.call(propose, { alert, confirmed: ['en', 'ar'] })
  await exercise.until('alert.proposed')
  const { count, read } = await exercise.call(preview, { alert })

  step(`It is released to ${count} stations.`)
  await exercise.call(issue, { alert, count, read: read ?? '' })
  await exercise.until('alert.issued')
  const { revisions } = await exercise.call(show, { alert })
  for (const { proposedBy, releasedBy } of revisions)
    out(`  Proposed by ${proposedBy}, released by ${releasedBy}. (In Actual two persons do this.)`)

  step('The stations get it, open it and answer; simulated ones here, quicker than people.')
  await exercise.until('alert.acknowledged', Math.ceil(count * ANSWERED))

  step('The site is mended. The finding closes when visits have seen that all is well again.')
  await exercise.call(inject, { site: SITE, kind: 'mend' })
  await exercise.until('finding.closed')
  const board = await allOver(exercise, alert)
  if (board === null) throw new Error('the alert has no board')
  const { acknowledged, done, cannotComply, needHelp } = board
  out(`  ${acknowledged} of ${count} stations have answered:`)
  out(`  ${done} have done it, ${cannotComply} cannot, ${needHelp} need help.`)

  step('The all-clear goes to the same stations, in the words released with the alert.')
  await exercise.call(allClear, { alert })
  await exercise.until('alert.cleared')
}

/** Waits until every finding behind the alert is over, each with a note on it; gives the board then. */
async function allOver(exercise: Watch, alert: string) {
  for (let notes = 1; ; notes += 1) {
    await exercise.until('alert.noted', notes)
    const { board, findings } = await exercise.call(show, { alert })
    if (findings.every(({ overAt }) => overAt !== null)) return board
  }
}

/** Has the evidence put into a bundle, saves that and checks it as a stranger would. Throws Error when it is not sound. */
async function bundled(
  { node, exercise, out, folder }: Tour & { readonly exercise: Watch },
  item: string,
): Promise<void> {
  const { bundle } = await exercise.call(askBundle, { items: [item] })
  await exercise.until('bundle.made')
  const { file } = await exercise.call(downloadBundle, { bundle })
  const path = join(folder, file.name)
  const files = houseOf(node, 'exercise').files('evidence')
  for (const sha256 of file.parts) appendFileSync(path, (await files.get(sha256)) ?? '')
  const { store, keys } = houseOf(node, 'exercise')
  const custodyKey = custodyKeyText(store.origin, keys.signing('custody').publicKey)
  const key = verifierKey(store.origin, store.publicKey)
  const order = { file: path, authorities: null, key, custodyKey, policy: null }
  const { verdict, lines } = await verifyBundle(order)
  const t = text('en')
  for (const { check, state } of lines)
    out(`  ${check} ${t(stateTexts[state]).padEnd(11)} ${t(checkTexts[check])}`)
  if (verdict !== 'pass') throw new Error(`the bundle ${file.name} does not hold`)
}

/** Verifies one realm's log and says so. Throws Error when it is not sound. */
async function verify({ node, out }: Tour, realm: Realm): Promise<void> {
  const { store } = houseOf(node, realm)
  await store.settled(WAIT_MS)
  const { records, signed, fault } = await verifyLog(store)
  if (fault !== null) {
    const where = fault.seq === null ? 'its head' : `record ${fault.seq}`
    throw new Error(`the ${realm} log is not sound at ${where}: ${fault.what}`)
  }
  out(`  ${realm}: ${records} records are sound, ${signed} of them under the signed checkpoint.`)
}

/** Somebody who acts in one realm and sees its records. */
interface Watch {
  /** Runs an action as the machine's operator. */
  call<N extends string, I, O>(action: Action<N, I, O>, input: unknown): Promise<O>
  /** Resolves with the `count`th record of a type since the log began. Throws Error when it does not come in time. */
  until(type: string, count?: number): Promise<SequencedRecord>
  /** How many records were seen. */
  count(): number
  stop(): Promise<void>
}

function houseOf(node: RunningNode, realm: Realm): OpenHouse {
  const house = node.house(realm)
  if (house === null) throw new Error(`the ${realm} house is not open`)
  return house
}

/** Prints every record of a realm as soon as it has its number. */
function startWatch(parts: {
  readonly node: RunningNode
  readonly realm: Realm
  readonly out: Out
  readonly signal: AbortSignal
}): Watch {
  const { realm, out, signal } = parts
  const house = houseOf(parts.node, realm)
  const seen: SequencedRecord[] = []
  const changed = new EventTarget()
  const follower = follow(house, out, async (record) => {
    seen.push(record)
    out(lineOf(realm, record))
    changed.dispatchEvent(new Event('record'))
  })
  return {
    call: async (action, input) => (await house.runner.call(commandLine(), action, input)).output,
    async until(type, count = 1) {
      const late = AbortSignal.timeout(WAIT_MS)
      const ended = AbortSignal.any([late, signal])
      for (;;) {
        const found = seen.filter((record) => record.type === type)[count - 1]
        if (found !== undefined) return found
        const isFailed = seen.some((record) => record.type === 'exercise.failed')
        if (isFailed) throw new Error('the exercise could not be started')
        await once(changed, ended)
        signal.throwIfAborted()
        if (late.aborted) throw new Error(`${type} did not come within ${WAIT_MS / 1000} seconds`)
      }
    },
    count: () => seen.length,
    stop: () => follower.stop(),
  }
}

/** Resolves with the next record, or when the wait is over. */
function once(changed: EventTarget, ended: AbortSignal): Promise<void> {
  if (ended.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const wake = () => {
      changed.removeEventListener('record', wake)
      ended.removeEventListener('abort', wake)
      resolve()
    }
    changed.addEventListener('record', wake)
    ended.addEventListener('abort', wake)
  })
}

/** One line: realm and number, type, who, where, and the beginning of the body. */
function lineOf(realm: Realm, { seq, type, actor, area, body }: SequencedRecord): string {
  // Of an id the end tells more than the beginning, which is the time.
  const told = JSON.stringify(body).replaceAll(UUID, (id) => `…${id.slice(-6)}`)
  const short = told.length > BODY_CHARS ? `${told.slice(0, BODY_CHARS)}…` : told
  return `  ${realm.padEnd(8)} ${String(seq).padStart(5)}  ${type.padEnd(22)} ${actor.padEnd(27)} ${area.padEnd(7)} ${short}`
}
