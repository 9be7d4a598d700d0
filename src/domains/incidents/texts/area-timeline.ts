import { defineTexts } from '../../../core/text.ts'

/** What the timeline of an area says. */
export const areaTimelineTexts = defineTexts('incidents-area-timeline', {
  title: { en: 'Timeline', ar: 'التسلسل الزمني' },
  titleOf: { en: 'Timeline of {area}', ar: 'التسلسل الزمني: {area}' },
  intro: {
    en: 'What machines, stations, observers and people told, in one order. Observers are told of by kind and station, once their group hands on what they sent; who they are stands nowhere here.',
    ar: 'ما أبلغت به الأجهزة والمراكز والمراقبون والناس بترتيب واحد. يُذكر ما يبلّغه المراقبون بنوعه ومركزه بعد أن تسلّمه جماعتهم، ولا يُذكر هنا من هم.',
  },
  area: { en: 'Area', ar: 'المنطقة' },
  source: { en: 'Where from', ar: 'المصدر' },
  kind: { en: 'What', ar: 'ماذا' },
  all: { en: 'All', ar: 'الكل' },
  from: { en: 'From', ar: 'من' },
  until: { en: 'Before', ar: 'قبل' },
  show: { en: 'Show', ar: 'اعرض' },
  none: { en: 'Nothing is told here.', ar: 'لا شيء هنا.' },
  join: { en: 'Join to an incident', ar: 'اربط بحادثة' },
  joinHint: {
    en: 'Choose an incident: each line that belongs to none then has a button.',
    ar: 'اختر حادثة: يظهر عندئذ زر عند كل سطر لا ينتمي إلى حادثة.',
  },
  incident: { en: 'Incident', ar: 'الحادثة' },
  nobody: { en: 'None', ar: 'لا شيء' },
  choose: { en: 'Choose', ar: 'اختر' },
  joinTo: { en: 'Is a part of {code}', ar: 'جزء من {code}' },
  joined: { en: 'belongs to an incident', ar: 'تابع لحادثة' },
  saidJoined: { en: 'It is a part of the incident.', ar: 'أصبح جزءًا من الحادثة.' },
  leftOut: { en: 'Left out by the filter: {count}', ar: 'استبعده المرشّح: {count}' },
  ofIncidents: {
    en: 'Left out because they stand in timelines of incidents alone (notes, steps, tasks): {count}',
    ar: 'استُبعد لأنه في تسلسل الحوادث وحدها (ملاحظات ومراحل ومهام): {count}',
  },
  when: { en: 'When', ar: 'متى' },
  utc: { en: 'UTC', ar: 'التوقيت العالمي' },
  text: { en: 'About', ar: 'عن' },
  tag: { en: 'Tag', ar: 'وسم' },
  observable: { en: 'Seen', ar: 'شوهد' },
})
