// `scrutineer serve`: a node until it is told to stop, and what it says meanwhile.
import type { Config } from '../core/config.ts'
import { now } from '../core/time.ts'
import { firstLink } from '../domains/accounts/index.ts'
import { productVersion } from '../keeping/realm.ts'
import { openNode } from '../node.ts'
import { eventOf, limitEvents, openEventFile } from '../platform/event-log.ts'
import { commandLine } from './line.ts'

/** Serves until SIGTERM or SIGINT, then ends in order; a second signal ends at once. SIGHUP opens the log file anew. */
export async function serve(config: Config, out: (line: string) => void): Promise<void> {
  const events = openLog(config, out)
  const stopped = untilTold()
  const node = await openNode(config, { log: events.log })
  events.log('node: The node is open.')
  out('')
  out(`Scrutineer ${productVersion()} is at ${node.origin}`)
  if (!isLoopback(config.host) && !node.origin.startsWith('https:')) {
    out('Without https phones will have neither offline page nor passkeys: set SCRUTINEER_ORIGIN.')
  }
  const { output } = await (node.house('actual')?.runner.call(commandLine(), firstLink, {}) ??
    Promise.reject(new Error('the node has no Actual house')))
  if (output.link !== null) {
    out('')
    out('There is no administrator yet. This link makes the first one, once, within 24 hours:')
    out(`${node.origin}/join#${output.link.secret}`)
  }
  out('')
  await stopped
  out('Stopping …')
  await node.close()
  events.log('node: The node is closed.')
  events.close()
}

/** Resolves with the first signal; from then on a signal has its usual effect and ends the process at once. */
function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    const told = () => {
      process.off('SIGINT', told)
      process.off('SIGTERM', told)
      resolve()
    }
    process.on('SIGINT', told)
    process.on('SIGTERM', told)
  })
}

/** A person at a terminal reads lines; whatever else listens gets one JSON object for each event. */
function openLog(config: Config, out: (line: string) => void) {
  const file = config.logFile === null ? null : openEventFile(config.logFile)
  const reopen = () => file?.reopen()
  process.on('SIGHUP', reopen)
  const write = limitEvents((event) => {
    file?.write(event)
    if (!process.stdout.isTTY) return out(JSON.stringify(event))
    const realm = event.realm === 'exercise' ? 'exercise: ' : ''
    out(`${event.time} ${realm}${event.what}: ${event.text}`)
  })
  return {
    log: (line: string) => write(eventOf(now(), line)),
    close() {
      process.off('SIGHUP', reopen)
      file?.close()
    },
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
