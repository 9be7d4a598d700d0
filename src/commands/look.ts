// `scrutineer check`: one look at a site from this machine, judged as a node would judge it.
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import type { LookOutcome, LookTarget } from '../cli/machine.ts'
import { PRIVATE_NETWORKS } from '../core/network.ts'
import type { Observation } from '../core/observation.ts'
import { Problem } from '../core/problem.ts'
import { text } from '../core/text.ts'
import { now } from '../core/time.ts'
import { DEFAULT_POLICY, gradeOf, judging, reportOf, toJudge } from '../domains/monitoring/index.ts'
import { productVersion } from '../keeping/realm.ts'
import { createThreads, type Threads } from '../platform/apart/index.ts'
import { probeApart } from '../platform/probe/apart.ts'

/** Looks at a site. Throws Problem `cli.no_file` for an authority's file that cannot be read. */
export async function look(target: LookTarget): Promise<LookOutcome> {
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

/** Whether something can be learnt from it: of a name that does not exist nothing but that, of one that fails where. */
function tells(seen: Observation): boolean {
  if (seen.kind !== 'dns.message') return true
  return seen.answers.length > 0 || seen.rcode === 'SERVFAIL'
}

function readCa(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Problem('cli.no_file', 400, `The file ${path} cannot be read.`, { cause })
  }
}

/**
 * Why nothing at all could be seen of a site; null when something answered. Records alone make a report too, where the
 * name exists or the resolver says why it holds its answers back.
 */
function whyNothing(observations: readonly Observation[]): string | null {
  const answered = observations.filter(({ error }) => error === null)
  if (answered.some(({ kind }) => kind !== 'dns.message')) return null
  const isForbidden = observations.some(({ error }) => error?.stage === 'policy')
  if (!isForbidden && answered.some(tells)) return null
  const errors = observations.flatMap(({ error }) => error ?? [])
  const worst = errors.find(({ stage }) => stage === 'policy') ?? errors[0]
  return worst === undefined ? 'nothing answered.' : worst.message
}
