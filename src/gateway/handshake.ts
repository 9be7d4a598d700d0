import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { acceptKey, offersWebSocket } from '../lib/ws/ws.ts'

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  426: 'Upgrade Required',
  503: 'Service Unavailable',
}

/** What a refusal must say besides. Source: RFC 9110 §15.5.2 and §15.5.22; RFC 6455 §4.4. */
const MORE: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate: Bearer realm="Scrutineer"'],
  426: ['Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
  503: ['Retry-After: 5'],
}

/** Refuses a handshake with a plain HTTP answer and ends the connection. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  const lines = [
    `HTTP/1.1 ${status} ${REASONS[status] ?? 'Error'}`,
    ...(MORE[status] ?? []),
    status === 426 ? 'Connection: upgrade, close' : 'Connection: close',
    'Content-Length: 0',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n`, () => socket.destroy())
}

/** The value to answer a client's key with, or the status to refuse with. Source: RFC 6455 §4.2.1. */
export function checkHandshake(request: IncomingMessage): string | number {
  const { method, headers, httpVersionMajor, httpVersionMinor } = request
  if (method !== 'GET' || !offersWebSocket(headers.upgrade)) return 400
  const isOld = httpVersionMajor !== 1 || httpVersionMinor < 1
  // Node asks for a host only where the connection stays HTTP.
  if (isOld || !headers.host) return 400
  if (headers['sec-websocket-version'] !== '13') return 426
  try {
    return acceptKey(headers['sec-websocket-key'] ?? '')
  } catch {
    return 400
  }
}

/** The head of the answer that opens the socket. */
export function acceptUpgrade(socket: Duplex, accept: string): void {
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
}
