import { defineTexts } from '../../core/text.ts'

/** Words of the programme; what a clause asks for and counts comes from the slice that tells it, or from `programme.ts`. */
export const texts = defineTexts('programme', {
  nav: { en: 'Programme', ar: 'البرنامج' },
  title: { en: 'Eighteen tasks for safe elections', ar: 'ثماني عشرة مهمة لانتخابات آمنة' },
  preamble: {
    en: 'False information spreads easily, attacks on computers grow in number, and many countries are badly protected. A resolution of the United Nations committee on drugs and crime therefore asks states for eighteen things, so that elections stay legitimate. This page says how far each of them is here.',
    ar: 'تنتشر المعلومات الكاذبة بسهولة، وتتزايد الهجمات على الحواسيب، وكثير من البلدان ضعيف الحماية. لذلك يطلب قرار للجنة الأمم المتحدة المعنية بالمخدرات والجريمة من الدول ثمانية عشر أمرًا كي تبقى الانتخابات مشروعة. تقول هذه الصفحة إلى أين وصل كل منها هنا.',
  },
  counts: {
    en: '{done} at work, {next} being prepared, {later} planned. Each figure is counted from records that nobody can rewrite.',
    ar: '{done} تعمل الآن، و{next} قيد الإعداد، و{later} مخطط لها. كل رقم معدود من قيود لا يستطيع أحد تغييرها.',
  },
  strip: { en: 'The eighteen tasks', ar: 'المهام الثماني عشرة' },
  done: { en: 'At work', ar: 'تعمل الآن' },
  next: { en: 'Being prepared', ar: 'قيد الإعداد' },
  later: { en: 'Planned', ar: 'مخطط لها' },

  where: { en: 'See for yourself', ar: 'اطّلع بنفسك' },
  ready: {
    en: 'It is ready. There is nothing to count yet.',
    ar: 'هو جاهز، ولا يوجد ما يُعدّ بعد.',
  },
  last: { en: 'Last: {time}', ar: 'آخرها: {time}' },
  until: { en: 'Until then, turn to: {agency}', ar: 'حتى ذلك الحين توجّه إلى: {agency}' },
  untilauthority: {
    en: 'Until then, turn to your election office.',
    ar: 'حتى ذلك الحين توجّه إلى مكتب الانتخابات في منطقتك.',
  },
  untilreporting: {
    en: 'Until then, turn to the police.',
    ar: 'حتى ذلك الحين توجّه إلى الشرطة.',
  },
  untilcsirt: {
    en: 'Until then, turn to the emergency team for computers of your country.',
    ar: 'حتى ذلك الحين توجّه إلى فريق طوارئ الحاسوب في بلدك.',
  },
})
