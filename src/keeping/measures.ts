// The figures of a running node, gathered when somebody asks: what each realm did and waits for, and what the process
// and the machine have left.
import { X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Realm } from '../core/action.ts'
import { systemActor } from '../core/actor.ts'
import type { Config } from '../core/config.ts'
import { DAY, nowMs, SECOND, type Time, toMs } from '../core/time.ts'
import type { Gateway } from '../gateway/gateway.ts'
import { callerFor, type OpenHouse } from '../house.ts'
import {
  type DistributionFamily,
  exposition,
  type Family,
  type Labels,
  type Sample,
} from '../lib/prometheus/index.ts'
import { diskOf, lagOf } from '../platform/readiness.ts'

type AnyFamily = Family | DistributionFamily

/** What the figures are taken from. */
export interface MeasuredNode {
  readonly config: Config
  readonly houses: ReadonlyMap<Realm, OpenHouse>
  gateway(): Gateway
  /** Open connections of the door, and how many were ended because there was no room. */
  connections(): { readonly open: number; readonly ended: number }
}

/** The event loop's delay is watched with this step, in ms. */
const LOOP_STEP_MS = 100

/** Starts watching the process; `text` gives all figures. */
export function startMeasures(node: MeasuredNode): { text(): Promise<string>; stop(): void } {
  const loop = monitorEventLoopDelay({ resolution: LOOP_STEP_MS })
  loop.enable()
  return {
    async text() {
      const families = [
        ...processFamilies(loop),
        ...doorFamilies(node.connections()),
        ...(await machineFamilies(node.config)),
      ]
      for (const [realm, house] of node.houses)
        families.push(...(await realmFamilies(realm, house)))
      return exposition(merged([...families, ...streamFamilies(node.gateway())]))
    },
    stop: () => loop.disable(),
  }
}

function gauge(name: string, help: string, samples: readonly Sample[] | number): Family {
  const list = typeof samples === 'number' ? [{ labels: {}, value: samples }] : samples
  return { name: `scrutineer_${name}`, help, type: 'gauge', samples: list }
}

/** Families of the same name, one for each realm, become one. */
function merged(families: readonly AnyFamily[]): AnyFamily[] {
  const byName = new Map<string, AnyFamily>()
  for (const family of families) byName.set(family.name, joined(byName.get(family.name), family))
  return [...byName.values()]
}

function joined(before: AnyFamily | undefined, family: AnyFamily): AnyFamily {
  if (before?.type === 'histogram' && family.type === 'histogram')
    return { ...family, distributions: [...before.distributions, ...family.distributions] }
  if (before === undefined || before.type === 'histogram' || family.type === 'histogram')
    return family
  return { ...family, samples: [...before.samples, ...family.samples] }
}

function processFamilies(loop: ReturnType<typeof monitorEventLoopDelay>): AnyFamily[] {
  const { rss, heapUsed } = process.memoryUsage()
  // Node measures from one look to the next.
  const late = (ns: number) => Math.max(0, ns / 1e6 - LOOP_STEP_MS) / SECOND
  return [
    gauge('memory_bytes', 'Memory of the process.', [
      { labels: { part: 'resident' }, value: rss },
      { labels: { part: 'heap' }, value: heapUsed },
    ]),
    gauge('event_loop_delay_seconds', 'How late the event loop was since the start.', [
      { labels: { percentile: '50' }, value: late(loop.percentile(50)) },
      { labels: { percentile: '99' }, value: late(loop.percentile(99)) },
      { labels: { percentile: '100' }, value: late(loop.max) },
    ]),
    gauge('open_files', 'Files and connections that the process has open.', openFiles()),
    gauge('started_seconds', 'When the process began, in seconds since 1970.', [
      { labels: {}, value: Math.round((nowMs() - process.uptime() * SECOND) / SECOND) },
    ]),
  ]
}

function doorFamilies({ open, ended }: { open: number; ended: number }): AnyFamily[] {
  return [
    gauge('connections', 'Open connections of the door; none are counted behind a proxy.', open),
    {
      name: 'scrutineer_connections_ended_total',
      help: 'Connections ended because their network, or the door, held too many.',
      type: 'counter',
      samples: [{ labels: {}, value: ended }],
    },
  ]
}

