import { defineTexts } from '../../../core/text.ts'

/** Words about windows in which sites are worked on. */
export const maintenanceTexts = defineTexts('monitoring', {
  maintenance: { en: 'Maintenance', ar: 'الصيانة' },
  windowsTitle: { en: 'Maintenance and announced changes', ar: 'الصيانة والتغييرات المعلنة' },
  maintenanceIntro: {
    en: 'While a site is worked on, an outage raises no alarm. A break-in is still reported: another page, another certificate, other DNS entries. Everybody sees the maintenance, also on the public page and in the report of the day.',
    ar: 'أثناء العمل على موقع لا يثير تعطله إنذارًا. أما الاختراق فيُبلَّغ عنه: صفحة أخرى أو شهادة أخرى أو سجلات DNS أخرى. يرى الجميع الصيانة، وكذلك في الصفحة العامة وتقرير اليوم.',
  },
  maintenanceStatus: {
    en: 'Let the site answer with status 503 meanwhile: another page with status 200 counts as a break-in.',
    ar: 'اجعل الموقع يجيب أثناءها بالحالة 503: فصفحة أخرى بالحالة 200 تُعد اختراقًا.',
  },
  maintenanceUntil: { en: 'Maintenance until {time}', ar: 'صيانة حتى {time}' },
  openMaintenance: { en: 'Open the maintenance', ar: 'افتح الصيانة' },
  planMaintenance: { en: 'A new maintenance', ar: 'صيانة جديدة' },
  planFor: { en: 'Maintenance of {site}', ar: 'صيانة {site}' },
  maintainedSites: { en: 'Which sites', ar: 'أي المواقع' },
  moreSites: {
    en: 'Only the first {count} are offered. Narrow the list of sites first, and come here from there.',
    ar: 'تُعرض أول {count} فقط. ضيّق قائمة المواقع أولًا ثم تعال إلى هنا منها.',
  },
  maintenanceFrom: { en: 'From', ar: 'من' },
  maintenanceFromHint: {
    en: 'Nothing chosen: from now on. Times are of {zone}.',
    ar: 'دون اختيار: من الآن. الأوقات بتوقيت {zone}.',
  },
  maintenanceTo: { en: 'Until', ar: 'حتى' },
  maintenanceToHint: {
    en: 'At most 24 hours later. It ends by itself, and the site is looked at at once.',
    ar: 'بعد 24 ساعة على الأكثر. تنتهي من تلقاء نفسها ويُفحص الموقع فورًا.',
  },
  maintenanceWhy: { en: 'Why', ar: 'لماذا' },
  despiteFreeze: {
    en: 'It has to be, although nothing may change in these days',
    ar: 'لا بد منها مع أنه لا يجوز تغيير شيء في هذه الأيام',
  },
  windows: {
    en: 'Now, planned, and of the last week',
    ar: 'الجارية والمخططة وما كان في الأسبوع الماضي',
  },
  noWindows: { en: 'No site is worked on.', ar: 'لا يجري العمل على أي موقع.' },
  windowKind: { en: 'Kind', ar: 'النوع' },
  kindMaintenance: { en: 'Maintenance', ar: 'صيانة' },
  kindAnnounced: { en: 'Announced change', ar: 'تغيير معلن' },
  windowState: { en: 'State', ar: 'الحالة' },
  windowNow: { en: 'now', ar: 'جارية' },
  windowPlanned: { en: 'planned', ar: 'مخططة' },
  windowOver: { en: 'over', ar: 'انتهت' },
  windowEnded: { en: 'ended early', ar: 'أُنهيت مبكرًا' },
  windowInFreeze: {
    en: 'in days in which nothing may change',
    ar: 'في أيام لا يجوز فيها تغيير شيء',
  },
  maintenanceBy: { en: 'Opened by', ar: 'فتحها' },
  whatToDoNow: { en: 'What to do', ar: 'الإجراء' },
  endNow: { en: 'End it now', ar: 'أنهها الآن' },
  callOff: { en: 'Call it off', ar: 'ألغها' },
  saidMaintenance: { en: 'The maintenance is noted.', ar: 'سُجّلت الصيانة.' },
  saidMaintenanceEnded: {
    en: 'The maintenance is over. Outages raise the alarm again.',
    ar: 'انتهت الصيانة. التعطل يثير الإنذار من جديد.',
  },
  moreWindows: { en: 'There were more than are shown here.', ar: 'هناك أكثر مما يظهر هنا.' },
})
