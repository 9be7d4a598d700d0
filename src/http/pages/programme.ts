import type { z } from 'zod'
import type { ClausePart } from '../../core/clause.ts'
import { figuresNeed } from '../../core/figures.ts'
import { type Page, page, type Slice, type View } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { type Html, html } from '../../ui/html.ts'
import { timeMark } from '../../ui/time.ts'
import { type Clause, clausesOf } from '../programme.ts'

const texts = defineTexts('programme', {
  nav: { en: 'Programme', ar: 'البرنامج' },
  title: { en: 'The programme', ar: 'البرنامج' },
  preambleTitle: { en: 'Why', ar: 'لماذا' },
  preamble: {
    en: 'Misinformation spreads easily, cyber attacks grow in number, and many countries are badly protected against cybercrime. A resolution of the United Nations committee on drugs and crime therefore asks states for eighteen things, so that elections stay legitimate. Each of them is to be working software on this node.',
    ar: 'تنتشر المعلومات المضللة بسهولة، وتتزايد الهجمات السيبرانية، وكثير من البلدان ضعيف الحماية من الجريمة السيبرانية. لذلك يطلب قرارٌ للجنة الأمم المتحدة المعنية بالمخدرات والجريمة من الدول ثمانية عشر أمرًا كي تبقى الانتخابات مشروعة. ويُراد لكل منها أن يكون برنامجًا عاملًا على هذه العقدة.',
  },
  clausesTitle: { en: 'The eighteen clauses', ar: 'البنود الثمانية عشر' },
  clause: { en: 'Clause {number}', ar: 'البند {number}' },
  carriedOut: { en: 'Where it is carried out', ar: 'حيث يُنفَّذ' },
  notYet: { en: 'Not built yet.', ar: 'لم يُبنَ بعد.' },
  noAction: { en: 'No action yet.', ar: 'لا إجراء بعد.' },
  last: { en: 'Last: {time}', ar: 'آخرها: {time}' },
})

type Figures = z.infer<(typeof figuresNeed)['output']>['figures']

/** The preamble and the eighteen clauses, each with what this node did for it. */
export function programme(slices: readonly Slice[]): Page {
  const clauses = clausesOf(slices)
  const counted = clauses.flatMap(({ told }) => told?.counted ?? [])
  const types = counted.map(({ type }) => type)
  return page<Figures, Html>({
    path: '/programme',
    surface: 'public',
    permission: 'anyone',
    nav: { group: 'public', after: '/alerts', label: texts.nav },
    load: async (ctx) => (await ctx.ask(figuresNeed, { types })).figures,
    render: (figures, view) => ({
      title: view.t(texts.title),
      main: html`<h2>${view.t(texts.preambleTitle)}</h2><p>${view.t(texts.preamble)}</p>
<h2>${view.t(texts.clausesTitle)}</h2><ol class="clauses">${clauses.map((clause) => clauseItem(clause, figures, view))}</ol>`,
    }),
  })
}

function clauseItem({ number, text, told }: Clause, figures: Figures, view: View): Html {
  const { t, base } = view
  const done =
    told === null ? html`<p class="hint">${t(texts.notYet)}</p>` : figureOf(told, figures, view)
  const where =
    told !== null && html`<p><a href="${base}${told.pages[0]}">${t(texts.carriedOut)}</a></p>`
  return html`<li id="clause-${number}"><h3>${t(texts.clause, { number })}</h3><p>${t(text)}</p>${done}${where}</li>`
}

function figureOf(
  { counted, figure, least = 1 }: ClausePart,
  figures: Figures,
  { t, node }: View,
): Html {
  const own = figures.filter(({ type }) => counted.some((one) => one.type === type))
  const count = own.reduce((sum, one) => sum + one.count, 0)
  const last =
    own
      .map((one) => one.last ?? '')
      .toSorted()
      .at(-1) ?? ''
  return html`<p>${count < least ? t(texts.noAction) : t(figure, { count })}${
    last !== '' &&
    html` · ${t.parts(texts.last, { time: timeMark(t, { at: last, zone: node.zone }) })}`
  }</p>`
}
