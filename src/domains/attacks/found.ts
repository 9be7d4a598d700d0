import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('attacksFound', {
  attacks: {
    en: 'register of attacks; known attacks; explain an attack; how an attack works; lesson of an attack',
    ar: 'سجل الهجمات; هجمات معروفة; شرح هجوم; كيف يعمل الهجوم; درس من هجوم',
  },
})
