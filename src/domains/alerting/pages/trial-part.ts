// "Send to me first": what is not released yet, to whoever reads this page and nobody else.
import type { z } from 'zod'
import type { View } from '../../../core/slice.ts'
import { postForm } from '../../../ui/form.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { sentToMe } from '../actions/trial.ts'
import { trialWords as words } from '../texts/trial.ts'

/** A contact as its owner sees it. */
type Contact = z.infer<typeof sentToMe>['sent'][number]

/** Name of the form on its page. */
export const TO_ME = 'toMe'

/** What was just sent to whom; nothing where nothing was. */
export function sentPart({ t, node, done }: View): Html | false {
  if (done?.form !== TO_ME) return false
  const { at, sent } = sentToMe.parse(done.output)
  const said = { time: t.clock(at, node.zone), to: namesOf({ t }, sent) }
  return notification(t, { tone: 'ok', body: t(words.sent, said) })
}

/** The button beside other steps, with where it goes to, or the way to enter a contact. */
export function trialPart(
  view: View,
  {
    alert,
    contacts,
    beside,
  }: {
    readonly alert: string
    readonly contacts: readonly Contact[]
    /** Other steps in its line. */
    readonly beside: Markup
  },
): Html {
  const { t, base } = view
  if (contacts.length === 0) {
    const link = html`<a href="${base}/console/contacts">${t(words.add)}</a>`
    return html`<div class="buttons steps">${beside}</div><p class="hint">${t.parts(words.none, { link })}</p>`
  }
  const hint = html`<p class="hint">${t(words.hint, { to: namesOf(view, contacts) })}</p>`
  const form = postForm(view, {
    name: TO_ME,
    hidden: { alert },
    label: t(words.button),
    kind: 'secondary',
  })
  return html`<div class="buttons steps">${beside}${form}</div>${hint}`
}

/** Mailboxes with their name cut, everything else as a number: this page is read over shoulders. */
function namesOf({ t }: Pick<View, 't'>, contacts: readonly Contact[]): string {
  const of = (channel: Contact['channel']) => contacts.filter((one) => one.channel === channel)
  const [phones, browsers] = [of('sms').length, of('push').length]
  return t.list([
    ...of('mail').map(({ address }) => t(words.mail, { address: cut(address) })),
    ...(phones > 0 ? [t(words.phones, { count: phones })] : []),
    ...(browsers > 0 ? [t(words.browsers, { count: browsers })] : []),
    ...of('hook').map(({ address }) => t(words.hook, { address })),
  ])
}

function cut(mailbox: string): string {
  const at = mailbox.lastIndexOf('@')
  return `${mailbox.slice(0, 1)}…${mailbox.slice(at)}`
}
