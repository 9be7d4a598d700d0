import type { PageContext, ReadinessItem } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { agencies } from './actions/agency.ts'
import { nation } from './actions/nation.ts'
import { overseer } from './actions/overseer.ts'

const texts = defineTexts('directory-readiness', {
  country: { en: 'The country is chosen', ar: 'البلد مختار' },
  countryTodo: {
    en: 'Choose it on the set-up page; authority, CSIRT and reporting agencies are then proposed.',
    ar: 'اختره في صفحة التجهيز، فتُقترح هيئة الانتخابات وفريق الاستجابة وجهات الإبلاغ.',
  },
  directory: { en: 'The directory is confirmed', ar: 'الدليل مؤكد' },
  directoryTodo: {
    en: 'Confirm, correct or remove every agency that is still unverified.',
    ar: 'أكّد كل جهة لم يُتحقق منها بعد أو صحّحها أو أزلها.',
  },
  overseer: { en: 'Somebody checks the administrator', ar: 'شخص يراقب مسؤول النظام' },
  overseerTodo: {
    en: 'Name somebody on the set-up page, step 4, who compares the list of persons with the people of the office.',
    ar: 'سمِّ في صفحة التجهيز، الخطوة 4، شخصًا يقارن قائمة الأشخاص بالعاملين في المكتب.',
  },
})

const setup = { path: '/console/setup', permission: 'directory:write', reach: 'nation' } as const

/** Whether a country is chosen and nothing of its directory is left unverified. */
async function isConfirmed(ctx: PageContext): Promise<boolean> {
  const chosen = await ctx.call(nation, {})
  if (chosen === null) return false
  const { agencies: all } = await ctx.call(agencies, { iso3: chosen.iso3 })
  return all.length > 0 && all.every(({ confirmed }) => confirmed !== null)
}

/** What the directory must hold before the node is relied on. */
export const readiness: readonly ReadinessItem[] = [
  {
    name: 'country',
    after: 'address',
    title: texts.country,
    todo: texts.countryTodo,
    page: setup,
    isReady: async (ctx) => (await ctx.call(nation, {})) !== null,
  },
  {
    name: 'directory',
    after: 'election',
    title: texts.directory,
    todo: texts.directoryTodo,
    page: { path: '/console/directory', permission: 'directory:read' },
    isReady: isConfirmed,
  },
  {
    name: 'overseer',
    after: 'second-person',
    title: texts.overseer,
    todo: texts.overseerTodo,
    page: setup,
    isReady: async (ctx) => (await ctx.call(overseer, {})) !== null,
  },
]
