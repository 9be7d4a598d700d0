import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { code, typed } from '../../../ui/code.ts'
import { postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { moment, timeOf } from '../../../ui/time.ts'
import type { ShownAnswer } from '../store/hook.ts'
import { hookWords as words } from '../texts/hook.ts'

/** Words of the fields of a webhook, wherever one is entered. */
export const hookLabels = {
  form: words.form,
  address: words.address,
  addressHint: words.addressHint,
  to: words.to,
  toHint: words.toHint,
  token: words.token,
  tokenHint: words.tokenHint,
} as const

/** How they are drawn: an address works like a key, so no browser is to remember it. */
export const hookLooks = {
  address: { direction: 'ltr', autocomplete: 'off' },
  to: { direction: 'ltr', isOptional: true },
  token: { direction: 'ltr', type: 'password', autocomplete: 'off', isOptional: true },
} as const

export const hookChoices = {
  form: {
    plain: words.plain,
    slack: words.slack,
    teams: words.teams,
    mattermost: words.mattermost,
    telegram: words.telegram,
    matrix: words.matrix,
    ntfy: words.ntfy,
  },
} as const

/** The key that was just made, shown once; null for any other form. */
export function keyPart({ t, done, base }: View, name: string, path: string): Html | null {
  const { key } = (done?.form === name ? done.output : {}) as { readonly key?: string | null }
  if (typeof key !== 'string') return null
  return html`<h2>${t(words.keyTitle)}</h2><p>${code(key)}</p><p>${t(words.keyHint)}</p><p><a href="${base}${path}">${t(words.keyDone)}</a></p>`
}

/** What a webhook answered last, and since when it fails; with the button that tries it out. */
export function hookState(
  view: View,
  {
    route,
    answer,
    isConfirmed,
  }: { route: string; answer: ShownAnswer | null; isConfirmed: boolean },
): Html {
  const test = { name: 'test', label: view.t(words.test), kind: 'secondary' } as const
  return html`${answer !== null && answerPart(view, answer)}${isConfirmed && postForm(view, { ...test, hidden: { route } })}`
}

const PURPOSES: Readonly<Record<ShownAnswer['purpose'], Message<'what'>>> = {
  code: words.code,
  test: words.tried,
  message: words.message,
}

function answerPart(view: View, answer: ShownAnswer): Html {
  const { t } = view
  const { at, purpose, ms, words: said, failingSince } = answer
  const what = t(words.answered, { what: outcomeOf(view, answer), ms })
  return html`${failingSince !== null && html`<br><strong>${t.parts(words.failing, { time: timeOf(view, failingSince) })}</strong>`}<br>${t(PURPOSES[purpose], { what })}${said !== '' && html` ${typed(said)}`}<br>${moment(view, at)}`
}

function outcomeOf({ t }: View, { outcome, fault, status: number }: ShownAnswer): string {
  const status = number ?? '–'
  if (outcome === 'taken') return number === null ? t(words.practised) : t(words.taken, { status })
  if (fault === 'answer' || fault === 'redirect') return t(words[fault], { status })
  if (fault === 'address') return t(words.refusedAddress)
  return t(words[fault ?? 'network'])
}
