import { holds } from '../../../core/actor.ts'
import { page } from '../../../core/slice.ts'
import { defineTexts } from '../../../core/text.ts'
import { typed } from '../../../ui/code.ts'
import { selectField } from '../../../ui/field.ts'
import { fieldStates } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { table } from '../../../ui/table.ts'
import { timeMark } from '../../../ui/time.ts'
import { dutyList, officials } from '../actions/official.ts'
import { roster } from '../actions/roster.ts'
import { people } from '../needs.ts'
import { holderPart } from './holder.ts'
import { areaAddress, namedLink, postForm, refusal, textFields } from './parts.ts'
import { dutyPlanForm, handoverPart, rosterWarnings } from './roster.ts'

const texts = defineTexts('duty', {
  title: { en: 'Duty list', ar: 'قائمة المناوبة' },
  intro: {
    en: 'Who answers now and who comes next. The situation page shows who is on duty.',
    ar: 'من يجيب الآن ومن يليه. تعرض صفحة الموقف المناوبين.',
  },
  none: { en: 'Nobody is on the duty list.', ar: 'لا أحد في قائمة المناوبة.' },
  post: { en: 'Post', ar: 'المنصب' },
  contact: { en: 'Contact', ar: 'جهة الاتصال' },
  from: { en: 'From', ar: 'من' },
  until: { en: 'Until', ar: 'حتى' },
  action: { en: 'Action', ar: 'إجراء' },
  remove: { en: 'Take off the list', ar: 'احذف من القائمة' },
  add: { en: 'Put a post on duty', ar: 'ضع منصبًا في المناوبة' },
  afterHours: { en: 'Begins in how many hours', ar: 'تبدأ بعد كم ساعة' },
  hours: { en: 'Lasts how many hours', ar: 'تدوم كم ساعة' },
  put: { en: 'Put on duty', ar: 'ضع في المناوبة' },
  noPosts: {
    en: 'No post of the nation is written down yet. Add one to the area of the whole nation first.',
    ar: 'لم يُسجَّل بعد أي منصب على مستوى البلد. أضف منصبًا إلى منطقة البلد كله أولًا.',
  },
  nation: { en: 'The whole nation', ar: 'البلد كله' },
})

const PATH = '/console/duty'

/** Persons that the form of holders offers. */
const MAX_PERSONS = 200

/** Who is on duty now and next, for the posts of the whole nation. */
export const dutyPage = page({
  path: PATH,
  surface: 'console',
  permission: 'territory:read',
  nav: { group: 'node', label: texts.title },
  forms: {
    put: { action: 'territory.startDuty', next: () => PATH },
    plan: { action: 'territory.planDuty', next: () => PATH },
    remove: { action: 'territory.removeDuty', next: () => PATH },
    handOver: { action: 'territory.handOver', next: () => PATH },
    hold: { action: 'territory.holdPost', next: () => PATH },
    accept: { action: 'territory.acceptDuty', next: () => PATH },
  },
  async load(ctx) {
    const { duties } = await ctx.call(dutyList, { area: '/', limit: 100 })
    const posts = (await ctx.call(officials, { area: '/' })).officials
    const mayHandOver = holds(ctx.actor, 'territory:hand-over')
    const list = mayHandOver ? await ctx.call(roster, { area: '/' }) : null
    const mayWrite = holds(ctx.actor, 'territory:write')
    // The exercise knows no names: there everybody speaks for every post.
    const mayName = mayWrite && holds(ctx.actor, 'accounts:read') && ctx.node.realm === 'actual'
    const persons = mayName ? (await ctx.ask(people, { limit: MAX_PERSONS })).items : []
    return { duties, posts, list, mayWrite, persons }
  },
  render({ duties, posts, list: shifts, mayWrite, persons }, view): { title: string; main: Html } {
    const { t } = view
    const zone = view.node.zone
    const remove = {
      label: t(texts.action),
      cell: ({ duty }: (typeof duties)[number]) =>
        postForm(view, {
          name: 'remove',
          hidden: { duty },
          label: t(texts.remove),
          kind: 'secondary',
        }),
    }
    const list = table(t, {
      caption: t(texts.title),
      isCaptionHidden: true,
      empty: t(texts.none),
      rows: duties,
      columns: [
        {
          label: t(texts.post),
          cell: (row) =>
            html`${typed(row.post)}${row.label !== null && html` · ${typed(row.label)}`}`,
        },
        { label: t(texts.contact), cell: (row) => typed(row.contact ?? '–') },
        { label: t(texts.from), cell: (row) => timeMark(t, { at: row.from, zone }) },
        { label: t(texts.until), cell: (row) => timeMark(t, { at: row.until, zone }) },
        ...(mayWrite ? [remove] : []),
      ],
    })
    const field = textFields('put', view)
    const number = {
      inputMode: 'numeric',
      width: 'short',
      direction: 'ltr',
    } as const
    const form =
      posts.length === 0
        ? html`<p>${t(texts.noPosts)} ${namedLink(view, areaAddress('/'), t(texts.nation))}</p>`
        : postForm(view, {
            name: 'put',
            body: html`${selectField(t, {
              ...fieldStates('put', view.refused)('official'),
              label: t(texts.post),
              choices: posts.map(({ id, post, label }) => ({
                value: id,
                label: label === null ? post : `${post} · ${label}`,
              })),
            })}${field('afterHours', { label: t(texts.afterHours), ...number }, '0')}${field(
              'hours',
              { label: t(texts.hours), ...number },
              '8',
            )}`,
            label: t(texts.put),
          })
    return {
      title: t(texts.title),
      main: html`${refusal(view)}<p>${t(texts.intro)}</p>${shifts !== null && rosterWarnings(shifts, view)}${live('duty-list', list)}
${shifts !== null && handoverPart(shifts, view)}
${mayWrite && html`<h2>${t(texts.add)}</h2>${form}${posts.length > 0 && dutyPlanForm(posts, view)}${posts.length > 0 && persons.length > 0 && holderPart({ posts, persons }, view)}`}`,
    }
  },
})
