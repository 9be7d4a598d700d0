import type { z } from 'zod'
import { holds } from '../../../core/actor.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { textField } from '../../../ui/field.ts'
import { button, fieldStates, form, hiddenFields, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { timeOf } from '../../../ui/time.ts'
import { enrolPhone, readCard } from '../actions/enrol.ts'
import { watchScriptTexts } from '../texts/watch-script.ts'
import { watchTexts as texts } from '../texts/watch.ts'
import { WATCH, WATCH_ENROL } from './watch-look.ts'

/** Script of the page: a link with the secret of a card behind #. */
const SCRIPT = 'watch-enrol.js'

/** Where a telephone becomes that of an observer, and where one that was revoked is told so. */
export const watchEnrolPage = page({
  path: WATCH_ENROL,
  surface: 'watch',
  permission: 'anyone',
  forms: {
    look: { action: readCard.name, next: () => null },
    enrol: { action: enrolPhone.name, next: () => WATCH },
  },
  async load({ actor }: PageContext) {
    return { isRevoked: actor.id.startsWith('phone:') && !holds(actor, 'pollwatch:watch') }
  },
  render({ isRevoked }, view) {
    const { t, done, node, base } = view
    const read = done?.form === 'look' ? readCard.output.safeParse(done.output).data : undefined
    const facts = {
      api: `${node.prefix}/api`,
      next: `${base}${WATCH}`,
      offline: t(texts.offline),
    }
    const lost = watchScriptTexts
    const count = {
      both: t.pattern(lost.both),
      entries: t.pattern(lost.entries),
      photos: t.pattern(lost.photos),
    }
    const data = Object.entries(facts).map(([name, value]) => html` data-${name}="${value}"`)
    const told =
      isRevoked &&
      html`<div class="card tone-bad" data-revoked="${JSON.stringify({ ...count, lost: t.pattern(texts.lost), locale: t.locale })}" role="alert"><h2>${t(texts.revoked)}</h2><p data-lost></p><p>${t(texts.revokedNext)}</p></div>`
    const byLink = html`<div id="enrol"${data}><div role="alert" data-message hidden></div><div data-start hidden>${whose('', '', view)}<button type="button" class="button" data-go>${t(texts.enrol)}</button></div></div>`
    const byCode = html`<div data-code>${refusedPart(view, { code: texts.code })}${read === undefined ? codeForm(view) : cardForm(read, view)}</div>`
    return {
      title: t(texts.enrol),
      main: html`${told}<p>${t(texts.enrolHint)}</p>${byLink}${byCode}`,
      scripts: [SCRIPT],
    }
  },
})

function whose(number: string, station: string, { t }: View): Html {
  return html`<p>${t(texts.enrolFor)}</p><div class="card"><p><strong>${t.parts(texts.observer, { number: html`<bdi data-number>${number}</bdi>` })}</strong><br><bdi data-station>${station}</bdi></p></div><p class="hint">${t(texts.enrolReplaces)}</p>`
}

function codeForm(view: View): Html {
  const { t, refused } = view
  // A code that was refused in the second step is typed again in the first.
  const again = refused?.form === 'enrol' ? { ...refused, form: 'look' } : refused
  const field = textField(t, {
    ...fieldStates('look', again)('code'),
    label: t(texts.code),
    direction: 'ltr',
    autocomplete: 'off',
    maxLength: 20,
    width: 'medium',
  })
  return form({
    name: 'look',
    key: view.newKey(),
    body: [field, button({ label: t(texts.look) })],
  })
}

function cardForm(card: z.infer<typeof readCard.output>, view: View): Html {
  const { t, base } = view
  const body = [hiddenFields({ code: card.code ?? '' }), button({ label: t(texts.enrol) })]
  const time = timeOf(view, card.expiresAt)
  return html`${whose(card.number, card.station, view)}<p>${t.parts(texts.enrolUntil, { time })}</p>${form({ name: 'enrol', key: view.newKey(), body })}<p><a href="${base}${WATCH_ENROL}">${t(texts.enrolOther)}</a></p>`
}
