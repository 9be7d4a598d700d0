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
import { leftOutTexts, texts } from '../texts/playbooks.ts'
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
      { label: t(texts.sha256), value: code(found.sha256) },
      found.signedBy.length > 0 && { label: t(texts.signatures), value: signersPart(found, view) },
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
    const steps = html`<ol class="timeline">${found.list.filter(isTold).map((one) => stepItem(one, found, view))}</ol>`
    const main = html`${refusedPart(view)}<p>${typed(inLanguage(view, found.descriptions))}</p>${leftOutPart(found, view)}${block(t(texts.steps), steps)}${block(t(texts.facts), facts)}<div class="no-print"><p><a href="${address}" download="${found.playbook}.json">${t(texts.export)}</a></p>${drop}</div>`
    return {
      title: inLanguage(view, found.names),
      main,
      breadcrumb: [{ path: PLAYBOOKS, label: t(texts.playbooks) }],
    }
  },
})

/** What of the file is not here, so that nobody looks for it when it is needed. */
function leftOutPart({ leftOut }: Found, { t }: View): Content {
  if (leftOut.length === 0) return null
  const kinds = Map.groupBy(leftOut, ({ what }) => what)
  const rows = [...kinds].map(
    ([what, all]) =>
      html`<li>${t(leftOutTexts[what])}${disclosure(t(texts.where), html`<ul>${all.map(({ at }) => html`<li>${code(at)}</li>`)}</ul>`)}</li>`,
  )
  return block(t(texts.leftOut), html`<p>${t(texts.leftOutTold)}</p><ul>${rows}</ul>`)
}

type Step = Found['list'][number]

/** Steps that say something; a start and an end do not. */
const isTold = ({ type }: Pick<Step, 'type'>) => type !== 'start' && type !== 'end'

function stepItem(step: Step, { list }: Found, view: View): Html {
  const { t } = view
  const told = list.filter(isTold)
  const own = told.indexOf(step) + 1
  const { name, text, who } = stepWord(view, step.words)
  const until = step.timeoutMs === null ? '' : t(texts.within, { time: t.duration(step.timeoutMs) })
  const meant = [who, until].filter((part) => part !== '').join(' · ')
  const [only] = step.leads
  const next = told[own]
  const isPlain =
    step.leads.length === 1 && only?.answer === 'on_completion' && list[only.to] === next
  const leads = isPlain ? [] : step.leads.map((lead) => leadWords(step, lead, { list, told, view }))
  const title = name === '' ? code(step.type) : typed(name)
  return html`<li id="step-${own}"><p class="timeline-time">${t.number(own)}</p><p class="timeline-title">${title}</p><div>${lines(text)}${meant !== '' && html`<p class="hint">${typed(meant)}</p>`}${leads.map((lead) => html`<p class="hint">${lead}</p>`)}${foreignPart(step, view)}</div></li>`
}

/** Where a step leads, and when: to a step by its number, or to the end of its branch. */
function leadWords(
  step: Step,
  { answer, to }: Step['leads'][number],
  { list, told, view }: { list: readonly Step[]; told: readonly Step[]; view: View },
): Html {
  const { t } = view
  const target = list[to]
  const place =
    target === undefined || target.type === 'end'
      ? t(texts.ends)
      : t(texts.goTo, { step: t.number(told.indexOf(target) + 1) })
  const words = answerWords(view, step, answer)
  return words === '' ? html`${place}` : html`${typed(words)}: ${place}`
}

/** Lines of a text, one below the other. */
export function lines(text: string): Content {
  return text.split('\n').map((one) => one !== '' && html`<p>${typed(one)}</p>`)
}

/** Who signed it, and that nobody has checked that. */
function signersPart({ signedBy }: Found, { t }: View): Content {
  const names = signedBy.map(
    (name) => html`<p>${name === '' ? t(texts.nameless) : typed(name)}</p>`,
  )
  return [names, html`<p class="hint">${t(texts.unchecked)}</p>`]
}

function foreignPart({ foreign }: Step, { t }: View): Content {
  if (foreign.length === 0) return null
  const shown = foreign.map(
    ({ type, text }) =>
      html`<p>${code(type)}</p><pre dir="ltr" tabindex="0" translate="no">${text}</pre>`,
  )
  return disclosure(t(texts.foreign), html`<p class="hint">${t(texts.foreignHint)}</p>${shown}`)
}
