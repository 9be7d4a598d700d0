// What the command line stands on: the running node through its socket, or the store itself when none runs.
import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { LookOutcome, LookTarget, Machine, Verification } from '../cli/machine.ts'
import type { Action } from '../core/action.ts'
import { type Config, readConfig } from '../core/config.ts'
import { PRIVATE_NETWORKS } from '../core/network.ts'
import type { Observation } from '../core/observation.ts'
import type { Tx } from '../core/port.ts'
import { Problem } from '../core/problem.ts'
import { text } from '../core/text.ts'
import { now } from '../core/time.ts'
import { DEFAULT_POLICY, gradeOf, judging, reportOf, toJudge } from '../domains/monitoring/index.ts'
import { consult } from '../keeping/doctor.ts'
import { allSlices } from '../domains/index.ts'
import { shippedFacts } from '../shipped.ts'
import { logOrigin } from '../house.ts'
import { lookOut } from '../keeping/lookout.ts'
import { MIRROR_ONCE, type MirrorRound } from '../keeping/mirror.ts'
import { checkMirror } from '../keeping/mirror-check.ts'
import { folderOf, MIGRATIONS, placeOf, productVersion } from '../node.ts'
import { createThreads, type Threads } from '../platform/apart/index.ts'
import { stepBack } from '../platform/backup/step-back.ts'
import { openKeys } from '../platform/keys.ts'
import { probeApart } from '../platform/probe/apart.ts'
import { openStore, recordsOfTypes } from '../platform/store/index.ts'
import { BROKEN } from '../platform/store/published.ts'
import { verifyLog } from '../platform/store/verify.ts'
import { drill, nameBreak, restoreNode } from '../keeping/restore.ts'
import { backUp, makeAgeKey, upgrade } from '../keeping/upkeep.ts'
import { importFacts } from './import-facts.ts'
import { importStations } from './import-stations.ts'
import { type LineCall, openLine } from './line.ts'
import { serve } from './serve.ts'

/** The machine under the process's environment. Settings are read when a command needs them. */
export function thisMachine(): Machine {
  const out = printer(process.stdout)
  const err = printer(process.stderr)
  const config = () => readConfig(process.env)
  return {
    out,
    err,
    origin: () => config().origin,
    serve: () => serve(config(), out),
    look,
    call: (realm, action, input) => call(config(), { realm, action, input }),
    actions: () => allActions(config()),
    verify: () => verify(config()),
    doctor: (order) => consult(process.env, order),
    importStations: (path, options) => importStations(config(), path, { ...options, out, err }),
    importFacts: (path) => importFacts(config(), path, out),
    writeMirror: (folder) => writeMirror(config(), folder),
    verifyMirror: checkMirror,
    lookOut: (order) => lookOut(config(), order, out),
    stepBack,
    backUp: (order) => backUp(config(), order, err),
    restore: (order) => restoreNode(config(), order, err),
    drill: (order) => drill(config(), order, err),
    nameBreak: (order) => nameBreak(config(), order),
    upgrade: (options) => upgrade(config(), options, err),
    makeAgeKey,
    measureHere: async (seconds) =>
      (await import('../keeping/bench-here.ts')).measureHere(config(), seconds),
    tour: async () => (await import('../conductor/tour.ts')).tour(out),
  }
}

/** How a stream says that nobody reads it any more: a closed pipe, a terminal that went away. */
const READER_GONE = ['EPIPE', 'EIO']

/** Prints lines until the reader is gone. What runs goes on: a command does its work, and a node serves. */
function printer(stream: NodeJS.WriteStream): (line: string) => void {
  let isRead = true
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!READER_GONE.includes(error.code ?? '')) throw error
    isRead = false
  })
  return (line) => void (isRead && stream.write(`${line}\n`))
}

async function look(target: LookTarget): Promise<LookOutcome> {
  const threads = createThreads()
  try {
    return await lookFrom(threads, target)
  } finally {
    await threads.close()
  }
}

