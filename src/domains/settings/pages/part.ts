// What stands above the form of every part: what holds and where it comes from, who changed it, what came of a try.
import { type Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import { type SettingName, type SettingPart } from '../../../core/settings.ts'
import type { Message } from '../../../core/text.ts'
import { HOUR } from '../../../core/time.ts'
import { hasWorked, type TrialOutcome } from '../../../core/trial.ts'
import { code, typed } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { personName } from '../../../ui/name.ts'
import { notification } from '../../../ui/notice.ts'
import { clockMark, moment } from '../../../ui/time.ts'
import type { ShownPart } from '../actions/shown.ts'
import { settingsTexts as texts } from '../texts.ts'

export const PATH = '/console/settings'

/** Every part by its name, and who changed them. */
export interface ShownSettings {
  readonly parts: ReadonlyMap<SettingPart, ShownPart>
  readonly names: Names
}

export function partIn({ parts }: ShownSettings, part: SettingPart): ShownPart {
  const found = parts.get(part)
  if (found === undefined) throw new RangeError(`no settings of ${part}`)
  return found
}

/** The value that is kept or given, as a form shows it; empty where none is. */
export function valueIn({ settings, try: tried }: ShownPart, name: SettingName): string {
  // What failed is typed again from where it stopped.
  const failed = tried?.changes[name]
  return failed ?? settings.find((one) => one.name === name)?.value ?? ''
}

export function isByMachine({ settings }: ShownPart, name: SettingName): boolean {
  return settings.some((one) => one.name === name && one.isOfMachine)
}

/** Whether nothing of the part can be changed here. */
export function isAllByMachine({ settings }: ShownPart): boolean {
  return settings.every(({ isOfMachine }) => isOfMachine)
}

/** What holds of some parts, by name; empty words where nothing is set. */
export function heldLines(parts: readonly ShownPart[], view: View): Html {
  const { t } = view
  if (!isSetIn(parts)) return html`<p class="muted">${t(texts.notSet)}</p>`
  const lines = parts.flatMap(({ settings }) =>
    settings
      .filter(({ isSet }) => isSet)
      .map((setting) => ({ label: t(LABELS[setting.name]), value: valueCell(setting, view) })),
  )
  return summaryList(t, lines)
}

function isSetIn(parts: readonly ShownPart[]): boolean {
  return parts.some(({ settings }) => settings.some(({ isSet }) => isSet))
}

/** A part of the settings: what holds, what it is changed by. */
export function section(
  shown: ShownSettings,
  view: View,
  props: {
    readonly parts: readonly SettingPart[]
    readonly intro?: Message
    readonly form: Content
    /** What came of a try, and the way to another. */
    readonly tried?: Content
  },
): Html {
  const { t } = view
  const all = props.parts.map((part) => partIn(shown, part))
  const isFixed = all.every(isAllByMachine)
  return html`${props.intro !== undefined && html`<p>${t(props.intro)}</p>`}
${props.tried}${all.map((part) => changeOf(part, shown.names, view))}
${isSetIn(all) && heldLines(all, view)}${isFixed ? html`<p>${t(texts.allByMachine)}</p>` : props.form}`
}

const LABELS: Readonly<Record<SettingName, Message>> = {
  SCRUTINEER_NAME: texts.name,
  SCRUTINEER_MARK: texts.png,
  SCRUTINEER_ZONE: texts.zone,
  SCRUTINEER_LANGUAGES: texts.interfaceLanguages,
  SCRUTINEER_ALERT_LANGUAGES: texts.alert,
  SCRUTINEER_MANDATORY_LANGUAGES: texts.mandatory,
  SMTP_URL: texts.server,
  SMTP_USER: texts.user,
  SMTP_PASSWORD: texts.password,
  SMTP_FROM: texts.sender,
  SMS_GATEWAY: texts.gateway,
  SMS_URL: texts.url,
  SMS_USER: texts.user,
  SMS_PASSWORD: texts.password,
  SMS_FROM: texts.smsFrom,
  SMS_RATE: texts.rate,
  SCRUTINEER_BACKUP: texts.folder,
  SCRUTINEER_BACKUP_MS: texts.hours,
  SCRUTINEER_BACKUP_KEEP: texts.keepCount,
  SCRUTINEER_BACKUP_RECIPIENTS: texts.recipients,
}

function valueCell(
  { name, isSet, isOfMachine, value }: ShownPart['settings'][number],
  { t, node }: View,
): Content {
  const origin =
    isSet &&
    isOfMachine &&
    html` <span class="hint">${t.parts(texts.setByMachine, { name: code(name) })}</span>`
  if (name === 'SCRUTINEER_MARK')
    return isSet
      ? html`<img src="${node.mark ?? ''}" alt="${t(texts.markSet)}" height="48">`
      : t(texts.notSet)
  if (value === null) return [t(isSet ? texts.isHidden : texts.notSet), origin]
  if (name === 'SCRUTINEER_NAME') return [typed(value), origin]
  const words = name === 'SCRUTINEER_BACKUP_MS' ? t.number(Number(value) / HOUR) : code(value)
  return [words, origin]
}

/** Who changed the part last, and when; nothing where nobody has. */
export function changeLine({ changedAt, changedBy }: ShownPart, names: Names, view: View): Content {
  if (changedAt === null) return false
  const person = personName(view, names, changedBy)
  return html`<p>${view.t.parts(texts.changed, { time: moment(view, changedAt), person })}</p>`
}

/** Who changed the part last, and the ways back. */
function changeOf(part: ShownPart, names: Names, view: View): Content {
  const { t } = view
  const { undoUntil, version } = part
  if (part.changedAt === null) return false
  const isKept = part.settings.some(({ isSet, isOfMachine }) => isSet && !isOfMachine)
  const back =
    undoUntil !== null &&
    postForm(view, {
      name: ofRow('undo', part.part),
      hidden: { part: part.part, version: String(version) },
      body: html`<p class="hint">${t.parts(texts.undoUntil, { time: clockMark(t, { at: undoUntil, zone: view.node.zone }) })}</p>`,
      label: t(texts.undo),
      kind: 'secondary',
    })
  const off =
    isKept &&
    postForm(view, {
      name: ofRow('reset', part.part),
      hidden: { name: part.part },
      label: t(texts.reset),
      kind: 'secondary',
    })
  return html`${changeLine(part, names, view)}<div class="buttons">${back}${off}</div>`
}

const OUTCOMES: Readonly<Record<TrialOutcome, Message>> = {
  reached: texts.reached,
  sent: texts.sent,
  written: texts.written,
  'no-setting': texts.noSetting,
  unreachable: texts.unreachable,
  'closed-network': texts.closedNetwork,
  'not-encrypted': texts.notEncrypted,
  'not-signed-in': texts.notSignedIn,
  refused: texts.refused,
  'bad-folder': texts.badFolder,
  'own-folder': texts.ownFolder,
  'bad-recipients': texts.badRecipients,
  'not-written': texts.notWritten,
  stale: texts.stale,
}

/** What came of the last try, where it shows by itself; and the button for another. */
export function tryPart(part: ShownPart, view: View, button: Message): Html {
  const { t } = view
  const isSet = part.settings.some((one) => one.isSet)
  const again =
    isSet &&
    postForm(view, {
      name: ofRow('try', part.part),
      hidden: { part: part.part },
      label: t(button),
      kind: 'secondary',
    })
  return html`${live(`setting-${part.part}`, html`${tryState(part, view)}`)}${again}`
}

/** What worked says nothing of what was set since. */
function isOvertaken({ changedAt, try: tried }: ShownPart): boolean {
  const endedAt = tried?.endedAt ?? null
  return endedAt !== null && changedAt !== null && changedAt > endedAt
}

function tryState(shown: ShownPart, view: View): Content {
  const { t, base } = view
  const { part, try: tried } = shown
  if (tried === null || isOvertaken(shown)) return false
  const { keeps, askedAt, endedAt, outcome, answer } = tried
  if (endedAt === null || outcome === null) {
    const body = t.parts(texts.beingTried, { time: moment(view, askedAt) })
    return notification(t, { tone: 'info', body: html`<p>${body}</p>` })
  }
  const worked = hasWorked(outcome)
  const what = keeps && outcome === 'reached' ? texts.reachedOnly : OUTCOMES[outcome]
  const mark = keeps && html`<strong>${t(worked ? texts.kept : texts.notKept)}</strong> `
  const said = answer && html`<p>${t.parts(texts.answered, { answer: code(answer) })}</p>`
  const show =
    keeps && worked && html`<p><a href="${base}${PATH}/${part}">${t(texts.showIt)}</a></p>`
  const own =
    outcome === 'reached' &&
    !keeps &&
    html`<p><a href="${base}/console/contacts">${t(texts.myContacts)}</a></p>`
  const body = html`<p>${mark}${t(what)}</p>${said}${show}${own}<p class="hint">${t.parts(texts.triedAt, { time: moment(view, endedAt) })}</p>`
  return notification(t, { tone: worked ? 'ok' : 'bad', body })
}
