import type { Mail, MailMessage } from '../core/port.ts'
import type { LiveSettings } from './settings.ts'

/** How long a mail server may take for each step before the job tries again later. */
const MAIL_TIMEOUT_MS = 15_000

/** Most mails that the visible sink keeps; the oldest go first. */
const SINK_SIZE = 200

/** The way to one SMTP server; connects with the first mail. */
export async function smtpTransport(url: string, more: { readonly requireTLS?: boolean } = {}) {
  // Loaded with the first mail: most nodes send none for hours, and it is as large as a slice.
  return (await import('nodemailer')).createTransport({
    url,
    connectionTimeout: MAIL_TIMEOUT_MS,
    greetingTimeout: MAIL_TIMEOUT_MS,
    socketTimeout: MAIL_TIMEOUT_MS,
    ...more,
  })
}

/** Mail through one SMTP server. `url` as `smtp://user:password@host:port` or `smtps://…`. */
export function smtpMail(url: string, from: string): Mail {
  let transport: ReturnType<typeof smtpTransport> | undefined
  return {
    async send(message) {
      try {
        transport ??= smtpTransport(url)
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

/** Mail by the server that is set when a mail is sent; a visible sink while none is. */
export function mailAsSet(settings: LiveSettings): Mail {
  const sink = mailSink()
  let made: { readonly url: string; readonly from: string; readonly mail: Mail } | null = null
  const current = () => {
    const { smtpUrl: url, smtpFrom: from } = settings.now
    if (url === null) return sink
    if (made?.url !== url || made.from !== from) made = { url, from, mail: smtpMail(url, from) }
    return made.mail
  }
  return {
    get isSink() {
      return settings.now.smtpUrl === null
    },
    send: (message) => current().send(message),
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
