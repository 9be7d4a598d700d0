import { readFileSync } from 'node:fs'
import type { Config } from '../../core/config.ts'
import { findNode } from './running.ts'

/** How long one look may take. */
export const LOOK_MS = 5_000

/** What the doctor looks at: the settings, and the node that runs with them or does not. */
export interface Patient {
  readonly config: Config
  readonly origin: URL
  /** Process that has the control socket open; null when no node runs on the data folder. */
  readonly pid: number | null
  /** Polling stations of the nation; null when no node could be asked. */
  readonly stations: number | null
  /** Roots trusted besides the usual ones, PEM. */
  readonly extraRoots: readonly string[]
  /** `ntp://host[:port]` or `https://host/…` that knows the time; null for none. */
  readonly clock: string | null
  /** Where a mail is to be sent for a try; null to send none. */
  readonly mailTo: string | null
}

/** What the caller knows besides the settings. */
export type PatientOptions = Pick<Patient, 'clock' | 'mailTo' | 'stations'>

/** Gathers what all looks share. Throws Error when the file of extra roots cannot be read. */
export async function admitPatient(config: Config, options: PatientOptions): Promise<Patient> {
  return {
    ...options,
    config,
    origin: new URL(config.origin),
    pid: await findNode(config.dataFolder),
    extraRoots: config.extraCa === null ? [] : [readFileSync(config.extraCa, 'utf8')],
  }
}

/** The node's own door, past every proxy. */
export function directDoor({ config }: Patient): URL {
  const scheme = config.tls === null ? 'http' : 'https'
  const every: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }
  const host = every[config.host] ?? (config.host.includes(':') ? `[${config.host}]` : config.host)
  return new URL(`${scheme}://${host}:${config.port}`)
}
