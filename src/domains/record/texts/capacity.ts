import { defineTexts } from '../../../core/text.ts'

export const capacityTexts = defineTexts('record-capacity', {
  title: { en: 'Capacity', ar: 'السعة' },
  intro: {
    en: 'What this machine carries, by what it was measured to do. The estimate leaves half of the machine free.',
    ar: 'ما تتحمله هذه الآلة بحسب ما قيس من أدائها. يترك التقدير نصف الآلة حرًّا.',
  },
  never: {
    en: 'This machine was not measured yet. Run: {command}',
    ar: 'لم تُقَس هذه الآلة بعد. شغّل: {command}',
  },
  tooSmall: {
    en: 'There are more stations than this machine is estimated to carry.',
    ar: 'عدد المراكز أكبر مما يُقدَّر أن تتحمله هذه الآلة.',
  },
  at: { en: 'Measured', ar: 'وقت القياس' },
  stations: { en: 'Stations', ar: 'المراكز' },
  ofStations: { en: '{count} here, {most} estimated', ar: '{count} هنا، والتقدير {most}' },
  answers: { en: 'Answers a second', ar: 'إجابات في الثانية' },
  sites: { en: 'Sites', ar: 'المواقع' },
  disk: {
    en: 'Disk for so many sites, GB',
    ar: 'مساحة القرص لهذا العدد من المواقع، غيغابايت',
  },
  ofDisk: {
    en: '{atOnce} at once, and {eachYear} more each year',
    ar: '{atOnce} في البداية، و{eachYear} إضافية كل سنة',
  },
  commands: { en: 'Commands a second on the disk', ar: 'أوامر في الثانية على القرص' },
  sync: { en: 'Time to the disk, milliseconds', ar: 'زمن الكتابة على القرص بالملّي ثانية' },
})
