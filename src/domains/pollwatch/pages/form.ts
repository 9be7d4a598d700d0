import { holdsIn } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { FormChange, FormFact } from '../../../lib/questionnaire/index.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import {
  dropForm,
  form,
  formFile,
  isOfPerson,
  putFormForward,
  releaseForm,
} from '../actions/form.ts'
import { found } from '../refusals.ts'
import { formTextsOf as texts } from '../texts/forms.ts'
import { formPath, stateBadge } from './forms.ts'
import { FORMS } from './look.ts'

async function load(ctx: PageContext) {
  const said = /^([A-Z]{2})-(\d{1,4})$/.exec(ctx.params['form'] ?? '')
  const [, prefix = '', version = ''] = found(said, 'unknownForm')
  const own = await ctx.call(form, { form: prefix, version: Math.max(1, Number(version)) })
  const { addedBy, releasedBy } = own.part
  const persons = [addedBy, releasedBy].filter((one) => one !== null)
  return {
    ...own,
    names: await namesOf(ctx, { persons }),
    mayWrite: holdsIn(ctx.actor, 'pollwatch:form', '/'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** One version of a form as observers are asked it, and what it changes. */
export const formPage = page({
  path: `${FORMS}/:form`,
  surface: 'console',
  permission: 'pollwatch:desk',
  forms: {
    forward: { action: putFormForward.name, next: formPath, said: texts.saidForward },
    release: {
      action: releaseForm.name,
      next: formPath,
      said: texts.saidReleased,
      asks: { title: texts.releaseTitle, what: texts.releaseWhat, act: texts.release },
    },
    drop: {
      action: dropForm.name,
      next: () => FORMS,
      said: texts.saidDropped,
      asks: { title: texts.dropTitle, what: texts.dropWhat, act: texts.drop },
    },
  },
  load,
  render(data, view) {
    const { t } = view
    const { part, fact, before } = data
    const differs =
      before !== null &&
      block(t(texts.changes, { version: t.number(before) }), changesPart(data.changes, view))
    return {
      title: inLanguage(view, fact.title),
      sub: html`${code(part.form)} ${t(texts.versionOf, { version: t.number(part.version) })} ${stateBadge(part, view)}`,
      main: html`${refusedPart(view)}${actsPart(data, view)}${differs}${block(t(texts.preview), previewPart(fact, view))}${block(t(texts.rules), rulesPart(fact, view))}${factsPart(data, view)}`,
      breadcrumb: [{ path: FORMS, label: t(texts.title) }],
    }
  },
})

function actsPart({ part, mayWrite }: Data, view: View): Html | false {
  if (!mayWrite || part.state !== 'proposed') return false
  const { t } = view
  const hidden = { form: part.form, version: String(part.version) }
  const isFirst = view.node.realm === 'actual' && !isOfPerson(part.addedBy)
  const release = isFirst
    ? postForm(view, { name: 'forward', hidden, label: t(texts.forward) })
    : postForm(view, {
        name: 'release',
        hidden: { ...hidden, sha256: part.sha256 ?? '' },
        label: t(texts.release),
      })
  const drop = postForm(view, { name: 'drop', hidden, label: t(texts.drop), kind: 'danger' })
  return html`<div class="no-print acts">${release}${drop}</div>`
}

function changesPart(changes: readonly FormChange[], { t }: View): Html {
  if (changes.length === 0) return html`<p>${t(texts.noChanges)}</p>`
  const lines = changes.map(({ is, what, name }) => {
    const thing = what === 'form' ? t(texts.formItself) : t.parts(texts[what], { name: code(name) })
    return html`<li><b>${t(texts[is])}</b> <span>${thing}</span></li>`
  })
  return html`<ul class="rows">${lines}</ul>`
}

/** Questions in their order, with what may be answered. */
function previewPart({ fields }: FormFact, view: View): Html {
  const { t } = view
  const lines = fields.map(({ tag, type, text, min, max, options = [], isRequired, when }) => {
    const range =
      min !== undefined && max !== undefined
        ? ` ${t(texts.between, { min: t.number(min), max: t.number(max) })}`
        : ''
    const must = isRequired ? `, ${t(texts.required)}` : ''
    const choices = options.map(
      (one) => html`<br>${code(String(one.value))} ${inLanguage(view, one.text)}`,
    )
    const skip =
      when !== undefined &&
      html`<br><span class="hint">${t.parts(texts.onlyIf, { rule: code(when) })}</span>`
    return html`<li><span>${code(tag)} <b>${inLanguage(view, text)}</b><br><span class="hint">${t(texts[type])}${range}${must}</span>${choices}${skip}</span></li>`
  })
  return html`<ol class="rows">${lines}</ol>`
}

function rulesPart({ rules }: FormFact, view: View): Html {
  if (rules.length === 0) return html`<p>${view.t(texts.noRules)}</p>`
  const lines = rules.map(
    ({ rule, text }) => html`<li><span>${inLanguage(view, text)}</span> ${code(rule)}</li>`,
  )
  return html`<ul class="rows">${lines}</ul>`
}

function factsPart({ part, names }: Data, view: View): Html {
  const { t, node } = view
  const who = (person: string | null) =>
    person === null ? t(texts.shipped) : typed(names.persons.get(person) ?? person)
  const { form: prefix, version } = part
  const address = `${node.prefix}/api/${formFile.name}?form=${prefix}&version=${version}`
  const facts = summaryList(t, [
    { label: t(texts.by), value: who(part.addedBy) },
    part.releasedBy !== null && { label: t(texts.releasedBy), value: who(part.releasedBy) },
    part.at !== null && { label: t(texts.since), value: shortMoment(view, part.at) },
  ])
  return html`${facts}<p class="no-print"><a href="${address}" download="${prefix}-${version}.json">${t(texts.export)}</a></p>`
}
