import type { View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { inLanguage } from '../../../ui/words.ts'
import type { Form } from '../../../lib/questionnaire/index.ts'
import type { Place } from '../schema.ts'
import { watchTexts as texts } from '../texts/watch.ts'

/** Pages of an observer's telephone. */
export const WATCH = '/watch' as const
export const WATCH_ENROL = `${WATCH}/enrol`
export const formPath = (form: string) => `${WATCH}/${form}`

/** Who observes with this telephone, and where. */
export function watchHead(
  { number, place }: { readonly number: string; readonly place: Place },
  { t }: Pick<View, 't'>,
): Html {
  const where = t.parts(texts.station, { number: typed(place.number), name: typed(place.name) })
  return html`<h1 class="place">${t(texts.observer, { number })}<small>${where}</small></h1>`
}

/** When what the page shows was true; its script follows from here. */
export function watchState({ t, now, node }: View): Html {
  const time = t.clock(now, node.zone)
  return html`<p id="link" class="link tone-plain" role="status">${t(texts.still, { time })} <a href="">${t(texts.reload)}</a></p>`
}

/** The name of a form as far as its first mark: what else its title says is for who answers it by message. */
export function titleOf(view: Pick<View, 't'>, form: Pick<Form, 'title' | 'prefix'>): string {
  return inLanguage(view, form.title).split(':')[0] ?? form.prefix
}
