import { createTransport } from 'nodemailer'
import { type Diagnosis, diagnosesOf } from '../../core/diagnosis.ts'
import { newId } from '../../core/id.ts'
import { smtpMail } from '../mail.ts'
import { reasonOf } from './ask.ts'
import { LOOK_MS, type Patient } from './patient.ts'

const { good, advice, wrong } = diagnosesOf('mail')

/** The mail server: greeting, encryption, password. Sends nothing, but where a person asked for a mail. */
export async function lookAtMail({ config, mailTo }: Patient): Promise<Diagnosis[]> {
  const { smtpUrl, smtpFrom } = config
  if (smtpUrl === null)
    return [
      advice(
        'No mail server is set: mail waits in a visible list and reaches nobody.',
        'Set a mail server on the page Settings of the console, or by SMTP_URL and SMTP_FROM.',
      ),
    ]
  const url = new URL(smtpUrl)
  const hello = await verify(smtpUrl, {})
  if (hello !== null) return [judgeMail(hello, url.host)]
  const found = [
    ...(await judgeEncryption(smtpUrl, url)),
    ...(smtpFrom.endsWith('@localhost')
      ? [
          advice(
            `Mail comes from ${smtpFrom}, which others refuse.`,
            'Set the sender on the page Settings, or by SMTP_FROM.',
          ),
        ]
      : []),
  ]
  if (mailTo !== null) found.push(await tryMail(smtpUrl, smtpFrom, mailTo))
  return found.some(({ state }) => state === 'wrong')
    ? found
    : [good(`The mail server ${url.host} takes mail of this node.`), ...found]
}

interface SmtpFault {
  readonly code?: string
  readonly response?: string
}

/** Connects, greets, encrypts and signs in; null when all of it went well. */
async function verify(
  url: string,
  more: { readonly requireTLS?: true },
): Promise<(SmtpFault & Error) | null> {
  const transport = createTransport({
    url,
    connectionTimeout: LOOK_MS,
    greetingTimeout: LOOK_MS,
    socketTimeout: LOOK_MS,
    ...more,
  })
  try {
    await transport.verify()
    return null
  } catch (error) {
    return error as SmtpFault & Error
  } finally {
    transport.close()
  }
}

/** Says what a mail server's refusal means; `host` names the server. */
export function judgeMail(fault: SmtpFault & Error, host: string): Diagnosis {
  if (fault.code === 'EAUTH')
    return wrong(
      `The mail server ${host} refuses user and password.`,
      'Correct user and password in SMTP_URL; a special character in the password is written as %XX.',
    )
  if (isAboutTls(fault))
    return wrong(
      `The encryption of the mail server ${host} fails: ${fault.message}.`,
      'Use the name that stands in its certificate, smtps:// for port 465 and smtp:// for 587.',
    )
  const why = fault.response ?? reasonOf(fault.cause ?? fault)
  return wrong(
    `The mail server ${host} cannot be used: ${why}.`,
    'Correct host and port in SMTP_URL, and let the firewall pass mail out.',
  )
}

function isAboutTls({ code, message }: SmtpFault & Error): boolean {
  return code === 'ETLS' || /certificate|altname|TLS|SSL|wrong version/i.test(message)
}

/** A password must not travel readable for all; mail without one should not either. */
async function judgeEncryption(smtpUrl: string, url: URL): Promise<Diagnosis[]> {
  if (url.protocol === 'smtps:') return []
  const fault = await verify(smtpUrl, { requireTLS: true })
  if (fault === null) return []
  const what = `The mail server ${url.host} does not encrypt`
  const mend = 'Use a server with STARTTLS or smtps.'
  return url.password === ''
    ? [advice(`${what}: mail can be read on its way.`, mend)]
    : [wrong(`${what}: the password travels readable for all.`, mend)]
}

/** Whoever gets it has no language on this node yet. */
const TRIAL = `This mail was asked for by “scrutineer doctor --mail-to”. Nothing is wrong, and nothing is to be done.

طُلبت هذه الرسالة بالأمر “scrutineer doctor --mail-to”. لا يوجد خطأ ولا شيء مطلوب منك.
`

async function tryMail(smtpUrl: string, from: string, to: string): Promise<Diagnosis> {
  try {
    await smtpMail(smtpUrl, from).send({
      to,
      subject: 'Scrutineer: this node can send mail – هذه العقدة تستطيع إرسال البريد',
      text: TRIAL,
      messageId: `<doctor-${newId()}@${from.split('@')[1] ?? 'localhost'}>`,
    })
    return good(`A mail to ${to} was taken.`)
  } catch (error) {
    return wrong(
      `The mail to ${to} was refused: ${(error as Error).message}.`,
      'Ask the keeper of the mail server whether this node may send, and from which address.',
    )
  }
}