async function lookFrom(threads: Threads, target: LookTarget): Promise<LookOutcome> {
  const probe = probeApart(threads, {
    resolvers: target.resolver === null ? undefined : [target.resolver],
    extraCa: target.ca === null ? undefined : [readCa(target.ca)],
    userAgent: `Scrutineer/${productVersion()} (+https://localhost/help)`,
  })
  const { host, path, httpsPort, httpPort, allowPrivate } = target
  // Whoever works on the machine may look from it wherever he says.
  const opened = {
    privateNetworks: allowPrivate ? PRIVATE_NETWORKS : [],
    openPorts: [httpsPort, httpPort],
  }
  const only = isIP(host) === 0 ? undefined : (['tls', 'http'] as const)
  const plan = { host, path, httpsPort, httpPort, ...opened, ...(only && { only }) }
  const observations = await probe.visit(plan)
  const failed = whyNothing(observations)
  if (failed !== null) return { failed }
  const at = now()
  const site = { host, path, baseline: null, policy: DEFAULT_POLICY }
  const { verdicts } = await threads.run(judging, toJudge(observations, site, at))
  const grade = gradeOf(verdicts)
  return { report: reportOf({ host, at, verdicts, grade, observations }, text('en')) }
}

function readCa(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Problem('cli.no_file', 400, `The file ${path} cannot be read.`, { cause })
  }
}

/** Why nothing at all could be seen of a site; null when something answered. */
function whyNothing(observations: readonly Observation[]): string | null {
  const reached = observations.filter(({ kind }) => kind !== 'dns.message')
  if (reached.some(({ error }) => error === null)) return null
  const errors = observations.flatMap(({ error }) => error ?? [])
  const worst = errors.find(({ stage }) => stage === 'policy') ?? errors[0]
  return worst === undefined ? 'nothing answered.' : worst.message
}

async function writeMirror(config: Config, folder: string): Promise<MirrorRound> {
  const request = { realm: 'actual', action: MIRROR_ONCE, input: { folder } } as const
  const line = await openLine(config, { runsJobs: false })
  try {
    const { output } = await line.call(request)
    return output as MirrorRound
  } catch (error) {
    const isAlone = error instanceof Problem && error.code === 'cli.no_action'
    if (!isAlone) throw error
    const sentence = 'A mirror is written by the running node. Start it first.'
    throw new Problem('mirror.no_node', 409, sentence, { cause: error })
  } finally {
    await line.close()
  }
}

async function call(config: Config, request: LineCall) {
  const line = await openLine(config, { runsJobs: false })
  try {
    return await line.call(request)
  } finally {
    await line.close()
  }
}

function allActions(config: Config): readonly Action[] {
  const nobody = { publicKey: new Uint8Array(32), sign: () => new Uint8Array(64) }
  return allSlices({ ...config, streamKey: nobody, facts: shippedFacts }).flatMap(
    (slice) => slice.actions,
  )
}

/** Breaks that are told; a log with more is told about as well. */
const MAX_BREAKS = 100

/** What the log says of checkpoints that it does not go on from. */
async function namedBreaks(tx: Tx): Promise<Verification['breaks']> {
  const range = { after: -1, limit: MAX_BREAKS }
  const records = await recordsOfTypes(tx, range, [BROKEN])
  return records.map(({ seq, body }) => ({
    seq,
    size: Number(body['size']),
    reason: String(body['reason']),
  }))
}

async function verify(config: Config): Promise<Verification[]> {
  const found: Verification[] = []
  for (const realm of ['actual', 'exercise'] as const) {
    const folder = folderOf(config, realm)
    if (!existsSync(join(folder, 'keys', 'log.pem'))) continue
    const prefix = realm === 'exercise' ? '/exercise' : ''
    const store = await openStore({
      ...placeOf(config, realm),
      origin: logOrigin({ origin: config.origin, prefix }),
      signer: openKeys(join(folder, 'keys')).signing('log'),
      migrationsDir: MIGRATIONS,
      readOnly: true,
    })
    try {
      const { records, signed, erased, fault, damaged } = await verifyLog(store)
      const breaks = fault === null ? await store.read(namedBreaks) : []
      const { origin } = store
      found.push({ realm, origin, records, signed, erased, fault, damaged, breaks })
    } finally {
      await store.close()
    }
  }
  if (found.length === 0) {
    throw new Problem('cli.no_node', 404, `There is no node in the folder ${config.dataFolder}.`)
  }
  return found
}
