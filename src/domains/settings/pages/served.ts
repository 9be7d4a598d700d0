// Parts that are tried before they are kept: mail, SMS, backups.
import type { View } from '../../../core/slice.ts'
import { HOUR } from '../../../core/time.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { setBackup, setMail, setSms } from '../actions/served.ts'
import { settingsTexts as texts } from '../texts.ts'
import { partIn, section, type ShownSettings, tryPart, valueIn } from './part.ts'

const LTR = { direction: 'ltr', autocomplete: 'off' } as const
const PASSWORD = { type: 'password', autocomplete: 'new-password', direction: 'ltr' } as const

/** A password that was typed does not come back in a page. */
function withoutPassword(view: View): View {
  if (view.refused === null) return view
  const { password: _, ...values } = view.refused.values
  const { server } = values
  // One that was pasted may stand in the address.
  const plain = server === undefined ? {} : { server: server.replace(/^(\w+:\/\/)?[^/]*@/, '$1') }
  return { ...view, refused: { ...view.refused, values: { ...values, ...plain } } }
}

export function mailSection(shown: ShownSettings, view: View): Html {
  const part = partIn(shown, 'mail')
  const fields = actionForm(withoutPassword(view), {
    name: 'mail',
    action: setMail,
    hidden: { version: String(part.version) },
    labels: {
      server: texts.server,
      serverHint: texts.serverHint,
      user: texts.user,
      password: texts.password,
      passwordHint: texts.passwordHint,
      from: texts.sender,
      fromHint: texts.senderHint,
    },
    values: {
      server: valueIn(part, 'SMTP_URL'),
      user: valueIn(part, 'SMTP_USER'),
      from: valueIn(part, 'SMTP_FROM'),
    },
    looks: { server: LTR, user: LTR, password: PASSWORD, from: LTR },
    button: texts.tryAndKeep,
  })
  return section(shown, view, {
    parts: ['mail'],
    intro: texts.mailIntro,
    form: fields,
    tried: tryPart(part, view, texts.sendTest),
  })
}

export function smsSection(shown: ShownSettings, view: View): Html {
  const part = partIn(shown, 'sms')
  const { json, form, query, kannel, jasmin, twilio } = texts
  const fields = actionForm(withoutPassword(view), {
    name: 'sms',
    action: setSms,
    hidden: { version: String(part.version) },
    labels: {
      gateway: texts.gateway,
      url: texts.url,
      urlHint: texts.urlHint,
      user: texts.user,
      password: texts.password,
      passwordHint: texts.passwordHint,
      from: texts.smsFrom,
      rate: texts.rate,
      rateHint: texts.rateHint,
    },
    choices: { gateway: { json, form, query, kannel, jasmin, twilio } },
    values: {
      gateway: valueIn(part, 'SMS_GATEWAY'),
      url: valueIn(part, 'SMS_URL'),
      user: valueIn(part, 'SMS_USER'),
      from: valueIn(part, 'SMS_FROM'),
      rate: valueIn(part, 'SMS_RATE') || undefined,
    },
    looks: { url: LTR, user: LTR, password: PASSWORD, from: { ...LTR, width: 'medium' } },
    button: texts.tryAndKeep,
  })
  return section(shown, view, {
    parts: ['sms'],
    intro: texts.smsIntro,
    form: fields,
    tried: tryPart(part, view, texts.sendTest),
  })
}

export function backupSection(shown: ShownSettings, view: View): Html {
  const { t, base } = view
  const part = partIn(shown, 'backup')
  const everyMs = valueIn(part, 'SCRUTINEER_BACKUP_MS')
  const fields = actionForm(view, {
    name: 'backup',
    action: setBackup,
    hidden: { version: String(part.version) },
    labels: {
      folder: texts.folder,
      folderHint: texts.folderHint,
      hours: texts.hours,
      keep: texts.keepCount,
      keepHint: texts.keepCountHint,
      recipients: texts.recipients,
      recipientsHint: texts.recipientsHint,
    },
    values: {
      folder: valueIn(part, 'SCRUTINEER_BACKUP'),
      hours: everyMs === '' ? undefined : Number(everyMs) / HOUR,
      keep: valueIn(part, 'SCRUTINEER_BACKUP_KEEP') || undefined,
      recipients: valueIn(part, 'SCRUTINEER_BACKUP_RECIPIENTS').replaceAll(' ', '\n'),
    },
    looks: { folder: LTR, recipients: { rows: 3 } },
    button: texts.tryAndKeep,
  })
  const all = html`<p><a href="${base}/console/backups">${t(texts.allBackups)}</a></p>`
  return section(shown, view, {
    parts: ['backup'],
    intro: texts.backupIntro,
    form: fields,
    tried: html`${tryPart(part, view, texts.backUpNow)}${all}`,
  })
}
