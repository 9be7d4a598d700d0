import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { acceptKey } from '../lib/ws/ws.ts'

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  426: 'Upgrade Required',
  503: 'Service Unavailable',
}

/** Refuses a handshake with a plain HTTP answer and ends the connection. */
export function refuseUpgrade(socket: Duplex, status: number): void {
  const more =
    status === 426 ? 'Sec-WebSocket-Version: 13\r\n' : status === 503 ? 'Retry-After: 5\r\n' : ''
  socket.end(
    `HTTP/1.1 ${status} ${REASONS[status] ?? 'Error'}\r\n${more}Connection: close\r\nContent-Length: 0\r\n\r\n`,
    () => socket.destroy(),
  )
}

/** The value to answer a client's key with, or the status to refuse with. Source: RFC 6455 §4.2.1. */
export function checkHandshake({ method, headers }: IncomingMessage): string | number {
  if (method !== 'GET' || headers.upgrade?.toLowerCase() !== 'websocket') return 400
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
