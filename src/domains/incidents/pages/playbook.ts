import { holdsIn } from '../../../core/actor.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { timeOf } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import { playbook, playbookFile } from '../actions/playbook.ts'
import { texts } from '../texts/playbooks.ts'
import { PLAYBOOKS } from './playbooks.ts'
import { answerWords, stepWord } from './step-words.ts'

async function load(ctx: PageContext) {
  return {
    found: await ctx.call(playbook, { playbook: ctx.params['playbook'] ?? '' }),
    mayDrop: holdsIn(ctx.actor, 'incidents:lead', '/'),
  }
}
type Found = Awaited<ReturnType<typeof load>>['found']

/** One playbook, step by step, to be read and printed before it is needed. */
export const playbookPage = page({
  path: `${PLAYBOOKS}/:playbook`,
  surface: 'console',
  permission: 'incidents:read',
  forms: {
    drop: {
      action: 'incidents.dropPlaybook',
      next: () => PLAYBOOKS,
      said: texts.saidDropped,
      asks: { title: texts.dropTitle, what: texts.dropWhat, act: texts.drop },
    },
  },
  load,
  render({ found, mayDrop }, view) {
    const { t, node } = view
    const address = `${node.prefix}/api/${playbookFile.name}?playbook=${found.playbook}`
    const facts = summaryList(t, [
      { label: t(texts.modified), value: timeOf(view, found.modified) },
      { label: t(texts.from), value: t(found.imported === null ? texts.shipped : texts.imported) },
      { label: t(texts.identifier), value: code(found.playbook) },
      { label: t(texts.sha256), value: code(found.sha256) },
    ])
    const drop =
      mayDrop &&
      found.imported !== null &&
      postForm(view, {
        name: 'drop',
        hidden: { playbook: found.playbook },
        label: t(texts.drop),
        kind: 'danger',
      })
    const steps = html`<ol class="timeline">${found.list.map((one) => stepItem(one, found, view))}</ol>`
    const main = html`${refusedPart(view)}<p>${typed(inLanguage(view, found.descriptions))}</p>${block(t(texts.steps), steps)}${block(t(texts.facts), facts)}<div class="no-print"><p><a href="${address}" download="${found.playbook}.json">${t(texts.export)}</a></p>${drop}</div>`
    return {
      title: inLanguage(view, found.names),
      main,
      breadcrumb: [{ path: PLAYBOOKS, label: t(texts.playbooks) }],
    }
  },
})

type Step = Found['list'][number]

function stepItem(step: Step, { list }: Found, view: View): Html {
  const { t } = view
  const own = list.indexOf(step) + 1
  const { name, text, who } = stepWord(view, step.words)
  const title = name === '' ? t(texts[step.type === 'end' ? 'end' : 'start']) : typed(name)
  const until =
    step.timeoutMs === null ? null : t(texts.within, { time: t.duration(step.timeoutMs) })
  const meant = [
    who !== '' && html`<span class="hint">${typed(who)}</span>`,
    until !== null && html` <span class="hint">${until}</span>`,
  ]
  const leads = step.leads.map(({ answer, to }) => {
    const words = answerWords(view, step, answer)
    const place = t(texts.goTo, { step: t.number(to + 1) })
    return html`<li>${words !== '' && html`${words}: `}${place}</li>`
  })
  return html`<li id="step-${own}"><p class="timeline-time">${t.number(own)}</p><p class="timeline-title">${title}</p><div>${lines(text)}<p>${meant}</p>${leads.length > 0 && html`<ul class="plain hint">${leads}</ul>`}${foreignPart(step, view)}</div></li>`
}

/** Lines of a text, one below the other. */
export function lines(text: string): Content {
  return text.split('\n').map((one) => one !== '' && html`<p>${typed(one)}</p>`)
}

function foreignPart({ foreign }: Step, { t }: View): Content {
  if (foreign.length === 0) return null
  const shown = foreign.map(
    ({ type, text }) =>
      html`<p>${code(type)}</p><pre dir="ltr" tabindex="0" translate="no">${text}</pre>`,
  )
  return disclosure(t(texts.foreign), html`<p class="hint">${t(texts.foreignHint)}</p>${shown}`)
}
