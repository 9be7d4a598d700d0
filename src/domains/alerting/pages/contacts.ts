import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code } from '../../../ui/code.ts'
import { postForm, refusedPart, ofRow } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { table } from '../../../ui/table.ts'
import { addContact, confirmContact, myContacts } from '../actions/contact.ts'
import { addHook } from '../actions/hook.ts'
import { purposes } from '../found.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { contactWords as words } from '../texts/contact.ts'
import { hookWords } from '../texts/hook.ts'
import { hookChoices, hookLabels, hookLooks, hookState, keyPart } from './hook-part.ts'

const PATH = '/console/contacts'
const here = () => PATH
const SCRIPT = 'push.js'

async function load(ctx: PageContext) {
  return await ctx.call(myContacts, {})
}
type Data = Awaited<ReturnType<typeof load>>

/** How a person is reached: own mailboxes and telephones, shown by a code, and this browser. */
export const contactsPage = page({
  path: PATH,
  surface: 'console',
  permission: 'accounts:self',
  nav: { group: 'me', label: words.title },
  forms: {
    add: { action: 'alerting.addContact', next: here, said: acts.contact },
    confirm: { action: 'alerting.confirmContact', next: here, said: acts.confirmed },
    addHook: {
      action: 'alerting.addHook',
      next: ({ key }: { readonly key: string | null }) => (key === null ? PATH : null),
      said: hookWords.saidAdded,
    },
    test: { action: 'alerting.testHook', next: here, said: hookWords.saidTest },
    remove: {
      action: 'alerting.removeContact',
      next: here,
      said: hookWords.saidRemoved,
      undo: {
        action: 'alerting.keepContact',
        input: ({ route }: { route: string }) => ({ route }),
      },
    },
  },
  found: purposes.contacts,
  load,
  render(data, view) {
    const { t } = view
    const main = html`${refusedPart(view, { ...words, ...hookLabels, channel: words.way })}<p>${t(words.intro)}</p>${keyPart(view, 'addHook', PATH)}
${live('contact-list', contactTable(data, view))}
<h2>${t(words.add)}</h2>${addForm(view)}
<h2>${t(hookWords.add)}</h2><p>${t(hookWords.intro)}</p>${hookForm(view)}
<h2>${t(words.notify)}</h2>${pushPart(view, 'alerting.subscribe')}`
    return { title: t(words.title), main, scripts: [SCRIPT] }
  },
})

function contactTable({ items }: Data, view: View): Html {
  const { t } = view
  const confirm = (route: string) =>
    actionForm(view, {
      name: ofRow('confirm', route),
      action: confirmContact,
      labels: words,
      hidden: { route },
      looks: { code: { direction: 'ltr', width: 'medium', autocomplete: 'one-time-code' } },
      button: words.confirm,
    })
  const remove = { name: 'remove', label: t(words.remove), kind: 'secondary' } as const
  return table(t, {
    caption: t(words.title),
    isCaptionHidden: true,
    empty: t(words.none),
    rows: items,
    columns: [
      { label: t(words.way), cell: ({ channel }) => t(words[channel]) },
      { label: t(words.address), cell: ({ address }) => (address === '' ? '–' : code(address)) },
      {
        label: t(words.state),
        cell: (row) =>
          html`${row.isConfirmed ? t(words.shown) : html`${t(words.waiting)} ${confirm(row.route)}`}${row.channel === 'hook' && hookState(view, row)}`,
      },
      {
        label: t(words.action),
        cell: ({ route }) => postForm(view, { ...remove, hidden: { route } }),
      },
    ],
  })
}

function addForm(view: View): Html {
  return actionForm(view, {
    name: 'add',
    action: addContact,
    labels: { ...words, channel: words.way },
    hidden: { language: view.t.language },
    values: { channel: 'mail' },
    choices: { channel: { mail: words.mail, sms: words.sms } },
    looks: { address: { direction: 'ltr' } },
    button: words.addButton,
  })
}

function hookForm(view: View): Html {
  return actionForm(view, {
    name: 'addHook',
    action: addHook,
    labels: hookLabels,
    hidden: { language: view.t.language },
    values: { form: 'plain' },
    choices: hookChoices,
    looks: hookLooks,
    button: hookWords.addButton,
  })
}

/** The button that has this browser notified, with its limits; the script shows it where the browser can. */
function pushPart(
  { t, node }: View,
  action: 'alerting.subscribe' | 'alerting.subscribeStation',
): Html {
  return html`<p>${t(words.limits)}</p><div data-push="${action}" data-prefix="${node.prefix}" data-lang="${t.language}" data-done="${t(words.done)}" data-denied="${t(words.denied)}" data-failed="${t(words.failed)}" data-missing="${t(words.missing)}"><button type="button" class="button" hidden>${t(words.turnOn)}</button><p role="status"></p></div>`
}

/** The same for the device of a station. */
export const stationNotifyPage = page({
  path: '/station/notify',
  surface: 'station',
  permission: 'alerting:receive',
  async load() {
    return {}
  },
  render(_, view) {
    const { t, base } = view
    const main = html`${pushPart(view, 'alerting.subscribeStation')}<p><a href="${base}/station">${t(words.back)}</a></p>`
    return { title: t(words.notify), main, scripts: [SCRIPT] }
  },
})
