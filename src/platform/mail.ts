import { createTransport } from 'nodemailer'
import type { Mail, MailMessage } from '../core/port.ts'

/** How long a mail server may take for each step before the job tries again later. */
const MAIL_TIMEOUT_MS = 15_000

/** Most mails that the visible sink keeps; the oldest go first. */
const SINK_SIZE = 200

/** Mail through one SMTP server. `url` as `smtp://user:password@host:port` or `smtps://…`. */
export function smtpMail(url: string, from: string): Mail {
  const transport = createTransport({
    url,
    connectionTimeout: MAIL_TIMEOUT_MS,
    greetingTimeout: MAIL_TIMEOUT_MS,
    socketTimeout: MAIL_TIMEOUT_MS,
  })
  return {
    async send(message) {
      await transport.sendMail({
        from,
        to: message.to,
        subject: message.subject,
        text: message.text,
        messageId: message.messageId,
        ...(message.inReplyTo === undefined
          ? {}
          : { inReplyTo: message.inReplyTo, references: message.inReplyTo }),
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
  }
}

/** A visible sink: keeps what would have been sent. The Exercise and nodes without a mail server use it. */
export function mailSink(): Mail & { readonly sent: readonly MailMessage[] } {
  const sent: MailMessage[] = []
  return {
    sent,
    isSink: true,
    async send(message) {
      sent.push(message)
      if (sent.length > SINK_SIZE) sent.shift()
    },
  }
}
