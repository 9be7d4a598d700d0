// `scrutineer doctor`: what the looks of platform/doctor need to know of this node.
import { type Config, readConfig } from '../core/config.ts'
import { type Diagnosis, diagnosesOf } from '../core/diagnosis.ts'
import { Problem } from '../core/problem.ts'
import { configAsKept } from '../commands/as-kept.ts'
import { openLine } from '../commands/line.ts'
import { findNode } from '../platform/doctor/running.ts'
import { examine } from '../platform/doctor/index.ts'
import { atOwnAddress, OTHER_NAME } from './own-address.ts'

/** What may be said after `doctor`. */
export interface DoctorOrder {
  /** `ntp://host[:port]` or `https://host/` that knows the time; null for none. */
  readonly clock: string | null
  /** Where a mail is sent for a try; null sends none. */
  readonly mailTo: string | null
}

/** Looks at the machine while the node runs and while it does not; opens no store itself. */
export async function consult(
  env: Readonly<Record<string, string | undefined>>,
  order: DoctorOrder,
): Promise<Diagnosis[]> {
  let config: Config
  try {
    config = readConfig(env)
  } catch (error) {
    const { message } = error as Error
    return [diagnosesOf('settings').wrong(message, 'Correct them; README.md lists them all.')]
  }
  const { at, fault } = await ownAddress(config)
  const stations = await countStations(config)
  const found = await examine(await configAsKept(at), { ...order, stations })
  return fault === null ? found : [...found, fault]
}

/** The settings as far as they can be known, and what is wrong with their address. */
async function ownAddress(config: Config): Promise<{ at: Config; fault: Diagnosis | null }> {
  try {
    return { at: await atOwnAddress(config), fault: null }
  } catch (error) {
    // A store that does not answer is told by its own look.
    if (!(error instanceof Problem) || error.code !== OTHER_NAME) return { at: config, fault: null }
    const mend = 'Without SCRUTINEER_ORIGIN the doctor takes the address of the node itself.'
    return { at: config, fault: diagnosesOf('address').wrong(error.message, mend) }
  }
}

/** Stations of the nation by the running node; null when there is none, or it cannot be asked. */
async function countStations(config: Config): Promise<number | null> {
  if ((await findNode(config.dataFolder)) === null) return null
  const line = await openLine(config, { runsJobs: false }).catch(() => null)
  if (line === null) return null
  try {
    const input = { areas: ['/'], devices: false }
    const action = 'territory.audience'
    const { output } = await line.call({ realm: 'actual', action, input })
    return (output as { count: number }).count
  } catch {
    return null
  } finally {
    await line.close()
  }
}
