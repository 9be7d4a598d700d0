import type { Mail, MailMessage } from '../core/port.ts'

/** How long a mail server may take for each step before the job tries again later. */
const MAIL_TIMEOUT_MS = 15_000

/** Most mails that the visible sink keeps; the oldest go first. */
const SINK_SIZE = 200

/** Mail through one SMTP server. `url` as `smtp://user:password@host:port` or `smtps://…`. */
export function smtpMail(url: string, from: string): Mail {
  // Loaded with the first mail: most nodes send none for hours, and it is as large as a slice.
  const open = async () =>
    (await import('nodemailer')).createTransport({
      url,
      connectionTimeout: MAIL_TIMEOUT_MS,
      greetingTimeout: MAIL_TIMEOUT_MS,
      socketTimeout: MAIL_TIMEOUT_MS,
    })
  let transport: ReturnType<typeof open> | undefined
  return {
    async send(message) {
      try {
        transport ??= open()
        await (await transport).sendMail({
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
      } catch (error) {
        throw withoutNames(error)
      }
    },
  }
}

/** What a mail server's answer is made of. Source: RFC 5321 §4.2, RFC 2034 §4. */
const ENHANCED = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/

/** The fault by its numbers: a server's own words name whom it refuses, and go on to logs and terminals. */
function withoutNames(error: unknown): unknown {
  const {
    code,
    responseCode,
    response = '',
  } = error as {
    readonly code?: string
    readonly responseCode?: number
    readonly response?: string
  }
  if (responseCode === undefined) return error
  const words = [responseCode, ENHANCED.exec(response)?.[1], code && `(${code})`]
  return new Error(`the mail server answered ${words.filter(Boolean).join(' ')}`)
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
