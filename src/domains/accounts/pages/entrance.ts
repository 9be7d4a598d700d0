import type { z } from 'zod'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { textField } from '../../../ui/field.ts'
import { button, fieldStates, form, hiddenFields, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { timeOf } from '../../../ui/time.ts'
import { readOffer } from '../actions/device.ts'
import { texts } from '../texts/accounts.ts'
import { SCRIPT, passkeyPart } from './passkey.ts'
import { codesPanel } from './printed.ts'

/** A path of this node to go back to after sign-in; everything else is the console. */
const OWN_PATH = /^(\/exercise)?\/[a-z]{2}(\/[\w./?=&%-]*)?$/

// By hand: the script sends most of these with a passkey's answer, and codes are typed as they are printed.
const ENROL_PATH = '/station/enrol'

export const signInPage = page({
  path: '/sign-in',
  surface: 'public',
  realm: 'actual',
  permission: 'anyone',
  forms: {
    recovery: { action: 'accounts.signInWithRecoveryCode', next: () => '/console/me' },
  },
  async load(ctx: PageContext) {
    const next = ctx.search['next'] ?? ''
    return { next: OWN_PATH.test(next) ? next : null }
  },
  render({ next }, view) {
    const { t, refused } = view
    const field = fieldStates('recovery', refused)
    const goOn = next ?? `${view.base}/console`
    const main = html`<p>${t(texts.signInHint)}</p>
${passkeyPart(view, { flow: 'sign-in', next: goOn, label: t(texts.signInButton) })}
<h2>${t(texts.recoveryTitle)}</h2>
${refusedPart(view, { code: texts.recoveryCode })}
${form({
  name: 'recovery',
  key: view.newKey(),
  body: [
    textField(t, {
      ...field('code'),
      label: t(texts.recoveryCode),
      hint: t(texts.recoveryCodeHint),
      direction: 'ltr',
      autocomplete: 'off',
      maxLength: 100,
    }),
    button({ label: t(texts.recoveryButton), kind: 'secondary' }),
  ],
})}`
    return { title: t(texts.signIn), main, scripts: [SCRIPT] }
  },
})

export const joinPage = page({
  path: '/join',
  surface: 'public',
  realm: 'actual',
  permission: 'anyone',
  async load() {
    return {}
  },
  render(_, view) {
    const { t } = view
    const nameField = textField(t, {
      ...fieldStates('join', null)('name'),
      label: t(texts.yourName),
      autocomplete: 'name',
      maxLength: 100,
    })
    // Hidden with the button once somebody joined: the codes stand higher then.
    const body = html`<p>${t(texts.joinHint)} ${t(texts.pinHint)}</p><p data-invited hidden>${t(texts.invited)} <strong><bdi data-name></bdi></strong></p><div data-name-field hidden>${nameField}</div>`
    const next = `${view.base}/console`
    const main = html`${passkeyPart(view, { flow: 'join', next, label: t(texts.joinButton), body })}
<div data-done hidden tabindex="-1"><div class="panel" role="status"><h2>${t(texts.joined)}</h2></div>
${codesPanel(t, [])}<p class="no-print"><a class="button" href="${next}" data-setup="${next}/setup">${t(texts.toConsole)}</a></p></div>`
    return { title: t(texts.join), main, scripts: [SCRIPT] }
  },
})

export const enrolPage = page({
  path: ENROL_PATH,
  surface: 'station',
  permission: 'anyone',
  forms: {
    look: { action: 'accounts.readOffer', next: () => null },
    enrol: { action: 'accounts.enrolDevice', next: () => '/station' },
  },
  async load() {
    return {}
  },
  render(_, view) {
    const { t, done } = view
    const offer = done?.form === 'look' ? readOffer.output.safeParse(done.output).data : undefined
    const body = html`<p>${t(texts.enrolFor)}</p><p class="card"><strong><bdi data-name></bdi></strong></p>`
    const main = html`<p>${t(texts.enrolHint)}</p>
${passkeyPart(view, { flow: 'enrol', next: `${view.base}/station`, label: t(texts.enrol), body })}
<div data-code>${refusedPart(view, { code: texts.enrolCode, label: texts.deviceLabel })}
${offer === undefined ? codeForm(view) : offerForm(offer, view)}</div>`
    return { title: t(texts.enrol), main, scripts: [SCRIPT] }
  },
})

/** The first step of whoever types a code: which station is it for? */
function codeForm(view: View): Html {
  const { t, refused } = view
  // A code that was refused in the second step is typed again in the first.
  const field = fieldStates(
    'look',
    refused?.form === 'enrol' ? { ...refused, form: 'look' } : refused,
  )
  const body = [
    textField(t, {
      ...field('code'),
      label: t(texts.enrolCode),
      direction: 'ltr',
      autocomplete: 'off',
      maxLength: 20,
      width: 'medium',
    }),
    button({ label: t(texts.enrolLook) }),
  ]
  return form({ name: 'look', key: view.newKey(), body })
}

/** The second step: the station is named, and may be the wrong one. */
function offerForm(offer: z.infer<typeof readOffer.output>, view: View): Html {
  const { t, base } = view
  const label = textField(t, {
    ...fieldStates('enrol', null)('label'),
    label: t(texts.deviceLabel),
    isOptional: true,
    maxLength: 100,
  })
  const body = [hiddenFields({ code: offer.code ?? '' }), label, button({ label: t(texts.enrol) })]
  return html`<p>${t(texts.enrolFor)}</p>
<div class="card"><p><strong>${t(texts.codeFor, offer)}</strong></p><p>${t.parts(texts.enrolUntil, { time: timeOf(view, offer.expiresAt) })}</p></div>
${form({ name: 'enrol', key: view.newKey(), body })}
<p><a href="${base}${ENROL_PATH}">${t(texts.enrolOther)}</a></p>`
}
