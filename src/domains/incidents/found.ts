import { defineTexts } from '../../core/text.ts'

/** What people come to each page for, in their words: phrases with a semicolon between two. */
export const purposes = defineTexts('incidentsFound', {
  incidents: {
    en: 'incident; incident response; ticket; take the lead; case of an attack; SOC; who leads; postmortem',
    ar: 'حادث; الاستجابة للحوادث; تذكرة; تولي القيادة; قضية هجوم; مركز عمليات الأمن; من يقود; تقرير ما بعد الحادث',
  },
  timeline: {
    en: 'chronology; what happened when; history of an area; sequence of events',
    ar: 'تسلسل الأحداث; ماذا حدث ومتى; تاريخ منطقة; تتابع الوقائع',
  },
  playbooks: {
    en: 'procedure; checklist; runbook; what to do when; response plan; CACAO',
    ar: 'إجراء; قائمة تحقق; دليل التشغيل; ماذا نفعل عندما; خطة استجابة',
  },
})
