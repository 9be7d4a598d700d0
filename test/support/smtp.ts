// A mail server of a page: takes every message and shows it, or refuses the recipient.

import { createServer, type Socket } from 'node:net'

/** A mail server that listens on loopback. */
export interface SmtpSink {
  /** `smtp://127.0.0.1:PORT` */
  readonly url: string
  /** Raw messages, oldest first. */
  readonly taken: readonly string[]
  /** Resolves when at least `count` messages were taken. Throws after `limitMs`. */
  received(count: number, limitMs?: number): Promise<readonly string[]>
  close(): void
}

const LIMIT_MS = 20_000

/** Starts it; with `refuses` no recipient is known. */
export async function startSmtp(refuses = false): Promise<SmtpSink> {
  const taken: string[] = []
  let wake: () => void = () => {}
  const server = createServer((socket) =>
    talk(socket, refuses, (message) => {
      taken.push(message)
      wake()
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    async received(count, limitMs = LIMIT_MS) {
      const limit = AbortSignal.timeout(limitMs)
      while (taken.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve
          limit.addEventListener('abort', () => resolve(), { once: true })
        })
        if (limit.aborted && taken.length < count)
          throw new Error(`${taken.length} of ${count} mails came within ${limitMs} ms`)
      }
      return taken
    },
    close: () => void server.close(),
  }
}

function talk(socket: Socket, refuses: boolean, take: (message: string) => void): void {
  let isData = false
  let data = ''
  socket.setEncoding('utf8')
  socket.on('error', () => socket.destroy())
  socket.write('220 test\r\n')
  socket.on('data', (chunk: string) => {
    if (isData) {
      data += chunk
      if (!data.endsWith('\r\n.\r\n')) return
      take(data)
      isData = false
      data = ''
      socket.write('250 kept\r\n')
      return
    }
    for (const line of chunk.split('\r\n').filter((one) => one !== '')) {
      if (line === 'DATA') {
        isData = true
        socket.write('354 go on\r\n')
      } else if (refuses && line.startsWith('RCPT')) socket.write('550 5.1.1 nobody here\r\n')
      else socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n')
    }
  })
}
