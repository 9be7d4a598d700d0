import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startSmtp } from '../../test/support/smtp.ts'
import { mailSink, smtpMail } from './mail.ts'

const message = {
  to: 'duty@example.org',
  subject: 'Exercise: a finding was opened',
  text: 'One line.\n.A line that begins with a dot.',
  messageId: '<finding-1@node.example>',
}

test('a mail reaches the server as text, marked as automatic, under its own id', async () => {
  const server = await startSmtp(false)
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

test('a mail that follows another one names it, so that both stand together', async () => {
  const server = await startSmtp()
  try {
    const inReplyTo = '<alert-1@node.example>'
    await smtpMail(server.url, 'node@example.org').send({ ...message, inReplyTo })
    const [raw = ''] = server.taken
    assert.match(raw, /^In-Reply-To: <alert-1@node\.example>$/im)
    assert.match(raw, /^References: <alert-1@node\.example>$/im)
  } finally {
    server.close()
  }
})

test('a refused recipient is an error, not a silence', async () => {
  const server = await startSmtp(true)
  try {
    await assert.rejects(smtpMail(server.url, 'node@example.org').send(message), (error) => {
      // By number and not in the server's words, which tell whom it does not know.
      assert.equal(String(error), 'Error: the mail server answered 550 5.1.1 (EENVELOPE)')
      assert.equal((error as Error).cause, undefined)
      return true
    })
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
