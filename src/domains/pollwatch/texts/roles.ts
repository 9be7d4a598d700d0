import { defineTexts } from '../../../core/text.ts'

/** Titles of the roles of poll watching. */
export const roleTexts = defineTexts('pollwatch-roles', {
  accreditor: { en: 'Accreditor of observers', ar: 'مسؤول اعتماد المراقبين' },
  'observation-manager': { en: 'Observation manager', ar: 'مسؤول المراقبة في جماعة' },
  'issue-officer': { en: 'Officer for voting issues', ar: 'ضابط مشكلات التصويت' },
})

/** What the permissions allow, in words. */
export const permissionTexts = defineTexts('pollwatch-permissions', {
  'pollwatch:desk': {
    en: 'open the desk of observations, with what one may see of it',
    ar: 'فتح مكتب المراقبة بما يُسمح برؤيته',
  },
  'pollwatch:read': {
    en: 'see what groups of observers hand on, and voting issues',
    ar: 'رؤية ما تسلّمه جماعات المراقبين ومشكلات التصويت',
  },
  'pollwatch:accredit': {
    en: 'decide which groups observe',
    ar: 'البت في الجماعات التي تراقب',
  },
  'pollwatch:judge': {
    en: 'reject a voting issue with a public reason',
    ar: 'رفض مشكلة تصويت بسبب معلن',
  },
  'pollwatch:observe': {
    en: 'look after one group of observers and what it sends',
    ar: 'متابعة جماعة مراقبين واحدة وما ترسله',
  },
  'pollwatch:form': {
    en: 'write forms of observers, and put those of others in force',
    ar: 'كتابة استمارات المراقبين وجعل استمارات غيره سارية',
  },
  'pollwatch:answer': {
    en: 'confirm, answer and close voting issues',
    ar: 'تأكيد مشكلات التصويت والإجابة عنها وإغلاقها',
  },
})
