// What the script of an observer's page has to know: whose telephone it is, the form as it is judged, and all its words.
import type { Message } from '../../../core/text.ts'
import type { View } from '../../../core/slice.ts'
import { type Html, jsonBlock } from '../../../ui/html.ts'
import { inLanguage } from '../../../ui/words.ts'
import type { Form } from '../../../lib/questionnaire/index.ts'
import type { Place } from '../schema.ts'
import { watchScriptTexts as words } from '../texts/watch-script.ts'
import { titleOf } from './watch-look.ts'

/** The script of all pages of a telephone. */
export const WATCH_SCRIPT = 'watch.js'

interface Whose {
  readonly phone: string
  readonly observer: { readonly number: string; readonly place: Place }
}

/** The facts as the script reads them. */
export function factsPart({ phone, observer }: Whose, form: Form | null, view: View): Html {
  const { t, node, base } = view
  return jsonBlock('watch', {
    phone,
    number: observer.number,
    base,
    api: `${node.prefix}/api`,
    zone: node.zone,
    locale: t.locale,
    sms: node.sms?.number ?? '',
    form: form === null ? null : judgedForm(form, observer.place, view),
    words: Object.fromEntries(
      Object.entries(words).map(([key, message]) => [
        key,
        t.pattern(message as Message) ?? message.en,
      ]),
    ),
  })
}

/** A form as far as the browser judges it: rules as they were read, and words of this language alone. */
function judgedForm(form: Form, { number, registered }: Place, view: View): object {
  const { prefix, version, fields, rules } = form
  return {
    prefix,
    version,
    title: titleOf(view, form),
    station: number,
    registered,
    fields: fields.map(({ tag, type, min, max, options, isRequired, asked, text }) => ({
      tag,
      type,
      min,
      max,
      options: options?.map(({ value }) => ({ value })),
      isRequired,
      asked,
      text: inLanguage(view, text),
    })),
    rules: rules.map(({ name, read, text }) => ({ name, read, text: inLanguage(view, text) })),
  }
}
