import { z } from 'zod'
import { need } from '../../core/action.ts'
import { page } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { type Html, html } from '../../ui/html.ts'
import { timeMark } from '../../ui/time.ts'
import { CLAUSES, type Clause } from '../programme.ts'

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

const figuresNeed = need<{ types: readonly string[] }>()(
  'record.figures',
  z.object({
    figures: z.array(
      z.object({ type: z.string(), count: z.number(), last: z.string().nullable() }),
    ),
  }),
)

type Figures = z.infer<(typeof figuresNeed)['output']>['figures']

/** The preamble and the eighteen clauses, each with what this node did for it. */
export const programme = page<Figures, Html>({
  path: '/programme',
  surface: 'public',
  permission: 'anyone',
  nav: { order: 40, label: texts.nav },
  async load(ctx) {
    const types = CLAUSES.flatMap((clause) => clause.counted)
    return (await ctx.ask(figuresNeed, { types })).figures
  },
  render(figures, { t, base, node }) {
    const row = (clause: Clause) => {
      const own = figures.filter(({ type }) => clause.counted.includes(type))
      const count = own.reduce((sum, figure) => sum + figure.count, 0)
      const last =
        own
          .map((figure) => figure.last ?? '')
          .toSorted()
          .at(-1) ?? ''
      const done =
        clause.figure === null
          ? html`<p class="hint">${t(texts.notYet)}</p>`
          : html`<p>${count === 0 ? t(texts.noAction) : t(clause.figure, { count })}${
              last !== '' &&
              html` · ${t.parts(texts.last, { time: timeMark(t, { at: last, zone: node.zone }) })}`
            }</p>`
      const where =
        clause.page !== null &&
        html`<p><a href="${base}${clause.page}">${t(texts.carriedOut)}</a></p>`
      return html`<li id="clause-${clause.number}"><h3>${t(texts.clause, { number: clause.number })}</h3><p>${t(clause.text)}</p>${done}${where}</li>`
    }
    return {
      title: t(texts.title),
      main: html`<h2>${t(texts.preambleTitle)}</h2><p>${t(texts.preamble)}</p>
<h2>${t(texts.clausesTitle)}</h2><ol class="clauses">${CLAUSES.map(row)}</ol>`,
    }
  },
})
