import { page, type PageContext, type View } from '../../../core/slice.ts'
import { selectField, textField } from '../../../ui/field.ts'
import {
  button,
  buttonLink,
  fieldStates,
  form as formPart,
  hiddenFields,
  refusedPart,
} from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { MAX_PHOTOS, ownWatch, sendEntry } from '../actions/phone.ts'
import { formOf } from '../forms.ts'
import { bookOfPage } from './look.ts'
import { codeOf, found } from '../refusals.ts'
import { watchTexts as texts } from '../texts/watch.ts'
import { asksWhich, ENTRY, keptIn, labelsOf, questionsOf } from './questions.ts'
import { factsPart, WATCH_SCRIPT } from './watch-facts.ts'
import { titleOf, WATCH, watchHead, watchState } from './watch-look.ts'

async function load(ctx: PageContext) {
  const { form: prefix = '' } = ctx.params
  const { observer, stations, phone } = await ctx.call(ownWatch, {})
  return {
    observer,
    stations,
    phone,
    form: found(formOf(await bookOfPage(ctx), prefix), 'unknownForm'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** One form, filled in on a telephone; without script it is sent as it stands. */
export const watchFormPage = page({
  path: `${WATCH}/:form`,
  surface: 'watch',
  permission: 'pollwatch:watch',
  forms: { entry: { action: sendEntry.name, next: () => WATCH } },
  load,
  render(data, view) {
    const { t, base } = view
    const title = titleOf(view, data.form)
    return {
      title,
      main: html`<h2>${title}</h2>${refusedPart(view, labelsOf(data.form, view))}${entryForm(data, view)}${factsPart(data, data.form, view)}`,
      scripts: [WATCH_SCRIPT],
      column: {
        head: watchHead(data.observer, view),
        state: watchState(view),
        foot: html`<section class="foot-bar" aria-label="${t(texts.back)}">${buttonLink({ href: `${base}${WATCH}`, label: t(texts.back), kind: 'secondary' })}</section>`,
      },
    }
  },
})

function entryForm({ form, observer, stations }: Data, view: View): Html {
  const { t, refused } = view
  const state = fieldStates(ENTRY, refused)
  // What was read once and is to be sent all the same.
  const isLookedAt = refused?.problem?.code === codeOf('notWhole')
  const hidden = {
    key: keptIn(view)['key'] ?? view.newKey(),
    form: form.prefix,
    version: String(form.version),
    ...(asksWhich(form) ? {} : { serial: '1' }),
    ...(isLookedAt ? { isSure: 'true' } : {}),
  }
  const isMany = stations.length > 0
  const station = stationPart(observer, stations, view)
  const body: Content = [
    hiddenFields(hidden),
    isMany && station,
    questionsOf(form, state, view),
    photosPart(view),
    !isMany && station,
    button({ label: t(isLookedAt ? texts.sendAnyway : texts.send) }),
  ]
  return formPart({ name: ENTRY, key: view.newKey(), body })
}

/** Who has one station says only that he is elsewhere; who has several says at which of them he is. */
function stationPart(
  { place: own }: Data['observer'],
  stations: Data['stations'],
  { t, refused }: View,
): Html {
  const state = fieldStates(ENTRY, refused)('station', own.number)
  if (stations.length === 0)
    return textField(t, {
      ...state,
      label: t(texts.otherStation),
      hint: t(texts.otherStationHint),
      direction: 'ltr',
      width: 'medium',
      maxLength: 32,
    })
  const choices = [own, ...stations.map(({ place }) => place)].map(({ number, name }) => ({
    value: number,
    label: t(texts.station, { number, name }),
  }))
  return selectField(t, { ...state, label: t(texts.atStation), choices })
}

/** Photos are cleaned by the page's script: without it there are none. */
function photosPart({ t }: View): Html {
  const hint = t(texts.photosHint, { count: MAX_PHOTOS, size: t.number(5) })
  return html`<noscript><p class="hint">${t(texts.photosNeedScript)}</p></noscript><div id="with-photos" class="field" hidden><label for="photo">${t(texts.photos)}</label><p class="hint" id="photo-hint">${hint}</p><p class="error" id="photo-wrong" role="alert"></p><div id="photos"></div><input id="photo" type="file" accept="image/jpeg,image/png,image/webp" multiple aria-describedby="photo-hint"></div>`
}