function openFiles(): readonly Sample[] {
  try {
    return [{ labels: {}, value: readdirSync('/proc/self/fd').length }]
  } catch {
    // Only Linux shows them there.
    return []
  }
}

async function machineFamilies({ dataFolder, tls }: Config): Promise<AnyFamily[]> {
  const { free, size } = await diskOf(dataFolder)
  const days = tls === null ? null : daysLeft(tls.cert)
  return [
    gauge('disk_free_bytes', 'Room where the data lie.', free),
    gauge('disk_size_bytes', 'Size of the file system where the data lie.', size),
    gauge('store_file_bytes', 'Size of the files of the embedded store.', storeFiles(dataFolder)),
    gauge(
      'certificate_days',
      'Days until the own TLS certificate expires.',
      days === null ? [] : days,
    ),
  ]
}

function storeFiles(folder: string): readonly Sample[] {
  return ['scrutineer.db', 'scrutineer.db-wal', 'exercise.db', 'exercise.db-wal'].flatMap(
    (file) => {
      const path = join(folder, file)
      return existsSync(path) ? [{ labels: { file }, value: statSync(path).size }] : []
    },
  )
}

/** Days until the certificate in a PEM file expires; null when it cannot be read. */
function daysLeft(path: string): number | null {
  try {
    const { validToDate } = new X509Certificate(readFileSync(path))
    return Math.floor((validToDate.getTime() - nowMs()) / DAY)
  } catch {
    return null
  }
}

async function realmFamilies(realm: Realm, house: OpenHouse): Promise<AnyFamily[]> {
  const at = (labels: Labels, value: number): Sample => ({ labels: { realm, ...labels }, value })
  const lag = await lagOf(house.store, house.pump)
  const { waiting, commits } = house.store.load()
  const calls = house.calls
  return [
    {
      name: 'scrutineer_commands_total',
      help: 'Commands by action and outcome: done, refused by a rule, failed by a fault.',
      type: 'counter',
      samples: calls.commands.samples().map(({ labels, value }) => at(labels, value)),
    },
    {
      name: 'scrutineer_job_failures_total',
      help: 'Failed runs of jobs by kind.',
      type: 'counter',
      samples: calls.jobFailures.samples().map(({ labels, value }) => at(labels, value)),
    },
    {
      name: 'scrutineer_command_duration_seconds',
      help: 'How long commands took, from the call to the answer.',
      type: 'histogram',
      distributions: calls.times
        .distributions()
        .map((one) => ({ ...one, labels: { realm, ...one.labels } })),
    },
    {
      name: 'scrutineer_commit_duration_seconds',
      help: 'How long commits of the store took.',
      type: 'histogram',
      distributions: commits.map((one) => ({ ...one, labels: { realm } })),
    },
    gauge('write_queue', 'Commands that wait for the store.', [at({}, waiting)]),
    gauge('log_records', 'Numbered records of the log.', [at({}, lag.records)]),
    gauge('log_unnumbered_records', 'Records that wait for a number.', [at({}, lag.unnumbered)]),
    gauge('log_unnumbered_seconds', 'How long the oldest of them has waited.', [
      at({}, lag.unnumberedMs / SECOND),
    ]),
    gauge('log_unsigned_records', 'Records that no signed checkpoint covers yet.', [
      at({}, lag.unsigned),
    ]),
    gauge('log_damage', 'Damaged places of the log that nobody has named.', [
      at({}, lag.damage.length),
    ]),
    gauge('clock_behind_seconds', 'How far the clock is behind the newest record.', [
      at({}, behindSeconds(lag.newest)),
    ]),
    gauge(
      'workflow_lag_records',
      'Records that a workflow has not dealt with yet.',
      lag.workflows.map(({ workflow, records }) => at({ workflow }, records)),
    ),
    gauge(
      'workflow_lag_seconds',
      'Age of the oldest of them.',
      lag.workflows.map(({ workflow, ms }) => at({ workflow }, ms / SECOND)),
    ),
    gauge(
      'job_overdue_seconds',
      'How long the longest due job of a kind has waited.',
      lag.jobs.map(({ kind, ms }) => at({ kind }, ms / SECOND)),
    ),
    ...(await sliceFamilies(house, at)),
  ]
}

