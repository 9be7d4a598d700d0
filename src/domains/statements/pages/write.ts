// The form in which three sentences are written in each language, and the text as a second person reads it.
import type { View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { disclosure } from '../../../ui/details.ts'
import { checkbox, pickGroup, textArea } from '../../../ui/field.ts'
import { button, fieldStates, form, hiddenFields } from '../../../ui/form.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { moment } from '../../../ui/time.ts'
import { languageName } from '../../../ui/words.ts'
import { turnDown } from '../actions/version.ts'
import { type Block, FORMS, type Form, SENTENCES, type Words } from '../schema.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import { publicTexts } from '../texts/public.ts'
import { preparedWords } from '../wording.ts'
import type { WordData } from './word-data.ts'
import { above, wholeText } from './look.ts'

const LATER = FORMS.filter((one) => one !== 'first')

/** Writes the first text, a later one, or a proposed one anew. */
export function writeForm({ found }: WordData, view: View, isMain: boolean): Html {
  const { t, node } = view
  const isFirst = found.firstAt === null
  const before = found.versions.find(({ id }) => id === found.proposed) ?? newest(found.versions)
  const words: Words = before?.words ?? preparedWords(node, found)
  const state = fieldStates('write', view.refused)
  const which =
    !isFirst &&
    pickGroup(t, {
      ...state('form', formAt(before?.form)),
      label: t(texts.form),
      choices: LATER.map((value) => ({ value, label: t(publicTexts[value]) })),
    })
  const fields = node.alertLanguages.map((language) => {
    const own = words[language] ?? {}
    return languageFields(view, { language, own, isFirst })
  })
  const label = t(texts.propose)
  const own = { statement: found.id, ...(found.kind !== null && { kind: found.kind }) }
  const body = html`<p class="hint">${t(texts.prepared)}</p>${which}${above(view, found.kind)}<div class="even">${fields}</div>${hiddenFields(own)}<div class="bar">${button(isMain ? { label } : { label, kind: 'secondary' })}</div>`
  return form({ name: 'write', key: view.newKey(), body })
}

function formAt(before: Form | undefined): Form {
  return before === undefined || before === 'first' ? 'update' : before
}

function newest(versions: WordData['found']['versions']) {
  return versions.find(({ state, form: own }) => state === 'released' && own !== 'withdrawal')
}

function languageFields(
  view: View,
  props: { readonly language: string; readonly own: Block; readonly isFirst: boolean },
): Html {
  const { t, node, refused } = view
  const { language, own, isFirst } = props
  const state = fieldStates('write', refused)
  const fields = [...SENTENCES, ...(isFirst ? [] : (['why'] as const))].map((key) =>
    textArea(t, {
      ...state(`words.${language}.${key}`, key === 'why' ? '' : own[key]),
      label: t(publicTexts[key]),
      rows: 3,
      maxLength: 300,
    }),
  )
  const isMandatory = node.mandatoryLanguages.includes(language)
  return html`<fieldset class="words"><legend><bdi lang="${language}">${languageName(language)}</bdi></legend>${isMandatory && html`<p class="hint">${t(texts.mandatory)}</p>`}${fields}</fieldset>`
}

/** What waits for a second person: whoever may publish reads all of it; whoever wrote it is told whom to call. */
export function proposalPart(data: WordData, view: View, isMain: boolean): Html | null {
  const { found, mayRelease, isOwn, names } = data
  const { t } = view
  const text = found.versions.find(({ id }) => id === found.proposed)
  if (text === undefined || found.read === null) return null
  const who = t.parts(texts.writtenBy, {
    person: personName(view, names, text.writtenBy),
    time: moment(view, text.writtenAt),
  })
  const said = html`<p>${who} · ${t(publicTexts[text.form])}</p>${above(view, text.kind)}${wholeText(view, text.words)}`
  const note = isOwn && html`<p class="warning">${t(texts.callSecond)}</p>`
  if (!mayRelease || isOwn) return block(t(texts.isProposed), html`${said}${note}`)
  return block(
    t(texts.readIt),
    html`${releaseForm(view, { version: text.id, read: found.read, said, isMain })}${disclosure(
      t(texts.turnDown),
      actionForm(view, {
        name: 'turnDown',
        action: turnDown,
        labels: texts,
        hidden: { version: text.id },
        looks: { reason: { rows: 2 } },
        button: texts.turnDown,
        kind: 'secondary',
      }),
    )}`,
  )
}

/** The press stays in sight below what is read: on a telephone the sentences are longer than the screen. */
function releaseForm(
  view: View,
  props: {
    readonly version: string
    readonly read: string
    readonly said: Html
    readonly isMain: boolean
  },
): Html {
  const { t, node, refused } = view
  const { version, read, said, isMain } = props
  const state = fieldStates('release', refused)('namesNobody')
  const tick = checkbox({
    ...state,
    value: 'true',
    label: t(texts.namesNobody),
    isChecked: state.value === 'true',
  })
  const label = t(node.realm === 'exercise' ? texts.publishExercise : texts.publish)
  const press = button(isMain ? { label } : { label, kind: 'secondary' })
  const body = html`${said}${hiddenFields({ version, read })}<div class="bar">${tick}${press}</div>`
  return form({ name: 'release', key: view.newKey(), body })
}
