import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { isIP } from 'node:net'
import { rootCertificates } from 'node:tls'
import type { TimeStamps } from '../core/port.ts'
import { SECOND } from '../core/time.ts'
import { TIME_STAMP_QUERY, TIME_STAMP_REPLY } from '../lib/tsp/index.ts'
import { permittedLookup } from './egress-lookup.ts'
import { permittedAddresses, permittedPort } from './egress.ts'

/** How long an authority may take. */
const ASK_TIMEOUT_MS = 20 * SECOND

/** Most of a reply that is read; with its certificates it has some thousand bytes. */
const MAX_REPLY_BYTES = 64 * 1024

/** Nobody is asked: no authority is set, or this is the exercise. */
export const NO_TIME_STAMPS: TimeStamps = {
  isSet: false,
  ask: () => Promise.reject(new Error('no authority for time-stamps is set')),
}

/** An authority by its https address; `ca` is PEM of roots that are trusted besides the usual ones. */
export function httpTimeStamps(address: string, ca?: readonly string[]): TimeStamps {
  const url = new URL(address)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return {
    isSet: true,
    ask(query, { privateNetworks, openPorts }) {
      permittedPort(url, { host, privateNetworks, ports: openPorts, openPorts })
      if (isIP(host) !== 0) permittedAddresses([host], privateNetworks)
      const sent = request(url, {
        method: 'POST',
        agent: false,
        signal: AbortSignal.timeout(ASK_TIMEOUT_MS),
        lookup: permittedLookup((found) => permittedAddresses(found, privateNetworks)),
        ...(ca === undefined ? {} : { ca: [...rootCertificates, ...ca] }),
        headers: {
          Accept: TIME_STAMP_REPLY,
          'Content-Type': TIME_STAMP_QUERY,
          'Content-Length': String(query.length),
        },
      })
      return new Promise((done, fail) => {
        sent.on('error', fail)
        sent.once('response', (response) => void replyOf(response).then(done, fail))
        sent.end(query)
      })
    },
  }
}

/** The body of the answer. Throws Error for another status or kind, and for one that is too long. */
async function replyOf(response: IncomingMessage): Promise<Uint8Array> {
  const { statusCode: status, headers } = response
  const isReply = headers['content-type']?.split(';')[0]?.trim() === TIME_STAMP_REPLY
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > MAX_REPLY_BYTES) throw new Error('the reply is too long')
    parts.push(part)
  }
  if (status !== 200 || !isReply) throw new Error(`the authority answered ${status}`)
  return new Uint8Array(Buffer.concat(parts))
}
