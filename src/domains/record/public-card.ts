import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { defineTexts } from '../../core/text.ts'
import { html } from '../../ui/html.ts'
import { clockMark, timeMark } from '../../ui/time.ts'
import { damages } from './actions/damage.ts'
import { lookedOut } from './actions/lookout.ts'
import { PAGE } from './schema.ts'

const texts = defineTexts('record-front', {
  lookedOut: {
    en: {
      one: 'Watched from outside by one lookout; last look {time}.',
      other: 'Watched from outside by {count} lookouts; last look {time}.',
    },
    ar: {
      zero: 'لا يرصدها أحد من الخارج؛ آخر رصد {time}.',
      one: 'يرصدها راصد واحد من الخارج؛ آخر رصد {time}.',
      two: 'يرصدها راصدان من الخارج؛ آخر رصد {time}.',
      few: 'يرصدها {count} راصدين من الخارج؛ آخر رصد {time}.',
      many: 'يرصدها {count} راصدًا من الخارج؛ آخر رصد {time}.',
      other: 'يرصدها {count} راصد من الخارج؛ آخر رصد {time}.',
    },
  },
  damaged: {
    en: 'The record log is damaged, found {time}. Alerts and this page go on; until an administrator has looked into it, no new checkpoint of the log is signed.',
    ar: 'سجل القيود متضرر، اكتُشف الضرر {time}. تستمر التنبيهات وهذه الصفحة، ولا تُوقَّع نقطة تحقق جديدة للسجل حتى يبحث مسؤول النظام في الأمر.',
  },
})

/** Who looks out for the node, and since when damage of the log waits to be named, on the front page. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'lookouts',
    after: 'sites',
    load: (ctx) => ctx.call(lookedOut, {}),
    render({ last, count }, { t, node }) {
      if (last === null || count === 0) return null
      const time = clockMark(t, { at: last, zone: node.zone })
      return html`<p>${t.parts(texts.lookedOut, { count, time })}</p>`
    },
  }),
  publicCard({
    name: 'damage',
    after: 'lookouts',
    async load(ctx) {
      const found = await ctx.call(damages, { after: null, limit: PAGE })
      return found.damages.findLast(({ namedAt }) => namedAt === null)?.foundAt ?? null
    },
    render(at, { t, node }) {
      if (at === null) return null
      return html`<p>${t.parts(texts.damaged, { time: timeMark(t, { at, zone: node.zone }) })}</p>`
    },
  }),
]
