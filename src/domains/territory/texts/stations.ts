import { defineTexts } from '../../../core/text.ts'

/** Words of the list of stations. */
export const stationsTexts = defineTexts('territory-stations', {
  title: { en: 'Stations', ar: 'المراكز' },
  search: {
    en: 'Beginning of a number or name, or words of an area',
    ar: 'بداية رقم أو اسم، أو كلمات من اسم منطقة',
  },
  find: { en: 'Search', ar: 'ابحث' },
  show: { en: 'Which stations', ar: 'أي المراكز' },
  open: { en: 'All open', ar: 'كل المفتوحة' },
  noDevice: { en: 'Without a device', ar: 'بلا جهاز' },
  noPhone: { en: 'Without a telephone', ar: 'بلا هاتف' },
  closed: { en: 'Closed', ar: 'المغلقة' },
  device: { en: 'Device', ar: 'الجهاز' },
  none: { en: 'None', ar: 'لا يوجد' },
  heard: { en: 'Heard {time}', ar: 'سُمع {time}' },
  unheard: { en: 'Never heard', ar: 'لم يُسمع قط' },
  closedAt: { en: 'Closed on', ar: 'أُغلق في' },
  lat: { en: 'Latitude', ar: 'خط العرض' },
  lon: { en: 'Longitude', ar: 'خط الطول' },
  inArea: { en: 'In {area}', ar: 'في {area}' },
  everywhere: { en: 'Everywhere', ar: 'في كل مكان' },
  areas: { en: 'Areas with these words', ar: 'مناطق فيها هذه الكلمات' },
  empty: { en: 'No station is like that.', ar: 'لا مركز كذلك.' },
  lookedThrough: {
    en: 'So far {count} stations were looked through.',
    ar: 'بُحث حتى الآن في {count} من المراكز.',
  },
})
