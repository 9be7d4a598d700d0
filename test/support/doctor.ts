// The doctor as its user meets it, on a node in this process or on none, and what it said about one thing.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import type { Server } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { product } from '../../scripts/setup.mjs'
import { readConfig } from '../../src/core/config.ts'
import type { Diagnosis } from '../../src/core/diagnosis.ts'
import { examine } from '../../src/platform/doctor/index.ts'
import type { PatientOptions } from '../../src/platform/doctor/patient.ts'
import { runFolder } from './run-folder.ts'

/** Has everything looked at, under settings as the environment gives them. */
export function examined(
  env: Readonly<Record<string, string>>,
  options: Partial<PatientOptions> = {},
): Promise<Diagnosis[]> {
  const config = readConfig(env)
  return examine(config, { clock: null, mailTo: null, stations: null, ...options })
}

/** Asserts that a diagnosis of this check and state has words like these, and a way to mend it where it is wrong. */
export function assertSays(
  found: readonly Diagnosis[],
  check: string,
  state: Diagnosis['state'],
  what: RegExp,
): void {
  const own = found.filter((one) => one.check === check)
  const said = own.find((one) => one.state === state && what.test(one.what))
  assert.ok(said !== undefined, `${check} ${state} ${what}: ${JSON.stringify(own, null, 1)}`)
  if (state === 'wrong' || state === 'advice') assert.ok((said.mend ?? '').length > 10, said.what)
}

/** A folder of its own for a node that does not run, closed to others as a node makes it. */
export function emptyFolder(): string {
  return mkdtempSync(join(runFolder(), 'doctor-'))
}

/** Listens on a free port of 127.0.0.1; gives the port and the way to stop. */
export async function listening(server: Server) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as { port: number }).port, close: () => server.close() }
}

/** The command as its own process, behind another program where given. */
export async function command(
  settings: Readonly<Record<string, string>>,
  args: readonly string[],
  wrap: readonly string[] = [],
) {
  const argv = [...wrap, process.execPath, ...product, 'doctor', ...args]
  const child = spawn(argv[0] ?? '', argv.slice(1), { env: { ...process.env, ...settings } })
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await closed, out, err }
}
