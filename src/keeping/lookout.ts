// A lookout on this machine: what the command line ordered, with the mail and SMS of this machine's settings.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LookoutOrder } from '../cli/machine.ts'
import type { Config } from '../core/config.ts'
import { Problem } from '../core/problem.ts'
import { NoteError, parseVerifierKey } from '../lib/tlog/index.ts'
import { type LookResult, openLookout } from '../platform/lookout/lookout.ts'
import { smtpMail } from '../platform/mail.ts'
import { smsGateway } from '../platform/sms.ts'

/** Looks until SIGINT or SIGTERM, or once; gives what the last look said. */
export async function lookOut(
  config: Config,
  order: LookoutOrder,
  say: (line: string) => void,
): Promise<LookResult> {
  const { mail, sms, state, ca, key, once, everyMs } = order
  if (key !== null) checkKey(key)
  const place = new URL(order.of).host.replaceAll(/[^\w.-]/g, '_')
  const lookout = openLookout({
    ...order,
    // An argument could be read by every user of the machine.
    token: order.token ?? process.env['SCRUTINEER_LOOKOUT_TOKEN'] ?? null,
    state: state ?? join(config.dataFolder, 'lookout', place),
    ca: ca === null ? null : readCa(ca),
    recipients: { mail, sms },
    carriers: {
      mail: config.smtpUrl === null ? null : smtpMail(config.smtpUrl, config.smtpFrom),
      sms: config.sms === null ? null : smsGateway(config.sms),
    },
    say,
  })
  try {
    if (once) return await lookout.look(true)
    return await untilStopped(everyMs, () => lookout.look(false))
  } finally {
    await lookout.close()
  }
}

/** Runs `look` every `everyMs`, counted from beginning to beginning. */
async function untilStopped(everyMs: number, look: () => Promise<LookResult>): Promise<LookResult> {
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort())
  for (;;) {
    const began = performance.now()
    const result = await look()
    await pause(everyMs - (performance.now() - began), stopped.signal)
    if (stopped.signal.aborted) return result
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ms <= 0 || signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })
}

function checkKey(key: string): void {
  try {
    parseVerifierKey(key)
  } catch (cause) {
    if (!(cause instanceof NoteError)) throw cause
    const sentence =
      'A --key looks like node.example/log+0123abcd+AbC…; the node shows it at /log/key.'
    throw new Problem('cli.bad_argument', 400, sentence, { cause })
  }
}

function readCa(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Problem('cli.no_file', 400, `The file ${path} cannot be read.`, { cause })
  }
}