function behindSeconds(newest: Time | null): number {
  return newest === null ? 0 : Math.max(0, toMs(newest) - nowMs()) / SECOND
}

interface Counts {
  readonly sites: readonly { status: string; count: number }[]
  readonly findings: readonly { severity: string; count: number }[]
}

/** Names of the severities, as labels. */
const SEVERITIES: Readonly<Record<string, string>> = {
  C: 'critical',
  H: 'high',
  M: 'medium',
  L: 'low',
  i: 'info',
}

/** What counting needs. */
const PERMISSIONS = ['monitoring:read', 'alerting:read', 'record:backup'] as const

/** What the slices count; one that the house does not have counts nothing. */
async function sliceFamilies(
  house: OpenHouse,
  at: (labels: Labels, value: number) => Sample,
): Promise<AnyFamily[]> {
  const caller = callerFor(house.runner, systemActor('job:measures', PERMISSIONS))
  const asked = async <T>(name: string): Promise<T | null> => {
    const action = house.runner.actions.get(name)
    return action === undefined ? null : ((await caller.call(action, {})) as T)
  }
  const watched = await asked<Counts>('monitoring.counts')
  const open =
    await asked<Record<'alerts' | 'audience' | 'delivered' | 'answered', number>>('alerting.counts')
  const backups = await asked<{ newest: string | null }>('record.backups')
  const lookouts = await asked<{ count: number; last: string | null }>('record.lookedOut')
  const age = (time: string | null | undefined) =>
    time == null ? [] : [at({}, (nowMs() - toMs(time)) / SECOND)]
  return [
    gauge(
      'sites',
      'Watched sites by status.',
      (watched?.sites ?? []).map(({ status, count }) => at({ status }, count)),
    ),
    gauge(
      'findings_open',
      'Open findings by severity.',
      (watched?.findings ?? []).map(({ severity, count }) =>
        at({ severity: SEVERITIES[severity] ?? severity }, count),
      ),
    ),
    gauge(
      'alert_stations',
      'Stations that the open alerts mean, have been delivered to, and answered.',
      open === null
        ? []
        : (['audience', 'delivered', 'answered'] as const).map((state) =>
            at({ state }, open[state]),
          ),
    ),
    gauge('alerts_open', 'Alerts in force.', open === null ? [] : [at({}, open.alerts)]),
    gauge('backup_age_seconds', 'Age of the newest backup.', age(backups?.newest)),
    gauge('lookouts', 'Lookouts that report.', lookouts === null ? [] : [at({}, lookouts.count)]),
    gauge('lookout_age_seconds', 'Time since a lookout last looked.', age(lookouts?.last)),
  ]
}

function streamFamilies(gateway: Gateway): AnyFamily[] {
  const open = Object.entries(gateway.stats()).flatMap(([realm, stats]) =>
    stats === null ? [] : [{ realm, stats }],
  )
  return [
    gauge(
      'stations_connected',
      'Connections to the alert stream by their way.',
      open.flatMap(({ realm, stats }) =>
        (['sockets', 'events', 'polls'] as const).map((way) => ({
          labels: { realm, way },
          value: stats[way],
        })),
      ),
    ),
    {
      name: 'scrutineer_stations_cut_total',
      help: 'Connections cut because they did not read.',
      type: 'counter',
      samples: open.map(({ realm, stats }) => ({ labels: { realm }, value: stats.slow })),
    },
    gauge(
      'stream_heartbeat_age_seconds',
      'Age of the newest signed heartbeat of the alert stream.',
      open.map(({ realm, stats }) => ({
        labels: { realm },
        value: (nowMs() - stats.heartbeatMs) / SECOND,
      })),
    ),
  ]
}
