import assert from 'node:assert/strict'
import { createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { mailSink, smtpMail } from './mail.ts'

const message = {
  to: 'duty@example.org',
  subject: 'Exercise: a finding was opened',
  text: 'One line.\n.A line that begins with a dot.',
  messageId: '<finding-1@node.example>',
}

/** A mail server of a page: takes one message, or refuses the recipient. */
async function smtpServer(refuses: boolean) {
  const taken: string[] = []
  const server = createServer((socket) => talk(socket, taken, refuses))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `smtp://127.0.0.1:${port}`, taken, close: () => server.close() }
}

function talk(socket: Socket, taken: string[], refuses: boolean): void {
  let isData = false
  let data = ''
  socket.setEncoding('utf8')
  socket.on('error', () => socket.destroy())
  socket.write('220 test\r\n')
  socket.on('data', (chunk: string) => {
    if (isData) {
      data += chunk
      if (!data.endsWith('\r\n.\r\n')) return
      taken.push(data)
      isData = false
      socket.write('250 kept\r\n')
      return
    }
    for (const line of chunk.split('\r\n').filter((one) => one !== '')) {
      if (line === 'DATA') {
        isData = true
        socket.write('354 go on\r\n')
      } else if (refuses && line.startsWith('RCPT')) socket.write('550 nobody here\r\n')
      else socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n')
    }
  })
}

test('a mail reaches the server as text, marked as automatic, under its own id', async () => {
  const server = await smtpServer(false)
  try {
    await smtpMail(server.url, 'node@example.org').send(message)
    const [raw = ''] = server.taken
    assert.match(raw, /^To: duty@example\.org$/m)
    assert.match(raw, /^Message-ID: <finding-1@node\.example>$/im)
    assert.match(raw, /^Auto-Submitted: auto-generated$/m)
    assert.match(raw, /\r\n\.\.A line that begins with a dot\./)
  } finally {
    server.close()
  }
})

test('a refused recipient is an error, not a silence', async () => {
  const server = await smtpServer(true)
  try {
    await assert.rejects(smtpMail(server.url, 'node@example.org').send(message), /550/)
  } finally {
    server.close()
  }
})

test('without a mail server mail waits where it can be seen, the oldest goes first', async () => {
  const sink = mailSink()
  for (let i = 0; i < 201; i += 1) await sink.send({ ...message, messageId: `<${i}>` })
  assert.equal(sink.sent.length, 200)
  assert.equal(sink.sent[0]?.messageId, '<1>')
})
